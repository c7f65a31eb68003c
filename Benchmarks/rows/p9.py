"""P9: the memory of 10,000 connections that have made one call each and now rest."""

import contextlib
import socket
import statistics

import servers
from measure import Comparison, Row

CONNECTIONS = 10_000
KIB = 1024


def measure(bench):
    bench.data.make()
    servers.raise_file_limit()
    # Memory does not depend on what else the machine does: a few rounds are enough.
    rounds = [per_connection(bench) for _ in range(min(bench.rounds, 3))]
    kib = round(statistics.median(rounds), 2)
    return Row("P9", "10,000 idle connections", [
        Comparison("above the empty server", "KiB/connection", kib, None, None, "<= 12",
                   {"ours": rounds}),
    ])


def per_connection(bench):
    with contextlib.ExitStack() as stack:
        process, port = stack.enter_context(servers.ours(bench, bench.data.copy()))
        servers.load(bench, port, "--duration", 0.5, "--warm-up", 0)
        before = servers.resident_bytes(process)
        for _ in range(CONNECTIONS):
            connection = stack.enter_context(socket.create_connection(("127.0.0.1", port), 10))
            echo(connection)
        return (servers.resident_bytes(process) - before) / CONNECTIONS / KIB


def echo(connection):
    """One echo call, written out: the frame and its envelope."""
    service, method = b"pastoral.conformance.v1.Echo", b"Echo"
    body = bytes([10, 64]) + bytes(64)
    envelope = b"".join(
        bytes([field << 3 | 2, len(value)]) + value
        for field, value in ((1, service), (2, method), (3, body)))
    connection.sendall(len(envelope).to_bytes(4, "big") + bytes([0, 0, 0, 1, 1, 0]) + envelope)
    wanted = 10 + 2 + len(body)
    while wanted > 0:
        wanted -= len(connection.recv(wanted)) or wanted
