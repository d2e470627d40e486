"""Amounts in other currencies: the right rate, both amounts kept, and no amount without a rate."""

import dataclasses
import datetime as dt

import pandas as pd
import pytest

FUNDING = "N° d'accord;Année;Payeur;Nature du montant;Montant;Montant en devise;Devise\n"
RATES = "Devise;Taux du;Unités pour un euro;Origine du taux\n"
USD = "USD;{};{};BCE\n"
TURNED = "USD;30/12/2016;{};BCE\nUSD;29/12/2017;{};BCE\nUSD;31/12/2019;{};BCE\n"


@pytest.fixture
def convert(build, project):
    def run(rows: list[str], rates: str = "", as_of: dt.date = dt.date(2020, 6, 30)):
        chosen = dataclasses.replace(project, settings=dataclasses.replace(project.settings, as_of=as_of))
        files = {"f.csv": FUNDING + "".join(f"A{i};{row}\n" for i, row in enumerate(rows, 1))}
        if rates:
            files["r.csv"] = RATES + rates
        return build(files, chosen)

    return run


def only(built):
    [row] = built.table("agreement_funding").to_dict("records")
    return row


def test_an_amount_is_converted_at_the_last_working_day_and_both_are_kept(convert):
    rates = USD.format("28/12/2018", "1,1450") + USD.format("02/01/2019", "1,1397") + USD.format("31/12/2017", "9")
    row = only(convert(["2018;Inserm;Engagé;;10000;USD"], rates))
    assert row["amount"] == 873362  # 10 000 / 1.145 = 8 733.62
    assert (row["amount_local"], row["currency"], row["rate"]) == (10_000_000, "USD", 1_145_000)
    assert str(row["rate_date"])[:10] == "2018-12-28"
    assert row["voided"] == ""


@pytest.mark.parametrize(
    ("amount", "currency", "cents"),
    [
        ("655957", "XOF", 100_000),
        ("655957", "XAF", 100_000),
        ("49196775", "KMF", 10_000_000),
        ("1000", "XPF", 838),
        ("1955,83", "BGN", 100_000),
        ("6,56", "FRF", 100),
        ("1234,56", "EUR", 123_456),
        ("1234,56", "euros", 123_456),
        ("-655957", "XOF", None),
    ],
)
def test_a_fixed_currency_needs_no_table(convert, amount, currency, cents):
    row = only(convert([f"2018;Inserm;Engagé;;{amount};{currency}"]))
    assert pd.isna(row["amount"]) if cents is None else row["amount"] == cents


def test_a_rate_older_than_a_week_is_no_rate_and_the_last_one_is_named(convert):
    built = convert(["2018;Inserm;Engagé;;10000;USD"], USD.format("23/12/2018", "1,14"))
    assert (only(built)["voided"], pd.isna(only(built)["amount"])) == ("amount", True)
    finding = built.finding("NO_RATE")
    assert (finding["severity"], finding["cells"], finding["value"]) == ("voids", ["G2"], "USD")
    assert (finding["expected"]["last"], finding["expected"]["date"]) == ("2018-12-23", "2018-12-31")
    assert built.classes()["voided"] == 1


def test_a_rate_of_seven_days_before_still_holds(convert):
    assert only(convert(["2018;Inserm;Engagé;;10000;USD"], USD.format("24/12/2018", "1,25")))["amount"] == 800_000


def test_without_any_rate_the_amount_is_never_taken_one_to_one(convert):
    built = convert(["2018;Inserm;Engagé;;10000;USD"])
    assert pd.isna(only(built)["amount"])
    assert built.finding("NO_RATE")["expected"]["last"] == "–"


def test_a_year_that_is_not_over_takes_the_rate_of_the_cut_off_date(convert):
    row = only(convert(["2020;Inserm;Engagé;;10000;USD"], USD.format("30/06/2020", "1,25")))
    assert (row["amount"], str(row["rate_date"])[:10]) == (800_000, "2020-06-30")


def test_an_amount_in_the_euro_column_beside_another_currency_is_not_counted(convert):
    built = convert(["2018;Inserm;Engagé;10000;;USD", "2018;Inserm;Engagé;10000;;EUR"])
    assert [str(v) for v in built.table("agreement_funding")["amount"]] == ["<NA>", "1000000"]
    assert built.finding("CURRENCY_UNCLEAR")["cells"] == ["G2"]


@pytest.mark.parametrize(
    ("row", "code", "cell", "expected"),
    [
        ("2018;Inserm;Engagé;;10000;$", "UNKNOWN_CURRENCY", "G2", {"choices": "USD, CAD, AUD"}),
        ("2018;Inserm;Engagé;;10000;francs CFA", "UNKNOWN_CURRENCY", "G2", {"choices": "XOF, XAF"}),
        ("2018;Inserm;Engagé;;10000;XYZ", "UNKNOWN_CURRENCY", "G2", {}),
        ("2018;Inserm;Engagé;;10000;", "MISSING_CURRENCY", "G2", {}),
        ("2018;Inserm;Engagé;;1000,5;JPY", "CURRENCY_DECIMALS", "F2", {"decimals": "0"}),
        ("2018;Inserm;Engagé;;1000,5;XOF", "CURRENCY_DECIMALS", "F2", {"decimals": "0"}),
    ],
)
def test_what_cannot_be_converted_is_told_at_its_cell(convert, row, code, cell, expected):
    built = convert([row], USD.format("31/12/2018", "1,25"))
    assert (only(built)["voided"], pd.isna(only(built)["amount"])) == ("amount", True)
    finding = built.finding(code)
    assert (finding["cells"], finding["severity"]) == ([cell], "voids")
    assert expected.items() <= finding["expected"].items()


def test_a_dinar_has_three_decimals(convert):
    rates = "TND;31/12/2018;3,4;BCE\n"
    row = only(convert(["2018;Inserm;Engagé;;1000,5125;TND"], rates))
    assert (pd.isna(row["amount"]), row["voided"]) == (True, "amount,amount_local")
    row = only(convert(["2018;Inserm;Engagé;;10 000,50;TND"], rates))
    assert (row["amount"], row["amount_local"]) == (294_132, 10_000_500)  # 10 000.5 / 3.4 = 2 941.3235


def test_a_stated_amount_counts_and_its_distance_from_the_other_is_told(convert):
    rates = USD.format("31/12/2018", "1,25")
    built = convert(["2018;Inserm;Engagé;8300;10000;USD", "2018;Inserm;Engagé;80;10000;USD"], rates)
    assert built.table("agreement_funding")["amount"].tolist() == [830_000, 8_000]
    finding = built.finding("AMOUNTS_DIFFER")
    assert (finding["severity"], finding["cells"], finding["value"]) == ("advice", ["E3"], "80.00")
    assert finding["expected"]["converted"] == "8000.00"


def test_a_stated_amount_outlives_an_unknown_currency(convert):
    built = convert(["2018;Inserm;Engagé;8300;10000;$"])
    assert (only(built)["amount"], built.finding("UNKNOWN_CURRENCY")["severity"]) == (830_000, "advice")


def test_rates_that_are_wrong_are_told_at_their_cells(convert):
    rates = "".join(
        [
            USD.format("27/12/2018", "1,14"),
            USD.format("28/12/2018", "11,4"),
            USD.format("31/12/2018", "0"),
            "XOF;31/12/2018;600;BCE\nBGN;31/12/2018;1,9558;BCE\n$;31/12/2018;1,1;BCE\n",
        ]
    )
    built = convert(["2018;Inserm;Engagé;;655957;XOF"], rates)
    assert only(built)["amount"] == 100_000
    cells = {f["code"]: f["cells"] for f in built.findings if "RATE" in f["code"] or "CURRENCY" in f["code"]}
    assert cells == {
        "RATE_LEAPS": ["C3"],
        "BAD_RATE": ["C4"],
        "RATE_AGAINST_PEG": ["C5"],
        "UNKNOWN_CURRENCY": ["A7"],
    }


@pytest.mark.parametrize(
    ("rates", "cells"),
    [
        ("JPY;31/12/2018;0,0079;BCE\n", {"RATE_UPSIDE_DOWN": ["C2"]}),
        ("GBP;31/12/2018;1,1180;BCE\nGBP;31/12/2019;0,8510;BCE\n", {"RATE_UPSIDE_DOWN": ["C2"]}),
        ("ARS;31/12/2018;0,0232;BCE\n", {"RATE_UPSIDE_DOWN": ["C2"]}),
        ("SAR;31/12/2018;0,2329;BCE\n", {"RATE_UPSIDE_DOWN": ["C2"]}),
        ("GBP;31/12/2018;0,8945;BCE\nJPY;31/12/2018;125,9;BCE\nSAR;31/12/2018;4,2937;BCE\n", {}),
        # one year, two years of three, and one of two
        (TURNED.format("1,0541", "0,8338", "1,1234"), {"RATES_BOTH_WAYS": ["C3"]}),
        (TURNED.format("1,0541", "0,8338", "0,8902"), {"RATES_BOTH_WAYS": ["C2"]}),
        ("USD;30/12/2016;1,0541;BCE\nUSD;29/12/2017;0,8338;BCE\n", {"RATES_BOTH_WAYS": ["C2", "C3"]}),
        # near one, on both sides of it, as the dollar and the franc have been
        (TURNED.format("1,0541", "0,9630", "1,0666"), {}),
        ("CHF;31/12/2020;1,0802;BCE\nCHF;31/12/2022;0,9847;BCE\n", {}),
    ],
)
def test_rates_that_are_upside_down_are_told(convert, rates, cells):
    built = convert(["2018;Inserm;Engagé;5;;"], rates)
    assert {f["code"]: f["cells"] for f in built.findings if "RATE" in f["code"]} == cells


def test_no_amount_is_converted_at_a_rate_that_is_certainly_upside_down(convert):
    built = convert(["2018;Inserm;Engagé;;10000;JPY"], "JPY;31/12/2018;0,0079;BCE\n")
    assert pd.isna(only(built)["amount"])
    assert {"RATE_UPSIDE_DOWN", "NO_RATE"} <= {finding["code"] for finding in built.findings}


def test_no_order_of_rates_changes_a_converted_amount(convert):
    lines = [USD.format(f"{day}/12/2018", f"1,{day}") for day in range(20, 32)]
    first = only(convert(["2018;Inserm;Engagé;;10000;USD"], "".join(lines)))
    assert first == only(convert(["2018;Inserm;Engagé;;10000;USD"], "".join(lines[::-1])))
    assert first["rate"] == 1_310_000


def test_one_number_in_two_currencies_is_told_however_near_they_are(convert):
    rates = USD.format("31/12/2018", "1,05")
    rows = ["2018;Inserm;Engagé;10000;10000;USD", "2018;Inserm;Engagé;9600;10000;USD"]
    built = convert(rows, rates)
    assert built.finding("AMOUNTS_DIFFER")["cells"] == ["E2"]
