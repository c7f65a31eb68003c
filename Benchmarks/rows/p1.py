"""P1: echo of 64 bytes, one connection, one call in flight."""

from measure import Row, compare
from rows import echo


def measure(bench):
    figures = echo.rates(bench, connections=1, in_flight=1)
    return Row("P1", "echo 64 B, 1 connection × 1 in flight", [
        compare("limit loop", "calls/s", figures, "limit", ">= 0.7"),
    ])
