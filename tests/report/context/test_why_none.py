"""Where there is no value although rows are there, the report does not say that nothing was received."""

from dataclasses import replace

import pytest

from strandreport.report.context.sentences import finding
from strandreport.report.context.tables import empty_words
from tests.report.context.series_of import series_of
from tests.report.context.test_sentences import years


def nothing(kind, n_rows):
    series = series_of(years(None, None, None, None))
    figures = tuple(replace(figure, kind=kind) for figure in series.years)
    return replace(series, years=figures, total=replace(series.total, kind=kind, n_rows=n_rows))


@pytest.mark.parametrize(
    ("kind", "said", "instead"),
    [
        ("points", "one of the two rates is over too few to be compared", "no difference is given"),
        ("growth", "no growth can be given from 2016 to 2019", "no growth is given"),
    ],
)
def test_what_can_not_be_given_is_not_called_missing(words, kind, said, instead):
    assert said in finding(nothing(kind, 12), words["en"])
    assert instead in empty_words(nothing(kind, 12), words["en"])
    assert "no data were received" in finding(nothing(kind, 0), words["en"])
    assert "reçue" in finding(nothing(kind, 0), words["fr"])


@pytest.mark.parametrize(("state", "said"), [("suppressed", "Too few people"), ("withheld", "may be confidential")])
def test_what_is_held_back_is_not_called_missing(words, state, said):
    series = nothing("money", 0)
    held = tuple(replace(figure, state=state) for figure in series.years)
    whole = replace(series, years=held, total=replace(series.total, state=state))
    assert said in empty_words(whole, words["en"])
    assert "received" not in empty_words(whole, words["en"])
    assert whole.status == "notarget"


def test_a_total_whose_years_are_held_back_says_so(words):
    series = nothing("count", 15)
    held = tuple(replace(figure, state="suppressed") for figure in series.years)
    told = replace(series, years=held, total=replace(series.total, kind="count", numerator=15, state="value"))
    assert "no year by itself is published" in finding(told, words["en"])
    assert "aucune année n’est publiée" in finding(told, words["fr"]).replace("'", "’")
