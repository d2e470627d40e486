"""A status that was judged by more than the plain rule says so wherever it stands."""

import json

import pytest

from strandreport.report.context.allowances import judged_status
from strandreport.report.context.headings import judged_sentence
from strandreport.report.context.key_figures import key_figures
from strandreport.report.context.scorecard import scorecard_row
from strandreport.report.context.verdicts import verdict
from strandreport.report.rendering import allowances_of, render_page, statuses_of
from tests.conftest import ROOT
from tests.report.context.series_of import goal, series_of
from tests.report.context.test_sentences import years

RATE = series_of(
    years((2, 20), (2, 20), (3, 20), (3, 20)), of="ratio", target=goal(2016, 2020, "0.25", tolerance="0.10")
)
POINTS = ({"year": 2019, "value": "22"},)
CASES = {
    "tolerance": (RATE, "ontrack", "with tolerance"),
    "mean": (series_of(years(4, 5, 6, 7), target=goal(2016, 2020, "9")), "atrisk", "on a mean of years"),
    "keep": (
        series_of(years(8, 8, 8, 7), better="keep", target=goal(2016, 2020, "8", tolerance="1")),
        "ontrack",
        "as a level to keep",
    ),
    "path": (
        series_of(years(20, 20, 21, 22), target=goal(2016, 2020, "30", path="table", waypoints=POINTS)),
        "ontrack",
        "by its own path",
    ),
    "narrowly": (
        series_of(years(20, 22, 24, 28), target=goal(2016, 2019, "30", tolerance="2")),
        "narrowly",
        "with tolerance",
    ),
}
PLAIN = {
    "straight": series_of(years(20, 22, 24, 28), target=goal(2016, 2020, "30")),
    "no target": series_of(years(20, 22, 24, 28)),
    "reached": series_of(years(20, 22, 24, 40), target=goal(2016, 2020, "30", tolerance="2")),
    "missed": series_of(years(20, 22, 24, 24), target=goal(2016, 2019, "30", tolerance="2")),
    "first year": series_of(years(None, None, 8, 9), better="keep", target=goal(2018, 2022, "8", tolerance="0")),
}


@pytest.mark.parametrize("case", CASES)
def test_a_status_names_what_it_was_judged_with(case, words):
    series, key, mark = CASES[case]
    status = judged_status(series, words["en"])
    assert (status["key"], status["allowed"]) == (key, mark)
    assert mark in judged_sentence(series, words["en"])
    assert scorecard_row(series, "it", words["en"])["status"] == status
    assert key_figures([series], ["it"], words["en"], {series.strand: "axis_one"})[0]["status"] == status


@pytest.mark.parametrize("case", PLAIN)
def test_a_status_by_the_plain_rule_bears_no_mark(case, words):
    series = PLAIN[case]
    assert judged_status(series, words["en"]) == words["en"].status(series.status)


def test_the_line_under_an_indicator_gives_the_tolerance_of_a_final_verdict_too(words):
    assert verdict(CASES["narrowly"][0], words["en"]).endswith("Judged with a tolerance of 2.")
    assert "tolerance" not in verdict(PLAIN["missed"], words["en"])


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_key_of_statuses_explains_each_mark_once_and_bears_none(language, words):
    path = ROOT / "tests/report/contexts" / f"overall.{language}.json"
    context = json.loads(path.read_text(encoding="utf-8"))
    rows = [row for group in context["scorecard"]["groups"] for row in group["rows"]]
    assert rows
    for row in rows[:2]:
        row["status"] = judged_status(RATE, words[language])
    assert [item["key"] for item in allowances_of(context)] == ["tolerance"]
    assert all("allowed" not in status for status in statuses_of(context))
    html = render_page(context, ROOT / "templates")
    assert html.count(words[language].catalogue.text("page.key.allowed.tolerance")[:30]) == 1
