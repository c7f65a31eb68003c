"""Dot plots as SVG."""

import statistics
from xml.sax.saxutils import escape

WIDTH, LEFT, RIGHT, TOP, LINE = 720, 150, 40, 44, 34


def dots(title, unit, rounds):
    """One line a contestant, one dot a round, a bar at the median."""
    most = max(value for values in rounds.values() for value in values) * 1.05
    height = TOP + LINE * len(rounds) + 30
    base = TOP + LINE * len(rounds)

    def x(value):
        return LEFT + (WIDTH - LEFT - RIGHT) * value / most

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}"'
        ' font-family="sans-serif" font-size="13">',
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>',
        f'<text x="12" y="22" font-weight="bold">{escape(title)}</text>']
    for tick in range(5):
        value = most * tick / 4
        parts.append(
            f'<path d="M{x(value):.1f} {TOP - 8}V{base}" stroke="#ddd"/>'
            f'<text x="{x(value):.1f}" y="{base + 18}" text-anchor="middle" fill="#555">'
            f'{value:,.0f}</text>')
    for position, (name, values) in enumerate(rounds.items()):
        y = TOP + LINE * position + LINE / 2 - 4
        color = "#1b6ca8" if name == "ours" else "#b0561b"
        median = x(statistics.median(values))
        parts.append(f'<text x="{LEFT - 10}" y="{y + 4}" text-anchor="end">{escape(name)}</text>')
        parts.append(
            f'<path d="M{median:.1f} {y - 11}v22" stroke="{color}" stroke-width="3"/>')
        parts += [
            f'<circle cx="{x(value):.1f}" cy="{y}" r="4" fill="{color}" fill-opacity="0.5"/>'
            for value in values]
    parts.append(
        f'<text x="{LEFT - 10}" y="{base + 18}" text-anchor="end" fill="#555">{escape(unit)}</text>')
    return "\n".join(parts) + "\n</svg>\n"
