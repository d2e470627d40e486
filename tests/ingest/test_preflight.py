"""Before a workbook is parsed: what is not safe or not in order is refused by its own name, within a second."""

import time
import zipfile
from contextlib import nullcontext

import pytest

from strandreport.ingest.reading.file_kind import Kind, kind_of
from strandreport.ingest.reading.read_package import read_package
from strandreport.ingest.reading.refusal import RefusedError
from strandreport.ingest.reading.room import Room
from tests.ingest.conftest import codes
from tests.ingest.packages import MAIN, cell, parts, row, write

MIB = 1 << 20
ROOM = Room(5_000_000, 300_000)
ROWS = (row(1, cell("A1", 1), cell("B1", 2)), row(2, cell("A2", 3)))


def look_over(path):
    kind_of(path)
    read_package(path, ROOM)


def refusal(path):
    with pytest.raises(RefusedError) as caught:
        look_over(path)
    return str(caught.value.code), caught.value.found


def test_a_sound_package_is_read(tmp_path):
    path = write(tmp_path / "a.xlsx", parts(*ROWS))
    assert kind_of(path) == Kind.XLSX
    [sheet], told = read_package(path, ROOM)
    assert (sheet.grid, told) == ([["n1", "n2"], ["n3", None]], [])


@pytest.mark.parametrize(
    ("part", "code", "found"),
    [
        (("xl/worksheets/sheet1.xml", "<worksheet/>"), "DUPLICATE_PART", "xl/worksheets/sheet1.xml"),
        (("XL/Worksheets/Sheet1.xml", "<worksheet/>"), "DUPLICATE_PART", "xl/worksheets/sheet1.xml"),
        (("../../evil.txt", "x"), "UNSAFE_PART_NAME", "../../evil.txt"),
        (("/etc/evil.txt", "x"), "UNSAFE_PART_NAME", "/etc/evil.txt"),
        (("xl\\evil.xml", "x"), "UNSAFE_PART_NAME", "xl\\evil.xml"),
    ],
)
def test_a_part_that_no_program_writes_is_named(tmp_path, part, code, found):
    with pytest.warns(UserWarning, match="Duplicate") if part[0].startswith("xl/work") else nullcontext():
        path = write(tmp_path / "a.xlsx", parts(*ROWS), part)
    assert refusal(path) == (code, found)


@pytest.mark.parametrize(
    "doctype",
    ['<!DOCTYPE x [<!ENTITY e "7">]>', '<!DOCTYPE x SYSTEM "file:///etc/hostname">', "<!-- a --><!DOCTYPE x []>"],
)
def test_a_document_type_is_refused_before_two_parsers_can_read_two_numbers(tmp_path, doctype):
    path = write(tmp_path / "a.xlsx", parts(row(1, cell("A1", "1&e;")), doctype=doctype))
    assert refusal(path)[0] == "DECLARED_ENTITIES"


def test_a_document_type_written_in_two_bytes_a_letter_is_seen(tmp_path):
    content = parts(*ROWS)
    wide = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x []><x/>'.encode("utf-16")
    assert refusal(write(tmp_path / "a.xlsx", {**content, "xl/theme/theme1.xml": wide}))[0] == "DECLARED_ENTITIES"


@pytest.mark.parametrize(
    ("rows", "code", "found"),
    [
        ((row(2, cell("A2", 1)), row(1, cell("A1", 2))), "CELLS_OUT_OF_ORDER", "1"),
        ((row(1, cell("A1", 1)), row(1, cell("B1", 2))), "CELLS_OUT_OF_ORDER", "1"),
        ((row(1, cell("B1", 1), cell("A1", 2)),), "CELLS_OUT_OF_ORDER", "A1"),
        ((row(1, cell("A2", 1)),), "CELLS_OUT_OF_ORDER", "A2"),
        ((row(1, cell("A1", 1), cell("A1", 99)),), "CELL_TWICE", "A1"),
        ((row(1, cell("A1", 1)), row(1048576, cell("XFD1048576", 1))), "STRAY_CELL", "XFD1048576"),
        ((row(1, cell("A1", 1), cell("XFD1", 1)), row(900, cell("A900", 1))), "STRAY_CELL", "A900"),
    ],
)
def test_a_sheet_that_is_not_in_order_is_refused_at_its_cell(tmp_path, rows, code, found):
    assert refusal(write(tmp_path / "a.xlsx", parts(*rows))) == (code, found)


def test_cells_without_addresses_stand_one_after_the_other(tmp_path):
    path = write(tmp_path / "a.xlsx", parts("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"))
    [sheet], _ = read_package(path, ROOM)
    assert sheet.grid == [["n1", "n2"], ["n3", None]]


def test_a_table_of_texts_that_announces_too_many_is_refused(tmp_path):
    content = parts(row(1, cell("A1", 0, ' t="s"')))
    relation = content["xl/_rels/workbook.xml.rels"].replace("</Relationships>", (
        '<Relationship Id="rId8" Target="sharedStrings.xml" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"/></Relationships>'
    ))  # fmt: skip
    texts = f'<sst xmlns="{MAIN}" uniqueCount="{{}}"><si><t>a</t></si></sst>'
    content["xl/_rels/workbook.xml.rels"] = relation
    assert refusal(write(tmp_path / "a.xlsx", {**content, "xl/sharedStrings.xml": texts.format(10**9)})) == (
        "IMPOSSIBLE_COUNT",
        "1000000000",
    )
    [sheet], _ = read_package(write(tmp_path / "b.xlsx", {**content, "xl/sharedStrings.xml": texts.format(1)}), ROOM)
    assert sheet.grid == [["sa"]]


@pytest.mark.parametrize("block", [b"<row/>", b"A"])
def test_a_bomb_is_refused_within_a_second(tmp_path, block):
    path = tmp_path / "a.xlsx"
    write(path, {k: v for k, v in parts(*ROWS).items() if "sheet1" not in k})
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w") as part,
    ):
        for _ in range(100):
            part.write(block * ((1 << 20) // len(block)))
    started = time.perf_counter()
    code, found = refusal(path)
    assert (code, "sheet1.xml" in found) == ("ZIP_BOMB", True)
    assert time.perf_counter() - started < 1


def test_too_many_parts_are_refused(tmp_path):
    path = write(tmp_path / "a.xlsx", parts(*ROWS), *((f"xl/media/{i}", b"") for i in range(10_001)))
    assert refusal(path)[0] == "ZIP_BOMB"


def test_a_part_with_a_password_is_called_so(tmp_path):
    path = write(tmp_path / "a.xlsx", parts(*ROWS))
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    path.write_bytes(data)
    assert refusal(path)[0] == "ENCRYPTED_FILE"


def test_a_download_treated_as_text_is_named(tmp_path):
    import random

    noise = random.Random(1).randbytes(20_000)
    path = write(tmp_path / "a.xlsx", {**parts(*ROWS), "xl/media/image1.png": noise})
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert refusal(path) == ("MANGLED_DOWNLOAD", "LF → CR LF")
    path = write(tmp_path / "b.xlsx", {**parts(*ROWS), "xl/media/image1.png": noise})
    path.write_bytes(path.read_bytes().decode("utf-8", "replace").encode())
    assert refusal(path) == ("MANGLED_DOWNLOAD", "UTF-8")


def test_a_refusal_names_sheet_and_cell_in_its_finding(tmp_path, intake):
    (tmp_path / "inputs").mkdir()
    write(tmp_path / "inputs" / "a.xlsx", parts(row(1, cell("A1", 1), cell("A1", 99))))
    found = codes(intake(tmp_path / "inputs"))["CELL_TWICE"]
    assert (found["severity"], found["sheet"], found["cells"]) == ("blocks", "Data", ["A1"])


@pytest.mark.parametrize("name", ["a.csv", "a.xls"])
def test_a_name_that_does_not_fit_the_content_is_told(tmp_path, intake, name):
    (tmp_path / "inputs").mkdir()
    write(tmp_path / "inputs" / name, parts(*ROWS))
    found = codes(intake(tmp_path / "inputs"))["MISNAMED_FILE"]
    assert (found["severity"], found["value"], found["expected"]) == ("advice", name, {"kind": "xlsx"})
