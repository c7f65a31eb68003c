"""P3: echo of 64 bytes, eight connections with 16 calls in flight, and 64 with one."""

from measure import Row, compare
from rows import echo


def measure(bench):
    wide = echo.rates(bench, connections=8, in_flight=16, threads=2)
    many = echo.rates(bench, connections=64, in_flight=1, threads=2)
    return Row("P3", "echo 64 B, 8 × 16 and 64 × 1", [
        compare("limit loop, 8 × 16", "calls/s", wide, "limit", ">= 0.3"),
        compare("limit loop, 64 × 1", "calls/s", many, "limit", ">= 0.45"),
    ])
