"""Small workbooks and text files, and the intake run on them."""

from pathlib import Path

import openpyxl
import pytest

from strandreport.ingest.cells import Sheet, encode_value
from strandreport.ingest.country_grammar import country_words
from strandreport.ingest.intake import read_inputs
from strandreport.ingest.typed_sheet import type_sheet
from strandreport.model.files import read_json
from strandreport.model.manifest import take_manifest
from strandreport.model.project import load_project

ROOT = Path(__file__).resolve().parents[2]
HEADERS = ["N° d'accord", "Instrument", "Partenaire", "Pays", "Statut", "Date de signature", "Montant engagé (EUR)"]
ROW = ["A1", "AGR", "Institut du Tage", "Portugal", "actif", "12/03/2016", 1000]


@pytest.fixture(scope="session")
def project():
    return load_project(ROOT)


@pytest.fixture
def intake(tmp_path, project):
    """Run the intake on the files of a folder and give back what it wrote."""

    def run(inputs: Path, settings_project=project):
        outputs = tmp_path / "outputs" / "ingest"
        manifest = take_manifest(inputs, tmp_path / "stat.json")
        read_inputs(settings_project, manifest, inputs, outputs)
        return read_json(outputs / "intake.json")

    return run


@pytest.fixture(scope="session")
def countries(project):
    return country_words(project.reference)


@pytest.fixture
def read(project, countries):
    """Type a sheet of the given rows, without a file, by the forms of the project or by others."""

    def run(rows, forms=None, registers=None, formats=None, raw=None, sheet=None, **seen):
        if sheet:
            return type_sheet(sheet, "c", forms or project.forms, registers or project.registers, countries)
        width = max(map(len, rows))
        grid = [[encode_value(value) for value in [*row, *[None] * (width - len(row))]] for row in rows]
        for (row, column), number_format in (formats or {}).items():
            grid[row - 1][column - 1] = encode_value(rows[row - 1][column - 1], number_format)
        for (row, column), cell in (raw or {}).items():
            grid[row - 1][column - 1] = cell
        sheet = Sheet("S", grid, **seen)
        return type_sheet(sheet, "c", forms or project.forms, registers or project.registers, countries)

    return run


@pytest.fixture
def workbook(tmp_path):
    """Write a workbook of the office's agreements; ``change`` gets the sheet before it is saved."""

    def write(rows, change=None, name="accords.xlsx", headers=HEADERS):
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.title = "Accords"
        for row in [headers, *rows]:
            sheet.append(row)
        if change:
            change(sheet)
        folder = tmp_path / "inputs"
        folder.mkdir(exist_ok=True)
        book.save(folder / name)
        return folder

    return write


def agreement(number, **changes):
    """A good row, with some of its cells changed by header."""
    values = dict(zip(HEADERS, ROW, strict=True)) | {"N° d'accord": f"A{number}"} | changes
    return [values[header] for header in HEADERS]


def codes(intake, usual=("ABSENT_COLUMN",)):
    """Code to finding of everything that the intake found, but that these small sheets lack columns of the form."""
    found = [*intake["findings"], *(finding for content in intake["contents"] for finding in content["findings"])]
    return {finding["code"]: finding for finding in found if finding["code"] not in usual}
