"""What the echo rows share: our server, the limit loop and ttrpc-go under the same load."""

import contextlib

import measure
import servers


def rates(bench, connections, in_flight, threads=1):
    """Calls a second of each server, round by round."""
    with contextlib.ExitStack() as stack:
        bench.data.make()
        ports = {
            "ours": stack.enter_context(servers.ours(bench, bench.data.copy()))[1],
            "limit": stack.enter_context(
                servers.running(bench.program("limit-loop"), "PORT", str(threads)))[1],
            "ttrpc-go": stack.enter_context(
                servers.running(bench.program("go-ttrpc-echo"), "PORT"))[1],
        }

        def run(port):
            return lambda: servers.load(
                bench, port, "--connections", connections, "--in-flight", in_flight,
                "--duration", bench.seconds, "--warm-up", 0.5)["calls_per_second"]

        return measure.in_turn(
            bench.rounds, {name: run(port) for name, port in ports.items()})
