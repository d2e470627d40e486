"""The units that texts state: every statement of a text counts, in whatever words, and an amount is none."""

from fractions import Fraction

import pytest

from strandreport.model.units_said import SEVERAL_SCALES, unit_quoted, unit_said, without_unit


@pytest.mark.parametrize(
    "header",
    [
        "Montant (EUR) en milliers",
        "Montant (EUR)\n(en milliers)",
        "Montant (EUR) - k€",
        "Montant (EUR), k€",
        "Montant (EUR) [k€]",
        "Montant (EUR, milliers)",
        "Montant (EUR) (k)",
        "Montant en euros (milliers)",
        "Montant (€) x 1000",
        "Montant en EUR (x 1 000)",
    ],
)
def test_a_currency_that_stands_first_does_not_hide_the_scale_behind_it(header):
    said = unit_said(header)
    assert (said.scale, said.currency, without_unit(header)) == (1000, "EUR", "montant")


def test_two_currencies_or_two_scales_fit_no_amounts():
    assert unit_said("en EUR et en USD").contradicts(1, "EUR")
    assert unit_said("en EUR et en USD").contradicts(1, "USD")
    assert unit_said("en k€ et en M€").scale == SEVERAL_SCALES
    assert unit_said("en k€ et en M€").contradicts(1000, "EUR")


@pytest.mark.parametrize(
    ("text", "scale", "currency"),
    [
        *((text, 10**3, "EUR") for text in ("milliers €", "TEUR", "T€", "in Tsd. EUR", "€k", "K€uros", "kilo-euros")),
        *((text, 10**3, "EUR") for text in ("EUR x 1000", "€000", "€'000", "EUR 000", "kE", "Montants (KE)", "EURk")),
        *((text, 10**3, "") for text in ("x 1000", "(×1 000)", "000s", "Amount ('000)", "en k", "En 2018 en milliers")),
        *((text, 10**6, "EUR") for text in ("Mio €", "Mio. EUR", "EUR m", "(€m)", "en Me", "mill. €")),
        ("Mds €", 10**9, "EUR"),
        ("en dizaines de milliers d'euros", 10**4, "EUR"),
        ("en centimes", Fraction(1, 100), ""),
        ("Crédits 2018 (USD)", 1, "USD"),
        ("en francs", 1, "FRF"),
        *((code, 1, code) for code in ("NZD", "RUB", "TRY", "HKD", "THB")),
        ("Kč", 1, "CZK"),
        ("dollars canadiens ($)", 1, "CAD"),
    ],
)  # fmt: skip
def test_a_unit_is_heard_in_any_of_its_spellings(text, scale, currency):
    said = unit_said(text)
    assert (said.scale, said.currency) == (scale, currency)


@pytest.mark.parametrize(
    "text",
    [
        "10 000 euros pour une bourse",
        "Loan of 1000",
        "Soutien d'un million d'euros",
        "Image de 1000 x 1000",
        "plus de 2000 k€",
        "1 EUR = 1,1 USD",
        "montants convertis, pas en k€",
        # a company, two countries, a network, a goal, a month
        "TRON",
        "Kenya (KE)",
        "ME",
        "Réseaux européens (ERN)",
        "ODD 3 (SDG)",
        "Mis à jour en mars 2024",
    ],
)
def test_amounts_and_names_state_no_unit(text):
    assert unit_said(text) is None


def test_all_statements_of_a_text_are_quoted():
    assert unit_quoted("Montants (EUR), en milliers") == "eur, en milliers"
