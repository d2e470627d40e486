"""What became of a single fault: right, refused at the cell, flagged on the page, or silent (which may never be)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from strandreport.model.findings import Finding
from tests.faults.clean_workbook import Facts, clean_book, clean_rows, facts_of, publish
from tests.faults.run import USUAL, Outcome
from tests.faults.single_faults import FAULTS, Rows

RIGHT, REFUSED, FLAGGED, SILENT = "right", "refused at the cell", "flagged on the page", "SILENT"
LEFT_OUT = ("quarantines", "blocks")
NUMBER = re.compile(r"[0-9]+$")


@dataclass(frozen=True)
class Verdict:
    """The outcome of a fault, with what the page of the strand tells of it."""

    outcome: str
    told: tuple[str, ...]


@cache
def verdict_of(name: str) -> Verdict:
    """Damage the clean workbook, publish it, and compare the figures with the truth."""
    book, sheet = clean_book()
    FAULTS[name].change(book, sheet)
    outcome, published, page = publish(book)
    told = tuple(_told(page))
    meant = FAULTS[name].meant(clean_rows())
    truth = None if meant is None else facts_of(meant)
    refused = _without_refused(meant or clean_rows(), outcome.findings)
    return Verdict(judge(published, truth, refused, bool(told), _is_at_cell(outcome)), told)


def judge(published: Facts, truth: Facts | None, refused: Facts, is_told: bool, is_at_cell: bool) -> str:
    """The outcome: figures that are neither the truth nor the truth less what was refused are wrong, told or not.

    ``truth`` is None where nobody can know; ``refused`` are the figures without the rows and cells that findings name.
    """
    if published == truth:
        return RIGHT
    if not is_told or published != refused:
        return SILENT
    return REFUSED if is_at_cell else FLAGGED


def _told(page: Mapping[str, Any]) -> Iterable[str]:
    """Code and first place of everything that the page tells."""
    for finding in page["notes"]["findings"]:
        if finding["code"] != USUAL:
            cell = finding["where"][0]["cell"]
            yield f"{finding['code']} {cell}" if cell else finding["code"]


def _is_at_cell(outcome: Outcome) -> bool:
    return any(finding.cells and str(finding.severity) in (*LEFT_OUT, "voids") for finding in outcome.findings)


def _without_refused(rows: Rows, findings: Iterable[Finding]) -> Facts:
    """The figures of the rows that no finding names; cells that were not used are missing in theirs."""
    refused: set[str] = set()
    voided: dict[str, set[str]] = {"amount": set(), "start": set()}
    ids = dict(enumerate((row["project_id"] for row in rows), start=2))
    for finding in findings:
        named = {ids.get(int(NUMBER.search(cell)[0]), "") for cell in finding.cells}
        if str(finding.severity) == "blocks" and finding.code not in ("UNKNOWN_SHEET",):
            refused |= set(ids.values())
        elif str(finding.severity) == "quarantines":
            refused |= named
        elif str(finding.severity) == "voids":
            voided[finding.column] |= named
    kept = [row for row in rows if row["project_id"] not in refused]
    return facts_of(kept, frozenset(voided["amount"]), frozenset(voided["start"]))
