"""Runs rows of the performance table. Called by scripts/bench, whose --help says how."""

import argparse
import importlib
import json
import pathlib
import sys

import campus
import page

ROWS = ["P1", "P2", "P3", "P5", "P6", "P8", "P9", "P11"]
FOLDER = pathlib.Path(__file__).resolve().parent
DOCS = FOLDER.parent / "docs"


class Bench:
    """What a row needs to know: programs, data, rounds and seconds."""

    def __init__(self, work, rounds, seconds, leaves):
        self.folder = FOLDER
        self.work = work
        self.rounds = rounds
        self.seconds = seconds
        self.leaves = leaves
        self.data = campus.Campus(self)

    def program(self, name):
        return str(self.work / name)


def main():
    parser = argparse.ArgumentParser(prog="scripts/bench")
    parser.add_argument("--work", type=pathlib.Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--rows", default=",".join(ROWS), help="such as P1,P2; default: all")
    parser.add_argument("--rounds", type=int, default=5, help="1 to 50; default: 5")
    parser.add_argument("--seconds", type=float, default=2, help="a run, 0.5 to 60; default: 2")
    parser.add_argument(
        "--leaves", type=int, default=1_000_000, help="of P11, 1000 to 10000000; default: a million")
    parser.add_argument("--json", action="store_true", help="print one JSON object a row only")
    parser.add_argument(
        "--write", action="store_true", help="write docs/PERFORMANCE.md and its plots")
    given = parser.parse_args()
    names = given.rows.split(",")
    unknown = sorted(set(names) - set(ROWS))
    if (unknown or not 1 <= given.rounds <= 50 or not 0.5 <= given.seconds <= 60
            or not 1_000 <= given.leaves <= 10_000_000):
        parser.error(f"unknown row {unknown[0]}" if unknown else "a number is out of its bounds")

    bench = Bench(given.work, given.rounds, given.seconds, given.leaves)
    rows = []
    for name in names:
        print(f"{name} …", file=sys.stderr, flush=True)
        rows.append(importlib.import_module(f"rows.{name.lower()}").measure(bench))
        if given.json:
            print(json.dumps(rows[-1].object()), flush=True)
    if not given.json:
        print("\n".join(page.table(rows)))
    if given.write:
        page.write(DOCS, rows, given)


main()
