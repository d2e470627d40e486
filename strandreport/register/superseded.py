"""The newest version of a return counts; the older is kept out, accounted for, and compared with it."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from strandreport.model.findings import Code, Finding, Severity
from strandreport.model.ledger import RowClass
from strandreport.model.registers import Register
from strandreport.register import returns
from strandreport.register.account import Move, move_of
from strandreport.register.collect import Addresses
from strandreport.register.returns import Arrived, match_returns

Frames = Mapping[str, pd.DataFrame]


def arrivals(rows: Frames, intake: Mapping[str, Any]) -> Arrived:
    """What became of the returns that are due; nothing is due where no list of returns was handed in."""
    contents = {content["content"]: list(content["names"]) for content in intake["contents"]}
    if returns.NAME not in rows or rows[returns.NAME].empty:
        return Arrived({}, (), ())
    return match_returns(rows[returns.NAME], contents)


def leave_superseded(
    rows: Frames, arrived: Arrived, registers: Mapping[str, Register], addresses: Addresses
) -> tuple[dict[str, pd.DataFrame], list[Move], list[Finding]]:
    """The rows without those of older versions, the moves of the latter, and a comparison of each pair."""
    kept: dict[str, pd.DataFrame] = {}
    moves: list[Move] = []
    findings: list[Finding] = []
    for name, frame in rows.items():
        old = frame["source"].isin(list(arrived.superseded))
        kept[name] = frame[~old]
        first = frame.index[old & frame["is_first"].astype(bool)]
        moves += [move_of(frame, int(index), RowClass.SUPERSEDED, Code.RETURN_SUPERSEDED) for index in first]
        for older, newer in sorted(arrived.superseded.items()):
            findings += _compare(frame, older, newer, registers[name], addresses)
    return kept, moves, findings


def _compare(rows: pd.DataFrame, older: str, newer: str, register: Register, addresses: Addresses) -> list[Finding]:
    """How many keys came, went and changed between two versions."""
    before, after = (_by_key(rows[rows["source"] == source], register) for source in (older, newer))
    if before.empty:
        return []
    came, gone = after.index.difference(before.index), before.index.difference(after.index)
    both = before.index.intersection(after.index)
    names = [name for name in register.names if name not in register.primary_key]
    left, right = (frame.loc[both, names].astype("string").fillna("") for frame in (before, after))
    changed = int((left != right).any(axis=1).sum())
    expected = {
        "register": register.name,
        "newer": newer,
        "rows": str(len(before)),
        "came": str(len(came)),
        "gone": str(len(gone)),
        "changed": str(changed),
    }
    sheet = addresses.sheet_name(older, int(before["sheet"].iloc[0]))
    return [Finding(Code.RETURN_SUPERSEDED, Severity.ADVICE, older, sheet, count=len(before), expected=expected)]


def _by_key(rows: pd.DataFrame, register: Register) -> pd.DataFrame:
    return rows.drop_duplicates(list(register.primary_key)).set_index(list(register.primary_key))
