"""Indicators of the annex without a target are told in few lines, a rate together with what it is made of."""

from dataclasses import replace

import pytest

from strandreport.report.context.brief import is_brief, is_tight, places_of, shape_of
from strandreport.report.context.rate_parts import with_parts_behind
from tests.report.context.series_of import goal, series_of

YEARS = {2017: 10, 2018: 12, 2019: 9}


def annexed(series):
    return replace(series, indicator=replace(series.indicator, standing="annex"))


def table(*rows, heads=("Year", "Agreements")):
    return {"heads": [{"text": head} for head in heads], "rows": [{"cells": list(row)} for row in rows]}


def block(code="X1", content=None, **more):
    return {
        "code": code,
        "strands": [],
        "is_brief": True,
        "verdict": "",
        "definition": "Agreements in force.",
        "breakdown_period": "2019",
        "breakdowns": [],
        "quality": [],
        "evidence": {"figure": "X1.one.2019", "brief": "9: from 9 rows."},
        "table": content or table(("2018", "12"), ("2019", "9")),
        **more,
    }


def test_indicator_of_the_annex_is_told_in_few_lines_unless_it_has_a_target():
    assert is_brief(annexed(series_of(YEARS)))
    assert not is_brief(series_of(YEARS))
    assert not is_brief(annexed(series_of(YEARS, target=goal("2017", 2020, "20"))))


def test_indicator_whose_targets_contradict_each_other_says_so_in_full():
    series = annexed(series_of(YEARS))
    assert not is_brief(replace(series, judgement={**series.judgement, "withheld": True}))


@pytest.mark.parametrize(
    ("shape", "content"),
    [
        ("narrow", table(("2019", "€318,000,000"))),
        (
            "middle",
            table(
                ("2019", "€61,000,000 (semi-final)"), ("All dates, before 2016 too", "€1,226,000,000 (semi-final) (+1)")
            ),
        ),
        ("middle", table(("2019", "3", "28", "10.7%"), heads=("Year", "Retained", "Evaluated", "Success rate"))),
        (
            "wide",
            table(
                ("All, before 2016 too", "€61,000,000", "€318,000,000", "19.2% (semi-final)"),
                heads=("Year", "EU", "All", "Share"),
            ),
        ),
        ("narrow", table(heads=("Year", "Euros"))),
    ],
)
def test_table_gets_the_room_that_its_longest_figures_need(shape, content):
    assert shape_of(content) == shape


def test_words_go_where_the_block_stays_lowest_and_none_is_lost():
    notes = [{"count": "1 of 222 rows left out", "text": "Rows that contradict each other."}]
    assert places_of(block(quality=notes)) == {"left": [], "beside": ["quality"], "below": []}
    assert places_of(block(quality=notes, definition="Rows. " * 60))["left"] == ["quality"]
    full = block(quality=notes * 9, breakdowns=[{"label": "Role", "text": "Coordinator 9"}], verdict="No direction.")
    placed = [name for names in places_of(full).values() for name in names]
    assert sorted(placed) == ["breakdowns", "quality", "verdict"]


def test_name_of_a_row_breaks_only_where_its_line_has_no_room():
    assert not is_tight(table(("All dates, before 2016 too", "138")))
    assert is_tight(table(("All dates, before 2016 too", "€167,635,000 (+1)")))


RATE = table(
    ("2018", "5", "26", "19.2%"), ("2019", "3", "28", "10.7%"), heads=("Year", "Retained", "Evaluated", "Rate")
)
MADE_OF = {"R": ["RN", "RD"]}


def told(*blocks, made_of=MADE_OF):
    return [(one["code"], one.get("told_by", "")) for one in with_parts_behind(blocks, made_of)]


def test_parts_of_a_rate_follow_it_when_its_table_has_all_their_values():
    retained, evaluated = table(("2018", "5"), ("2019", "3")), table(("2018", "26"), ("2019", "28"))
    blocks = [block("R", RATE), block("RD", evaluated), block("RG"), block("RN", retained)]
    assert told(*blocks) == [("R", ""), ("RN", "R"), ("RD", "R"), ("RG", "")]


@pytest.mark.parametrize(
    "doubted",
    [
        table(("2018", "5"), ("2019", "3 (+1)")),
        table(("2018", "5"), ("2019", "4")),
        table(("2018", "5"), ("2019", "3"), ("All dates", "8")),
        table(),
    ],
)
def test_part_of_a_rate_that_says_more_than_the_rate_keeps_its_own_table(doubted):
    assert told(block("R", RATE), block("RN", doubted)) == [("R", ""), ("RN", "")]


def test_part_of_two_rates_stands_behind_the_first_only():
    retained = table(("2018", "5"), ("2019", "3"))
    blocks = [block("Q", RATE), block("R", RATE), block("RN", retained)]
    assert told(*blocks, made_of={"Q": ["RN", "QD"], "R": ["RN", "RD"]}) == [("Q", ""), ("RN", "Q"), ("R", "")]


def test_indicator_told_in_full_or_of_several_strands_stays_where_it_is():
    retained = block("RN", table(("2018", "5"), ("2019", "3")))
    assert told(block("R", RATE), {**retained, "is_brief": False}) == [("R", ""), ("RN", "")]
    family = {"code": "RN", "strands": ["one", "two"]}
    assert told(block("R", RATE), family) == [("R", ""), ("RN", "")]
