"""Draws what scripts/scaling measures as an SVG of two log-log panels, without a library.

Text and lines are of middle tones, which show on a light and on a dark page alike.
"""

import math

WIDTH, HEIGHT = 860, 400
PANEL_WIDTH, PANEL_HEIGHT = 340, 270
TOP = 78
LEFTS = (62, 498)
INK, GRID = "#7d8590", "#7d859040"
COLOURS = ("#2f81f7", "#db6d28")
FLOOR = "#3fb950"
X_RANGE = (900, 36_000)


def plot(results):
    """An SVG from {text: [{sentences, seconds, peak, floor}]}."""
    first = next(iter(results.values()))
    x, y = first[0]["sentences"], first[0]["seconds"]
    linear = [(x, y), (first[-1]["sentences"], y * first[-1]["sentences"] / x)]
    seconds = [
        (f"align, {name}", colour, "", [(row["sentences"], row["seconds"]) for row in rows])
        for (name, rows), colour in zip(results.items(), COLOURS)
    ]
    floor = ("split and segment alone", FLOOR, "", [(row["sentences"], row["floor"]) for row in first])
    straight = ("exactly linear", INK, "5 4", linear)
    memory = [
        (label, colour, dash, [(row["sentences"], row["peak"]) for row in rows])
        for (label, colour, dash, _), rows in zip(seconds, results.values())
    ]
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'width="{WIDTH}" height="{HEIGHT}" font-family="system-ui, sans-serif" font-size="13" fill="{INK}">',
        "<title>Processor seconds and peak memory of zhen align against the length of the document</title>",
        *legend(seconds + [floor, straight]),
        *panel(LEFTS[0], "processor seconds, one thread", [straight, floor] + seconds),
        *panel(LEFTS[1], "peak memory, MiB", memory),
        "</svg>\n",
    ])


def legend(series):
    left = LEFTS[0]
    for label, colour, dash, _ in series:
        yield line(left, 18, left + 24, 18, colour, 2, dash)
        if not dash:
            yield f'<circle cx="{left + 12}" cy="18" r="3.5" fill="{colour}"/>'
        yield f'<text x="{left + 31}" y="22.5">{label}</text>'
        left += 62 + 7 * len(label)


def panel(left, title, series):
    values = [value for *_, points in series for _, value in points]
    low, high = bounds(min(values), max(values))

    def place(sentences, value):
        x, y = position(sentences, *X_RANGE), position(value, low, high)
        return left + PANEL_WIDTH * x, TOP + PANEL_HEIGHT * (1 - y)

    yield f'<text x="{left}" y="{TOP - 16}" font-weight="600">{title}</text>'
    for sentences in (1_000, 2_000, 4_000, 8_000, 16_000, 30_000):
        x, _ = place(sentences, low)
        yield line(x, TOP, x, TOP + PANEL_HEIGHT, GRID, 1)
        yield f'<text x="{x:.1f}" y="{TOP + PANEL_HEIGHT + 18}" text-anchor="middle">{sentences:,}</text>'
    for value in ticks(low, high):
        _, y = place(X_RANGE[0], value)
        yield line(left, y, left + PANEL_WIDTH, y, GRID, 1)
        yield f'<text x="{left - 8}" y="{y + 4.5:.1f}" text-anchor="end">{value:g}</text>'
    yield (f'<text x="{left + PANEL_WIDTH / 2}" y="{TOP + PANEL_HEIGHT + 40}" '
           'text-anchor="middle">English sentences</text>')
    for _, colour, dash, points in series:
        places = [place(*point) for point in points]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"{dashes}/>'
        if not dash:
            yield from (f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/>' for x, y in places)


def line(x1, y1, x2, y2, colour, width, dash=""):
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return (f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" '
            f'stroke="{colour}" stroke-width="{width}"{dashes}/>')


def position(value, low, high):
    return math.log(value / low) / math.log(high / low)


def bounds(low, high):
    """The ticks around the values."""
    scale = [digit * 10.0**power for power in range(-4, 6) for digit in (1, 2, 5)]
    return max(tick for tick in scale if tick <= low), min(tick for tick in scale if tick >= high)


def ticks(low, high):
    return [
        round(digit * 10.0**power, 6) for power in range(-4, 6) for digit in (1, 2, 5)
        if low * 0.999 <= digit * 10.0**power <= high * 1.001
    ]
