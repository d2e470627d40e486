"""A map of countries in classes of one hue; small ones as discs, what is held back hatched, disputed borders dashed."""

from collections.abc import Mapping, Sequence
from typing import Any

from strandreport.report.charts.canvas import Attribute, Box, Canvas, Ink, Point, Spot, element
from strandreport.report.charts.hatching import hatch
from strandreport.report.charts.map_labels import Name, write_names, write_number
from strandreport.report.charts.outlines import Outlines
from strandreport.report.charts.tokens import TEXT, Tokens
from strandreport.report.formatting import figure
from strandreport.report.plotting import plotted

# the ground to draw on, how many names have room there (none: numbers alone), and the class by which styles choose
CUTS = {
    "world": (("world", "", 8, "cut-full"), ("world_small", "-n", 3, "cut-half")),
    "europe": (("europe", "", 0, None),),
}
SHADES = {
    1: ("self",),
    2: ("self-pale", "self"),
    3: ("self-pale", "self-mid", "self"),
    4: ("self-pale", "self-mid", "self", "self-dark"),
}
DARK = ("self", "self-dark")
SMALL, DISC = 7.0, 3.4
TENTHS = "scale(0.1)"
SWATCH, GAP, ROW = 13, 15, 17


def country_map(chart: Mapping[str, Any], language: str, tokens: Tokens) -> str:
    """Draw a chart object of the kind ``map``; the world in two cuts, for wide pages and for phones."""
    return "".join(_cut(chart, language, tokens, *cut) for cut in CUTS[chart["base"]])


def _cut(
    chart: Mapping[str, Any], language: str, tokens: Tokens, base: str, suffix: str, most: int, css: str | None
) -> str:
    ground = tokens.outlines[base]
    key = f"{chart['key']}{suffix}"
    canvas = Canvas(key, chart["title"], chart["desc"], language, tokens, ground.height, ground.width, css)
    fills = _fills(canvas, chart)
    _draw_countries(canvas, chart, ground, fills)
    _draw_borders(canvas, chart, ground)
    _draw_discs(canvas, chart, ground, fills)
    known = {row["code"]: row for row in chart["rows"]}
    rows = [known[code] for code in chart["named"] if ground.place(code, chart["territories"])]
    if most:
        write_names(canvas, [_name(row, chart, ground, language) for row in _apart(rows, most)], ground.height)
    else:
        _write_numbers(canvas, rows, chart, ground)
    _draw_key(canvas, chart, language)
    return canvas.svg()


def _fills(canvas: Canvas, chart: Mapping[str, Any]) -> dict[str, str]:
    """The fill of every country that has a row."""
    shades = SHADES[len(chart["classes"])] if chart["classes"] else ()
    lines = hatch(canvas, canvas.tokens["peer"]) if any(row["is_held_back"] for row in chart["rows"]) else ""
    return {
        row["code"]: lines if row["is_held_back"] else _shade(canvas, row["class"], shades) for row in chart["rows"]
    }


def _shade(canvas: Canvas, index: int | None, shades: Sequence[str]) -> str:
    return canvas.tokens["panel" if index is None else shades[index]]


def _draw_countries(canvas: Canvas, chart: Mapping[str, Any], ground: Outlines, fills: Mapping[str, str]) -> None:
    """All countries of one fill as one path; ours last, with an outline in ink."""
    colours, home = canvas.tokens, chart["home"]["code"]
    countries = ground.countries(chart["territories"])
    ours = countries.pop(home, "")
    joined: dict[str, str] = {}
    for code, path in sorted(countries.items()):
        fill = fills.get(code, colours["panel"])
        joined[fill] = joined.get(fill, "") + path
    paths = [element("path", d=path, fill=fill) for fill, path in sorted(joined.items())]
    if ours:
        own = fills.get(home, colours["paper"])
        paths.append(element("path", d=ours, fill=own, stroke=colours["ink"], stroke_width=9))
    look: dict[str, Attribute] = {"stroke": colours["peer"], "stroke_width": 3, "stroke_linejoin": "round"}
    canvas.add("g", "".join(paths), transform=TENTHS, fill_rule="evenodd", **look)


def _draw_borders(canvas: Canvas, chart: Mapping[str, Any], ground: Outlines) -> None:
    plain, dashed = ground.lines(chart["territories"], frozenset(chart["dashed"]))
    paper, ink = canvas.tokens["paper"], canvas.tokens["ink-2"]
    lines = element("path", d=plain + dashed, fill="none", stroke=paper, stroke_width=6) if plain or dashed else ""
    if dashed:
        lines += element("path", d=dashed, fill="none", stroke=ink, stroke_width=7, stroke_dasharray="14 12")
    canvas.add("g", lines, transform=TENTHS)


def _draw_discs(canvas: Canvas, chart: Mapping[str, Any], ground: Outlines, fills: Mapping[str, str]) -> None:
    """A disc for every country with a row that would be too small to be seen."""
    for row in chart["rows"]:
        place = ground.place(row["code"], chart["territories"])
        if place and place[2] < SMALL:
            canvas.dot(Point(place[0], place[1]), DISC, fills[row["code"]], canvas.tokens["ink-2"])


def _write_numbers(
    canvas: Canvas, rows: Sequence[Mapping[str, Any]], chart: Mapping[str, Any], ground: Outlines
) -> None:
    """The number of every country that has room for it, light on dark."""
    dark = {index for index, shade in enumerate(SHADES[len(chart["classes"])]) if shade in DARK} if rows else set()
    for row in rows:
        x, y, area = ground.place(row["code"], chart["territories"]) or (0.0, 0.0, 0.0)
        colour = canvas.tokens["paper" if row["class"] in dark else "ink"]
        write_number(canvas, Name(Point(x, y), figure(row["value"], canvas.language)), area, colour)


def _apart(rows: Sequence[Mapping[str, Any]], most: int) -> Sequence[Mapping[str, Any]]:
    """The first rows, as many as have room: of equal values all are named, or none."""
    for size in range(min(most, len(rows)), 0, -1):
        if size == len(rows) or plotted(rows[size - 1]["value"]) != plotted(rows[size]["value"]):
            return rows[:size]
    return ()


def _name(row: Mapping[str, Any], chart: Mapping[str, Any], ground: Outlines, language: str) -> Name:
    place = ground.place(row["code"], chart["territories"]) or (0.0, 0.0, 0.0)
    return Name(Point(place[0], place[1]), f"{row['name']} {figure(row['value'], language)}")


def _draw_key(canvas: Canvas, chart: Mapping[str, Any], language: str) -> None:
    """The classes below the map, each with its limits, in as many lines as they need."""
    colours, shades = canvas.tokens, SHADES[len(chart["classes"])] if chart["classes"] else ()
    items = [(colours[shade], _limits(found, language)) for shade, found in zip(shades, chart["classes"], strict=True)]
    items.append((colours["panel"], chart["words"]["none"]))
    if any(row["is_held_back"] for row in chart["rows"]):
        items.append((f"url(#{canvas.key}-h)", chart["words"]["held_back"]))
    left, top = 1.0, canvas.height + 6
    for fill, text in items:
        wide = SWATCH + 5 + canvas.tokens.width(canvas.words(text))
        if left > 1 and left + wide > canvas.width:
            left, top = 1.0, top + ROW
        canvas.bar(Box(left, top, left + SWATCH, top + 9), fill, colours["peer"])
        canvas.text(Spot(left + SWATCH + 5, top + 0.8 * TEXT), text, Ink(colours["ink-2"]))
        left += wide + GAP
    canvas.height = top + ROW


def _limits(found: Mapping[str, Any], language: str) -> str:
    low, high = figure(found["low"], language), figure(found["high"], language)
    if low == high:
        return low
    return f"{low}\N{NO-BREAK SPACE}à\N{NO-BREAK SPACE}{high}" if language == "fr" else f"{low}\N{EN DASH}{high}"
