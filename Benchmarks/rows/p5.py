"""P5: Book with 64 in flight against libsqlite3 alone, and against one commit a call."""

from measure import Row, compare, in_turn
from rows import booking


def measure(bench):
    bench.data.make()
    figures = in_turn(bench.rounds, {
        "ours": lambda: booking.served(bench, 64)["calls_per_second"],
        "bare": lambda: booking.bare(bench, 64)["calls_per_second"],
        "one commit a call":
            lambda: booking.served(bench, 64, "--limit", "write-batch-max=1")["calls_per_second"],
    })
    return Row("P5", "Book, 64 in flight", [
        compare("bare libsqlite3, batches of 64", "calls/s", figures, "bare", ">= 0.7"),
        compare("one commit a call", "calls/s", figures, "one commit a call", ">= 2"),
    ])
