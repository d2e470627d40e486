"""Rows that lack something: rows of other registers that name them were left out.

Their names stand among the cells that were voided, so that what is derived from such rows can't be judged.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from strandreport.model.ledger import RowClass
from strandreport.model.registers import Register
from strandreport.register.account import Move

Lost = Mapping[str, Mapping[str, set[str]]]  # register, key, kinds of rows that it lacks


def lost_rows(intake: Mapping[str, Any], moves: Iterable[Move]) -> Lost:
    """What each row lacks by register and key; files that a newer version replaced say nothing."""
    superseded = {source for source, _, _, _, now, _ in moves if now == RowClass.SUPERSEDED}
    found: dict[str, dict[str, set[str]]] = {}
    for content in intake["contents"]:
        for sheet in content["sheets"] if content["content"] not in superseded else ():
            for kind, parent, key in sheet["lost_links"]:
                found.setdefault(parent, {}).setdefault(key, set()).add(kind)
    return found


def mark_lacking(kept: Mapping[str, pd.DataFrame], lost: Lost, registers: Mapping[str, Register]) -> dict[str, Any]:
    """The registers, with the kinds of rows that a row lacks among its voided cells."""
    marked = dict(kept)
    for name, by_key in lost.items():
        rows, keys = kept[name], registers[name].primary_key
        if rows.empty or len(keys) != 1:
            continue
        lacks = [by_key.get(str(key), set()) for key in rows[keys[0]]]
        voided = [
            ",".join(sorted({*(before.split(",") if isinstance(before, str) else ()), *kinds} - {""}))
            for before, kinds in zip(rows["voided"], lacks, strict=True)
        ]
        if any(lacks):
            marked[name] = rows.assign(voided=pd.Series(voided, index=rows.index, dtype=rows["voided"].dtype))
    return marked
