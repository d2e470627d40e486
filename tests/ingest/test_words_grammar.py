from pathlib import Path

import pytest

from strandreport.ingest.cells import decode
from strandreport.ingest.words_grammar import (
    code_spellings,
    parse_boolean,
    parse_code,
    parse_id,
    parse_text,
)
from strandreport.model.findings import Code
from strandreport.model.forms import FormColumn
from strandreport.model.project import load_project
from strandreport.model.registers import Column

PROJECT = load_project(Path(__file__).resolve().parents[2])
COLUMN = Column("x", "id", False, "public", {}, {}, "", "", {}, "void")
FORM = FormColumn("x", ("X",), "either", 1, "iso", "rcn:", (), False, "", "")


def test_an_identifier_keeps_its_zeros_and_tells_its_blanks():
    assert parse_id(decode("s00123"), COLUMN, FORM).value == "rcn:00123"
    padded = parse_id(decode("s 999896468"), COLUMN, FORM)
    assert (padded.value, padded.noted) == ("rcn:999896468", Code.PADDED_ID)
    assert parse_id(decode("n937629549"), COLUMN, FORM).value == "rcn:937629549"


@pytest.mark.parametrize(
    "cell", ["n123456789012345678", "n1.5", "s999997833.0", "s9,99998E+08", "sАСС-00A", "d2016-01-02", "b1", "sa\nb"]
)
def test_an_identifier_that_a_spreadsheet_has_changed_is_refused(cell):
    assert parse_id(decode(cell), COLUMN, FORM).problem == Code.BAD_ID


def test_a_code_is_known_by_any_spelling_and_no_other():
    spellings = code_spellings(PROJECT.registers["agreements"].column("status"))
    assert parse_code(decode("sEn\u00a0négociation"), spellings).value == "negotiation"
    assert parse_code(decode("sen cours"), spellings).problem == Code.UNKNOWN_CODE


@pytest.mark.parametrize(
    ("cell", "value"), [("b1", True), ("sVRAI", True), ("soui", True), ("sFALSE", False), ("n0", False)]
)
def test_truth_is_read_in_both_languages(cell, value):
    assert parse_boolean(decode(cell), COLUMN, FORM).value is value


def test_text_loses_what_nobody_sees_and_tells_mangled_letters():
    assert parse_text(decode("s a\u200b\x0bb\u202e "), COLUMN, FORM).value == "ab"
    assert parse_text(decode("sZÃœRICH"), COLUMN, FORM).noted == Code.MOJIBAKE
    assert parse_text(decode("sExploraciones Radiol\ufffdgicas"), COLUMN, FORM).noted == Code.MOJIBAKE
    assert parse_text(decode("sÂge de l'être humain, Ã?"), COLUMN, FORM).noted is None
