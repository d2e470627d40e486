"""What goes wrong in single cells (C01 to C32 of the catalogue of faults, and S28, S29, I01), each with its outcome.

``right`` is the value read; anything else is the code that refuses the cell, or that tells what was put right.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from strandreport.ingest.cells import encode_value
from strandreport.ingest.columns import Place, read_column
from strandreport.ingest.country_grammar import country_words
from strandreport.model.findings import Code
from strandreport.model.form_columns import FormColumn
from strandreport.model.project import load_project
from strandreport.model.registers import Column
from strandreport.model.vocabulary import parse_vocabulary

PROJECT = load_project(Path(__file__).resolve().parents[2])
COUNTRIES = country_words(PROJECT.reference)
STRANDS = parse_vocabulary({"S1": {"en": "Programmes", "fr": "Programmes européens"}})
FORM = FormColumn("x", ("X",), "either", 1, "dmy", "", (), False, "", "")


def column(kind):
    unit, terms = ("EUR" if kind == "money" else ""), (STRANDS if kind == "code" else {})
    return Column("x", kind, False, "public", {}, {}, unit, "", terms, "void")


def read(kind, *cells, form=FORM, **changes):
    """The column of some cells, given as spreadsheet libraries give them or as they are kept (bytes)."""
    kept = [cell.decode() if isinstance(cell, bytes) else encode_value(cell) for cell in cells]
    place = Place("src", "Data", 0, range(2, len(kept) + 2))
    return read_column(kept, replace(column(kind), **changes), form, place, COUNTRIES)


RIGHT = [
    ("C01 Namibia", "country", "NA", "NA"),
    ("C06 decimal comma", "money", "1 234,56", 123456),
    ("C06 no-break space", "money", "1\u00a0234,56", 123456),
    ("C06 narrow no-break space", "money", "1\u202f234,56", 123456),
    ("C06 points and comma", "money", "1.234,56", 123456),
    ("C06 euro", "money", "5 €", 500),
    ("C10 leading zeros", "id", "00123", "00123"),
    ("C10 looks like a power of ten", "id", "12E5", "12E5"),
    ("C10 looks like a truth value", "id", "TRUE", "TRUE"),
    ("C10 INF is an acronym", "text", "INF", "INF"),
    ("C12 text 1-2 stays", "id", "1-2", "1-2"),
    ("C12 text MARS1 stays", "id", "MARS1", "MARS1"),
    ("C19 day first", "date", "03/04/2024", date(2024, 4, 3)),
    ("C19 ISO", "date", "2024-04-03", date(2024, 4, 3)),
    ("C21 first of the month", "date", "1er mars 2024", date(2024, 3, 1)),
    ("C21 abbreviated", "date", "12 févr. 2024", date(2024, 2, 12)),
    ("C21 with the day of the week", "date", "Vendredi 1er mars 2024", date(2024, 3, 1)),
    ("C21 capitals", "date", "15 AOÛT 2019", date(2019, 8, 15)),
    ("C21 English", "date", "1 March 2024", date(2024, 3, 1)),
    ("C21 English, month first", "date", "March 1st, 2024", date(2024, 3, 1)),
    ("C22 true value", "boolean", True, True),
    ("C22 OUI", "boolean", "OUI", True),
    ("C22 NON", "boolean", "NON", False),
    ("C22 VRAI", "boolean", "VRAI", True),
    ("C22 FAUX", "boolean", "FAUX", False),
    ("C22 x", "boolean", "x", True),
    ("C22 ticked", "boolean", "☑", True),
    ("C22 not ticked", "boolean", "☐", False),
    ("C25 trailing blank", "code", "S1 ", "S1"),
    ("C25 small letter", "code", "s1", "S1"),
    ("C25 no-break space", "code", "S1\u00a0", "S1"),
    ("C26 noise of an amount", "money", 1234.5600000000002, 123456),
    ("C26 noise of a whole number", "integer", 3.0000000000000004, 3),
    ("C27 escaped line end", "text", "a_x000D_\nb", "a\nb"),
    ("C27 line ends of other systems", "text", "a\r\nb\rc", "a\nb\nc"),
    ("C27 escaped underscore", "text", "a_x005F_b", "a_b"),
    ("C32 stored, not displayed", "money", b"n12.4", 1240),
    ("I01 formula in a text", "text", '=HYPERLINK("x")', '=HYPERLINK("x")'),
    ("I01 plus sign in a text", "text", "+33 plan", "+33 plan"),
    ("S29 longest text", "text", "x" * 32_767, "x" * 32_767),
]
REFUSED = [
    ("C01 None", "country", "None", "NOT_A_VALUE"),
    ("C01 null", "country", "null", "NOT_A_VALUE"),
    ("C01 nan", "id", "nan", "NOT_A_VALUE"),
    ("C01 n/a", "text", "n/a", "NOT_A_VALUE"),
    *((f"C02 {word}", "money", b"e" + word.encode(), "ERROR_CELL") for word in ("#REF!", "#N/A", "#DIV/0!", "#NAME?")),
    *((f"C03 {word}", "money", b"e" + word.encode(), "ERROR_CELL") for word in ("#SPILL!", "#CALC!", "#BLOCKED!")),
    *((f"C03 text {word}", "text", word, "ERROR_CELL") for word in ("Err:508", "#NOM?", "#VALEUR!", "#N/A", "#FIELD!")),
    ("C04 formula without value", "money", b"f=3000*2", "FORMULA_WITHOUT_VALUE"),
    ("C06 brackets", "money", "(500)", "BAD_MONEY"),
    ("C06 per cent", "money", "12%", "WRONG_UNIT"),
    ("C06 minus sign", "money", "\u22125", "NEGATIVE_AMOUNT"),
    ("C06 thousands", "money", "10k", "WRONG_UNIT"),
    ("C06 fraction", "money", "½", "BAD_MONEY"),
    ("C07 six thousand", "money", "6.000", "AMBIGUOUS_NUMBER"),
    ("C07 whole number", "integer", "6.000", "AMBIGUOUS_NUMBER"),
    *((f"C08 {word}", "money", word, "BAD_MONEY") for word in ("1_000", "１２３", "١٢٣", "inf", "1e3", "nan?")),
    *((f"C08 whole number {word}", "integer", word, "BAD_INTEGER") for word in ("１２", "١٢", "inf", "2e1")),
    ("C11 long number", "id", Decimal("1.23456789012345E+17"), "BAD_ID"),
    ("C11 long number as text", "id", "1,23457E+17", "BAD_ID"),
    ("C12 id made a date", "id", date(2024, 1, 2), "BAD_ID"),
    ("C12 id made a fraction", "id", 1.5, "BAD_ID"),
    ("C17 day that never was", "date", date(1900, 2, 28), "BAD_DATE"),
    ("C17 before all dates", "date", date(1899, 12, 29), "BAD_DATE"),
    ("C17 number", "date", 2958466, "BAD_DATE"),
    ("C17 part of a day", "date", 0.5, "BAD_DATE"),
    ("C18 year shown as a date", "date", date(1905, 7, 16), "BAD_DATE"),
    ("C18 year shown as a date, in a column of years", "integer", date(1905, 7, 16), "BAD_INTEGER"),
    ("C19 month 25", "date", "03/25/2018", "BAD_DATE"),
    ("C20 quarter", "date", "T3 2024", "INCOMPLETE_DATE"),
    ("C20 quarter in words", "date", "3e trimestre 2024", "INCOMPLETE_DATE"),
    ("C20 half-year", "date", "S1 2024", "INCOMPLETE_DATE"),
    ("C20 no year", "date", "1/2", "BAD_DATE"),
    ("C20 two figures each", "date", "10-11-12", "BAD_DATE"),
    ("C20 year", "date", 2024, "INCOMPLETE_DATE"),
    ("C20 year as text", "date", "2024", "INCOMPLETE_DATE"),
    ("C20 month and year", "date", "03/2024", "INCOMPLETE_DATE"),
    ("C21 month", "date", "mars 2019", "INCOMPLETE_DATE"),
    ("C21 abbreviated month", "date", "févr. 2024", "INCOMPLETE_DATE"),
    ("C21 academic year", "date", "2024/2025", "INCOMPLETE_DATE"),
    ("C21 academic year, short", "date", "2024-25", "INCOMPLETE_DATE"),
    ("C21 31 February", "date", "31 février 2024", "BAD_DATE"),
    ("C21 two-figure year", "date", "1 mars 24", "BAD_DATE"),
    ("C22 perhaps", "boolean", "peut-être", "BAD_BOOLEAN"),
    ("C22 crossed box means either", "boolean", "☒", "BAD_BOOLEAN"),
    ("C23 Cyrillic country", "country", "\u041c\u0410", "UNKNOWN_COUNTRY"),
    ("C23 mixed letters in an id", "id", "A\u0421C-5", "BAD_ID"),
    ("C23 id in look-alikes only", "id", "\u0410\u0421\u0421-5", "BAD_ID"),
    ("C24 figures turned round", "money", "1\u202e234\u202c5", "BAD_MONEY"),
    ("C30 duration", "date", "36:00:00", "BAD_DATE"),
    *(
        (f"C31 {word}", "money", word, "NOT_A_VALUE")
        for word in ("-", "s.o.", "idem", '"', "??", "en cours", "–", "n.d.")
    ),
    *((f"C31 text {word}", "text", word, "NOT_A_VALUE") for word in ("idem", '"', "〃", "''", "…")),
    ("C31 id", "id", "-", "NOT_A_VALUE"),
    ("C31 date", "date", "en cours", "NOT_A_VALUE"),
    ("C31 word of a list", "code", "en cours", "UNKNOWN_CODE"),
    ("S29 text too long", "text", "x" * 40_000, "BAD_TEXT"),
    ("I01 formula as an amount", "money", "=1+1", "BAD_MONEY"),
]
CORRECTED = [
    ("C10 blanks around an id", "id", " A1 ", "A1", "PADDED_ID"),
    ("C23 zero-width in a country", "country", "FR\u200b", "FR", "INVISIBLE_CHARACTERS"),
    ("C23 zero-width in an id", "id", "A\u200b1", "A1", "INVISIBLE_CHARACTERS"),
    ("C24 direction marks in a name", "text", "Fio\u202ecruz\u202c", "Fiocruz", "INVISIBLE_CHARACTERS"),
    ("S28 control character", "text", "a\x0bb", "ab", "INVISIBLE_CHARACTERS"),
    ("S28 escaped control character", "text", "a_x0007_b", "ab", "INVISIBLE_CHARACTERS"),
]


def named(cases):
    return [pytest.param(*case[1:], id=case[0]) for case in cases]


@pytest.mark.parametrize(("kind", "cell", "value"), named(RIGHT))
def test_cell_is_read_right_and_without_a_word(kind, cell, value):
    found = read(kind, cell)
    assert (found.values, found.findings) == ([value], ())


@pytest.mark.parametrize(("kind", "cell", "code"), named(REFUSED))
def test_cell_is_refused_by_name(kind, cell, code):
    found = read(kind, cell)
    assert (found.values, found.invalid) == ([None], {0: code})
    assert [(f.code, f.severity, f.cells) for f in found.findings] == [(code, "voids", ("A2",))]


@pytest.mark.parametrize(("kind", "cell", "value", "code"), named(CORRECTED))
def test_cell_is_put_right_and_told(kind, cell, value, code):
    found = read(kind, cell)
    assert (found.values, found.corrected) == ([value], {0})
    assert [(f.code, f.severity, f.cells) for f in found.findings] == [(code, "corrected", ("A2",))]


def test_c09_one_bad_cell_changes_no_other():
    form = replace(FORM, decimal="comma")
    assert read("money", "1.234", form=form).values + [None] == read("money", "1.234", "x", form=form).values


def test_c06_decimal_comma_and_point_in_one_column_are_read_each_by_itself():
    assert read("money", "1234,5", "1234.5", "1.234,50", "1,234.50").values == [123450] * 4


def test_c19_months_first_among_days_first_are_told_with_the_cells_that_may_be_wrong():
    found = read("date", "03/04/2018", "25/03/2018", "03/25/2018", "04/04/2018")
    [bad, mixed] = found.findings
    assert (bad.code, bad.cells) == (Code.BAD_DATE, ("A4",))
    assert (mixed.code, mixed.severity, mixed.value, mixed.cells) == ("MIXED_DATES", "advice", "03/25/2018", ("A2",))


def test_c19_order_of_rows_changes_no_date():
    cells = ["03/04/2018", "25/03/2018", "03/25/2018", "T3 2018"]
    assert read("date", *cells).values == read("date", *reversed(cells)).values[::-1]


def test_c19_true_dates_up_to_the_12th_beside_later_text_are_told():
    true = [date(2018, month, 12 - month) for month in range(1, 6)]
    [swapped] = read("date", *true, "25/03/2018").findings
    assert (swapped.code, swapped.count) == ("SWAPPED_DATES", 5)
    assert read("date", *true, date(2018, 1, 31), "25/03/2018").findings == ()
    assert read("date", *true, "05/03/2018").findings == ()
    assert read("date", *true[1:], "25/03/2018").findings == ()


def test_c23_letters_of_another_alphabet_inside_a_word_are_told():
    [odd] = read("text", "Fi\u043ecruz", "Москва", "TNFα", "Université de Liège").findings
    assert (odd.code, odd.severity, odd.cells) == ("LOOKALIKE_LETTERS", "advice", ("A2",))


def test_identifiers_that_mean_the_same_in_small_letters_are_kept_in_capitals():
    assert read("id", "erc-StG", "RIA", capitals=True).values == ["ERC-STG", "RIA"]
    assert read("id", "erc-StG").values == ["erc-StG"]
    assert PROJECT.registers["projects"].column("funding_scheme").capitals
