"""A verdict gives way, time and pace as they were judged, or says why nothing was."""

from dataclasses import replace

import pytest

from strandreport.model.targets import Decision
from strandreport.report.context.verdicts import verdict, way_words
from tests.report.context.series_of import goal, series_of
from tests.report.context.test_sentences import BROKEN, years
from tests.report.context.test_sentences import CASES as FINDINGS

WORDS = ("en", "fr")
CASES = {
    "no target": (series_of(years(1, 2, 3, 5)), "notarget"),
    "no data, no target": (series_of(years(None, None, None, None)), "nodata"),
    "no data": (series_of(years(None, None, None, None), target=goal(2016, 2019, "40")), "nodata"),
    "on track": (series_of(years(20, 22, 24, 28), target=goal(2016, 2020, "30")), "ontrack"),
    "off track": (series_of(years(20, 22, 24, 23), target=goal(2016, 2021, "30")), "offtrack"),
    "reversing": (series_of(years(20, 22, 24, 15), target=goal(2016, 2020, "30")), "reversing"),
    "small counts": (series_of(years(4, 5, 6, 7), target=goal(2016, 2020, "9")), "atrisk"),
    "rate": (
        series_of(
            years((2, 13), (2, 14), (3, 14), (3, 13)),
            of="ratio",
            target=goal(2016, 2020, "0.25", tolerance="0.01", standing="illustrative"),
        ),
        "ontrack",
    ),
    "no pace without the year before": (series_of(years(20, 22, None, 28), target=goal(2016, 2020, "30")), "ontrack"),
    "reached": (series_of(years(20, 22, 24, 40), target=goal(2016, 2020, "30")), "reached"),
    "keep": (series_of(years(8, 8, 8, 8), better="keep", target=goal(2016, 2020, "8", tolerance="1")), "ontrack"),
    "first year": (series_of(years(None, None, 20, 24), target=goal(2018, 2022, "40")), "notdue"),
    "suspended": (series_of(years(1, 2, 3, 4), target=goal(2016, 2019, "40", suspended=True)), "suspended"),
    "break": (series_of(years(10, 20, 30, 40), target=goal(2016, 2020, "50", breaks=BROKEN)), "break"),
    "unresolved rows": (
        series_of(years(20, 22, 24, 28), target=goal(2016, 2020, "30"), unresolved={2019: 3}),
        "ontrack",
    ),
    "undated rows": (series_of(years(20, 22, 24, 28), target=goal(2016, 2020, "30"), undated=1, total=95), "ontrack"),
}


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("case", CASES)
def test_verdict_gives_way_time_and_pace_or_says_why_not(case, language, words, said):
    series, status = CASES[case]
    assert series.status == status
    assert verdict(series, words[language]) == said["verdicts"][case][language]


def test_scorecard_says_why_it_has_no_bar(words):
    said = {
        case: way_words(CASES[case][0], words["en"]) for case in ("no target", "no data", "keep", "break", "on track")
    }
    assert said == {
        "no target": "no target",
        "no data": "no data",
        "keep": "to be kept at 8",
        "break": "not comparable",
        "on track": "",
    }


def test_every_case_that_is_worded_is_tested(said):
    assert (set(said["verdicts"]), set(said["findings"])) == (set(CASES), set(FINDINGS))


RENEGOTIATED = {
    "en": (
        "Renegotiated: version 2, decided by “Board” on 15 June 2018, holds since 1 July 2018 "
        "(reason given: “Fewer calls”). The first target was 60 in 2020; against it: off track."
    ),
    "fr": (
        "Cible renégociée : la version 2, décidée par « Board » le 15 juin 2018, vaut depuis le 1er juillet 2018 "
        "(motif indiqué : « Fewer calls »). La première cible était de 60 en 2020 ; par rapport à elle : "
        "hors trajectoire."
    ),
}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_renegotiated_target_names_who_decided_when_and_why_and_the_status_against_the_first_one(language, words):
    decision = Decision(
        2, 1, dict.fromkeys(WORDS, "Board"), "2018-06-15", "2018-07-01", dict.fromkeys(WORDS, "Fewer calls.")
    )
    target = goal(2016, 2020, "60")
    series = series_of(years(20, 22, 24, 28), target=target, later={"value": "30", "decision": decision})
    assert series.status == "ontrack"
    assert verdict(series, words[language]).replace("\u00a0", " ").endswith(RENEGOTIATED[language])


@pytest.mark.parametrize(("language", "said"), [("en", "contradict each other"), ("fr", "se contredisent")])
def test_a_target_whose_versions_contradict_each_other_is_said_not_to_be_judged(language, said, words):
    series = series_of(years(20, 22, 24, 28))
    withheld = replace(series, judgement={**series.judgement, "withheld": True})
    assert said in verdict(withheld, words[language])
