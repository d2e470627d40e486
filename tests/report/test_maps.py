"""Maps draw whose a territory is as their view says, keep small states visible and their words apart and inside."""

import re
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest

from strandreport.model.errors import ConfigError
from strandreport.model.map_view import NEUTRAL, border_name
from strandreport.model.project import load_project
from strandreport.report.charts import draw
from strandreport.report.charts.canvas import Canvas, Point
from strandreport.report.charts.map_labels import Name, write_number
from tests.report.charts_of import LONG, count, country, funnel_chart, map_chart, money
from tests.report.test_charts import SVG, TOKENS, boxes

ROOT = Path(__file__).parents[2]
VIEW = load_project(ROOT).chapters.view
WORLD, EUROPE = TOKENS.outlines["world"], TOKENS.outlines["europe"]
# places that their country's outline holds, or that are too small to be a place of their own on a map of the world
WITHOUT_PLACE = {"AQ", "BQ", "BV", "CC", "GF", "GI", "GP", "MQ", "RE", "SJ", "TK", "TV", "UM", "YT", "WS", "HM"}
STEP = re.compile(r"M(-?\d+) (-?\d+)l([^zM]*)")
PAIR = re.compile(r"-?\d+")


def cuts(chart, language="fr"):
    """Every picture that a chart is drawn as."""
    root = ElementTree.fromstring(f'<all xmlns="{SVG[1:-1]}">{draw(chart, language, TOKENS)}</all>')
    return list(root)


def fills(root, colour):
    """How many paths and discs have a colour of the tokens, or any hatching."""
    wanted = "url(#" if colour == "hatched" else TOKENS[colour]
    marks = [*root.iter(f"{SVG}path"), *root.iter(f"{SVG}circle")]
    return sum(node.get("fill", "").startswith(wanted) for node in marks)


def rings(path):
    """The outlines of a path as points in units."""
    for x, y, steps in STEP.findall(path):
        here, points = [int(x), int(y)], [(int(x) / 10, int(y) / 10)]
        numbers = list(map(int, PAIR.findall(steps)))
        for across, down in zip(numbers[::2], numbers[1::2], strict=True):
            here = [here[0] + across, here[1] + down]
            points.append((here[0] / 10, here[1] / 10))
        yield points


def holds(path, place):
    x, y = place[:2]
    crossed = 0
    for ring in rings(path):
        for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
            crossed += (ay > y) != (by > y) and x < ax + (bx - ax) * (y - ay) / (by - ay)
    return crossed % 2 == 1


LARGE = sorted(name for name, place in WORLD.places.items() if place[2] > 60 and name in WORLD.territories)


@pytest.mark.parametrize("name", LARGE)
def test_the_place_of_a_country_lies_in_its_outline_and_in_no_other(name):
    assert [other for other, path in WORLD.territories.items() if holds(path, WORLD.places[name])] == [name]


def test_the_view_names_every_disputed_territory_and_no_other():
    disputed = {name for outlines in TOKENS.outlines.values() for name in outlines.places if name.islower()}
    assert set(VIEW.territories) == disputed


def test_every_dashed_border_of_the_view_exists():
    known = {name for outlines in TOKENS.outlines.values() for name in outlines.borders}
    assert VIEW.dashed - known == set()


def test_every_country_has_a_place_on_the_map_of_the_world():
    owned = {VIEW.territories.get(name, name) for name in WORLD.places}
    assert set(load_project(ROOT).reference.countries) - owned <= WITHOUT_PLACE


def test_crimea_is_drawn_with_ukraine_in_the_shipped_view_and_with_whom_another_view_says():
    shipped, other = WORLD.countries(VIEW.territories), WORLD.countries({**VIEW.territories, "crimea": "RU"})
    crimea = WORLD.territories["crimea"]
    assert (crimea in shipped["UA"], crimea in shipped["RU"]) == (True, False)
    assert (crimea in other["UA"], crimea in other["RU"]) == (False, True)


def test_there_is_no_border_inside_a_country_and_a_disputed_one_is_dashed():
    plain, dashed = WORLD.lines(VIEW.territories, VIEW.dashed)
    assert WORLD.borders["MA|western_sahara"] in dashed
    assert WORLD.borders["CY|northern_cyprus"] not in plain + dashed
    assert WORLD.borders["DE|FR"] in plain
    plain, dashed = WORLD.lines({**VIEW.territories, "western_sahara": "MA"}, VIEW.dashed)
    assert WORLD.borders["MA|western_sahara"] not in plain + dashed


def test_what_is_neutral_belongs_to_no_country():
    assert VIEW.territories["siachen"] == NEUTRAL
    assert WORLD.territories["siachen"] == WORLD.countries(VIEW.territories)["siachen"]


def test_a_border_has_one_name_whichever_side_comes_first():
    assert border_name("western_sahara", "MA") == border_name("MA", "western_sahara")


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("reference/map_view.yaml", "crimea: UA", "crimea: XX", "no country has the code 'XX'"),
        ("chapters.yaml", "home: FR", "home: XX", "no country has the code 'XX'"),
        ("chapters.yaml", "    major_powers:\n", "    minor_powers:\n", "no strand is called 'minor_powers'"),
        ("chapters.yaml", "indicator: T15", "indicator: T15X", "no indicator is called 'T15X'"),
        ("chapters.yaml", "indicator: T15", "indicator: P04", "P04 is no indicator of 'southern_countries'"),
        ("chapters.yaml", "indicator: C03, ", "indicator: C02, ", "C02 has no breakdown by country"),
        ("chapters.yaml", "groups: [T01, T12]", "groups: [T01, T99]", "no indicator is called 'T99'"),
        ("chapters.yaml", "number_rate: P02,", "number_rate: P02Q,", "no indicator is called 'P02Q'"),
        ("chapters.yaml", "pending: P01W", "pending: P99", "no indicator is called 'P99'"),
        ("chapters.yaml", "open: P12U", "open: P99", "no indicator is called 'P99'"),
    ],
)
def test_a_mistake_in_the_declared_chapters_names_its_file_and_line(tmp_path, file, old, new, message):
    (tmp_path / "config" / "reference").mkdir(parents=True)
    for path in (ROOT / "config").iterdir():
        if path.name not in ("reference", "chapters.yaml"):
            (tmp_path / "config" / path.name).symlink_to(path)
    for name in ("chapters.yaml", file):
        text = (ROOT / "config" / name).read_text(encoding="utf-8")
        (tmp_path / "config" / name).write_text(text.replace(old, new) if name == file else text, encoding="utf-8")
    with pytest.raises(ConfigError, match=re.escape(message)) as problem:
        load_project(tmp_path)
    assert re.search(rf"config/{file}:\d+", str(problem.value))


MANY = [
    ("US", "États-Unis", 63, 3), ("GB", "Royaume-Uni", 38, 3), ("DE", "Allemagne", 27, 3), ("IT", "Italie", 26, 2),
    ("CH", "Suisse", 24, 2), ("CA", "Canada", 21, 2), ("NL", "Pays-Bas", 15, 1), ("BE", "Belgique", 14, 1),
    ("SG", "Singapour", 9, 0), ("TW", "Taïwan", 8, 0),
]  # fmt: skip
CASES = {
    "many": map_chart("world", [country(a, b, count(c), d) for a, b, c, d in MANY], VIEW.territories, VIEW.dashed),
    "long names": map_chart("world", [country(a, LONG, count(c), d) for a, b, c, d in MANY[:3]]),
    "held back": map_chart(
        "world", [country("BR", "Brésil", None, held_back=True), country("FJ", "Fidji", count(2), 0)]
    ),
    "nothing": map_chart("world", []),
    "a funnel": funnel_chart(
        ("Propositions", [count(318), count(300), count(48), count(9)], ["", "300 sur 318", "15,1 %", "9 sur 48"]),
        ("Notre part", [money(10**12), money(9 * 10**11), money(10**11), None], ["", "", "16,8 %", ""]),
    ),
    "a funnel of zeros": funnel_chart(("Propositions", [count(0), None, count(0), count(0)], [""] * 4)),
}


@pytest.mark.parametrize("name", CASES)
def test_words_stay_apart_and_inside_in_both_cuts(name):
    wide, narrow = cuts(CASES[name])
    assert (wide.get("class"), narrow.get("class")) == ("cut-full", "cut-half")
    for root in (wide, narrow):
        placed, width, height = boxes(root), float(root.get("width")), float(root.get("height"))
        assert [(a, b) for (a, one), (b, other) in combinations(placed, 2) if one.overlap(other) > 0.5] == []
        outside = [text for text, box in placed if box.left < -0.6 or box.right > width + 0.6 or box.top < 0]
        assert [text for text in outside if text != LONG] == []
        assert all(box.bottom <= height for _, box in placed)


def test_a_country_has_the_shade_of_its_class_and_ours_an_outline_in_ink():
    wide, _ = cuts(CASES["many"])
    assert [fills(wide, shade) > 0 for shade in ("self-pale", "self-mid", "self", "self-dark")] == [True] * 4
    assert [node.get("fill") for node in wide.iter(f"{SVG}path") if node.get("stroke-width") == "9"] == [
        TOKENS["paper"]
    ]


def test_a_state_too_small_to_be_seen_is_a_disc():
    seen, unseen = (map_chart("world", [country(code, code, count(1), 0)]) for code in ("BR", "SG"))
    assert [len(list(cuts(chart)[0].iter(f"{SVG}circle"))) for chart in (seen, unseen)] == [0, 1]


def test_what_is_not_published_is_hatched_and_says_so():
    wide, narrow = cuts(CASES["held back"])
    assert [fills(root, "hatched") for root in (wide, narrow)] == [1, 1]
    assert "non publié" in [text for text, _ in boxes(wide)]


def test_of_equal_countries_all_are_named_or_none():
    equal = [country(code, code, count(1), 0) for code in ("BR", "AR", "CL", "PE", "CO", "VE", "BO", "EC", "PY")]
    first = country("US", "US", count(5), 1)
    named = [{text[:2] for text, _ in boxes(root)} for root in cuts(map_chart("world", [first, *equal]))]
    assert all("US" in words and not {"BR", "AR"} & words for words in named)


def test_classes_say_their_limits_in_the_manner_of_the_language():
    rows = [country("US", "US", count(63), 1), country("GB", "GB", count(38), 1), country("IT", "IT", count(2), 0)]
    english, french = ([text for text, _ in boxes(cuts(map_chart("world", rows), lang)[0])] for lang in ("en", "fr"))
    assert "38–63" in english
    assert "38\u00a0à\u00a063" in french


def test_a_number_stands_on_dark_in_white_and_on_pale_in_ink():
    rows = [country("DE", "DE", count(9), 3), country("PL", "PL", count(1), 0)]
    rows += [country("ES", "ES", count(5), 2), country("SE", "SE", count(3), 1)]
    [root] = cuts(map_chart("europe", rows))
    written = {node.text: node.get("fill") for node in root.iter(f"{SVG}text") if node.get("font-weight")}
    assert (written["9"], written["1"]) == (TOKENS["paper"], TOKENS["ink"])


def test_the_bars_of_a_funnel_share_a_scale_within_a_measure():
    wide, _ = cuts(CASES["a funnel"])
    first = [float(node.get("width")) for node in wide.iter(f"{SVG}rect")][:4]
    assert [round(width / first[0], 2) for width in first] == [1.0, 0.94, 0.15, 0.03]


@pytest.mark.parametrize(("apart", "written"), [(12.0, ["38"]), (16.0, ["38", "37"])])
def test_numbers_of_neighbours_stand_apart_and_the_first_of_two_that_cannot_stays(apart, written):
    canvas = Canvas("m", "t", "d", "en", TOKENS, 100)
    for text, y in (("38", 50.0), ("37", 50.0 - apart)):
        write_number(canvas, Name(Point(50, y), text), 1e6, "ink")
    assert [mark.split(">")[1].removesuffix("</text") for mark in canvas.marks] == written
