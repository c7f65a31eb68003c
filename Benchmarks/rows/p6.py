"""P6: Book with one in flight against one bare transaction with the same rows."""

from measure import Row, compare, in_turn
from rows import booking


def measure(bench):
    bench.data.make()
    figures = in_turn(bench.rounds, {
        "ours": lambda: 1e6 / booking.served(bench, 1)["calls_per_second"],
        "bare": lambda: 1e6 / booking.bare(bench, 1)["calls_per_second"],
    })
    return Row("P6", "Book, 1 in flight", [
        compare("one bare transaction", "us/call", figures, "bare", "<= 1.6"),
    ])
