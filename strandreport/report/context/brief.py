"""Where the words of an indicator told in few lines stand, so that it is as low as its chart and its table allow."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from typing import Any

from strandreport.report.context.series import Series

HEADLINE = "headline"
# the places, and how many signs of small type a line of each holds, by the width of the table
LEFT, BESIDE, BELOW = "left", "beside", "below"
NARROW, MIDDLE, WIDE = "narrow", "middle", "wide"
SIGNS = {NARROW: 49, MIDDLE: 38, WIDE: 92}
SIGNS_LEFT, SIGNS_BELOW = 36, 92
# how many signs the columns of a table may have together
MOST = {NARROW: 40, MIDDLE: 51}
BETWEEN_COLUMNS, LETTER = 1.4, 0.9  # in widths of a digit
# heights in lines of small type
CHART, ROW = 5.8, 1.05


def is_brief(series: Series) -> bool:
    """Whether an indicator is told in few lines: it stands in the annex, and nobody set it a target."""
    has_target = series.target is not None or series.judgement["withheld"]
    return series.indicator.standing != HEADLINE and not has_target


def shape_of(table: Mapping[str, Any]) -> str:
    """How much room a table needs: a figure never breaks, a head and the name of a row do between their words."""
    heads = [head["text"] for head in table["heads"]]
    columns = list(zip(*(row["cells"] for row in table["rows"]), strict=True)) or [()] * len(heads)
    kept = [_words(columns[0]), *columns[1:]]
    signs = sum(max(map(len, [*head.split(), *texts])) for head, texts in zip(heads, kept, strict=True))
    width = signs + BETWEEN_COLUMNS * len(heads)
    is_rate = len(heads) > 2  # years, a value, and what it is made of
    return next((shape for shape, most in MOST.items() if width <= most and not (is_rate and shape == NARROW)), WIDE)


def is_tight(table: Mapping[str, Any]) -> bool:
    """Whether the names of rows have to break, because there is no room for them on one line."""
    columns = list(zip(*(row["cells"] for row in table["rows"]), strict=True))
    names, *values = (max(map(len, texts)) for texts in columns or [("",)])
    width = LETTER * names + sum(values) + BETWEEN_COLUMNS * len(columns)
    return len(columns) > 2 or width > MOST.get(shape_of(table), MOST[MIDDLE])


def places_of(block: Mapping[str, Any]) -> dict[str, list[str]]:
    """The parts of a block at each place: of all ways to set them the lowest, of equals the first.

    The definition stands beside the table. Everything is an estimate, for paper; nothing is left out for it.
    """
    parts = _parts(block)
    ways = [dict(zip(parts, places, strict=True)) for places in product((BESIDE, BELOW, LEFT), repeat=len(parts))]
    best = min(ways, key=lambda way: _height(block, parts, way))
    return {place: [part for part in parts if best[part] == place] for place in (LEFT, BESIDE, BELOW)}


def _parts(block: Mapping[str, Any]) -> dict[str, list[str]]:
    """The words of each part that is there, a text for each of its paragraphs."""
    period = block["breakdown_period"]
    parts = {
        "verdict": [block["verdict"]] if block["verdict"] else [],
        "breakdowns": [f"{part['label']}, {period}: {part['text']}" for part in block["breakdowns"]],
        "quality": [f"{note['count']}: {note['text']}" for note in block["quality"]],
    }
    return {name: texts for name, texts in parts.items() if texts}


def _height(block: Mapping[str, Any], parts: Mapping[str, Sequence[str]], way: Mapping[str, str]) -> float:
    shape = shape_of(block["table"])
    signs = {LEFT: SIGNS_LEFT, BESIDE: SIGNS[shape], BELOW: SIGNS_BELOW}
    texts = {place: [text for part in parts if way[part] == place for text in parts[part]] for place in signs}
    texts[BESIDE].insert(0, f"Definition: {block['definition']} {block['evidence']['brief']}")
    high = {place: -(-len(" ".join(texts[place])) // signs[place]) for place in signs}
    table = ROW * (len(block["table"]["rows"]) + (1 if shape == NARROW else 3))
    right = table + high[BESIDE] if shape == WIDE else max(table, high[BESIDE])
    return max(CHART + high[LEFT], right + high[BELOW])


def _words(texts: Iterable[str]) -> list[str]:
    return [word for text in texts for word in text.split()]
