"""Agreements on one line of time: what goes on beyond the years drawn is seen to, and no instrument is cut short."""

from xml.etree import ElementTree

import pytest

from strandreport.report.charts import draw
from strandreport.report.charts.canvas import Box
from tests.report.test_charts import SVG, TOKENS, boxes

LONGEST = "Programme de coordination thématique"


def bar(**more):
    known = {"label": "Fiocruz", "detail": "Accord", "start": 0.2, "end": 0.6, "word": "7 mai 2021"}
    return {**known, "is_open": False, "is_over": False, "began_before": False, "ends_after": False, **more}


def cuts(*rows, ticks=()):
    chart = {"kind": "terms", "key": "t", "title": "T", "desc": "D", "rows": rows, "ticks": ticks}
    text = draw({**chart, "cut_off": {"at": 0.5, "label": "arrêté"}}, "fr", TOKENS)
    return ElementTree.fromstring(f'<both xmlns="{SVG[1:-1]}">{text}</both>')


def points(root):
    """The tips that point out of the years drawn, and the uprights that mark the end of a term."""
    tips = [
        [float(n) for n in pair.split(",")]
        for node in root.iter(f"{SVG}polygon")
        for pair in node.get("points").split()
    ]
    ends = [node for node in root.iter(f"{SVG}line") if node.get("stroke-width") == "2"]
    return [tips[i + 1][0] - tips[i][0] for i in range(0, len(tips), 3)], len(ends)


def test_a_term_that_began_before_the_years_drawn_points_out_of_them():
    for root in cuts(bar(start=0.0, began_before=True)):
        [length], ends = points(root)
        assert (length < 0, ends) == (True, 1)


def test_a_term_that_ends_after_the_years_drawn_has_no_end_there():
    for root in cuts(bar(end=1.0, ends_after=True)):
        [length], ends = points(root)
        assert (length > 0, ends) == (True, 0)


def test_a_term_within_the_years_drawn_has_no_point():
    assert [points(root) for root in cuts(bar())] == [([], 1), ([], 1)]


def test_the_longest_instrument_is_written_out_beside_the_bars():
    wide, _ = cuts(bar(detail=LONGEST), bar())
    assert LONGEST in [text for text, _ in boxes(wide)]


def test_no_name_is_cut_on_a_phone_and_no_upright_runs_through_it():
    _, narrow = cuts(bar(label="Laboratoire des neurosciences", detail=LONGEST), bar(label="Site partenaire de Bahia"))
    texts = boxes(narrow)
    assert not any("…" in text for text, _ in texts)
    assert LONGEST in " ".join(text for text, _ in texts)
    names = [box for text, box in texts if text not in ("7 mai 2021", "arrêté")]
    uprights = [node for node in narrow.iter(f"{SVG}line") if node.get("x1") == node.get("x2")]
    lines = [Box(*(float(node.get(key)) for key in ("x1", "y1", "x2", "y2"))) for node in uprights]
    assert not [one for one in lines for name in names if one.top < name.bottom and one.bottom > name.top]


@pytest.mark.parametrize("end", [0.6, 0.96, 1.0])
def test_every_end_has_its_day_beside_it_however_late_it_is(end):
    for root in cuts(bar(end=end), bar()):
        days = [
            box for text, box in boxes(root) if text == "7 mai 2021".replace(" ", chr(0xA0)) or text == "7 mai 2021"
        ]
        assert len(days) == 2
        assert all(box.right <= float(root.get("width")) for box in days)


@pytest.mark.parametrize("first", [2019, 2014, 2007, 1995])
def test_years_stand_clear_of_each_other_and_the_last_is_always_written(first):
    years = range(first, 2025)
    ticks = [
        {"label": str(year), "at": i / len(years), "middle": (i + 0.5) / len(years)} for i, year in enumerate(years)
    ]
    for root in cuts(bar(detail=LONGEST), ticks=ticks):
        named = sorted(((box, text) for text, box in boxes(root) if text.isdigit()), key=lambda pair: pair[0].left)
        assert len(named) > 1
        assert all(one.right + 2 < other.left for (one, _), (other, _) in zip(named, named[1:], strict=False))
        assert named[-1][1] in ("2024", "24")
