"""Nothing that was handed in is lost (G1, G2): every row and every amount has one class, by another reader's count."""

import dataclasses
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from strandreport.ingest import intake, reader
from strandreport.ingest.intake import read_inputs
from strandreport.ingest.reading import child
from strandreport.ingest.reading.file_kind import kind_of
from strandreport.ingest.reading.room import Room
from strandreport.model.files import read_json, write_json
from strandreport.model.ledger import PUBLISHED
from strandreport.model.manifest import take_manifest
from strandreport.model.project import load_project
from strandreport.register.build import build_registers
from tests.conftest import ROOT
from tests.properties.raw_workbook import amount_of, raw_sheets
from tests.properties.workbooks import MONEY, TEXTS, write_workbook

BATCH, DAILY, ALL = 20, 60, 1000
BLANK, HEADER = "blank", "header"


@pytest.fixture(scope="module")
def project():
    loaded = load_project(ROOT)
    return dataclasses.replace(loaded, settings=dataclasses.replace(loaded.settings, required_registers=()))


@pytest.fixture
def read_here(monkeypatch):
    """Read in this process: a thousand processes would take their time, and what they read is the same."""

    def read(path: Path, store: Path, limits):
        store.mkdir(parents=True)
        kind = kind_of(path)
        room = Room(cells=limits.cells, compared=limits.compared_cells)
        write_json(store / "sheets.json", child._read(path, kind, child._reader(kind), room, store))
        return reader._load(store)

    monkeypatch.setattr(intake, "read_file", read)


def build(project, folder: Path, seeds: range):
    """Ledger, intake and table of agreements of the workbooks of some seeds."""
    inputs, outputs = folder / "inputs", folder / "outputs"
    inputs.mkdir()
    for seed in seeds:
        write_workbook(inputs / f"{seed}.xlsx", seed)
    read_inputs(project, take_manifest(inputs, folder / "stat.json"), inputs, outputs / "ingest")
    build_registers(project, outputs / "ingest", outputs / "register")
    agreements = pq.read_table(outputs / "register" / "agreements.parquet").to_pylist()
    return inputs, read_json(outputs / "register" / "ledger.json"), agreements


def check_rows(raw, sheet):
    """Every row that holds anything is in a class other than blank, and there is no other such row."""
    filled = {cell.row for cell in raw}
    counted = sum(count for name, count in sheet["classes"].items() if name != BLANK)
    assert counted == len(filled), (sheet["names"], sheet["sheet"], sheet["classes"])
    assert sum(sheet["classes"].values()) == sheet["rows"] >= max(filled, default=0)


def amounts_of(raw, sheet):
    """Row to the amount that a person reads in the column of money."""
    letter = sheet["letters"].get("amount_committed", "")
    cells = [cell for cell in raw if cell.column == letter and cell.row > sheet["header_row"]]
    return {cell.row: amount for cell in cells if (amount := amount_of(cell, TEXTS)) is not None}


def check_money(amounts, sheet):
    """The amounts of all classes add up to what stands in the column."""
    told = {entry["column"]: sum(entry["classes"].values()) for entry in sheet["amounts"]}
    assert told.get("amount_committed", 0) == sum(amounts.values()), (sheet["names"], sheet["sheet"])


def check_register(agreements, sheets, amounts):
    """What the register holds, with the cells that it voided, is what the account calls published.

    A blank of one row may be filled by the amount of another that says the same, on another sheet too.
    """
    held = sum(row["amount_committed"] or 0 for row in agreements)
    voided = sum(
        amounts[row["source"], row["sheet"]].get(row["row"], 0)
        for row in agreements
        if "amount_committed" in row["voided"].split(",")
    )
    told = [entry["classes"] for sheet in sheets for entry in sheet["amounts"]]
    assert held + voided == sum(classes.get(str(name), 0) for classes in told for name in PUBLISHED)


def check(project, folder: Path, seeds: range) -> int:
    """Check the workbooks of some seeds; gives the number of sheets with money."""
    inputs, ledger, agreements = build(project, folder, seeds)
    amounts = {}
    for sheet in ledger["sheets"]:
        raw = raw_sheets(inputs / sheet["names"][0])[sheet["sheet"]]
        check_rows(raw, sheet)
        if sheet["register"]:
            amounts[sheet["content"], sheet["index"]] = amounts_of(raw, sheet)
            check_money(amounts[sheet["content"], sheet["index"]], sheet)
    check_register(agreements, ledger["sheets"], amounts)
    return sum(bool(found) for found in amounts.values())


@pytest.mark.parametrize("first", range(0, DAILY, BATCH))
def test_no_row_and_no_amount_is_lost(project, read_here, tmp_path, first):
    assert check(project, tmp_path, range(first, first + BATCH)) > BATCH / 2


@pytest.mark.slow
@pytest.mark.parametrize("first", range(DAILY, ALL, BATCH))
def test_no_row_and_no_amount_is_lost_in_a_thousand_workbooks(project, read_here, tmp_path, first):
    assert check(project, tmp_path, range(first, first + BATCH)) > BATCH / 2


def test_workbooks_are_messy_in_every_way(project, read_here, tmp_path):
    _, ledger, _ = build(project, tmp_path, range(DAILY))
    found = {name for sheet in ledger["sheets"] for name, count in sheet["classes"].items() if count}
    wanted = {"header", "blank", "total", "note", "accepted", "voided", "quarantined", "duplicate", "excluded"}
    assert wanted <= found
    with_money = {name for sheet in ledger["sheets"] for entry in sheet["amounts"] for name in entry["classes"]}
    assert {"accepted", "quarantined", "duplicate", "total"} <= with_money
    assert MONEY
