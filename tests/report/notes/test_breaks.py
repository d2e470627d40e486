"""No growth, index or way gone is told across a break of a series; a partial or unfinished value says what it is."""

from dataclasses import replace
from datetime import date

import pytest

from strandreport.model.figures import Figure
from strandreport.report.notes.breaks import Break, breaks_for
from strandreport.report.notes.figures import key_figures, value_words
from strandreport.report.notes.figures_table import figures_table
from strandreport.report.notes.told import Told
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


def undated(one, count, whole=None):
    """The same indicator, with rows that no year has because they have no date; all dates if they have a value."""
    years = {period: replace(item, n_undated=count) for period, item in one.figures.items()}
    total = figure(2019, whole, period="total", period_start=None, n_undated=count)
    return replace(one, figures=years if whole is None else {**years, "total": total})


FALL = {2016: 200, 2017: 220, 2018: 240, 2019: 100}


def test_no_decline_is_told_that_rows_without_a_date_could_turn(compared, all_words):
    words = all_words["en"]
    turned, kept = (undated(told(compared, FALL), count) for count in (160, 99))
    assert trend_heading("Brazil", turned, compared, words) == (
        "**100 co-publications** in 2019 (plus up to 160 rows undated or not judged), 200 in 2016"
    )
    part = trend_part("Brazil", [turned], compared, words)
    assert part["chart"]["kind"] == "columns"
    assert part["note"].endswith("160 rows without a date are in no year.")
    # 100 after 299 at least, 199 after 200 at most
    fall = "2019 (plus up to 99 rows undated or not judged), −67% to −1% on 2016"
    assert fall in trend_heading("Brazil", kept, compared, words)
    assert "de −67 % à −1 % depuis 2016" in trend_heading("Brazil", kept, compared, all_words["fr"]).replace(
        "\u202f", " "
    )


def test_no_growth_is_told_that_rows_left_out_or_of_the_yardstick_could_turn(compared, all_words):
    one, words = told(compared, FALL), all_words["en"]
    assert "−50" in trend_heading("Brazil", one, compared, words)
    assert trend_heading("Brazil", replace(one, left_out=100), compared, words).endswith(", 200 in 2016")
    figures = dict(compared.handover.figures)
    figures["T01.x.2019"] = replace(figures["T01.x.2019"], n_undated=1)
    doubted = replace(compared, handover=replace(compared.handover, figures=figures))
    assert trend_heading("Brazil", one, doubted, words).endswith(", 200 in 2016")


def test_none_is_not_said_where_a_row_in_doubt_may_be_one(compared, all_words):
    words = all_words["en"]
    one = undated(told(compared, {2016: 1, 2019: 0}), 2)
    assert trend_heading("Taiwan", one, compared, words) == (
        "**0 co-publications** in 2019 (plus up to 2 rows undated or not judged), 1 in 2016"
    )
    unread = told(compared, {2019: 0}, n_unresolved=1)
    assert "plus up to 1 row" in trend_heading("Taiwan", unread, compared, words)


def test_where_no_row_is_dated_all_dates_are_told_as_the_reports_tell_them(compared, all_words):
    one, words = undated(told(compared, {2016: 0, 2018: 0, 2019: 0}), 12, 12), all_words["en"]
    one = replace(one, indicator=replace(one.indicator, kind="flow"))
    part = trend_part("Japan", [one], compared, words)
    assert part["heading"].endswith(": 12 over all dates, none of it dated 2016 to 2019")
    assert part["chart"] is None
    key = key_figures([one], compared.project, words)[0]
    assert (key["value"]["numerator"], key["change"]) == (12, "all dates · 12 undated")


def test_rows_without_a_date_stand_beside_the_name_and_the_key_figure(compared, all_words):
    one, words = undated(told(compared, FALL, n_unresolved=3), 16), all_words["fr"]
    table = figures_table([one], 5, compared.project, words, are_published=True)
    assert table["rows"][0]["cells"][0].endswith(" (16 sans date)")
    assert table["rows"][0]["cells"][4] == "100 (+3)"
    assert key_figures([one], compared.project, words)[0]["change"].endswith(" · 16 sans date")


def test_the_year_a_key_figure_comes_from_says_what_could_not_be_judged(compared, all_words):
    one = told(compared, FALL)
    one = replace(one, figures={**one.figures, "2016": replace(one.figures["2016"], n_unresolved=2)})
    assert "200 (+2) in 2016" in key_figures([one], compared.project, all_words["en"])[0]["change"]
