"""P2: echo of 64 bytes, one connection, 64 calls in flight."""

from measure import Row, compare
from rows import echo


def measure(bench):
    figures = echo.rates(bench, connections=1, in_flight=64)
    return Row("P2", "echo 64 B, 1 connection × 64 in flight", [
        compare("limit loop", "calls/s", figures, "limit", ">= 0.3"),
        compare("ttrpc-go", "calls/s", figures, "ttrpc-go", ">= 6"),
    ])
