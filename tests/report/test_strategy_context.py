"""What reports say of the strategy: quotes as quotes, our words as ours, countries with themes, titles by window."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from strandreport.model.catalogue import load_catalogue
from strandreport.model.project import load_project
from strandreport.report.context.kinds import kind_of
from strandreport.report.context.places import place
from strandreport.report.context.titles import title_of
from strandreport.report.context.words import Words

ROOT = Path(__file__).resolve().parents[2]
WORDS = {name: Words(load_catalogue(ROOT / "templates", name)) for name in ("en", "fr")}
EN, FR = WORDS["en"], WORDS["fr"]


@pytest.fixture(scope="module")
def project():
    return load_project(ROOT)


def cells(table):
    return [row["cells"] for row in table["rows"]]


def test_the_overall_report_names_the_frame_and_the_aims(project):
    frame = place("overall", project, EN)["frame"]
    assert [part["label"] for part in frame["frame"]][:2] == [
        "National Research Strategy (SNR)",
        "Strategic Orientation Plan",
    ]
    assert len(frame["aims"]) == 2
    assert len(frame["sources"]["rows"]) == len(project.strategy.sources)


def test_a_french_quote_of_the_english_page_says_that_it_is_translated(project):
    said = {name: place("influence", project, words)["strand"]["objective"] for name, words in WORDS.items()}
    assert "Traduction de travail" in said["fr"]["note"]
    assert "translation" not in said["en"]["note"]


def test_a_french_quote_of_the_french_page_is_no_translation(project):
    objective = place("emerging_powers", project, FR)["strand"]["objective"]
    assert objective["quote"].startswith("Renforcer la collaboration")
    assert objective["note"] == ""


@pytest.mark.parametrize("strand", ["maghreb", "talent"])
def test_an_inferred_objective_is_in_our_words(project, strand):
    objective = place(strand, project, EN)["strand"]["objective"]
    assert (objective["own_words"], objective["stated"]) == (True, False)


def test_countries_stand_with_the_themes_named_for_them(project):
    table = place("emerging_powers", project, FR)["said"]["countries"]
    assert [row[:2] for row in cells(table)] == [
        ["Chine", "Maladies infectieuses"],
        ["Inde", "Maladies chroniques métaboliques"],
        ["Brésil", "Neurosciences"],
    ]


def test_a_group_in_a_group_is_one_row_with_its_count(project):
    rows = cells(place("major_powers", project, EN)["said"]["countries"])
    assert [row[0] for row in rows] == [
        "European countries: 50 countries or territories",
        "United States",
        "Canada, particularly Quebec",
        "Israel",
    ]


def test_an_inferred_group_says_so_in_both_languages(project):
    bases = {cells(place("maghreb", project, words)["said"]["countries"])[0][3] for words in WORDS.values()}
    assert bases == {"inferred by us", "déduit par nous"}


def test_sites_outside_the_regions_are_named(project):
    notes = " ".join(place("southern_countries", project, EN)["said"]["country_notes"])
    assert "Brazil and Egypt lie outside" in notes


def test_countries_are_those_of_the_cut_off_date(project):
    groups = replace(project.groups.groups["maghreb"], members=project.groups.groups["eu"].members)
    eu = replace(project.groups, groups={**project.groups.groups, "maghreb": groups})
    for day, found in ((date(2020, 1, 31), True), (date(2020, 2, 1), False)):
        cut = replace(project, groups=eu, settings=replace(project.settings, as_of=day))
        rows = cells(place("maghreb", cut, EN)["said"]["countries"])
        assert any(row[0] == "United Kingdom" for row in rows) == found


def test_every_action_says_what_it_rests_on(project):
    rows = cells(place("european_programmes", project, EN)["said"]["actions"])
    assert [row[1] for row in rows] == ["in the source's words", *["inferred by us"] * 4]


def test_an_axis_has_a_place_without_strand(project):
    found = place("attractiveness", project, EN)
    assert (found["axis"]["code"], found["strand"], found["frame"]) == ("A3", None, None)


def test_kinds_of_reports(project):
    kinds = {name: kind_of(name, project) for name in ("overall", "target_countries", "maghreb")}
    assert list(kinds.values()) == ["overall", "axis", "strand"]


def test_a_strand_of_the_second_strategy_names_what_it_continues():
    second = load_project(ROOT, {"strategy": "inserm_2021_2025"})
    (text,) = place("plan_incite", second, EN)["said"]["crosswalk"]
    assert "A2.2 Participation in European programmes" in text
    assert "inferred by us" in text
    assert "no counterpart" in place("plan_support", second, EN)["said"]["crosswalk"][0]


@pytest.mark.parametrize(
    ("window", "years", "report", "words", "title"),
    [
        ("annual", (2016, 2019), "overall", EN, "Annual report 2019"),
        ("mid_term", (2016, 2018), "overall", EN, "Mid-term report 2016–2018"),
        ("final", (2016, 2020), "overall", FR, "Rapport final 2016-2020"),
        ("final", (2018, 2018), "overall", EN, "Final report 2018"),
        ("annual", (2016, 2019), "attractiveness", EN, "A3 Attractiveness abroad: annual report 2019"),
        (
            "mid_term",
            (2016, 2018),
            "maghreb",
            FR,
            "A1.4 Partenariats avec le Maghreb : rapport à mi-parcours 2016-2018",
        ),
    ],
)
def test_the_window_makes_the_title(project, window, years, report, words, title):
    settings = replace(project.settings, window=window, first_year=years[0], last_year=years[1])
    assert title_of(report, replace(project, settings=settings), words) == title
