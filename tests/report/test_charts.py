"""Charts draw every case without words that overlap or leave the picture, and hold no text that was not escaped."""

from itertools import combinations, pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strandreport.report.charts import STATUSES, cover_bars, draw, load_tokens, progress_bar, sparkline, status_mark
from strandreport.report.charts.canvas import Box, coordinate
from tests.report.charts_of import CASES, column_chart, count, counts, dumbbell_chart, money, path_chart, ratio

TEMPLATES = Path(__file__).parents[2] / "templates"
SVG = "{http://www.w3.org/2000/svg}"
TOKENS = load_tokens(TEMPLATES)


def drawn(chart, language="en"):
    text = draw(chart, language, TOKENS)
    return ElementTree.fromstring(text.replace("<svg ", f'<svg xmlns="{SVG[1:-1]}" ', 1))


def boxes(root):
    """Where each text stands, measured anew from the drawn elements."""
    found = []
    for node in root.iter(f"{SVG}text"):
        size, weight = float(node.get("font-size", "11")), node.get("font-weight")
        wide = TOKENS.width(node.text, size, int(weight) if weight else None)
        x, y = float(node.get("x")), float(node.get("y"))
        left = x - {"start": 0, "middle": wide / 2, "end": wide}[node.get("text-anchor", "start")]
        found.append((node.text, Box(left, y - 0.7 * size, left + wide, y + 0.1 * size)))
    return found


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", CASES)
def test_no_two_words_of_a_chart_overlap(name, language):
    placed = boxes(drawn(CASES[name], language))
    assert [(a, b) for (a, one), (b, other) in combinations(placed, 2) if one.overlap(other) > 0.5] == []


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", CASES)
def test_every_word_stays_inside_the_chart(name, language):
    root = drawn(CASES[name], language)
    width, height = float(root.get("width")), float(root.get("height"))
    outside = [
        (text, box)
        for text, box in boxes(root)
        if box.left < -0.6 or box.right > width + 0.6 or box.top < 0 or box.bottom > height
    ]
    assert outside == []


@pytest.mark.parametrize("name", CASES)
def test_a_chart_says_what_it_is_and_what_it_shows(name):
    root = drawn(CASES[name])
    title, desc = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title.text == "A < B & C"
    assert desc.text
    assert root.get("aria-labelledby").split() == [title.get("id"), desc.get("id")]
    assert root.get("role") == "img"


@pytest.mark.parametrize("name", CASES)
def test_a_chart_has_no_colour_but_those_of_the_tokens(name):
    root = drawn(CASES[name])
    hatched = {f"url(#{node.get('id')})" for node in root.iter(f"{SVG}pattern")}
    used = {value for node in root.iter() for key, value in node.items() if key in ("fill", "stroke")}
    assert used <= set(TOKENS.colours.values()) | {"none"} | hatched


def path_of(chart):
    """The corners of the dotted path, in order, and how the mark of the target is dashed."""
    lines = [node for node in drawn(chart).iter(f"{SVG}line") if node.get("stroke") == TOKENS["ink"]]
    dotted = [node for node in lines if node.get("stroke-width") == "1.1"]
    [mark] = [node for node in lines if node.get("stroke-width") == "2.2"]
    ends = [[float(node.get(key)) for key in ("x1", "y1", "x2", "y2")] for node in dotted]
    assert all(one[2:] == other[:2] for one, other in pairwise(ends))
    return [ends[0][:2], *(end[2:] for end in ends)], mark.get("stroke-dasharray")


def test_a_straight_path_is_one_line():
    assert len(path_of(path_chart(counts(10, 14, 16), count(40)))[0]) == 2


def test_a_path_by_a_table_bends_where_the_table_says():
    chart = path_chart(counts(10, 14, 16), count(40)) | {"waypoints": [{"year": 2018, "value": count(15)}]}
    (x0, y0), (x1, y1), (x2, y2) = path_of(chart)[0]
    assert (x1 - x0) / (x2 - x0) == pytest.approx(3 / 5, abs=0.02)
    assert (y1 - y0) / (y2 - y0) == pytest.approx(5 / 30, abs=0.02)


def test_a_path_in_steps_stays_level_until_each_step():
    waypoints = [{"year": 2018, "value": count(20)}]
    corners = path_of(path_chart(counts(10, 14, 16), count(40)) | {"waypoints": waypoints, "has_steps": True})[0]
    (x0, y0), (x1, y1), (x2, y2), (x3, y3), (x4, y4) = corners
    assert (y0, x1, y2, x3) == (y1, x2, y3, x4)
    assert x0 < x1 < x3
    assert y0 > y2 > y4


def test_official_provisional_and_illustrative_targets_look_different():
    chart = path_chart(counts(10, 14, 16), count(40))
    standings = ("official", "provisional", "illustrative")
    assert len({path_of(chart | {"standing": standing})[1] for standing in standings}) == 3


@pytest.mark.parametrize("name", CASES)
def test_no_coordinate_is_lost(name):
    text = draw(CASES[name], "en", TOKENS)
    assert "nan" not in text
    assert "inf" not in text.replace("info", "")
    assert text == draw(CASES[name], "en", TOKENS)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.none() | st.integers(-(10**9), 10**9), min_size=1, max_size=8),
    st.none() | st.integers(-(10**9), 10**9),
    st.integers(2008, 2022),
)
def test_any_series_leaves_its_words_apart_and_inside(values, target, due):
    chart = path_chart(counts(*values), count(target), 2010, due, breaks=[2012])
    placed = boxes(drawn(chart))
    assert [(a, b) for (a, one), (b, other) in combinations(placed, 2) if one.overlap(other) > 0.5] == []
    assert all(box.left > -0.6 and box.right < 340.6 for _, box in placed)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.none() | st.integers(-(10**12), 10**12), min_size=1, max_size=18),
    st.sets(st.integers(2003, 2020)),
    st.sampled_from([count, money]),
)
def test_any_columns_leave_their_words_apart_and_inside(values, estimated, kind):
    chart = column_chart([None if value is None else kind(value) for value in values], 2003, estimated)
    placed = boxes(drawn(chart | {"words": {"estimated": "p"}}))
    assert [(a, b) for (a, one), (b, other) in combinations(placed, 2) if one.overlap(other) > 0.5] == []
    assert all(box.left > -0.6 and box.right < 340.6 for _, box in placed)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.none() | st.tuples(st.integers(0, 99), st.integers(0, 99)), min_size=1, max_size=9))
def test_any_rates_leave_their_words_apart_and_inside(values):
    chart = column_chart([None if value is None else ratio(*value) for value in values])
    placed = boxes(drawn(chart))
    assert [(a, b) for (a, one), (b, other) in combinations(placed, 2) if one.overlap(other) > 0.5] == []
    assert all(box.left > -0.6 and box.right < 340.6 for _, box in placed)


def test_a_year_that_may_still_change_is_marked_and_the_last_sure_one_is_the_latest():
    root = drawn(path_chart(counts(5, 6, 2), count(9), estimated=[2017]))
    bold = [node.text for node in root.iter(f"{SVG}text") if node.get("font-weight") == "700"]
    assert bold == ["6"]
    assert "2 e" in [text for text, _ in boxes(root)]


def test_years_that_lie_apart_are_not_joined():
    chart = path_chart(counts(5, 6, 7), count(9)) | {"years": [2010, 2015, 2016]}
    blue = [node for node in drawn(chart).iter(f"{SVG}line") if node.get("stroke") == TOKENS["self"]]
    assert len(blue) == 1


def test_values_of_the_first_last_and_target_are_written():
    words = " ".join(text for text, _ in boxes(drawn(CASES["near its path"])))
    assert all(part in words for part in ("905", "1,214", "1,300", "Target 2020", "2015", "2020"))


def test_an_estimate_is_dashed_and_hollow_and_a_gap_is_not_bridged():
    root = drawn(CASES["gaps, an estimate and a break"])
    assert [node.get("fill") for node in root.iter(f"{SVG}circle")][-1] == TOKENS["paper"]
    blue = [node for node in root.iter(f"{SVG}line") if node.get("stroke") == TOKENS["self"]]
    assert blue == []


def test_a_break_is_named_and_cuts_the_line():
    chart = path_chart(counts(1, 2, 3), count(5), breaks=[2016])
    root = drawn(chart)
    blue = [node for node in root.iter(f"{SVG}line") if node.get("stroke") == TOKENS["self"]]
    assert len(blue) == 1
    assert "new definition" in [text for text, _ in boxes(root)]


def test_hostile_words_are_escaped_and_their_controls_shown():
    chart = path_chart(counts(1, 2), count(5)) | {"title": "<script>\u202ex</script>"}
    text = draw(chart, "en", TOKENS)
    assert "<script" not in text
    assert "[U+202E]" in text


def test_bars_start_at_zero():
    bars = list(drawn(CASES["a ranking"]).iter(f"{SVG}rect"))
    assert len({node.get("x") for node in bars}) == 1


def test_the_bar_of_a_single_value_is_as_long_as_its_share():
    rows = [{"label": "A", "value": count(50)}, {"label": "B", "value": count(100)}]
    chart = CASES["a ranking"] | {"rows": rows, "highlight": []}
    short, long = (float(node.get("width")) for node in drawn(chart).iter(f"{SVG}rect"))
    assert long == pytest.approx(2 * short, abs=0.2)


@pytest.mark.parametrize("key", STATUSES)
def test_every_status_has_a_mark_of_its_own(key):
    assert [other for other in STATUSES if status_mark(other, TOKENS) == status_mark(key, TOKENS)] == [key]


def test_marks_that_repeat_a_text_are_hidden_from_assistive_technology():
    marks = [status_mark("ontrack", TOKENS), sparkline([1, None, 3], TOKENS), progress_bar(0.4, 0.8, "atrisk", TOKENS)]
    assert all('aria-hidden="true"' in mark for mark in marks)


@pytest.mark.parametrize("values", [[], [None], [None, None], [5], [0, 0], [1, None, 3]])
def test_a_sparkline_takes_any_series(values):
    assert sparkline(values, TOKENS, target=2, estimated=True, broken_at=1).startswith("<svg")


def test_a_bar_that_goes_backwards_stands_left_of_zero():
    bar = ElementTree.fromstring(progress_bar(-0.4, 0.8, "reversing", TOKENS))
    way = bar.findall("line")[1]
    assert float(way.get("x2")) < float(way.get("x1"))


def test_the_cover_has_a_cut_for_phones_and_gives_the_reason_where_there_is_no_way():
    rows = [
        {"name": "A & B", "way_done": 0.5, "time_gone": 0.8, "way_words": ""},
        {"name": "C", "way_done": None, "time_gone": None, "way_words": "no target"},
    ]
    words = {"title": "t", "desc": "d", "start": "baseline", "time": "time gone", "target": "target"}
    text = cover_bars(rows, words, "en", TOKENS)
    assert text.count("<svg") == 2
    assert text.count("no target") == 2
    assert 'class="cut-full"' in text
    assert 'class="cut-half"' in text


def test_no_tick_of_the_cover_runs_into_the_name_over_its_bar():
    rows = [{"name": "Co-publications internationales y", "way_done": 0.5, "time_gone": 0.3, "way_words": ""}] * 3
    words = {"title": "t", "desc": "d", "start": "départ", "time": "temps", "target": "cible"}
    root = ElementTree.fromstring(f'<both xmlns="{SVG[1:-1]}">{cover_bars(rows, words, "fr", TOKENS)}</both>')
    narrow = root[1]
    names = [box for text, box in boxes(narrow) if text.startswith("Co-")]
    ticks = [node for node in narrow.iter(f"{SVG}line") if node.get("stroke") == "#FFC766"]
    spans = [(float(node.get("y1")), float(node.get("y2"))) for node in ticks]
    assert (len(names), len(spans)) == (3, 3)
    assert not [1 for top, bottom in spans for name in names if top < name.bottom + 1 and bottom > name.top]


def test_widths_are_those_of_the_face_and_not_a_guess():
    assert TOKENS.width("0000", 10) == pytest.approx(19.88)
    assert TOKENS.width("iiii", 10) < 19 < 21 < TOKENS.width("MMMM", 10)
    assert TOKENS.width("0", 10, 700) == pytest.approx(5.28)


@pytest.mark.parametrize(("value", "text"), [(3.0, "3"), (-0.01, "0"), (12.34, "12.3"), ("none", "none")])
def test_coordinates_are_short(value, text):
    assert coordinate(value) == text


def test_there_is_no_chart_of_an_unknown_kind():
    with pytest.raises(KeyError):
        draw({"kind": "pie"}, "en", TOKENS)


def test_numbers_of_a_comparison_stand_free_of_their_dots_and_of_the_line_of_the_row():
    root = drawn(dumbbell_chart(("Emerging", count(5), count(6))))
    dots = [(float(node.get("cx")), float(node.get("r"))) for node in root.iter(f"{SVG}circle")][2:]
    numbers = {text: box for text, box in boxes(root) if text in ("5", "6")}
    assert (len(dots), sorted(numbers)) == (2, ["5", "6"])
    assert dots[0][0] - dots[0][1] - numbers["5"].right > 5
    assert numbers["6"].left - dots[1][0] - dots[1][1] > 5
    patches = [node for node in root.iter(f"{SVG}rect") if node.get("fill") == TOKENS["paper"]]
    assert len(patches) == 2
