"""The newest version of a return counts; the older is kept out, accounted for, and compared with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from strandreport.model.findings import Code, Finding, Severity
from strandreport.model.ledger import RowClass
from strandreport.model.registers import Register
from strandreport.register import returns
from strandreport.register.account import Move, move_of
from strandreport.register.collect import Addresses
from strandreport.register.returns import Arrived, match_returns
from strandreport.register.versions import Versions, counts, listed, versions_of

Frames = Mapping[str, pd.DataFrame]


@dataclass(frozen=True)
class Counted:
    """The rows that count, the moves of those that do not, findings, and every change between two versions."""

    rows: dict[str, pd.DataFrame]
    moves: list[Move]
    findings: list[Finding]
    changes: list[dict[str, Any]]


def arrivals(rows: Frames, intake: Mapping[str, Any]) -> Arrived:
    """What became of the returns that are due; nothing is due where no list of returns was handed in."""
    contents = {content["content"]: list(content["names"]) for content in intake["contents"]}
    if returns.NAME not in rows or rows[returns.NAME].empty:
        return Arrived({}, (), ())
    with_rows = {str(source) for frame in rows.values() for source in frame["source"].unique()}
    return match_returns(rows[returns.NAME], contents, with_rows)


def leave_superseded(
    rows: Frames,
    arrived: Arrived,
    registers: Mapping[str, Register],
    addresses: Addresses,
    intake: Mapping[str, Any],
) -> Counted:
    """The rows without those of older versions, the moves of the latter, and a comparison of each pair."""
    counted = Counted({}, [], [], [])
    names = {content["content"]: ", ".join(content["names"]) for content in intake["contents"]}
    left_out = {c["content"]: sum(len(s["left_out"]) for s in c["sheets"]) for c in intake["contents"]}
    for name, frame in rows.items():
        old = frame["source"].isin(list(arrived.superseded))
        counted.rows[name] = frame[~old]
        first = frame.index[old & frame["is_first"].astype(bool)]
        counted.moves.extend(move_of(frame, int(i), RowClass.SUPERSEDED, Code.RETURN_SUPERSEDED) for i in first)
        for older, newer in sorted(arrived.superseded.items()):
            versions = versions_of(frame, older, newer, registers[name])
            if len(versions.before):
                facts = {"older_name": names[older], "newer_name": names[newer], "left_out": str(left_out[newer])}
                counted.findings.extend(_told(versions, facts, addresses))
                counted.changes.append(listed(versions, addresses))
    return counted


def _told(versions: Versions, facts: Mapping[str, str], addresses: Addresses) -> list[Finding]:
    """What the sender of each of two versions is told."""
    older, newer = versions.older, versions.newer
    expected = {**counts(versions), "newer": newer, **facts}
    sheet = addresses.sheet_name(older, int(versions.before["sheet"].iloc[0]))
    before = Finding(
        Code.RETURN_SUPERSEDED, Severity.ADVICE, older, sheet, count=len(versions.before), expected=expected
    )
    moved = len(versions.came) + len(versions.gone) + int(expected["changed"])
    if not moved:
        return [before]
    return [before, Finding(Code.VERSION_CHANGES, Severity.ADVICE, newer, count=moved, expected=expected)]
