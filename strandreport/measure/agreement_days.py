"""From when until when each agreement binds, and the chain it belongs to, as the indicators read it.

Notes list agreements one by one: they must not work out a second time what a figure rests on.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

from strandreport.measure.computed import Task
from strandreport.measure.derivations.derivation import is_marked, is_void
from strandreport.measure.with_pandas.tables import add_derived, read_frames

DAYS = "agreements.json"
AGREEMENTS = "agreements"
CHAIN, START, END = "chain_id", "start_date_effective", "end_date_effective"


def agreement_days(files: Mapping[str, Path], task: Task) -> dict[str, dict[str, Any]]:
    """By number of every agreement that the audience may see: start, end, whether the end follows from a rule, chain.

    ``is_known`` is false where start or end can't be known, because a cell that they rest on could not be read.
    """
    if AGREEMENTS not in task.registers:
        return {}
    alone = replace(task, registers={AGREEMENTS: task.registers[AGREEMENTS]})
    wanted = [(AGREEMENTS, name) for name in (CHAIN, START, END)]
    rows = add_derived(read_frames(files, alone), wanted, alone)[AGREEMENTS]
    lost = is_void(rows, START) | is_void(rows, END) | is_void(rows, "termination_date")
    return {
        str(row["agreement_id"]): {
            "start": _day(row[START]),
            "end": _day(row[END]),
            "by_rule": bool(ruled),
            "chain": None if pd.isna(row[CHAIN]) else str(row[CHAIN]),
            "is_known": not unknown,
        }
        for (_, row), ruled, unknown in zip(rows.iterrows(), is_marked(rows["by_rule"], END), lost, strict=True)
        if not pd.isna(row["agreement_id"])
    }


def _day(value: Any) -> str | None:
    return None if pd.isna(value) else pd.Timestamp(value).date().isoformat()
