"""The strategies, the countries that they aim at, and the statuses that change from one day to the next."""

import re
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from strandreport.model.errors import ConfigError
from strandreport.model.groups import parse_groups, parse_programme_status
from strandreport.model.project import load_project

ROOT = Path(__file__).resolve().parents[2]
FIRST, SECOND = "inserm_2016_2020", "inserm_2021_2025"
STRANDS = {
    "standing_and_visibility": "A0",
    "major_powers": "A1.1",
    "emerging_powers": "A1.2",
    "developed_asia": "A1.3",
    "maghreb": "A1.4",
    "southern_countries": "A1.5",
    "bilateral_cooperation": "A2.1",
    "european_programmes": "A2.2",
    "influence": "A2.3",
    "talent": "A3.1",
    "hrs4r": "A3.2",
}
DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def project():
    return load_project(ROOT)


@pytest.fixture(scope="module")
def second():
    return load_project(ROOT, {"strategy": SECOND})


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(ROOT / "config", tmp_path / "config")
    return tmp_path


def change(folder, file, old, new):
    path = folder / "config" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


# ---------------------------------------------------------------- the tree


def test_the_whole_strategy_is_there_under_stable_ids(project):
    assert {strand.id: strand.code for strand in project.strategy.strands.values()} == STRANDS
    assert list(project.strategy.reported_axes) == ["target_countries", "european_research_area", "attractiveness"]
    assert [part.id for part in project.strategy.frame][:2] == [
        "national_research_strategy",
        "strategic_orientation_plan",
    ]


def test_what_was_inferred_is_never_a_quote(project, second):
    for strategy in (project.strategy, second.strategy):
        statements = [statement for _, statement in strategy.statements()]
        assert [item for item in statements if item.quote and not item.stated] == []
        assert {item.stated for _, item in project.strategy.statements()} == {True, False}


def test_the_maghreb_and_the_reconstructed_strand_say_that_they_were_inferred(project):
    inferred = {name for name, strand in project.strategy.strands.items() if not strand.objective.stated}
    assert inferred == {"maghreb", "talent"}


def test_every_quote_from_the_english_page_alone_is_a_translation_in_french(project):
    for _, item in project.strategy.statements():
        if item.quote and "page_fr" not in item.sources:
            assert item.translated == ("fr",)


def test_an_axis_told_in_the_overall_report_is_its_own_strand(project):
    axis = project.strategy.axis_of("standing_and_visibility")
    assert (axis.id, axis.is_overall, len(axis.strands)) == ("standing_and_visibility", True, 1)


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        (
            f"strategies/{FIRST}.yaml",
            "          stated: false\n",
            "          stated: true\n          quote: {en: a, fr: b}\n",
            r"either a quote .* or a description",
        ),
        (
            f"strategies/{FIRST}.yaml",
            "    source: [page_en, page_fr]\n    stated: true",
            "    source: [page_en, page_fr]\n    stated: false",
            "what was inferred can't be quoted",
        ),
        (f"strategies/{FIRST}.yaml", "source: [contract]", "source: [contrat]", "no source is called 'contrat'"),
        (f"strategies/{FIRST}.yaml", "id: hrs4r\n", "id: talent\n", "2 axes or strands are called 'talent'"),
        (f"strategies/{FIRST}.yaml", "id: hrs4r\n", "id: overall\n", "'overall' is the name of another page"),
        (f"strategies/{FIRST}.yaml", "end: 2020", "end: 2015", "ends before it starts"),
        (f"strategies/{FIRST}.yaml", "overall: true", "overall: false", "has no strands"),
        (f"strategies/{SECOND}.yaml", "[influence]", "[influences]", "has no strand 'influences'"),
        (f"strategies/{SECOND}.yaml", "    plan_incite:\n", "    plan_excite:\n", "no strand is called 'plan_excite'"),
        (f"strategies/{SECOND}.yaml", "  inserm_2016_2020:\n", "  inserm_2016:\n", "no other strategy is called"),
        ("country_groups.yaml", "strand: maghreb", "strand: magreb", "no strand is called 'magreb'"),
        ("country_groups.yaml", "{country: DZ}", "{country: XX}", "no country has the code 'XX'"),
        ("country_groups.yaml", "{group: europe,", "{group: europa,", "no group is called 'europa'"),
        ("country_groups.yaml", "{group: europe,", "{group: major_powers,", "contains itself"),
        ("country_groups.yaml", "themes: [neurosciences]", "themes: [neuroscience]", "no theme is called"),
        ("country_groups.yaml", "{country: CA,", "{country: US,", "CA-QC is not a part of US"),
        ("country_groups.yaml", "    strand: maghreb\n", "", "'strand' is a required property"),
        ("reference/country_groups.yaml", "valid_to: 2020-01-31", "valid_to: 1970-01-31", "lies before valid_from"),
        (
            "reference/programme_status.yaml",
            "valid_from: 2017-01-01",
            "valid_from: 2016-12-31",
            "CH would have two statuses",
        ),
    ],
)
def test_a_wrong_strategy_or_group_names_file_and_line(folder, file, old, new, words):
    change(folder, file, old, new)
    with pytest.raises(ConfigError) as raised:
        load_project(folder)
    assert re.search(rf"{re.escape(file)}:\d+: .*{words}", str(raised.value)), str(raised.value)


def test_a_project_needs_neither_target_groups_nor_themes(folder):
    for name in ("country_groups", "themes"):
        (folder / "config" / f"{name}.yaml").unlink()
    project = load_project(folder)
    assert {group.role for group in project.groups.groups.values()} == {"reference"}
    assert "eu" in project.groups.groups


# ---------------------------------------------------------------- several strategies


def test_indicators_are_found_for_the_second_strategy_through_its_crosswalk(project, second):
    first = {name for name, item in project.indicators.items() if "european_programmes" in item.strands}
    assert {name for name, item in second.indicators.items() if "plan_incite" in item.strands} == first != set()
    assert {strand for item in second.indicators.values() for strand in item.strands} <= set(second.strategy.strands)


def test_targets_do_not_pass_from_one_strategy_to_another(project, second):
    assert "P07.european_programmes" in project.targets
    assert second.targets == {}


def test_every_crossing_says_that_it_was_inferred(second):
    crossings = [item for items in second.strategy.crosswalk.values() for item in items]
    assert [(item.strategy, item.stated) for item in crossings] == [(FIRST, False)] * 3


def test_strands_of_an_indicator_keep_their_order_and_stand_once(second):
    assert second.strategy.own_strands(("influence", "european_programmes", "influence")) == (
        "plan_influence",
        "plan_incite",
    )
    assert second.strategy.own_strands(("maghreb",)) == ()


def test_an_unknown_strategy_or_window_is_refused_in_words():
    for setting in ({"strategy": "other"}, {"window": "monthly"}):
        with pytest.raises(ConfigError):
            load_project(ROOT, setting)


# ---------------------------------------------------------------- groups by date


@pytest.mark.parametrize(
    ("code", "first", "last"),
    [
        ("FR", date(1958, 1, 1), None),
        ("IE", date(1973, 1, 1), None),
        ("GB", date(1973, 1, 1), date(2020, 1, 31)),
        ("GR", date(1981, 1, 1), None),
        ("ES", date(1986, 1, 1), None),
        ("SE", date(1995, 1, 1), None),
        ("PL", date(2004, 5, 1), None),
        ("BG", date(2007, 1, 1), None),
        ("HR", date(2013, 7, 1), None),
    ],
)
def test_membership_of_the_union_begins_and_ends_on_its_day(project, code, first, last):
    assert code not in project.groups.members("eu", first - DAY)
    assert code in project.groups.members("eu", first)
    if last:
        assert code in project.groups.members("eu", last)
        assert code not in project.groups.members("eu", last + DAY)


@pytest.mark.parametrize(
    ("day", "count"),
    [
        (date(1972, 12, 31), 6),
        (date(1980, 12, 31), 9),
        (date(1985, 12, 31), 10),
        (date(1994, 12, 31), 12),
        (date(2004, 4, 30), 15),
        (date(2006, 12, 31), 25),
        (date(2013, 6, 30), 27),
        (date(2020, 1, 31), 28),
        (date(2020, 2, 1), 27),
    ],
)
def test_the_union_has_as_many_members_as_it_had(project, day, count):
    assert len(project.groups.members("eu", day)) == count


def test_constant_compositions_do_not_depend_on_the_day(project):
    at_exit, after = date(2020, 1, 31), date(2020, 2, 1)
    for group, same_as in (("eu28", at_exit), ("eu27", after)):
        for day in (date(1990, 1, 1), at_exit, after):
            assert project.groups.members(group, day) == project.groups.members("eu", same_as)


def test_groups_overlap_and_each_counts_a_country_once(project):
    day = date(2019, 12, 31)
    in_groups = {name for name in project.groups.groups if "BR" in project.groups.members(name, day)}
    assert in_groups == {"emerging_powers", "anrs_sites"}
    assert "SG" in project.groups.members("developed_asia", day) & project.groups.members("southern_countries", day)
    assert "FR" not in project.groups.members("major_powers", day)
    assert {"US", "CA", "IL", "GB", "CH"} <= project.groups.members("major_powers", day)


def test_two_of_the_anrs_sites_lie_outside_the_regions_of_their_strand(project):
    day = date(2019, 12, 31)
    sites, regions = (project.groups.members(name, day) for name in ("anrs_sites", "southern_countries"))
    assert len(sites) == 8
    assert sites - regions == {"BR", "EG"}


def test_southern_regions_leave_out_what_is_france_or_northern_africa(project):
    africa = project.groups.members("sub_saharan_africa", date(2019, 12, 31))
    assert africa & {"RE", "YT", "TF", "SD", "EG", "MA", "DZ", "TN"} == frozenset()
    assert len(africa) == 50
    assert len(project.groups.members("south_east_asia", date(2019, 12, 31))) == 11


def test_a_nested_group_follows_its_own_days_and_those_of_its_member():
    words = {"label": {"en": "x", "fr": "x"}, "source": {"en": "x", "fr": "x"}, "role": "reference", "stated": True}
    inner = {**words, "members": [{"country": "AA", "valid_from": "2010-01-01"}, {"country": "BB"}]}
    outer = {**words, "members": [{"group": "inner", "without": ["BB"], "valid_to": "2015-12-31"}]}
    groups = parse_groups({"groups": {"inner": inner}}, {"groups": {"outer": outer}})
    days = (date(2009, 12, 31), date(2010, 1, 1), date(2015, 12, 31), date(2016, 1, 1))
    assert [sorted(groups.members("outer", day)) for day in days] == [[], ["AA"], ["AA"], []]


def test_quebec_is_a_named_part_of_canada(project):
    canada = next(item for item in project.groups.groups["major_powers"].members if item.countries == ("CA",))
    assert [project.groups.parts[part]["fr"] for part in canada.parts] == ["Québec"]
    assert canada.themes == ("ageing", "neurodegenerative_diseases")


# ---------------------------------------------------------------- status in framework programmes


@pytest.mark.parametrize(
    ("country", "framework", "day", "status"),
    [
        ("GB", "H2020", date(2014, 1, 1), "member_state"),
        ("GB", "H2020", date(2020, 1, 31), "member_state"),
        ("GB", "H2020", date(2020, 2, 1), "member_state"),
        ("GB", "H2020", date(2021, 6, 1), "member_state"),
        ("CH", "H2020", date(2014, 9, 14), "third_country"),
        ("CH", "H2020", date(2014, 9, 15), "partly_associated"),
        ("CH", "H2020", date(2016, 12, 31), "partly_associated"),
        ("CH", "H2020", date(2017, 1, 1), "associated"),
        ("CH", "FP7", date(2013, 12, 31), "associated"),
        ("HR", "FP7", date(2013, 6, 30), "associated"),
        ("HR", "FP7", date(2013, 7, 1), "member_state"),
        ("BA", "FP7", date(2008, 12, 31), "third_country"),
        ("BA", "FP7", date(2009, 1, 1), "associated"),
        ("TN", "H2020", date(2015, 12, 31), "third_country"),
        ("TN", "H2020", date(2016, 1, 1), "associated"),
        ("UA", "H2020", date(2014, 12, 31), "third_country"),
        ("UA", "H2020", date(2015, 1, 1), "associated"),
        ("IL", "H2020", date(2019, 1, 1), "associated"),
        ("BR", "H2020", date(2019, 1, 1), "third_country"),
        ("FR", "FP7", date(2010, 1, 1), "member_state"),
        ("FR", "FP9", date(2010, 1, 1), ""),
    ],
)
def test_status_in_a_programme_goes_by_framework_and_day_of_the_grant(project, country, framework, day, status):
    assert project.programme_status.status(country, framework, day) == status


def test_what_is_general_knowledge_says_that_it_must_be_verified(project):
    status, day = project.programme_status, date(2019, 1, 1)
    unverified = [
        name for name in ("GB", "CH", "TN", "UA", "IL", "NO", "BR") if not status.is_verified(name, "H2020", day)
    ]
    assert unverified == ["TN", "UA", "IL", "NO", "BR"]
    periods = [period for items in status.frameworks.values() for period in items if not period.is_verified]
    assert all("verified" in period.source for period in periods)


def test_a_status_without_days_holds_always():
    period = {"countries": ["AA"], "status": "associated", "verified": True, "source": "x"}
    status = parse_programme_status({"statuses": {}, "frameworks": {"X": [period]}})
    assert {status.status("AA", "X", day) for day in (date.min, date.max)} == {"associated"}
