"""Instructions per echo call, counted by callgrind: what a noisy clock cannot tell.

Usage: python3 Benchmarks/instructions.py SERVER WORK [CALLS]. SERVER is a release of rpc-server,
WORK a folder to work in. Two runs of different length are compared, so that starting and stopping
do not count. Calls come 64 at a time on one connection.
"""

import pathlib
import re
import shutil
import socket
import subprocess
import sys
import time

BURST = 64
FOLDER = pathlib.Path(__file__).resolve().parent


def frames(payload_bytes):
    body = bytes([10, payload_bytes]) + bytes(payload_bytes)
    envelope = b"".join(
        bytes([field << 3 | 2, len(value)]) + value for field, value in (
            (1, b"pastoral.conformance.v1.Echo"), (2, b"Echo"), (3, body)))
    return b"".join(
        len(envelope).to_bytes(4, "big") + (2 * index + 1).to_bytes(4, "big") + b"\1\0" + envelope
        for index in range(BURST)), BURST * (12 + len(body))


def load(port, calls):
    burst, reply_bytes = frames(64)
    with socket.create_connection(("127.0.0.1", port), 60) as connection:
        for _ in range(calls // BURST):
            connection.sendall(burst)
            wanted = reply_bytes
            while wanted:
                got = len(connection.recv(wanted))
                if not got:
                    raise SystemExit("The server closed the connection.")
                wanted -= got


def instructions(server, work, calls):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    data, secrets, out = work / "data", work / "secrets", work / f"callgrind.{calls}"
    for path in (data, secrets):
        shutil.rmtree(path, ignore_errors=True)
    subprocess.run(
        [server, "init", "--data", data, "--secrets", secrets], check=True,
        stdout=subprocess.DEVNULL)
    process = subprocess.Popen(
        ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", "--quiet", server, "serve",
         "--config", FOLDER / "server.yaml", "--data", data, "--secrets", secrets,
         "--event-loops", "1", "--listen", f"127.0.0.1:{port}"], stdout=subprocess.DEVNULL)
    try:
        for _ in range(600):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        load(port, calls)
    finally:
        process.terminate()
        process.wait(60)
    return int(re.search(r"^(?:summary|totals): (\d+)", out.read_text(), re.M).group(1))


def main():
    server, work = sys.argv[1], pathlib.Path(sys.argv[2])
    calls = int(sys.argv[3]) if len(sys.argv) > 3 else 20_032
    work.mkdir(parents=True, exist_ok=True)
    few = instructions(server, work, calls // 2)
    many = instructions(server, work, calls)
    print(f"{(many - few) / (calls - calls // 2):,.0f} instructions per echo call")


main()
