"""docs/PERFORMANCE.md: the table, the machine, the commands and the plots."""

import platform
import subprocess

import plot


def number(value):
    if value is None:
        return "–"
    return f"{value:,.0f}" if value >= 100 else f"{value:,.2f}"


def table(rows):
    lines = [
        "| row | work | against | ours | reference | ratio | target | reached |",
        "|---|---|---|---:|---:|---:|---|---|"]
    for row in rows:
        for comparison in row.comparisons:
            lines.append("| " + " | ".join([
                row.name, row.work, comparison.name,
                f"{number(comparison.ours)} {comparison.unit}", number(comparison.reference),
                number(comparison.ratio), comparison.target,
                "yes" if comparison.reached else "**no**"]) + " |")
    return lines


def machine():
    with open("/proc/cpuinfo") as cpuinfo:
        models = [line.split(":")[1].strip() for line in cpuinfo if line.startswith("model name")]
    with open("/etc/os-release") as release:
        names = [line.split("=")[1].strip().strip('"') for line in release
                 if line.startswith("PRETTY_NAME=")]
    swift = subprocess.run(["swift", "--version"], stdout=subprocess.PIPE, text=True).stdout
    return (f"{len(models)} × {models[0]}, Linux {platform.release()}, {names[0]}, "
            f"{swift.splitlines()[0]}")


def write(docs, rows, given):
    """Writes the measured part of the page anew; what stands below its last line is kept."""
    path = docs / "PERFORMANCE.md"
    mark = "<!-- What follows is written by hand. -->"
    text = path.read_text() if path.exists() else ""
    by_hand = text.split(mark, 1)[1] if mark in text else "\n"
    plots = []
    (docs / "performance").mkdir(exist_ok=True)
    for row in rows:
        for position, comparison in enumerate(row.comparisons, 1):
            name = f"{row.name.lower()}-{position}.svg"
            title = f"{row.name}: {row.work}, against {comparison.name}"
            (docs / "performance" / name).write_text(
                plot.dots(title, comparison.unit, comparison.rounds))
            plots.append(f"![{title}](performance/{name})")
    path.write_text("\n".join([
        "# Performance",
        "",
        "What the server does on one machine, beside references that do the least that the same work"
        " needs: a C loop that only parses the frame and echoes, containerd's ttrpc for Go, and"
        " libsqlite3 writing the same rows. All run on loopback, under the same load generator"
        " (`rpc-client bench`), in turn, and the medians of the rounds are compared. The ratio is what"
        " counts: absolute figures change from one machine, and one hour, to the next.",
        "",
        *table(rows),
        "",
        f"{given.rounds} rounds of {given.seconds:g} s each. Machine: {machine()}; load generator and"
        " server share it.",
        "",
        f"    scripts/bench --rows {','.join(row.name for row in rows)} --rounds {given.rounds}"
        f" --seconds {given.seconds:g} --write",
        "",
        "Each dot below is one round, the bar its median.",
        "",
        *plots,
        "",
        mark]) + by_hand)
