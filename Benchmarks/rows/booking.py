"""What the booking rows share: each run on a fresh copy of the campus."""

import json
import subprocess

import servers


def served(bench, in_flight, *options):
    """One run of our server, booking over the wire."""
    with servers.ours(bench, bench.data.copy(), *options) as (_, port):
        return servers.load(
            bench, port, "--method", "book", "--in-flight", in_flight,
            "--token-file", bench.data.token, "--bookings", bench.data.bookings,
            "--duration", bench.seconds, "--warm-up", 0.5)


def bare(bench, batch):
    """One run of libsqlite3 alone, so many bookings a transaction."""
    done = subprocess.run(
        [bench.program("bare-sqlite"), str(bench.data.copy() / "pastoral.db"),
         str(bench.seconds), str(batch), str(bench.data.bookings)],
        stdout=subprocess.PIPE, check=True, timeout=120)
    return json.loads(done.stdout)
