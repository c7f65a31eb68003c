"""Starts servers on loopback, drives load against them, and ends only what it started."""

import atexit
import contextlib
import json
import resource
import socket
import subprocess
import time

START_SECONDS_MAX = 20
STOP_SECONDS_MAX = 20
_started = []


def _end_all():
    for process in _started:
        if process.poll() is None:
            process.kill()


atexit.register(_end_all)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def raise_file_limit():
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


@contextlib.contextmanager
def running(*command):
    """A server process whose command ends in its port, while the block runs: (process, port)."""
    port = free_port()
    process = subprocess.Popen(
        [argument.replace("PORT", str(port)) for argument in command],
        stdout=subprocess.DEVNULL, preexec_fn=raise_file_limit)
    _started.append(process)
    try:
        _wait_for(process, port)
        yield process, port
    finally:
        process.terminate()
        try:
            process.wait(STOP_SECONDS_MAX)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_for(process, port):
    end = time.monotonic() + START_SECONDS_MAX
    while time.monotonic() < end:
        if process.poll() is not None:
            raise SystemExit(f"{process.args[0]} ended with {process.returncode} at its start.")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise SystemExit(f"{process.args[0]} does not listen.")


def ours(bench, data, *options):
    """Our server on a data directory."""
    return running(
        bench.program("rpc-server"), "serve", "--config", str(bench.folder / "server.yaml"),
        "--data", str(data), "--secrets", str(bench.data.secrets), "--listen", "127.0.0.1:PORT",
        *options)


def load(bench, port, *options):
    """One run of the load generator: what its JSON says. A call that fails ends everything."""
    done = subprocess.run(
        [bench.program("rpc-client"), "bench", f"127.0.0.1:{port}", "--json", *map(str, options)],
        stdout=subprocess.PIPE, check=True, timeout=120)
    result = json.loads(done.stdout)
    if result["errors"]:
        raise SystemExit(f"Calls failed: {result['errors']}")
    return result


def resident_bytes(process):
    """The memory of a process that is in use, in bytes."""
    with open(f"/proc/{process.pid}/status") as status:
        for line in status:
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) * 1024
    raise SystemExit("No VmRSS.")
