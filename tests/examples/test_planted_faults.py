"""Every fault planted in the example inputs is found, counted and accounted for; nothing else is."""

from collections import Counter

import pytest

from strandreport.model.config_file import parse_yaml
from tests.conftest import ROOT

FAULTS = parse_yaml((ROOT / "tests" / "examples" / "faults.yaml").read_text(encoding="utf-8"), "faults.yaml").data
# Classes of rows that only a fault puts them in; headers, notes, totals and blank rows are no fault.
TROUBLED = ("corrected", "voided", "quarantined", "duplicate", "superseded", "excluded")


def name_of(fault):
    return (
        f"{fault['file'] or 'nothing'} {fault.get('sheet', '')} {fault['code']} {'-'.join(fault.get('cells', [])[:2])}"
    )


def key(file, finding):
    return (file, finding.get("sheet", ""), finding["code"], tuple(finding.get("cells", [])), finding["count"])


@pytest.fixture(scope="module")
def found(built):
    keys = Counter()
    for finding in built.findings:
        for file in built.names.get(finding["content"], [""]):
            keys[key(file, finding)] += 1
    return keys


@pytest.mark.parametrize("fault", FAULTS, ids=name_of)
def test_planted_fault_is_found_at_its_cell_and_counted(found, fault):
    assert found[key(fault["file"], fault)] == 1


def test_nothing_is_found_that_was_not_planted(found):
    planted = {key(fault["file"], fault) for fault in FAULTS}
    # the same file under two names: its one finding bears both
    copies = {item for item in found if " - copie" in item[0]}
    # these files leave out columns that no figure needs; each says so once
    absent = {item for item in found if item[2] == "ABSENT_COLUMN"}
    assert set(found) - copies - absent == planted


def test_the_ledger_puts_exactly_the_planted_rows_apart(built):
    planted = Counter()
    for fault in FAULTS:
        for row_class, rows in fault.get("rows", {}).items():
            planted[fault["file"], fault.get("sheet", ""), row_class] += rows
    accounted = Counter()
    for sheet in built.ledger["sheets"]:
        for row_class in TROUBLED:
            accounted[min(sheet["names"], key=lambda n: (" - copie" in n, n)), sheet["sheet"], row_class] += sheet[
                "classes"
            ][row_class]
    assert +accounted == +planted


def test_rows_left_out_name_the_code_of_the_fault(built):
    left_out = {
        (built.names[item["content"]][0], item["sheet_name"], item["row"], code)
        for item in built.ledger["left_out"]
        for code in item["codes"]
    }
    for fault in FAULTS:
        if set(fault.get("rows", {})) & {"quarantined", "duplicate"}:
            rows = {int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) for cell in fault["cells"]}
            place = fault["file"], fault.get("sheet", "")
            assert any((*place, row, fault["code"]) in left_out for row in rows), name_of(fault)


def test_every_row_of_every_sheet_is_accounted_for(built):
    assert all(sum(sheet["classes"].values()) == sheet["rows"] for sheet in built.ledger["sheets"])


def test_at_least_twenty_kinds_of_fault_are_planted():
    assert len({fault["code"] for fault in FAULTS}) >= 20
