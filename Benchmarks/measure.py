"""Rounds in turn, medians, and what came of them."""

import dataclasses
import statistics


@dataclasses.dataclass
class Comparison:
    """Ours against one reference, as medians of the rounds."""

    name: str
    unit: str
    ours: float
    reference: float
    # Of ours to the reference's.
    ratio: float
    # Such as ">= 0.7": what the ratio (or, without a reference, ours) is to be.
    target: str
    rounds: dict

    @property
    def reached(self):
        sign, bound = self.target.split()
        value = self.ours if self.reference is None else self.ratio
        return value >= float(bound) if sign == ">=" else value <= float(bound)

    def fields(self):
        return {
            "name": self.name, "unit": self.unit, "ours": self.ours,
            "reference": self.reference, "ratio": self.ratio, "target": self.target,
            "reached": self.reached}


@dataclasses.dataclass
class Row:
    name: str
    work: str
    comparisons: list

    def object(self):
        """The row as scripts/bench prints it: its first comparison, then all of them."""
        first = self.comparisons[0].fields()
        return {
            "row": self.name, "work": self.work,
            **{key: first[key] for key in ("ours", "reference", "ratio", "target")},
            "reached": all(comparison.reached for comparison in self.comparisons),
            "comparisons": [comparison.fields() for comparison in self.comparisons]}


def in_turn(rounds, contestants):
    """Runs each contestant once a round, one after the other: the figures of each, by name."""
    figures = {name: [] for name in contestants}
    for _ in range(rounds):
        for name, run in contestants.items():
            figures[name].append(run())
    return figures


def compare(name, unit, figures, reference, target, ours="ours"):
    mine = statistics.median(figures[ours])
    other = statistics.median(figures[reference])
    return Comparison(
        name, unit, round(mine, 1), round(other, 1), round(mine / other, 3), target,
        {ours: figures[ours], reference: figures[reference]})
