"""Real files that broke other readers: each is read or refused by name, and no reader dies or hangs."""

import datetime
from concurrent.futures import ThreadPoolExecutor

import pytest
from python_calamine import CalamineWorkbook

from strandreport.ingest.cells import encode_value, letter
from strandreport.ingest.file_findings import problem_finding
from strandreport.ingest.reader import read_file

pytestmark = [pytest.mark.shared, pytest.mark.slow]

NOT_READ = {
    "OOM_alloc3.xls": "damaged",
    "empty_s_attribute.xlsx": "damaged",
    # it says that it holds fewer texts than it does, which leaves open which text belongs to a cell
    "gh548_incorrect_sst_unique_count.xls": "damaged",
    "issue252.xlsx": "damaged",
    "issue_174.xlsx": "cells",
    "issue_385.xls": "encrypted",
    "issue_419.xlsx": "damaged",
    "issue_530.xlsx": "other_zip",
    "issue_594_dos.ods": "cells",
    "minimal_package.xlsx": "other_zip",
    "pass_protected.ods": "encrypted",
    "pass_protected.xlsb": "encrypted",
    "pass_protected.xlsx": "encrypted",
    "pivots.xlsx": "damaged",
}
# where python-calamine reads something else, and why it is not the better reading
OTHER_CELLS = {
    ("biff5-rich-text-string.xls", "Sheet1"): {"H3"},  # it loses the letters of Windows beyond Latin 1
    ("covered.ods", "sheet1"): {"A3"},  # lies under a merged range, where nobody sees it
    # it puts a NUL behind each letter
    ("sheet_name_parsing.xls", "Sheet1"): {f"{column}1" for column in "ABCDEFG"},
}


@pytest.fixture(scope="module")
def readings(tmp_path_factory, project):
    from tests.conftest import SHARED

    folder, store = SHARED / "pathological" / "calamine", tmp_path_factory.mktemp("store")
    paths = sorted(path for path in folder.iterdir() if path.suffix in (".xls", ".ods", ".xlsx", ".xlsm", ".xlsb"))
    limits = project.settings.limits
    with ThreadPoolExecutor(2) as pool:
        return dict(zip(paths, pool.map(lambda p: read_file(p, store / p.name, limits), paths), strict=True))


def test_each_is_read_or_refused_by_name(readings):
    assert len(readings) >= 132
    not_read = {path.name: reading.problem for path, reading in readings.items() if reading.problem}
    assert not_read == NOT_READ | {n: "xlsb" for n in not_read if n.endswith(".xlsb") and n not in NOT_READ}
    for path, reading in readings.items():
        assert bool(problem_finding(reading, path.name)) == bool(reading.problem)


def test_none_is_stopped_for_time_or_memory(readings):
    assert not {path.name for path, reading in readings.items() if reading.problem in ("time", "memory")}


def test_another_reader_finds_the_same_values(readings):
    different, compared = {}, 0
    for path, reading in readings.items():
        if reading.kind not in ("xls", "ods") or reading.problem:
            continue
        book = CalamineWorkbook.from_path(path)
        for sheet in reading.sheets:
            ours, theirs = plain(sheet.grid), values(book, sheet.name)
            compared += len(ours)
            cells = {place for place in ours.keys() | theirs.keys() if ours.get(place) != theirs.get(place)}
            if cells:
                different[path.name, sheet.name] = cells
    assert different == OTHER_CELLS
    assert compared > 13_000


def plain(grid):
    cells = {place(r, c): cell for r, row in enumerate(grid) for c, cell in enumerate(row) if cell}
    return {address: cell.partition("\x1f")[0] for address, cell in cells.items()}


def values(book, name):
    rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    cells = {place(r, c): encode(value) for r, row in enumerate(rows) for c, value in enumerate(row)}
    return {address: cell for address, cell in cells.items() if cell}


def encode(value):
    return f"s{value}" if isinstance(value, datetime.time | datetime.timedelta) else encode_value(value)


def place(row, column):
    return f"{letter(column + 1)}{row + 1}"
