"""A line of time keeps its words apart, in both cuts, and draws what is met, late and ahead differently."""

from itertools import combinations
from xml.etree import ElementTree

import pytest

from strandreport.report.charts import draw
from tests.report.charts_of import LONG, plan_chart
from tests.report.test_charts import SVG, TOKENS, boxes

MARKS = [{"at": 0.3, "state": "met"}, {"at": 0.4, "state": "late"}, {"at": 0.9, "state": "ahead"}]
CASES = {
    "a few": plan_chart(
        ("S-01 A < B & C", 0.1, 0.5, "met", "réalisée", MARKS),
        (LONG, 0.2, 0.7, "late", "en retard", []),
        ("S-03 Préparer", 0.6, 1.0, "running", "en cours", MARKS),
        ("S-04 Laisser", 0.0, 0.1, "dropped", "abandonnée", []),
        ("S-05 Venir", 0.95, 1.0, "ahead", "à venir", []),
    ),
    "many": plan_chart(*((f"H-{i:02d} {LONG}", i / 50, 0.5 + i / 50, "met", "réalisée", []) for i in range(25))),
    "cut-off at the very end": plan_chart(("S-01", 0.0, 1.0, "late", "en retard", []))
    | {"cut_off": {"at": 1.0, "label": "31 décembre 2020"}},
}


def cuts(chart):
    text = draw(chart, "fr", TOKENS)
    return ElementTree.fromstring(f'<both xmlns="{SVG[1:-1]}">{text}</both>')


@pytest.mark.parametrize("name", CASES)
def test_words_stay_apart_and_inside_in_both_cuts(name):
    wide, narrow = cuts(CASES[name])
    assert (wide.get("class"), narrow.get("class")) == ("cut-full", "cut-half")
    for root in (wide, narrow):
        placed, width = boxes(root), float(root.get("width"))
        assert [(a, b) for (a, one), (b, other) in combinations(placed, 2) if one.overlap(other) > 0.5] == []
        assert [text for text, box in placed if box.left < -0.6 or box.right > width + 0.6 or box.top < 0] == []


def test_late_is_a_red_cross_and_what_lies_ahead_is_hollow():
    wide, _ = cuts(CASES["a few"])
    fills = [node.get("fill") for node in wide.iter(f"{SVG}polygon")]
    red = [node for node in wide.iter(f"{SVG}line") if node.get("stroke") == TOKENS["offtrack"]]
    assert fills.count(TOKENS["self"]) == 3
    assert fills.count(TOKENS["paper"]) == 5
    assert len(red) == 6


def test_every_state_is_a_word_too():
    wide, _ = cuts(CASES["a few"])
    words = [text for text, _ in boxes(wide)]
    assert {"réalisée", "en retard", "en cours", "abandonnée", "à venir"} <= set(words)
