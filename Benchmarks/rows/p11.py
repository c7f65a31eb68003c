"""P11: the full verification of a large ledger against sha256sum over the same leaves, and one proof."""

import shutil
import subprocess
import time

from measure import Comparison, Row, in_turn, compare

PROOFS = 2_000
MEGA = 1_000_000


def measure(bench):
    data, secrets, leaves = fill(bench)
    size = leaves.stat().st_size / MEGA

    def rate(*words):
        started = time.monotonic()
        subprocess.run(words, stdout=subprocess.DEVNULL, check=True)
        return size / (time.monotonic() - started)

    # A run takes from seconds to minutes: a few rounds are enough.
    figures = in_turn(min(bench.rounds, 3), {
        "ours": lambda: rate(
            bench.program("rpc-server"), "ledger", "verify", "--data", data, "--secrets", secrets),
        "sha256sum": lambda: rate("sha256sum", leaves),
    })
    proofs = [float(subprocess.run(
        [bench.program("ledger-fill"), "prove", data, secrets, str(PROOFS)],
        stdout=subprocess.PIPE, check=True).stdout) for _ in range(min(bench.rounds, 3))]
    proof = round(sorted(proofs)[len(proofs) // 2], 1)
    work = f"a ledger of {bench.leaves:,} leaves, {size / 1000:,.1f} GB"
    return Row("P11", work, [
        compare("sha256sum", "MB/s verified", figures, "sha256sum", ">= 0.5"),
        Comparison("an inclusion proof", "us", proof, None, None, "<= 1000", {"ours": proofs}),
    ])


def fill(bench):
    """The directory of so many leaves, their bytes in one file. Kept for the next time."""
    root = bench.work / f"ledger-{bench.leaves}"
    data, secrets, leaves = root / "data", root / "secrets", root / "leaves"
    whole = root / "whole"
    if not whole.exists():
        shutil.rmtree(root, ignore_errors=True)
        root.mkdir()
        subprocess.run(
            [bench.program("rpc-server"), "init", "--data", data, "--secrets", secrets, "--host",
             "bench.example", "--token-file", root / "token"], stdout=subprocess.DEVNULL, check=True)
        subprocess.run(
            [bench.program("ledger-fill"), data, secrets, str(bench.leaves), leaves], check=True)
        whole.touch()
    return data, secrets, leaves
