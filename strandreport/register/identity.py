"""One row for each key: equal rows are duplicates; rows that contradict each other are never chosen between by order.

A contradiction in a column that the register can't do without leaves all rows of the key out; in another column it
voids the cell, so that the row still counts wherever that cell is not used; in a descriptive column one spelling stays.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from strandreport.model.findings import SHOWN_CELLS, Code, Finding, Severity
from strandreport.model.ledger import RowClass
from strandreport.model.registers import Register
from strandreport.register.collect import Addresses

SYSTEM = ("visibility", "embargo_until")


@dataclass(frozen=True)
class Identified:
    """The rows kept, the new class of every row that was not (by index of the rows given), and findings."""

    kept: pd.DataFrame
    moved: dict[int, tuple[RowClass, Code]]
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class _Verdict:
    """What becomes of the rows of one key: the row kept (or None), its values changed, columns voided, columns at odds."""

    kept: int | None
    values: dict[str, object]
    voided: tuple[str, ...]
    at_odds: tuple[str, ...]


def identify_rows(rows: pd.DataFrame, register: Register, addresses: Addresses) -> Identified:
    """Keep one row for each primary key."""
    repeated = rows[rows.duplicated(list(register.primary_key), keep=False)]
    changed = rows.copy()
    moved: dict[int, tuple[RowClass, Code]] = {}
    findings: list[Finding] = []
    for indexes in _groups(repeated, register):
        verdict = _judge(rows.loc[indexes], register)
        code = Code.CONFLICTING_ROWS if verdict.at_odds else Code.DUPLICATE_ROW
        for index in indexes:
            if verdict.kept is None:
                moved[index] = (RowClass.QUARANTINED, code)
            elif index != verdict.kept:
                moved[index] = (RowClass.DUPLICATE, code)
        if verdict.kept is not None:
            _apply(changed, verdict)
        findings.append(_finding(rows.loc[indexes], verdict, register, addresses))
    kept = changed.drop(index=list(moved))
    return Identified(kept, moved, tuple(_gathered(findings)))


def _groups(repeated: pd.DataFrame, register: Register) -> Iterator[list[int]]:
    keys = list(register.primary_key)
    for _, group in repeated.groupby(keys, sort=True, dropna=False):
        yield [int(index) for index in group.index]


def _judge(group: pd.DataFrame, register: Register) -> _Verdict:
    """Compare the rows of one key column by column; a blank does not contradict a value."""
    values: dict[str, object] = {}
    at_odds, voided = [], []
    for name in (*register.names, *SYSTEM):
        known = sorted({value for value in group[name] if not pd.isna(value)}, key=str)
        spoiled = any(name in str(names).split(",") for names in group["voided"])
        if len(known) < 2:  # noqa: PLR2004 - one value agrees with itself
            if known and not spoiled:
                values[name] = known[0]
            continue
        at_odds.append(name)
        policy = "quarantine" if name in SYSTEM else register.column(name).conflict
        if policy == "quarantine":
            return _Verdict(None, {}, (), tuple(at_odds))
        values[name] = known[0] if policy == "keep" else pd.NA
        voided += [] if policy == "keep" else [name]
    return _Verdict(int(group.index[0]), values, tuple(voided), tuple(at_odds))


def _apply(rows: pd.DataFrame, verdict: _Verdict) -> None:
    index = verdict.kept
    for name, value in verdict.values.items():
        rows.at[index, name] = value
    if verdict.voided:
        before = [name for name in str(rows.at[index, "voided"]).split(",") if name]
        rows.at[index, "voided"] = ",".join(sorted({*before, *verdict.voided}))
        rows.at[index, "class"] = str(RowClass.VOIDED)


def _finding(group: pd.DataFrame, verdict: _Verdict, register: Register, addresses: Addresses) -> Finding:
    first = group.iloc[0]
    column = verdict.at_odds[0] if verdict.at_odds else register.primary_key[0]
    cells = tuple(
        addresses.cell(row.source, int(row.sheet), int(row.row), column) for row in group.itertuples(index=False)
    )
    key = " / ".join(str(first[name]) for name in register.primary_key)
    if not verdict.at_odds:
        severity = Severity.ADVICE
    elif verdict.kept is None:
        severity = Severity.QUARANTINES
    else:
        severity = Severity.VOIDS if verdict.voided else Severity.ADVICE
    values = sorted({str(value) for value in group[column] if not pd.isna(value)})
    expected = {"column": column, "key": key, "register": register.name, "values": " ≠ ".join(values)[:200]}
    code = Code.CONFLICTING_ROWS if verdict.at_odds else Code.DUPLICATE_ROW
    sheet = addresses.sheet_name(first["source"], int(first["sheet"]))
    shown = expected["values"] if verdict.at_odds else key
    return Finding(code, severity, first["source"], sheet, column, shown, cells, len(group), expected)


def _gathered(findings: list[Finding]) -> Iterator[Finding]:
    """One finding for each sheet, column and outcome; the first contradiction is quoted, all are counted."""
    kinds: dict[tuple[str, ...], list[Finding]] = {}
    for finding in findings:
        key = (finding.code, finding.severity, finding.content, finding.sheet, finding.column)
        kinds.setdefault(key, []).append(finding)
    for same in kinds.values():
        first = same[0]
        cells = tuple(cell for finding in same for cell in finding.cells)[:SHOWN_CELLS]
        count = sum(finding.count for finding in same)
        yield Finding(first.code, first.severity, first.content, first.sheet, first.column, first.value, cells, count, first.expected)
