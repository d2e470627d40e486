"""XLS: what a person sees in an old workbook is what is read. The files were made by fixtures/make_fixtures.py."""

import shutil
import struct
from pathlib import Path

import pytest

from strandreport.ingest.cells import Merge
from strandreport.ingest.reading.read_xls import read_xls
from strandreport.ingest.reading.read_xlsx import read_xlsx
from strandreport.ingest.reading.refusal import RefusedError
from tests.ingest.conftest import codes

FIXTURES = Path(__file__).parent / "fixtures"
ROOM = 1_000_000
BOF, FILEPASS = 0x0809, 0x002F


def labelled(sheet):
    """The second cell of each row by the first."""
    return {row[0][1:]: row[1] for row in sheet.grid if row[0]}


@pytest.fixture(scope="module")
def sheets():
    return read_xls(FIXTURES / "values.xls", ROOM)[0]


@pytest.mark.parametrize(
    ("label", "cell"),
    [
        ("text", "s0012"),
        ("blanks", "s  A1  B "),
        ("lines", "sInstitut\ndu Tage"),
        ("letters", "sŁódź 𝛼 €"),
        ("integer", "n12"),
        ("large", "n123456789012345"),
        ("decimal", "n0.1"),
        ("negative", "n-1234.5"),
        ("percentage", "n0.5\x1f0.0%"),
        ("euro", "n1234.56\x1f#,##0.00\\ [$€-40C]"),
        ("dollar", "n1234.56\x1f[$$-409]#,##0.00"),
        ("thousands", 'n1234567\x1f#,##0," k€"'),
        ("unit", 'n7\x1f0" M€"'),
        ("date", "d2016-03-12"),
        ("iso date", "d2016-03-12"),
        ("instant", "d2016-03-12T14:30:00"),
        ("time", "s14:30:00"),
        ("duration", "s1 day, 12:05:00"),
        ("computed", "n42"),
        ("computed text", "sInserm"),
        ("computed nothing", None),
        ("division", "e#DIV/0!"),
        ("not available", "e#N/A"),
        ("name", "e#NAME?"),
        ("value", "e#VALUE!"),
    ],
)
def test_each_kind_of_value_is_read_as_what_it_is(sheets, label, cell):
    assert labelled(sheets[0])[label] == cell


def test_the_same_workbook_saved_as_xlsx_reads_the_same(sheets):
    other = labelled(read_xlsx(FIXTURES / "values.xlsx", ROOM)[0])
    assert other == labelled(sheets[0])


def test_hidden_rows_and_sheets_and_merged_ranges_are_seen(sheets):
    assert [(sheet.name, sheet.hidden) for sheet in sheets] == [("Valeurs", False), ("Caché", True), ("Vide", False)]
    assert sheets[0].hidden_rows == (3,)
    assert sheets[0].merges == (Merge(31, 1, 33, 1),)
    assert sheets[1].grid == [[None, None], [None, "shidden"]]


def test_days_counted_from_1904_are_the_same_days():
    [sheet], _ = read_xls(FIXTURES / "dates_of_1904.xls", ROOM)
    assert sheet.grid == [["sdate", "d2016-03-12"]]


@pytest.mark.parametrize(("name", "told"), [("full", True), ("nearly_full", False)])
def test_a_sheet_used_to_the_last_row_that_xls_has_is_told(tmp_path, intake, name, told):
    (tmp_path / "inputs").mkdir()
    shutil.copy(FIXTURES / f"{name}.xls", tmp_path / "inputs" / "export.xls")
    found = codes(intake(tmp_path / "inputs"))
    assert ("XLS_ROW_LIMIT" in found) is told


def test_agreements_in_an_xls_file_reach_their_register(tmp_path, intake):
    (tmp_path / "inputs").mkdir()
    shutil.copy(FIXTURES / "agreements.xls", tmp_path / "inputs" / "accords.xls")
    [content] = intake(tmp_path / "inputs")["contents"]
    assert (content["kind"], content["status"], content["sheets"][0]["classes"]["accepted"]) == ("xls", "read", 2)


def test_more_cells_than_allowed_are_refused_before_they_are_put_together():
    with pytest.raises(RefusedError, match="65536"):
        read_xls(FIXTURES / "full.xls", 65_535)


def test_a_workbook_with_a_password_is_called_encrypted(tmp_path, intake):
    data = bytearray((FIXTURES / "dates_of_1904.xls").read_bytes())
    start = data.index(struct.pack("<HH", BOF, 16))
    after = start + 20
    # the record that follows the first becomes the one that announces a password
    data[after : after + 2] = struct.pack("<H", FILEPASS)
    found = only_file(tmp_path, bytes(data), intake)
    assert found["ENCRYPTED_FILE"]["severity"] == "blocks"


def test_another_file_of_old_office_programs_is_no_workbook(tmp_path, intake):
    data = (FIXTURES / "dates_of_1904.xls").read_bytes()
    letter = data.replace("Workbook".encode("utf-16-le"), "WordDocu".encode("utf-16-le"))
    assert only_file(tmp_path, letter, intake)["OTHER_DOCUMENT"]["value"] == "OLE"


@pytest.mark.parametrize("length", [512, 1536, 2560])
def test_a_workbook_cut_short_is_refused_at_every_length(tmp_path, intake, length):
    cut = (FIXTURES / "dates_of_1904.xls").read_bytes()[:length]
    assert "UNREADABLE_FILE" in only_file(tmp_path, cut, intake)


def only_file(tmp_path, data, intake):
    (tmp_path / "inputs").mkdir()
    (tmp_path / "inputs" / "accords.xls").write_bytes(data)
    return codes(intake(tmp_path / "inputs"))


@pytest.mark.shared
def test_error_cells_of_a_real_workbook_are_errors_and_no_blanks(shared_data):
    sheets = {
        sheet.name: sheet for sheet in read_xls(shared_data / "messy/oecd-dac/codelists-2024-04.xls", 5_000_000)[0]
    }
    compared = sheets["channel_compare"]
    assert compared.hidden
    assert sum(cell == "e#REF!" for row in compared.grid for cell in row) == 8265
    assert [sheet.name for sheet in sheets.values() if sheet.hidden] == ["channel_compare"]
