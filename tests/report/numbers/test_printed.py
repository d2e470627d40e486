"""Numbers are read back from text by the rules of its language."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strandreport.report import formatting
from tests.report.numbers.printed import Printed, numbers_in

ONE = Fraction(1)


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "€148.2\u00a0M, −€700,476, 22.9% (11\u00a0of\u00a048)", ["148200000", "-700476", "0.229", "11", "48"]),
        (
            "fr",
            "148,2\u00a0M€ ; −700\u202f476\u00a0€ ; 22,9\u202f% (11\u00a0sur\u00a048)",
            ["148200000", "-700476", "0.229", "11", "48"],
        ),
        ("en", "P06 of H2020, sha256 6893ed23f2d5, in 2016, 2017 and 3,905", ["2016", "2017", "3905"]),
        ("fr", "le 1er mai 2019, le 7e PC, +1,6 point", ["1", "2019", "1.6"]),
        ("fr", "2016-2020, 31/03/2019, ERC-2019 et 18.500", ["2016", "2020", "31", "3", "2019", "18.5"]),
        ("en", "2016–2020, 2019-03-31, ERC-2019 and 18.500", ["2016", "2020", "2019", "3", "31", "18.5"]),
        ("fr", "2016, 2017 et 3\u202f905", ["2016", "2017", "3905"]),
    ],
)
def test_numbers_are_read_as_their_language_writes_them(language, text, values):
    assert [found.value for found in numbers_in(text, language)] == [Fraction(value) for value in values]


@given(st.integers(-(10**14), 10**14), st.sampled_from(["en", "fr"]), st.booleans())
def test_what_is_printed_shows_the_amount_that_it_was_printed_from(minor, language, short):
    text = (formatting.money_short if short else formatting.money)(minor, "EUR", language)
    [found] = numbers_in(text, language)
    assert found.shows(Fraction(minor, 100))
    assert not found.shows(Fraction(minor, 100) + 2 * found.step)


@given(st.fractions(-1000, 1000), st.integers(0, 2), st.sampled_from(["en", "fr"]))
def test_what_is_printed_shows_the_rate_that_it_was_printed_from(rate, decimals, language):
    [found] = numbers_in(formatting.percent(rate.numerator, rate.denominator, language, decimals), language)
    assert found.shows(rate)


def test_number_shows_no_other_value_than_its_own():
    assert Printed(Fraction(229, 1000), Fraction(1, 1000)).shows(Fraction(11, 48))
    assert not Printed(Fraction(230, 1000), Fraction(1, 1000)).shows(Fraction(11, 48))
    assert not Printed(ONE, ONE).shows(-ONE)
