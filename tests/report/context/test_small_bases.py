"""Below which base a rate is printed as what it is made of is declared by each indicator."""

from dataclasses import replace

import pytest

from strandreport.report.context.key_figures import key_figures
from strandreport.report.formatting import figure
from tests.report.context.series_of import series_of
from tests.report.context.test_sentences import years

RATES = years((1, 40), (2, 40), (3, 40), (6, 24))


def with_base(base):
    series = series_of(RATES, of="ratio")
    return replace(series, indicator=replace(series.indicator, min_denominator=base))


@pytest.mark.parametrize(("base", "printed"), [(10, "25.0%"), (24, "25.0%"), (25, "6\xa0of\xa024"), (0, "25.0%")])
def test_a_rate_below_the_base_that_its_indicator_declares_is_printed_as_n_of_n(base, printed):
    series = with_base(base)
    assert figure(series.value(series.latest), "en") == printed


def test_ten_is_the_base_of_an_indicator_that_declares_none():
    assert series_of(RATES, of="ratio").indicator.min_denominator == 10


def test_a_target_is_a_rate_whatever_the_base():
    series = with_base(500)
    target = {"value": "0.25", "target_year": 2020, "standing": "official"}
    assert figure(series.as_target(target), "en") == "25.0%"


def test_a_small_base_says_nothing_of_a_change(words):
    told = [str(key_figures([with_base(base)], ["X1"], words["en"], {"strand_one": ""})) for base in (10, 25)]
    assert "points" in told[0]
    assert "points" not in told[1]
