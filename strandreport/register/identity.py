"""One row for each key: equal rows are duplicates; rows that contradict each other are never chosen between by order.

Of several vintages of one value the latest counts, where the rows say which that is.

A contradiction in a column that the register can't do without leaves all rows of the key out; in another column it
voids the cell, so that the row still counts wherever that cell is not used; in a descriptive column one spelling stays.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from strandreport.model.findings import Code, Finding, Pair, Severity
from strandreport.model.ledger import RowClass
from strandreport.model.registers import Register
from strandreport.register.collect import Addresses
from strandreport.register.filled_blanks import blank_findings
from strandreport.register.quoting import is_secret, spellings
from strandreport.register.vintages import older_vintages, told_vintages

SYSTEM = ("visibility", "embargo_until")


@dataclass(frozen=True)
class Identified:
    """The rows kept, the new class of every row that was not (by index of the rows given), and findings."""

    kept: pd.DataFrame
    moved: dict[int, tuple[RowClass, Code]]
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Verdict:
    """What becomes of the rows of one key: the row kept (or None), its values, columns voided, columns at odds.

    ``filled`` are the columns in which the one value of some rows stands for the blanks of the others.
    """

    kept: int | None
    values: dict[str, Any]
    voided: tuple[str, ...]
    at_odds: tuple[str, ...]
    filled: tuple[str, ...] = ()


def identify_rows(rows: pd.DataFrame, register: Register, addresses: Addresses) -> Identified:
    """Keep one row for each primary key."""
    repeated = _once(rows, register)
    changed = rows.copy()
    moved: dict[int, tuple[RowClass, Code]] = {}
    findings: list[Finding] = []
    for indexes in _groups(repeated, register):
        older = older_vintages(rows.loc[indexes], register)
        moved |= dict.fromkeys(older, (RowClass.SUPERSEDED, Code.VINTAGE_SUPERSEDED))
        findings += told_vintages(rows.loc[indexes], older, register, addresses)
        left = rows.loc[[index for index in indexes if index not in older]]
        if len(left) < 2:
            continue
        verdict = judge(left, register)
        blanks = list(blank_findings(left, verdict.filled, register, addresses))
        moved |= _moves(left, verdict, bool(blanks))
        if verdict.kept is not None:
            _apply(changed, verdict)
        findings += [
            *blanks,
            *(told_of_key(left, verdict, register, addresses) if verdict.at_odds or not blanks else ()),
        ]
    derived = rows.index.difference(repeated.index.union(_unrepeated(rows, register)))
    kept = changed.drop(index=[*moved, *derived])
    first = set(rows.index[rows["is_first"].astype(bool)])
    return Identified(kept, {i: m for i, m in moved.items() if i in first}, tuple(gathered(findings)))


def _moves(group: pd.DataFrame, verdict: Verdict, has_blanks: bool) -> dict[int, tuple[RowClass, Code]]:
    """The new class of the rows of one key that are not kept."""
    same = Code.BLANK_BESIDE_VALUE if has_blanks else Code.DUPLICATE_ROW
    code = Code.CONFLICTING_ROWS if verdict.at_odds else same
    row_class = RowClass.QUARANTINED if verdict.kept is None else RowClass.DUPLICATE
    return {int(index): (row_class, code) for index in group.index if index != verdict.kept}


def _unrepeated(rows: pd.DataFrame, register: Register) -> pd.Index:
    return rows.index[~rows.duplicated(list(register.primary_key), keep=False)]


def _once(rows: pd.DataFrame, register: Register) -> pd.DataFrame:
    """Rows whose key stands more than once; of equal rows made from other rows' cells, one is enough to judge by."""
    repeated = rows[rows.duplicated(list(register.primary_key), keep=False)]
    same = repeated.sort_values("is_first", ascending=False, kind="stable").duplicated(
        [*register.names, *SYSTEM, "voided"]
    )
    return repeated[~(same.reindex(repeated.index) & ~repeated["is_first"].astype(bool))]


def _groups(repeated: pd.DataFrame, register: Register) -> Iterator[list[int]]:
    keys = list(register.primary_key)
    several = repeated[repeated.duplicated(keys, keep=False)]
    for _, group in several.groupby(keys, sort=True, dropna=False):
        yield [int(index) for index in group.index]


def judge(group: pd.DataFrame, register: Register) -> Verdict:
    """Compare the rows of one key column by column; a blank does not contradict a value."""
    values: dict[str, Any] = {}
    at_odds, voided, filled = [], [], []
    for name in (*register.names, *SYSTEM):
        present = [value for value in group[name] if not pd.isna(value)]
        known = sorted(set(present), key=str)
        if any(name in str(names).split(",") for names in group["voided"]):
            values[name] = pd.NA
            voided.append(name)
            continue
        if len(known) < 2:
            values[name] = known[0] if known else pd.NA
            filled += [name] if known and len(present) < len(group) else []
            continue
        at_odds.append(name)
        policy = "quarantine" if name in SYSTEM else register.column(name).conflict
        if policy == "quarantine":
            return Verdict(None, {}, (), tuple(at_odds))
        values[name] = known[0] if policy == "keep" else pd.NA
        voided += [] if policy == "keep" else [name]
    own = group[group["is_first"].astype(bool)]
    kept = own if len(own) else group
    return Verdict(int(kept.index[0]), values, tuple(voided), tuple(at_odds), tuple(filled))


def _apply(rows: pd.DataFrame, verdict: Verdict) -> None:
    index = verdict.kept
    for name, value in verdict.values.items():
        rows.loc[index, name] = value
    if verdict.voided and index is not None:
        before = [name for name in str(rows.loc[index, "voided"]).split(",") if name]
        rows.loc[index, "voided"] = ",".join(sorted({*before, *verdict.voided}))
        rows.loc[index, "class"] = str(RowClass.VOIDED)


def told_of_key(group: pd.DataFrame, verdict: Verdict, register: Register, addresses: Addresses) -> Iterator[Finding]:
    """What the rows of one key have to tell: each sheet its own cells, and where the others of them stand.

    That cells of many rows name the same thing is no news.
    """
    if not verdict.at_odds and int(group["is_first"].sum()) < 2:
        return
    first: dict[Any, Any] = group.iloc[0].to_dict()
    column = verdict.at_odds[0] if verdict.at_odds else register.primary_key[0]
    key = " / ".join(str(first[name]) for name in register.primary_key)
    values = [] if is_secret(group) else spellings(group[column], register, column)
    expected = {"column": column, "key": key, "register": register.name, "values": " ≠ ".join(values)[:200]}
    places = addresses.by_sheet(group, register.name, column)
    for i, (source, sheet, cells) in enumerate(places):
        others = [*places[:i], *places[i + 1 :]]
        yield Finding(
            code=Code.CONFLICTING_ROWS if verdict.at_odds else Code.DUPLICATE_ROW,
            severity=_severity(verdict),
            content=source,
            sheet=sheet,
            column=column,
            value=expected["values"] if verdict.at_odds else key,
            cells=cells,
            count=len(cells),
            expected=expected,
            pairs=tuple(Pair(cell, *other[:2], other[2][0]) for other in others[:1] for cell in cells),
        )


def _severity(verdict: Verdict) -> Severity:
    if verdict.kept is None:
        return Severity.QUARANTINES
    return Severity.VOIDS if verdict.voided else Severity.ADVICE


def gathered(findings: list[Finding]) -> Iterator[Finding]:
    """One finding for each sheet, column and outcome; the first contradiction is quoted, all are counted."""
    kinds: dict[tuple[str, ...], list[Finding]] = {}
    for finding in findings:
        key = (finding.code, finding.severity, finding.content, finding.sheet, finding.column)
        kinds.setdefault(key, []).append(finding)
    for same in kinds.values():
        first = same[0]
        cells = tuple(cell for finding in same for cell in finding.cells)
        count = sum(finding.count for finding in same)
        yield Finding(
            first.code,
            first.severity,
            first.content,
            first.sheet,
            first.column,
            first.value,
            cells,
            count,
            first.expected,
            pairs=tuple(pair for finding in same for pair in finding.pairs),
        )
