"""XLSB: values by the fast reader, and by the pass over the records what that one does not tell."""

import struct

import pytest

from strandreport.ingest.cells import Comment, Merge
from strandreport.ingest.reading.read_package import read_package
from strandreport.ingest.reading.read_xlsb import read_xlsb
from strandreport.ingest.reading.refusal import RefusedError
from strandreport.ingest.reading.room import Room
from tests.ingest.conftest import codes
from tests.ingest.packages import REL, write

ROOM = Room(100_000, 100_000)


def record(kind, data=b""):
    number = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, rest = b"", len(data)
    while True:
        size += bytes([rest & 0x7F | (0x80 if rest > 0x7F else 0)])
        rest >>= 7
        if not rest:
            return number + size + data


def words(text):
    return struct.pack("<L", len(text)) + text.encode("utf-16-le")


def row(number, hidden=False):
    return record(0, struct.pack("<LLHBB", number - 1, 0, 300, 0, 0x10 if hidden else 0) + bytes(5))


def cell(kind, column, value, style=0):
    return record(kind, struct.pack("<LL", column - 1, style) + value)


def number(column, value, style=0):
    return cell(5, column, struct.pack("<d", value), style)


def text(column, value, style=0):
    return cell(6, column, words(value), style)


def relations(*listed):
    lines = "".join(f'<Relationship Id="rId{i}" Type="{REL}/{k}" Target="{t}"/>' for i, (k, t) in enumerate(listed, 1))
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{lines}</Relationships>'
    )


STYLES = b"".join([
    record(615, struct.pack("<L", 2)),
    record(44, struct.pack("<H", 200) + words('0" M€"')), record(44, struct.pack("<H", 201) + words("yyyy-mm-dd")),
    record(616),
    record(611, struct.pack("<L", 2)),
    *(record(43, struct.pack("<4H", 220, flags, 400, 0)) for flags in (0, 8)),
    record(612), record(617, struct.pack("<L", 4)),
    *(record(47, struct.pack("<HHH", 0, f, font) + bytes(10)) for f, font in ((0, 0), (200, 0), (201, 0), (0, 1))),
    record(618),
])  # fmt: skip


def book(path, *records, before=b"", after=b"", comments=b"", texts=()):
    sheet = (
        record(129)
        + record(148, struct.pack("<4L", 0, 9, 0, 9))
        + before
        + record(145)
        + b"".join(records)
        + record(146)
        + after
        + record(130)
    )
    listed = record(156, struct.pack("<LL", 0, 1) + words("rId1") + words("Data"))
    content = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations(("officeDocument", "xl/workbook.bin")),
        "xl/workbook.bin": record(131) + record(143) + listed + record(144) + record(132),
        "xl/_rels/workbook.bin.rels": relations(
            ("worksheet", "worksheets/sheet1.bin"), ("styles", "styles.bin"), ("sharedStrings", "sharedStrings.bin")
        ),
        "xl/styles.bin": STYLES,
        "xl/sharedStrings.bin": record(159, struct.pack("<2L", *[len(texts)] * 2)) + b"".join(texts) + record(160),
        "xl/worksheets/sheet1.bin": sheet,
        "xl/worksheets/_rels/sheet1.bin.rels": relations(("comments", "../comments1.bin")),
        "xl/comments1.bin": comments,
    }
    return write(path / "a.xlsb", content)


def test_values_units_errors_and_dates_are_read(tmp_path):
    path = book(tmp_path, row(1), text(1, "a"), number(2, 7, 1), number(3, 43525, 2), cell(3, 4, b"\x17"), number(5, 2))
    [sheet], told = read_xlsb(path, ROOM)
    assert (sheet.grid, told) == ([["sa", 'n7\x1f0" M€"', "d2019-03-01", "e#REF!", "n2"]], [])


def test_hidden_struck_and_merged_are_seen(tmp_path):
    comments = record(635, struct.pack("<5L", 0, 1, 1, 0, 0) + bytes(16)) + record(637, b"\x00" + words("remark"))
    path = book(
        tmp_path,
        row(1), text(1, "a"), text(2, "b"), row(2, hidden=True), text(1, "c", 3), number(2, 1, 3), row(3), number(2, 5),
        before=record(60, struct.pack("<4LH", 1, 1, 2560, 0, 1)),
        after=record(176, struct.pack("<4L", 0, 1, 0, 0)),
        comments=comments,
    )  # fmt: skip
    [sheet], _ = read_xlsb(path, ROOM)
    assert (sheet.hidden_rows, sheet.hidden_columns, sheet.struck_rows) == ((2,), (2,), (2,))
    assert sheet.merges == (Merge(1, 1, 2, 1),)
    assert [covered.text for covered in sheet.covered] == ["c"]
    assert sheet.comments == (Comment(2, 1, "remark"),)


def test_cells_that_the_fast_reader_does_not_count_alike_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("strandreport.ingest.reading.read_fast.rows_of", lambda *_: iter([["a"]]))
    with pytest.raises(RefusedError, match="UNSUPPORTED_FORMAT"):
        read_xlsb(book(tmp_path, row(1), text(1, "a"), number(2, 7)), ROOM)


def test_a_cell_that_stands_twice_is_refused(tmp_path):
    with pytest.raises(RefusedError, match="CELL_TWICE: A1"):
        read_xlsb(book(tmp_path, row(1), number(1, 1), number(1, 99)), ROOM)


def test_a_binary_workbook_reaches_the_ledger(tmp_path, intake):
    (tmp_path / "inputs").mkdir()
    book(tmp_path / "inputs", row(1), text(1, "a"), number(2, 7))
    found = intake(tmp_path / "inputs")
    assert (found["contents"][0]["kind"], found["contents"][0]["status"]) == ("xlsb", "read")
    assert "UNKNOWN_SHEET" in codes(found)


@pytest.mark.shared
@pytest.mark.parametrize("name", ["any_sheets", "date", "date_1904", "issue127", "issue_419"])
def test_real_ones_read_as_the_same_workbooks_saved_as_xlsx(shared_data, name):
    folder = shared_data / "pathological" / "calamine"
    binary, _ = read_xlsb(folder / f"{name}.xlsb", ROOM)
    plain, _ = read_package(folder / f"{name}.xlsx", ROOM)
    assert [(s.name, s.grid, s.hidden) for s in binary] == [(s.name, s.grid, s.hidden) for s in plain]
