"""Headings count statuses, or say the value and status of the only indicator that was judged."""

from dataclasses import replace

import pytest

from strandreport.report.context.headings import (
    judged_heading,
    status_counts,
    status_heading,
    strand_heading,
    weakest,
)
from strandreport.report.context.key_figures import key_figures
from tests.report.context.series_of import goal, series_of
from tests.report.context.test_sentences import BROKEN, years

FOLLOWED = series_of(years(1, 2, 3, 5))
NOTHING = series_of(years(None, None, None, None))
ON_TRACK = series_of(years(20, 22, 24, 28), target=goal(2016, 2020, "30"))
OFF_TRACK = series_of(years(20, 22, 24, 23), target=goal(2016, 2020, "30"))
ILLUSTRATIVE = series_of(years(20, 22, 24, 28), target=goal(2016, 2020, "30", standing="illustrative"))


def called(series, name):
    """The same as another indicator."""
    return replace(series, indicator=replace(series.indicator, id=name))


OVERALL = {
    "nothing declared": [],
    "no data": [NOTHING],
    "followed": [FOLLOWED, NOTHING],
    "one judged": [FOLLOWED, ILLUSTRATIVE],
    "all on their path": [ON_TRACK, ON_TRACK],
    "some on their path": [ON_TRACK, OFF_TRACK, FOLLOWED],
}
STRANDS = {
    "one finding": [FOLLOWED],
    "first with data": [NOTHING, FOLLOWED],
    "judged": [FOLLOWED, OFF_TRACK],
    "illustrative": [ILLUSTRATIVE],
}


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("case", OVERALL)
def test_overall_heading_counts_what_is_judged(case, language, words, said):
    assert judged_heading(OVERALL[case], words[language]) == said["overall_headings"][case][language]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("case", STRANDS)
def test_strand_heading_is_its_judged_indicator_or_a_finding(case, language, words, said):
    assert strand_heading(STRANDS[case], words[language]) == said["strand_headings"][case][language]


def test_scorecard_heading_counts_statuses(words):
    series = [called(ON_TRACK, "A"), called(FOLLOWED, "B"), called(FOLLOWED, "C")]
    assert status_heading(series, words["en"]) == "3 headline indicators: 1 on track, 2 no target"


def test_an_indicator_of_several_strands_is_one_indicator_counted_in_each(words):
    series = [called(ON_TRACK, "A"), called(FOLLOWED, "B"), called(FOLLOWED, "B")]
    told = "2 headline indicators, 3 counted strand by strand: 1 on track, 2 no target"
    assert status_heading(series, words["en"]) == told
    told = "2 indicateurs phares, 3 en comptant volet par volet : 1 sur la trajectoire, 2 sans cible"
    assert status_heading(series, words["fr"]) == told


def test_statuses_agree_with_their_number(words):
    reached = series_of(years(20, 22, 24, 31), target=goal(2016, 2020, "30"))
    two = [called(reached, "A"), called(reached, "B")]
    assert status_heading([reached], words["fr"]) == "1 indicateur phare : 1 cible atteinte"
    assert status_heading(two, words["fr"]) == "2 indicateurs phares : 2 cibles atteintes"
    assert status_heading(two, words["en"]) == "2 headline indicators: 2 targets reached"


KEY_FIGURES = [
    (FOLLOWED, "2019 · +2 on 2018"),
    (series_of(years(1, 2, 3, 3)), "2019 · as in 2018"),
    (series_of(years(1, 2, 3, 9), partial=(2019,)), "2018 · +1 on 2017"),
    (series_of(years(0, 0, 0, 0), total=79, undated=79), "all dates"),
    (series_of(years((1, 20), (2, 20), (3, 20), (9, 50)), of="ratio"), "2019 · 9\xa0of\xa050 · +3.0 points on 2018"),
    (series_of(years((1, 20), (2, 20), (3, 20), (4, 9)), of="ratio"), "2019 · 15.0% (3\xa0of\xa020) in 2018"),
    (ILLUSTRATIVE, "2019 · +4 on 2018 · illustrative target 30"),
    (
        series_of(years(1, 2, 3, 4), target=goal(2016, 2020, "5", breaks=BROKEN)),
        "2019 · not comparable with 2018 · target 5",
    ),
    (NOTHING, ""),
]


@pytest.mark.parametrize(("series", "change"), KEY_FIGURES)
def test_change_of_a_key_figure_never_crosses_partial_years_breaks_or_small_bases(series, change, words):
    assert key_figures([series], ["it"], words["en"], {series.strand: "axis_one"})[0]["change"] == change


WEAKEST = {
    "furthest behind for the time gone": (
        [ON_TRACK, OFF_TRACK],
        "30% of the way done, 75% of the time gone; off track",
    ),
    "the first by name of equals": ([OFF_TRACK, OFF_TRACK], "30% of the way done, 75% of the time gone; off track"),
    "one that goes back": (
        [ON_TRACK, OFF_TRACK, series_of(years(20, 22, 24, 18), target=goal(2016, 2020, "30"))],
        "-20% of the way done, 75% of the time gone; reversing",
    ),
}


@pytest.mark.parametrize("case", WEAKEST)
def test_a_strand_names_the_indicator_that_is_furthest_behind(case, words):
    shown, expected = WEAKEST[case]
    assert weakest(shown, words["en"]).replace("\u2212", "-") == f"X1 Agreements: {expected}."


def test_nothing_is_weakest_where_nothing_can_be_compared(words):
    assert weakest([OFF_TRACK, FOLLOWED, NOTHING], words["en"]) == ""
    assert weakest([], words["fr"]) == ""


def test_a_green_and_a_red_indicator_make_no_amber_strand(words):
    # the mean of their ways, (80 % + 30 %) / 2 of 75 %, would be at risk
    green = series_of(years(20, 22, 24, 28), target=goal(2016, 2020, "30"))
    red = series_of(years(20, 22, 24, 23), target=goal(2016, 2020, "30"))
    assert (green.status, red.status) == ("ontrack", "offtrack")
    for language in ("en", "fr"):
        said = words[language]
        counted = {part["status"]["key"]: part["count"] for part in status_counts([green, red], said)}
        assert counted == {"ontrack": 1, "offtrack": 1}
        amber = said.status("atrisk")["label"].lower()
        texts = [f([green, red], said) for f in (strand_heading, judged_heading, status_heading, weakest)]
        assert all(texts)
        assert not [text for text in texts if amber in text.lower()]
        assert said.status("offtrack")["label"].lower() in texts[-1].lower()
        assert said.status("ontrack")["label"].lower() not in texts[-1].lower()
