"""No growth, index or way gone is told across a break of a series; a partial or unfinished value says what it is."""

from dataclasses import replace
from datetime import date

import pytest

from strandreport.model.figures import Figure
from strandreport.report.notes.breaks import Break, breaks_for
from strandreport.report.notes.figures import Told, key_figures, value_words
from strandreport.report.notes.figures_table import figures_table
from strandreport.report.notes.trend import trend_heading, trend_part

REASON = {"en": "Another source counts.", "fr": "Une autre source compte."}


def figure(year, count, **cells):
    end = date(year, 12, 31)
    when = (str(year), date(year, 1, 1), end, "", "")
    known = Figure(
        "T01.x", "T01", "x", *when, "count", count, None, 1, 0, 0, is_partial=False, evidence_digest="", state="value"
    )
    return replace(known, **cells)


def told(material, counts, breaks=(), **last):
    """The indicator of co-publications with counts of its own."""
    indicator = replace(material.project.indicators["T01"], of="publication_countries", where=())
    years = [figure(year, count) for year, count in counts.items()]
    years[-1] = replace(years[-1], **last)
    return Told(indicator, {one.period: one for one in years}, tuple(Break(year, REASON) for year in breaks))


@pytest.fixture
def compared(material):
    """Material whose reports have as many co-publications in all as a note's subject has, ten times."""
    handover = material.handover
    whole = {f"T01.x.{year}": figure(year, 1000) for year in range(2015, 2020)}
    return replace(material, handover=replace(handover, figures={**handover.figures, **whole}))


COUNTS = {2016: 100, 2017: 110, 2018: 300, 2019: 330}


def test_growth_is_told_from_the_first_year_where_nothing_breaks(compared, all_words):
    assert "+230" in trend_heading("Brazil", told(compared, COUNTS), compared, all_words["en"])


def test_growth_begins_after_the_last_break_and_an_index_needs_three_years_since(compared, all_words):
    one = told(compared, COUNTS, [2018])
    assert trend_heading("Brazil", one, compared, all_words["en"]) == "**330 co-publications** in 2019, 300 in 2018"
    part = trend_part("Brazil", [one], compared, all_words["en"])
    assert part["chart"]["years"] == [2018, 2019]
    assert [row["cells"][0] for row in part["table"]["rows"]] == ["2016", "2017", "2018", "2019"]
    assert "not comparable from 2018 on (Another source counts)." in part["note"]


def test_a_key_figure_names_no_first_year_across_a_break(compared, all_words):
    change = [
        key_figures([told(compared, COUNTS, breaks)], compared.project, all_words["en"])[0]["change"]
        for breaks in ([], [2017], [2019])
    ]
    assert [line.split(" · ")[1] for line in change] == ["100 in 2016", "110 in 2017", "not comparable with 2018"]


def test_a_group_that_changes_breaks_the_series_of_those_alone_who_join_or_leave(material):
    broken = {"breaks": [{"year": 2021, "reason": None, "groups": ["eu"]}]}
    assert breaks_for("GB", broken, material.project) == (Break(2021, None),)
    assert breaks_for("DE", broken, material.project) == ()
    declared = {"breaks": [{"year": 2021, "reason": REASON, "groups": []}]}
    assert breaks_for("DE", declared, material.project) == (Break(2021, REASON),)


def test_the_yardstick_of_a_strand_says_so_and_stops_where_its_countries_change(compared, all_words):
    grouped = material_group(compared)
    one = told(compared, COUNTS)
    one = replace(one, indicator=replace(one.indicator, where=grouped))
    one = replace(
        one, figures={period: replace(item, strand="bilateral_cooperation") for period, item in one.figures.items()}
    )
    judged = {("T01", "bilateral_cooperation"): {"breaks": [{"year": 2019, "reason": None, "groups": ["eu"]}]}}
    handover = replace(compared.handover, judgements={**compared.handover.judgements, **judged})
    part = trend_part("Brazil", [one], replace(compared, handover=handover), all_words["en"])
    assert part["table"]["heads"][2]["text"].startswith("Countries of ")
    assert part["chart"]["kind"] == "columns"


def material_group(material):
    """A condition on a group of countries, as indicators have it."""
    from strandreport.model.declarations import IN_GROUP, ColumnReference, Condition

    return (Condition(ColumnReference.parse("country"), IN_GROUP, ("eu",)),)


def test_a_year_cut_by_the_cut_off_day_says_until_when(compared, all_words):
    one = told(compared, COUNTS, is_partial=True)
    table = figures_table([one], 5, compared.project, all_words["en"], are_published=True)
    assert table["heads"][4]["text"].startswith("2019, to ")
    rows = trend_part("Brazil", [one], compared, all_words["en"])["table"]["rows"]
    assert rows[-1]["cells"][0].startswith("2019, to ")


def test_a_value_that_is_not_final_says_so_wherever_it_stands(compared, all_words):
    one = told(compared, COUNTS, value_status="estimated")
    one = replace(one, indicator=replace(one.indicator, of="denominators"))
    words, project = all_words["fr"], compared.project
    assert value_words(one, one.figures["2019"], project, words) == "330 (estimée)"
    assert "estimée" in key_figures([one], project, words)[0]["change"]
    assert "2019 (estimée)" in trend_heading("Brazil", one, compared, words)


def test_none_is_said_in_words(compared, all_words):
    one, words = told(compared, {2016: 1, 2019: 0}), all_words["en"]
    assert trend_heading("Taiwan", one, compared, words) == "**No co-publication** in 2019, 1 in 2016"
    assert trend_heading("Taiwan", told(compared, {2019: 0}), compared, words) == "**No co-publication** in 2019"
