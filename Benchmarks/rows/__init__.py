"""One module a row of the table: `measure(bench)` returns it."""
