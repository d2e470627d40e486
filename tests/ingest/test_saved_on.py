"""A workbook says when it was saved; one that says nothing, or nonsense, is read all the same."""

import struct

import pytest

from strandreport.ingest.reading.file_kind import Kind
from strandreport.ingest.reading.saved_on import last_saving, saved_on
from tests.conftest import ROOT
from tests.ingest.packages import cell, parts, row, write

CORE = (
    '<p xmlns:d="http://purl.org/dc/terms/"><d:created>2019-01-01T00:00:00Z</d:created><d:modified>{}</d:modified></p>'
)
META = '<m xmlns:d="http://purl.org/dc/elements/1.1/"><d:date>2020-03-31T23:30:00+02:00</d:date></m>'


def workbook(folder, **more):
    return write(folder / "a.xlsx", parts(row(1, cell("A1", 7))) | more)


@pytest.mark.parametrize(("said", "day"), [("2020-07-15T22:00:00Z", "2020-07-15"), ("soon", ""), ("", "")])
def test_the_day_is_the_one_of_the_properties_not_of_the_disk(tmp_path, said, day):
    path = workbook(tmp_path, **{"docProps/core.xml": CORE.format(said)})
    assert saved_on(path, Kind.XLSX) == day


def test_a_workbook_without_properties_or_with_broken_ones_states_no_day(tmp_path):
    assert saved_on(workbook(tmp_path), Kind.XLSX) == ""
    assert saved_on(workbook(tmp_path, **{"docProps/core.xml": "<p"}), Kind.XLSX) == ""


def test_an_ods_states_the_day_of_its_own_zone(tmp_path):
    assert saved_on(workbook(tmp_path, **{"meta.xml": META}), Kind.ODS) == "2020-03-31"


def property_set(name, kind, ticks):
    section = struct.pack("<LLLL", 28, 1, name, 16) + struct.pack("<LQ", kind, ticks)
    return bytes(44) + struct.pack("<L", 48) + section


def test_a_binary_workbook_counts_from_1601():
    ticks = 132_391_584_000_000_000  # 2020-07-14 00:00
    assert last_saving(property_set(13, 64, ticks)).startswith("2020-07-14")
    assert last_saving(property_set(12, 64, ticks)) == ""
    assert last_saving(property_set(13, 64, 0)) == ""


def test_a_binary_workbook_without_a_summary_states_no_day():
    assert saved_on(ROOT / "inputs/examples/unites.xls", Kind.XLS) == ""


def test_a_text_states_no_day(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("a;b\n", encoding="utf-8")
    assert saved_on(path, Kind.CSV) == ""
