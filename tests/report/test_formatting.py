"""The doctests of formatting and typography are their specification; here is what must not happen."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strandreport.report import formatting
from strandreport.report.typography import set_apostrophes, set_french

LANGUAGES = st.sampled_from(["en", "fr"])


@pytest.mark.parametrize("nothing", [None, float("nan"), float("inf"), 1.5, True, "12", Decimal("NaN"), Decimal("inf")])
def test_what_is_no_exact_number_is_refused(nothing):
    with pytest.raises((TypeError, ValueError)):
        formatting.number(nothing, "en")


@pytest.mark.parametrize("nothing", [None, 2.0, True, Decimal(1), Fraction(1, 2)])
@pytest.mark.parametrize(
    "write",
    [
        lambda value: formatting.count(value, "en"),
        lambda value: formatting.money(value, "EUR", "en"),
        lambda value: formatting.money_short(value, "EUR", "fr"),
        lambda value: formatting.percent(value, 12, "en"),
        lambda value: formatting.percent(1, value, "en"),
    ],
)
def test_what_is_no_whole_number_is_no_count(write, nothing):
    with pytest.raises(TypeError):
        write(nothing)


def test_a_rate_of_nothing_is_an_error_and_a_value_of_nothing_a_dash():
    with pytest.raises(ZeroDivisionError):
        formatting.percent(0, 0, "en")
    assert formatting.figure({"kind": "ratio", "numerator": 0, "denominator": 0, "decimals": 1}, "en") == "–"


@pytest.mark.parametrize(
    ("value", "shown"), [("0.05", "0.1"), ("0.15", "0.2"), ("0.25", "0.3"), ("2.675", "2.7"), ("-0.05", "−0.1")]
)
def test_halves_go_up_where_floats_and_bankers_would_not(value, shown):
    assert formatting.number(Decimal(value), "en", 1) == shown


@given(st.integers(-(10**15), 10**15), LANGUAGES)
def test_a_count_read_back_is_the_count(value, language):
    text = formatting.count(value, language)
    assert int(text.replace(",", "").replace("\u202f", "").replace("−", "-")) == value
    assert "-" not in text
    assert " " not in text


@given(st.fractions(), st.integers(0, 3))
def test_rounding_is_never_off_by_more_than_half(value, decimals):
    shown = Decimal(formatting.number(value, "en", decimals).replace(",", "").replace("−", "-"))
    assert abs(Fraction(shown) - value) <= Fraction(1, 2 * 10**decimals)


@given(st.integers(0, 9), st.integers(1, 9), LANGUAGES)
def test_no_percentage_on_a_base_under_ten(numerator, denominator, language):
    value = {"kind": "ratio", "numerator": numerator, "denominator": denominator, "decimals": 1}
    assert "%" not in formatting.figure(value, language)


@pytest.mark.parametrize(("language", "text"), [("en", "€14.2 M of €46.3 M"), ("fr", "14,2 M€ sur 46,3 M€")])
def test_a_rate_of_amounts_is_made_of_amounts_not_of_cents(language, text):
    value = {"numerator": 1424500000, "denominator": 4626500000, "parts": "money", "currency": "EUR"}
    assert formatting.parts_of(value, language).replace("\u00a0", " ") == text


@given(st.integers(-(10**14), 10**14), LANGUAGES)
def test_nothing_that_is_counted_breaks_over_two_lines(minor, language):
    for text in (formatting.money(minor, "EUR", language), formatting.money_short(minor, "CHF", language)):
        assert " " not in text


def test_attributes_and_what_was_quoted_from_a_file_keep_their_spaces():
    html = '<td title="a : b"><samp>x : y ?</samp><style>a{b : c}</style></td>'
    assert set_french(html) == html
    assert set_apostrophes("<code>l'x</code>") == "<code>l'x</code>"


def test_a_drawing_gets_french_spaces_but_no_markup():
    html = "<svg><title>1er : 3 %</title><text>18 %</text></svg>"
    assert set_french(html) == "<svg><title>1er\u00a0: 3\u202f%</title><text>18\u202f%</text></svg>"


@given(st.text(alphabet="ab :;?!«»%0123456789€\u00a0\u202f", max_size=30))
def test_setting_french_twice_changes_nothing_more(text):
    once = set_french(text)
    assert set_french(once) == once
