"""Every annex opens in LibreOffice as it was written: all sheets, all cells, the same values."""

import math
import shutil
import subprocess
from datetime import date, datetime, timedelta
from itertools import zip_longest

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

pytestmark = pytest.mark.slow
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
FIRST_DAY = datetime(1899, 12, 30)
needs_office = pytest.mark.skipif(
    OFFICE is None, reason="LibreOffice is not installed: apt-get install libreoffice-calc"
)


def converted(path, folder):
    """A workbook as LibreOffice keeps it after opening it, with a profile of its own."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [OFFICE, profile, "--headless", "--convert-to", "ods", "--outdir", folder, path]
    subprocess.run(command, capture_output=True, check=True, timeout=900)
    return folder / f"{path.stem}.ods"


def plain(value):
    """A value as both readers mean it: days as days counted from one, whole numbers and blank texts as they are."""
    if value is None or value == "":
        return ""
    if isinstance(value, datetime | date):
        moment = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)
        return (moment - FIRST_DAY) / timedelta(days=1)
    return float(value) if isinstance(value, int | float) else str(value)


def rows_of_written(path):
    book = openpyxl.load_workbook(path, read_only=True)
    return {sheet.title: [[plain(cell) for cell in row] for row in sheet.iter_rows(values_only=True)] for sheet in book}


def rows_of_opened(path):
    book = CalamineWorkbook.from_path(path)
    return {
        name: [[plain(cell) for cell in row] for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)]
        for name in book.sheet_names
    }


def is_same(one, other):
    if isinstance(one, float) and isinstance(other, float):
        return math.isclose(one, other, rel_tol=1e-12, abs_tol=1e-12)
    return one == other


def differences(written, opened):
    """The places where two sheets differ; blank cells at the end of rows and of sheets say nothing."""
    pairs = enumerate(zip_longest(written, opened, fillvalue=[]), start=1)
    cells = ((row, list(zip_longest(one, other, fillvalue=""))) for row, (one, other) in pairs)
    return [
        (row, column, *pair) for row, line in cells for column, pair in enumerate(line, start=1) if not is_same(*pair)
    ]


@needs_office
@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_annex_opens_in_libreoffice_with_every_sheet_and_value(site, language, tmp_path):
    path = site / f"annex.{language}.xlsx"
    written, opened = rows_of_written(path), rows_of_opened(converted(path, tmp_path))
    assert list(opened) == list(written)
    assert sum(map(len, written.values())) > 1000
    assert {name: found[:5] for name in written if (found := differences(written[name], opened[name]))} == {}


@needs_office
def test_a_value_that_moved_is_found(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["a", 0.1, datetime(2020, 7, 15)])
    book.save(tmp_path / "small.xlsx")
    written = rows_of_written(tmp_path / "small.xlsx")["Sheet"]
    opened = rows_of_opened(converted(tmp_path / "small.xlsx", tmp_path))["Sheet"]
    assert differences(written, opened) == []
    assert [found[:2] for found in differences(written, [[*opened[0][:2], opened[0][2] + 1]])] == [(1, 3)]
