"""Spreadsheets taken through intake, registers and feedback, and looked at from outside the library."""

import dataclasses
import io
import zipfile
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest

from strandreport.ingest.intake import read_inputs
from strandreport.model.files import read_json
from strandreport.model.manifest import take_manifest
from strandreport.model.project import load_project
from strandreport.model.start import TEMPLATES
from strandreport.register.build import build_registers
from strandreport.report.feedback import write_feedback
from tests.conftest import ROOT

FIXTURES = Path(__file__).parent / "fixtures"


class Given:
    """What is given back for the files of a folder."""

    def __init__(self, folder: Path):
        self.root = folder
        self.folder = folder / "outputs" / "feedback"
        self.findings = read_json(folder / "outputs" / "register" / "findings.json")["findings"]
        self.list = read_json(folder / "outputs" / "report" / "feedback.json")
        self.ledger = read_json(folder / "outputs" / "register" / "ledger.json")

    def names(self) -> list[str]:
        return sorted(str(path.relative_to(self.folder)) for path in self.folder.rglob("*.xls*"))

    def bytes(self, name: str) -> bytes:
        return (self.folder / name).read_bytes()

    def parts(self, name: str) -> dict[str, bytes]:
        return parts(self.bytes(name))

    def book(self, name: str, **options) -> openpyxl.Workbook:
        return openpyxl.load_workbook(io.BytesIO(self.bytes(name)), **options)

    def front(self, name: str) -> str:
        """All words of the first sheet."""
        return words(self.book(name).worksheets[0])


def words(sheet) -> str:
    return "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="session")
def project():
    loaded = load_project(ROOT)
    return dataclasses.replace(loaded, settings=dataclasses.replace(loaded.settings, required_registers=()))


def give_back_files(files: dict[str, bytes | str | Path], folder: Path, project) -> Given:
    """Give back files, by name: their bytes, their text, or the file to copy."""
    inputs, outputs = folder / "inputs", folder / "outputs"
    for name, content in files.items():
        (inputs / name).parent.mkdir(parents=True, exist_ok=True)
        data = content.read_bytes() if isinstance(content, Path) else content
        (inputs / name).write_bytes(data.encode() if isinstance(data, str) else data)
    read_inputs(project, take_manifest(inputs, folder / "sums.json"), inputs, outputs / "ingest")
    build_registers(project, outputs / "ingest", outputs / "register")
    write_feedback(project, TEMPLATES, outputs)
    return Given(folder)


def rows_of(folder):
    registers = read_json(folder / "outputs" / "register" / "registers.json")["registers"]
    tables = {name: pq.read_table(folder / "outputs" / "register" / row["file"]) for name, row in registers.items()}
    kept = {name: rows.drop_columns(["source", "sheet"]).to_pylist() for name, rows in tables.items() if rows.num_rows}
    return kept, [f["cells"] for f in read_json(folder / "outputs" / "register" / "findings.json")["findings"]]


@pytest.fixture
def give_back(tmp_path, project):
    return lambda files, folder=tmp_path: give_back_files(files, folder, project)
