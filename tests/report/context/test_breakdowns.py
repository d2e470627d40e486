"""Beside a breakdown whose parts overlap, or are shared out, stands the rule by which they are counted."""

from datetime import date
from types import SimpleNamespace

import pytest

from strandreport.model.figures import VALUE, Figure, figure_id
from strandreport.model.indicators import parts_of
from strandreport.model.project import load_project
from strandreport.report.context.breakdowns import breakdowns
from strandreport.report.context.series import Series
from tests.conftest import ROOT

STRAND = "standing_and_visibility"
WHOLE, SHARED = "whole counting: ", "fractional counting: "


@pytest.fixture(scope="module")
def project():
    return load_project(ROOT)


def figure(code, value, breakdown="", group=""):
    numerator, denominator = value if isinstance(value, tuple) else (value, None)
    return Figure(
        figure_id=figure_id(code, STRAND, "2018", group),
        indicator=code,
        strand=STRAND,
        period="2018",
        period_start=date(2018, 1, 1),
        period_end=date(2018, 12, 31),
        breakdown=breakdown,
        breakdown_value=group,
        kind="ratio" if code == "C06" else "number" if denominator else "count",
        numerator=numerator,
        denominator=denominator,
        n_rows=1,
        n_unresolved=0,
        n_undated=0,
        is_partial=False,
        evidence_digest="0" * 64,
        state=VALUE,
    )


def shown(project, words, code, whole, language="en", **groups):
    breakdown = groups.pop("by", "country")
    lost = groups.pop("left_out", {})
    indicator, total = project.indicators[code], figure(code, whole)
    series = Series(
        indicator,
        STRAND,
        (total,),
        total,
        {"breaks": [], "target": None},
        "EUR",
        parts_of(indicator, project.indicators),
    )
    parts = [figure(code, value, breakdown, group) for group, value in groups.items()]
    sheets = [{"register": register, "classes": {"quarantined": count}} for register, count in lost.items()]
    handover = SimpleNamespace(parts={(code, STRAND, "2018"): parts}, sheets=sheets, held_back={})
    [line] = breakdowns(series, project, handover, words[language])
    return line


def test_parts_that_overlap_are_said_not_to_add_up(project, words):
    text = shown(project, words, "C03", 5, US=4, DE=3)["text"]
    assert text.startswith("United States 4 · Germany 3 · ")
    assert text.endswith(f"{WHOLE}what belongs to several parts counts once in each, and the parts do not add up")


def test_parts_that_add_up_need_no_rule(project, words):
    assert shown(project, words, "C03", 7, US=4, DE=3)["text"] == "United States 4 · Germany 3"
    # rows are never in two parts
    assert WHOLE not in shown(project, words, "C01", 7, US=4, DE=3)["text"]


def test_shared_parts_say_so_in_both_languages(project, words):
    assert SHARED in shown(project, words, "C03F", (7, 2), US=(3, 2), DE=(2, 1))["text"]
    assert "compte fractionnaire" in shown(project, words, "C03F", (7, 2), "fr", US=(3, 2), DE=(2, 1))["text"]


@pytest.mark.parametrize(
    ("language", "label", "names"),
    [
        ("en", "Region of the world", ["Europe", "Americas"]),
        ("fr", "Région du monde", ["Europe", "Amériques"]),
    ],
)
def test_regions_of_the_world_are_named_in_words(project, words, language, label, names):
    line = shown(project, words, "C06", (60, 60), language, by="world_region", europe=(40, 60), americas=(20, 60))
    assert line["label"] == label
    assert [part.split("\u00a0")[0].split(" ")[0] for part in line["text"].split(" · ")] == names


@pytest.mark.parametrize(
    ("language", "label", "names"),
    [
        ("en", "Theme", "Neurosciences 3 · Several themes 2"),
        ("fr", "Thématique", "Neurosciences 3 · Plusieurs thématiques 2"),
    ],
)
def test_themes_are_named_in_words_and_what_has_several_is_one_group(project, words, language, label, names):
    line = shown(project, words, "C03", 5, language, by="publication.single_theme", NEU=3, several=2)
    assert (line["label"], line["text"].replace("\u00a0", " ")) == (label, names)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_words_that_are_long_in_one_language_hide_no_breakdown_in_it(project, words, language):
    # Circulation et maladies cardiovasculaires: 41 letters
    line = shown(project, words, "C03", 5, language, by="publication.single_theme", CVD=3, NEU=2)
    assert "cardiovascul" in line["text"]


@pytest.mark.parametrize(("language", "text"), [("en", "Japan 6 · Tunisia 5"), ("fr", "Japon 6 · Tunisie 5")])
def test_countries_that_are_derived_are_named_in_words(project, words, language, text):
    line = shown(project, words, "H04I", 11, language, by="country_abroad", JP=6, TN=5)
    assert line["text"].replace("\u00a0", " ") == text


@pytest.mark.parametrize(
    ("language", "lost", "told"),
    [
        ("en", {"publication_themes": 2, "publication_countries": 5}, "2 rows with a theme were left out: "),
        ("en", {"publication_themes": 1}, "1 row with a theme was left out: "),
        ("fr", {"publication_themes": 2}, "2 lignes de thématiques ont été écartées"),
        ("en", {"publication_countries": 5, "project_topics": 1}, ""),
    ],
)
def test_rows_with_a_theme_that_were_left_out_are_told_beside_the_groups_by_theme(project, words, language, lost, told):
    text = shown(project, words, "C03", 7, language, by="publication.single_theme", left_out=lost, CAN=4, INF=3)["text"]
    assert ("left out" in text or "écart" in text) == bool(told)
    assert told in text
    by_country = shown(project, words, "C03", 7, language, left_out=lost, US=4, DE=3)["text"]
    assert "left out" not in by_country
    assert "écart" not in by_country
