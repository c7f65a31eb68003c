"""P8: growth. A caseload on two campuses, one with a hundred times as many case items; and loading those."""

import shutil
import subprocess

import servers
from measure import Comparison, Row, compare, in_turn

ITEMS_PER_CASE = 50
ITEMS = {"ours": 1_000_000, "small": 10_000}


def measure(bench):
    bench.data.make()
    root = bench.work / "cases"
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir()
    students = root / "students"
    students.write_text("".join(f"{student}\n" for student in bench.data.students()))
    colleague = bench.data.principal("wellbeing-colleague")
    loaded = {}
    for name, items in ITEMS.items():
        data = root / name
        shutil.copytree(bench.data.data, data)
        loaded[name] = [float(subprocess.run(
            [bench.program("case-fill"), data, bench.data.secrets, students, colleague,
             str(items // ITEMS_PER_CASE)], stdout=subprocess.PIPE, check=True).stdout)]
        accept_terms(bench, data)
    runs = {name: [] for name in ITEMS}

    def p99(name):
        runs[name].append(caseload(bench, root / name))
        return runs[name][-1]["latency_microseconds"]["p99"]

    figures = in_turn(bench.rounds, {name: lambda name=name: p99(name) for name in ITEMS})
    medians = {
        name: [run["latency_microseconds"]["p50"] for run in runs[name]] for name in ITEMS}
    shutil.rmtree(root)
    work = f"a caseload of 40, beside {ITEMS['ours']:,} items of cases"
    return Row("P8", work, [
        compare("beside 10,000: p99", "us", figures, "small", "<= 1.5"),
        compare("beside 10,000: median", "us", medians, "small", "<= 1.5"),
        # A campus moves in once, and writes some thousand a day from then on.
        Comparison("the last 10,000 loaded", "items/s", round(loaded["ours"][0]), None, None,
                   ">= 1000", loaded),
    ])


def accept_terms(bench, data):
    """What every practitioner does once."""
    with servers.ours(bench, data) as (_, port):
        subprocess.run(
            [bench.program("rpc-client"), "case", "terms", "--accept", "--endpoint",
             f"127.0.0.1:{port}", "--token-file", bench.data.token_of("wellbeing-colleague")],
            stdout=subprocess.DEVNULL, check=True)


def caseload(bench, data):
    with servers.ours(bench, data) as (_, port):
        return servers.load(
            bench, port, "--method", "caseload", "--token-file",
            bench.data.token_of("wellbeing-colleague"), "--duration", bench.seconds,
            "--warm-up", 0.5)
