"""Amounts and dates: each cell by itself, by a declared grammar; never a guess."""

from dataclasses import replace
from datetime import date

import pytest

from strandreport.ingest.cells import Cell, decode
from strandreport.ingest.dates_grammar import parse_date
from strandreport.ingest.numbers_grammar import parse_fraction, parse_integer, parse_money
from strandreport.model.findings import Code
from strandreport.model.forms import FormColumn
from strandreport.model.registers import Column

MONEY = Column("amount", "money", False, "public", {}, {}, "EUR", "", {}, "void")
COUNT = Column("n", "integer", False, "public", {}, {}, "", "", {}, "void")
SHARE = Column("share", "decimal", False, "public", {}, {}, "%", "", {}, "void")
DAY = Column("day", "date", False, "public", {}, {}, "", "", {}, "void")


def form(decimal="either", scale=1, dates="iso"):
    return FormColumn("amount", ("Amount",), decimal, scale, dates, "", (), False, "", "")


@pytest.mark.parametrize(
    ("cell", "decimal", "cents"),
    [
        ("s856961937,57", "comma", 85696193757),
        ("s6 000,50", "comma", 600050),
        ("s6\u202f000,50", "comma", 600050),
        ("s6\u00a0000,50 €", "comma", 600050),
        ("s1.234,56", "either", 123456),
        ("s1,234.56", "either", 123456),
        ("s1'234'567.89", "point", 123456789),
        ("s0", "either", 0),
        ("s528340.97", "either", 52834097),
        ("s960619,95", "either", 96061995),
        ("s 13", "either", 1300),
        ("n1234.5", "comma", 123450),
        ("n1234.5600000000002", "either", 123456),
        ("n1234.5\x1f#,##0.00 €", "either", 123450),
        ("s1.234.567", "either", 123456700),
        ("s6.000", "comma", 600000),
    ],
)
def test_an_amount_is_read_to_the_cent(cell, decimal, cents):
    assert parse_money(decode(cell), MONEY, form(decimal)).value == cents


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("s6.000", Code.AMBIGUOUS_NUMBER),
        ("s60,000", Code.AMBIGUOUS_NUMBER),
        ("n1234\x1f[$CAD] #,##0.00", Code.WRONG_UNIT),
        ("n1234\x1f[$AED-C01] #,##0", Code.WRONG_UNIT),
        ('n1234\x1f#,##0 "T"', Code.WRONG_UNIT),
        ("s\u2212500", Code.NEGATIVE_AMOUNT),
        ("s6,000", Code.AMBIGUOUS_NUMBER),
        ("s(500)", Code.BAD_MONEY),
        ("s-", Code.BAD_MONEY),
        ("sinf", Code.BAD_MONEY),
        ("s1e3", Code.BAD_MONEY),
        ("s1_000", Code.BAD_MONEY),
        ("s１２３", Code.BAD_MONEY),
        ("s½", Code.BAD_MONEY),
        ("s12%", Code.WRONG_UNIT),
        ("s10k", Code.WRONG_UNIT),
        ("s10 k€", Code.WRONG_UNIT),
        ("s500 USD", Code.WRONG_UNIT),
        ("s$500", Code.WRONG_UNIT),
        ('n1234\x1f#,##0 "k€"', Code.WRONG_UNIT),
        ("n1234567\x1f#,##0,", Code.WRONG_UNIT),
        ("n12\x1f[$USD] #,##0", Code.WRONG_UNIT),
        ("n0.12\x1f0%", Code.WRONG_UNIT),
        ("n1.2345", Code.BAD_MONEY),
        ("b1", Code.BAD_MONEY),
        ("d2016-03-01", Code.BAD_MONEY),
        ("n1000000000000000000", Code.BAD_MONEY),
    ],
)
def test_an_amount_that_may_mean_two_things_is_refused(cell, code):
    assert parse_money(decode(cell), MONEY, form()).problem == code


def test_an_amount_in_thousands_is_declared_by_the_form_and_only_there():
    assert parse_money(decode("n1.5"), MONEY, form(scale=1000)).value == 150000


@pytest.mark.parametrize(("cell", "value"), [("s 13", 13), ("n7", 7), ("s1 234", 1234)])
def test_a_whole_number_is_read(cell, value):
    assert parse_integer(decode(cell), COUNT, form()).value == value


@pytest.mark.parametrize("cell", ["n1.5", "s1,5", "s0.999999999", "strois", "s1.000"])
def test_what_is_no_whole_number_is_refused(cell):
    assert parse_integer(decode(cell), COUNT, form()).problem in (Code.BAD_INTEGER, Code.AMBIGUOUS_NUMBER)


@pytest.mark.parametrize(
    ("cell", "dates", "day"),
    [
        ("d2016-03-01", "iso", date(2016, 3, 1)),
        ("s2016-03-01", "iso", date(2016, 3, 1)),
        ("s2016-03-01 00:00:00", "iso", date(2016, 3, 1)),
        ("s03/04/2024", "dmy", date(2024, 4, 3)),
        ("s1/4/2024", "dmy", date(2024, 4, 1)),
    ],
)
def test_a_date_is_read(cell, dates, day):
    assert parse_date(decode(cell), DAY, form(dates=dates)).value == day


@pytest.mark.parametrize(
    "cell",
    [
        "s03/04/2024",
        "s1/2",
        "s10-11-12",
        "n41000.5",
        "d1905-07-16",
        "s31/12/9999",
        "s2016-02-30",
        "s32/01/2016",
        "sen cours",
    ],
)
def test_a_date_that_may_mean_two_things_is_refused(cell):
    dates = "iso" if cell == "s03/04/2024" else "dmy"
    assert parse_date(decode(cell), DAY, form(dates=dates)).problem == Code.BAD_DATE


def test_three_digits_behind_the_declared_mark_are_thousands_elsewhere():
    assert parse_money(decode("s60,000"), MONEY, form("comma")).problem == Code.AMBIGUOUS_NUMBER
    assert parse_money(decode("s60.000"), MONEY, form("point")).problem == Code.AMBIGUOUS_NUMBER


def test_the_other_mark_than_the_declared_one_is_refused():
    assert parse_money(decode("s60.5"), MONEY, form("comma")).problem == Code.AMBIGUOUS_NUMBER
    assert parse_money(decode("s60,5"), MONEY, form("point")).problem == Code.AMBIGUOUS_NUMBER


@pytest.mark.parametrize(
    ("cell", "parts"),
    [("n0.52\x1f0%", 520_000), ("n0.0154\x1f0.00%", 15_400), ("n52", 520_000), ("s52 %", 520_000), ("s1,54", 15_400)],
)
def test_a_percentage_is_read_as_a_person_sees_it(cell, parts):
    assert parse_fraction(decode(cell), SHARE, form()).value == parts


@pytest.mark.parametrize("year", ["16", "20116", "216", "2106"])
def test_a_number_that_can_be_no_year_is_refused_in_a_column_of_years(year):
    years = replace(COUNT, is_year=True)
    assert parse_integer(Cell("s", year), years, form()).problem == Code.NOT_A_YEAR
    assert parse_integer(Cell("s", "2016"), years, form()).value == 2016
    assert parse_integer(Cell("s", year), COUNT, form()).value == int(year)


@pytest.mark.parametrize(
    ("text", "least", "most", "bounds"),
    [
        ("s101", 0, 100, "0–100"),
        ("s-1", 0, None, "≥ 0"),
        ("s2", None, 1, "≤ 1"),
        ("s100", 0, 100, ""),
        ("s0", 0, None, ""),
    ],
)
@pytest.mark.parametrize(("column", "parse"), [(SHARE, parse_fraction), (COUNT, parse_integer)])
def test_a_number_outside_the_bounds_of_its_column_is_refused_with_them(column, parse, text, least, most, bounds):
    found = parse(decode(text), replace(column, least=least, most=most), form())
    told = (Code.OUT_OF_BOUNDS, {"bounds": bounds}) if bounds else (None, {})
    assert (found.problem, dict(found.expected)) == told
