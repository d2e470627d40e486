"""Real files that broke other readers: each is read or refused by name within a minute and a gigabyte."""

import dataclasses
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from strandreport.ingest.file_findings import problem_finding
from strandreport.ingest.reader import read_file

pytestmark = [pytest.mark.shared, pytest.mark.slow]

GIBIBYTE, SECONDS = 1024, 60
NOT_READ = {
    "36081482.xlsx": "MANGLED_DOWNLOAD",
    "56330982.xlsx": "MANGLED_DOWNLOAD",
    "OOM_alloc3.xls": "UNREADABLE_FILE",
    # it says that it holds fewer texts than it does, which leaves open which text belongs to a cell
    "gh548_incorrect_sst_unique_count.xls": "UNREADABLE_FILE",
    "issue252.xlsx": "UNREADABLE_FILE",
    "issue_385.xls": "ENCRYPTED_FILE",
    "issue_530.xlsx": "UNSAFE_PART_NAME",
    "issue_594_dos.ods": "FILE_TOO_LARGE",
    "minimal_package.xlsx": "UNREADABLE_FILE",
    "pass_protected.ods": "ENCRYPTED_FILE",
    "pass_protected.xlsb": "ENCRYPTED_FILE",
    "pass_protected.xlsx": "ENCRYPTED_FILE",
    "~$data_horizon_europe.xlsx": "LOCK_FILE",
}
# read by one program only: openpyxl fails on them, the fast reader and the pass over the XML agree
READ_ONCE = {"empty_s_attribute.xlsx", "issue_419.xlsx", "pivots.xlsx"}
# an oddity of each that is told
TOLD = {
    ("covered.ods", "MERGE_HIDES_VALUE"),
    ("any_sheets.xlsx", "CHART_SHEET"),
    ("any_sheets.xls", "CHART_SHEET"),
    ("any_sheets.xlsb", "CHART_SHEET"),
    ("date_1904.xlsx", "DATES_OF_1904"),
    ("date_1904.xlsb", "DATES_OF_1904"),
    ("errors.xlsx", "EXTERNAL_LINKS"),
    ("vba.xlsm", "MACROS"),
    ("pivots.xlsx", "PIVOT_TABLE"),
    ("lone_cr_unquoted_by_pandas_to_csv.csv", "CONTROL_CHARACTERS"),
    ("codelists-2024-04.xls", "CONTROL_CHARACTERS"),
}


@pytest.fixture(scope="module")
def readings(tmp_path_factory, project):
    from tests.conftest import SHARED

    store = tmp_path_factory.mktemp("store")
    found = [path for name in ("pathological", "messy") for path in (SHARED / name).rglob("*") if path.is_file()]
    paths = sorted(path for path in found if path.suffix != ".json")
    limits = dataclasses.replace(project.settings.limits, memory_mebibytes=GIBIBYTE, seconds=SECONDS)

    def read(path):
        started = time.monotonic()
        return read_file(path, store / path.name, limits), time.monotonic() - started

    with ThreadPoolExecutor(2) as pool:
        return dict(zip((path.name for path in paths), pool.map(read, paths), strict=True))


def test_each_is_read_or_refused_by_name(readings):
    assert len(readings) >= 145
    assert {name: reading.problem for name, (reading, _) in readings.items() if reading.problem} == NOT_READ
    for name, (reading, _) in readings.items():
        assert bool(problem_finding(reading, name)) == bool(reading.problem)


def test_each_is_answered_within_a_minute(readings):
    assert not {name for name, (_, seconds) in readings.items() if seconds > SECONDS}


def test_two_readers_read_the_same_values_of_nearly_all(readings):
    told = {(name, f.code) for name, (reading, _) in readings.items() for f in reading.findings}
    assert {name for name, code in told if code == "NOT_COMPARED"} == READ_ONCE
    assert {name for name, code in told if code == "KINDS_DISAGREE"} == set()
    cells = sum(cell is not None for r, _ in readings.values() for s in r.sheets for row in s.grid for cell in row)
    assert cells > 50_000


def test_what_is_odd_about_them_is_told(readings):
    told = {(name, f.code) for name, (reading, _) in readings.items() for f in reading.findings}
    assert told >= TOLD
