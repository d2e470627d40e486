"""What belongs to a confidential row is confidential: partners, money and themes follow their agreement."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from strandreport.model.access import LEVELS, PUBLIC, RESTRICTED
from strandreport.model.findings import Code, Finding, Severity
from strandreport.model.registers import Column, Register
from strandreport.register.collect import Addresses
from strandreport.register.plausibility import told

UNKNOWN_PARENT = (LEVELS.index(RESTRICTED), "")


def registers_that_hide(rows: Mapping[str, pd.DataFrame], intake: Mapping[str, Any]) -> frozenset[str]:
    """Registers of whose rows one that was handed in is confidential, or may be.

    It makes no difference whether it was read, replaced, left out, or stands on a sheet or in a file that was not read.
    """
    read = {name for name, frame in rows.items() if _is_restricted(frame)}
    unread = (part["hides"] for content in intake["contents"] for part in (content, *content["sheets"]))
    return frozenset(read.union(*unread))


def inherit_access(
    frames: Mapping[str, pd.DataFrame], registers: Mapping[str, Register], hiding: frozenset[str] = frozenset()
) -> dict[str, pd.DataFrame]:
    """Frames in which a row is at least as confidential, and as long under embargo, as the rows that it belongs to.

    A row belongs to what a required link names. Chains are followed to their end. Where a register has confidential
    rows, or is ``hiding`` some that were left out, what names none of its rows may belong to one of these or to one
    that is misspelt, and is restricted.
    """
    current = dict(frames)
    for _ in registers:
        changed = False
        for register in registers.values():
            for column in register.columns:
                parent = _parent(column)
                if parent and column.required and (parent in hiding or _is_restricted(current[parent])):
                    rows = _inherit(current[register.name], column, current[parent])
                    changed |= rows is not current[register.name]
                    current[register.name] = rows
        if not changed:
            break
    return current


def tell_held_back(
    before: Mapping[str, pd.DataFrame],
    after: Mapping[str, pd.DataFrame],
    registers: Mapping[str, Register],
    addresses: Addresses,
) -> list[Finding]:
    """Findings of the rows that inheriting has restricted because what they name is not known."""
    findings = []
    for register in registers.values():
        for column, lost in _held_back(before, after, register):
            place = (Code.HELD_BACK, Severity.ADVICE, register, column.name, addresses)
            findings += told(lost, *place, {"register": _parent(column), "column": column.name})
    # the key may be that of a confidential row
    return [replace(finding, value="") for finding in findings]


def count_held_back(
    before: Mapping[str, pd.DataFrame], after: Mapping[str, pd.DataFrame], registers: Mapping[str, Register]
) -> dict[str, int]:
    """How many rows of each register those are; registers without such a row are left out."""
    lost = {
        name: {index for _, rows in _held_back(before, after, register) for index in rows.index}
        for name, register in registers.items()
    }
    return {name: len(rows) for name, rows in lost.items() if rows}


def _held_back(
    before: Mapping[str, pd.DataFrame], after: Mapping[str, pd.DataFrame], register: Register
) -> Iterator[tuple[Column, pd.DataFrame]]:
    """The rows that inheriting has restricted though what they name is not known, by the column that names it."""
    rows, own = after[register.name], before[register.name]["visibility"].fillna(PUBLIC)
    raised = (rows["visibility"].fillna(PUBLIC) == RESTRICTED) & (own != RESTRICTED)
    for column in register.columns:
        parent, _, key = column.link.partition(".")
        if parent and column.required and not rows.empty:
            yield column, rows[raised & ~rows[column.name].isin(after[parent][key])]


def _parent(column: Column) -> str:
    return column.link.partition(".")[0]


def _is_restricted(rows: pd.DataFrame) -> bool:
    return bool((rows["visibility"].fillna(PUBLIC) != PUBLIC).any() or rows["embargo_until"].notna().any())


def _inherit(rows: pd.DataFrame, column: Column, parents: pd.DataFrame) -> pd.DataFrame:
    """The rows, made stricter; the same frame if nothing changes."""
    key = column.link.partition(".")[2]
    access = {row[key]: _access(row) for row in parents[[key, "visibility", "embargo_until"]].to_dict("records")}
    visibility, embargo = [], []
    for row in rows[[column.name, "visibility", "embargo_until"]].to_dict("records"):
        own, above = _access(row), access.get(row[column.name], UNKNOWN_PARENT)
        visibility.append(LEVELS[max(own[0], above[0])])
        embargo.append(max(own[1], above[1]))
    days = [pd.Timestamp(day).date() if day else None for day in embargo]
    stricter = rows.assign(visibility=visibility, embargo_until=pd.Series(days, index=rows.index, dtype=object))
    same = [_access(row) for row in rows.to_dict("records")] == [_access(row) for row in stricter.to_dict("records")]
    return rows if same else stricter


def _access(row: Mapping[Any, Any]) -> tuple[int, str]:
    """Level of confidentiality and last day of embargo (ISO; blank if there is none) of a row."""
    visibility, day = row["visibility"], row["embargo_until"]
    return LEVELS.index(PUBLIC if pd.isna(visibility) else visibility), "" if pd.isna(day) else str(day)[:10]
