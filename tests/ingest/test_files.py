"""Whole files: what can't be read is named as what it is, with a remedy; the rest goes on."""

import dataclasses
import shutil
import zipfile
from pathlib import Path

import pytest

from strandreport.ingest.reader import read_file
from strandreport.model.errors import BuildError
from strandreport.model.manifest import take_manifest
from tests.ingest.conftest import HEADERS, agreement, codes


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "inputs"
    path.mkdir()
    return path


def encrypted(path: Path):
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le"))


def other_zip(path: Path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")


@pytest.mark.parametrize(
    ("make", "code", "value"),
    [
        (lambda p: p.write_bytes(b""), "EMPTY_FILE", ""),
        (lambda p: p.write_text("<html><table><tr><td>1</td></tr></table>"), "WEB_PAGE", ""),
        (encrypted, "ENCRYPTED_FILE", ""),
        (other_zip, "OTHER_DOCUMENT", "Word (.docx)"),
        (lambda p: p.write_bytes(b"%PDF-1.7\n"), "OTHER_DOCUMENT", "PDF"),
        (lambda p: p.write_bytes(b"ID;PWXL;N;E\nB;X2;Y2\n"), "OLD_FORMAT", "SYLK"),
        (lambda p: p.write_bytes(b"\x09\x04\x06\x00\x00\x00\x10\x00"), "OLD_FORMAT", "Excel 2 – 4"),
        (lambda p: p.write_bytes(b"\x04Jean".ljust(55) + "\x04Jean".encode("utf-16-le").ljust(110)), "LOCK_FILE", ""),
        (lambda p: p.write_text(",jean,poste,12.03.2016 10:11,file:///home/jean/4;"), "LOCK_FILE", ""),
        (lambda p: p.write_bytes(b"\x00\x01\x02" * 50), "UNSUPPORTED_FORMAT", ""),
        (lambda p: p.write_bytes(b"PK\x03\x04" + b"x" * 300), "TRUNCATED_FILE", ""),
    ],
)
def test_a_file_that_is_no_table_is_named_as_what_it_is(folder, intake, make, code, value):
    make(folder / "accords.xlsx")
    found = intake(folder)
    finding = codes(found)[code]
    assert (finding["severity"], finding["value"]) == ("blocks", value)
    assert found["contents"][0]["status"] == "blocked"


def test_a_workbook_cut_short_is_refused_at_every_length(workbook, intake, tmp_path):
    whole = (workbook([agreement(1)]) / "accords.xlsx").read_bytes()
    for i, length in enumerate((30, len(whole) // 2, len(whole) - 20)):
        cut = tmp_path / f"cut{i}"
        cut.mkdir()
        (cut / "accords.xlsx").write_bytes(whole[:length])
        assert set(codes(intake(cut))) == {"TRUNCATED_FILE"}


def test_text_named_as_a_workbook_is_read_as_text(folder, intake):
    (folder / "accords.xlsx").write_text(
        ";".join(HEADERS) + "\n" + ";".join(map(str, agreement(1))) + "\n", encoding="utf-8"
    )
    [content] = intake(folder)["contents"]
    assert (content["kind"], content["sheets"][0]["classes"]["accepted"]) == ("csv", 1)


def test_the_same_content_under_two_names_is_counted_once(workbook, intake):
    inputs = workbook([agreement(1)])
    shutil.copy(inputs / "accords.xlsx", inputs / "copie.xlsx")
    found = intake(inputs)
    assert len(found["contents"]) == 1
    assert found["contents"][0]["names"] == ["accords.xlsx", "copie.xlsx"]
    assert codes(found)["DUPLICATE_FILE"]["count"] == 2


def test_a_reader_that_needs_too_much_memory_is_stopped_and_the_file_named(folder, intake, project):
    with zipfile.ZipFile(folder / "bombe.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        archive.writestr("_rels/.rels", RELATIONS.format("officeDocument", "xl/workbook.xml"))
        archive.writestr("xl/workbook.xml", WORKBOOK)
        archive.writestr("xl/_rels/workbook.xml.rels", RELATIONS.format("worksheet", "worksheets/sheet1.xml"))
        rows = "".join(f'<row r="{i}"><c r="A{i}"><v>{i}</v></c></row>' for i in range(1, 300_000))
        archive.writestr("xl/worksheets/sheet1.xml", SHEET.format(rows))
    limits = dataclasses.replace(project.settings.limits, memory_mebibytes=256)
    small = dataclasses.replace(project, settings=dataclasses.replace(project.settings, limits=limits))
    finding = codes(intake(folder, small))["READER_STOPPED"]
    assert (finding["severity"], finding["value"]) == ("blocks", "256 MiB")


def test_a_reader_that_needs_too_much_time_is_stopped(workbook, project, tmp_path):
    many = workbook([agreement(i) for i in range(20_000)]) / "accords.xlsx"
    # read by all readers, so that no machine is fast enough
    limits = dataclasses.replace(project.settings.limits, seconds=1, compared_cells=project.settings.limits.cells)
    reading = read_file(many, tmp_path / "store", limits)
    assert (reading.problem, reading.found) == ("READER_STOPPED", "1 s")


def test_a_file_beyond_the_size_limit_is_not_opened(folder, intake, project):
    (folder / "gros.csv").write_bytes(b"a;b\n" * 300_000)
    limits = dataclasses.replace(project.settings.limits, file_mebibytes=1)
    small = dataclasses.replace(project, settings=dataclasses.replace(project.settings, limits=limits))
    assert codes(intake(folder, small))["FILE_TOO_LARGE"]["severity"] == "blocks"


def test_a_file_that_changes_between_manifest_and_reading_stops_the_build(workbook, project, tmp_path):
    from strandreport.ingest.intake import read_inputs

    inputs = workbook([agreement(1)])
    manifest = take_manifest(inputs, tmp_path / "stat.json")
    workbook([agreement(2)])
    with pytest.raises(BuildError, match="changed while the build was starting"):
        read_inputs(project, manifest, inputs, tmp_path / "out")


def test_an_unchanged_file_is_not_read_again(workbook, intake, tmp_path):
    inputs = workbook([agreement(1)])
    intake(inputs)
    kept = {path: path.stat().st_mtime_ns for path in (tmp_path / "outputs").rglob("*.parquet")}
    workbook([agreement(2)], name="zweite.xlsx")
    intake(inputs)
    names = ["0.agreement_partners.parquet", "0.agreements.parquet", "0.amounts.parquet", "0.parquet"]
    assert sorted(path.name for path in kept) == names
    assert {path: path.stat().st_mtime_ns for path in kept} == kept


def test_only_files_of_the_invented_folders_are_called_invented(workbook, intake):
    inputs = workbook([agreement(1)])
    (inputs / "examples").mkdir()
    shutil.move(inputs / "accords.xlsx", inputs / "examples" / "accords.xlsx")
    assert [content["invented"] for content in intake(inputs)["contents"]] == [True]
    shutil.copy(inputs / "examples" / "accords.xlsx", inputs / "vrai.xlsx")
    assert [content["invented"] for content in intake(inputs)["contents"]] == [False]


CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Target="{1}" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{0}"/>'
    "</Relationships>"
)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
WORKBOOK = (
    f'<?xml version="1.0"?><workbook xmlns="{MAIN}" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
SHEET = f'<?xml version="1.0"?><worksheet xmlns="{MAIN}"><sheetData>{{}}</sheetData></worksheet>'
