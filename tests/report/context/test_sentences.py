"""A finding says what its figures prove, in both languages, and nothing more."""

from dataclasses import replace

import pytest

from strandreport.report.context.sentences import finding
from tests.report.context.series_of import goal, series_of


def years(*values) -> dict:
    return dict(zip(range(2016, 2020), values, strict=True))


BROKEN = [{"year": 2019, "reason": {"en": "New.", "fr": "Nouveau."}}]
UP_TO_ONE = {2018: 1, 2019: 1}

CASES = {
    "up": series_of(years(1, 2, 3, 5)),
    "down": series_of(years(1, 2, 3, 2)),
    "equal values": series_of(years(1, 2, 3, 3)),
    "zero after some": series_of(years(1, 2, 3, 0)),
    "zero twice": series_of(years(1, 2, 0, 0)),
    "no data is not zero": series_of(years(None, None, None, None)),
    "one year": series_of(years(None, None, None, 3)),
    "a gap before": series_of(years(2, 2, None, 3)),
    "a partial year is not compared": series_of(years(1, 2, 3, 9), partial=(2019,)),
    "only a partial year": series_of(years(None, None, None, 3), partial=(2019,), total=3),
    "only the cut-off day of a stock": series_of(years(None, None, None, 3), kind="stock", partial=(2019,), total=3),
    "nothing dated": series_of(years(0, 0, 0, 0), total=79, undated=79),
    "unresolved rows leave it open": series_of(years(1, 2, 3, 4), unresolved=UP_TO_ONE),
    "too few unresolved to turn it": series_of(years(1, 2, 3, 9), unresolved={2018: 2}),
    "undated rows leave it open": series_of(years(1, 2, 3, 4), undated=1, total=11),
    "too few undated to turn it": series_of(years(1, 2, 9, 3), undated=2, total=17),
    "rate": series_of(years((1, 20), (2, 20), (3, 20), (9, 50)), of="ratio"),
    "rate on a small base": series_of(years((1, 20), (2, 20), (3, 20), (4, 9)), of="ratio"),
    "rate of nothing": series_of(years((0, 0), (0, 0), (0, 0), (0, 0)), of="ratio", total=(0, 0)),
    "rate with unresolved rows": series_of(years((1, 20), (2, 20), (3, 20), (9, 50)), of="ratio", unresolved={2019: 2}),
    "money": series_of(years(1, 2, 30_000_000, 14_820_000_000), of="money"),
    "no money": series_of(years(1, 2, 300, 0), of="money"),
    "money with unresolved rows": series_of(years(1, 2, 300, 900), of="money", unresolved={2018: 1}),
    "stock": series_of(years(1, 2, 3, 5), kind="stock"),
    "reached": series_of(years(20, 22, 24, 40), target=goal(2016, 2020, "30")),
    "illustrative target": series_of(years(20, 22, 24, 40), target=goal(2016, 2020, "30", standing="illustrative")),
    "narrowly missed": series_of(years(20, 22, 24, 39), target=goal(2016, 2019, "40", tolerance="2")),
    "missed": series_of(years(20, 22, 24, 29), target=goal(2016, 2019, "40")),
    "missed, but for unresolved rows": series_of(
        years(20, 22, 24, 39), target=goal(2016, 2019, "40"), unresolved={2019: 1}
    ),
    "reversing": series_of(years(20, 22, 24, 15), target=goal(2016, 2020, "30")),
    "series break": series_of(years(10, 20, 30, 40), target=goal(2016, 2020, "50", breaks=BROKEN)),
}


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("case", CASES)
def test_finding_says_what_its_figures_prove(case, language, words, said):
    assert finding(CASES[case], words[language]) == said["findings"][case][language]


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ((120, 100), (117, 100), "Agreements: +17.0% in 2019, a lower rate than +20.0% in 2018"),
        ((110, 100), (117, 100), "Agreements: +17.0% in 2019, a higher rate than +10.0% in 2018"),
        ((80, 100), (90, 100), "Agreements: −10.0% in 2019, a higher rate than −20.0% in 2018"),
    ],
)
def test_growth_that_is_slower_has_not_fallen(before, now, expected, words):
    series = series_of(years((1, 40), (2, 40), before, now), of="ratio")
    growing = [replace(figure, kind="growth", n_years=1) for figure in (*series.years, series.total)]
    assert finding(replace(series, years=tuple(growing[:-1]), total=growing[-1]), words["en"]) == expected
