"""The account of money: every amount that was handed in, by what became of its row; nothing is lost on the way.

The amounts were read cell by cell, apart from the rows (``strandreport/ingest/amounts.py``): the two are held against
each other here.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq

from strandreport.model.errors import BuildError
from strandreport.model.ledger import PUBLISHED
from strandreport.model.registers import Register
from strandreport.register.account import Move

ROW = ["source", "sheet", "row"]
COLUMNS = [*ROW, "register", "column", "amount", "class"]


def read_amounts(intake: Mapping[str, Any], folder: Path) -> pd.DataFrame:
    """Every amount of every sheet: ``source``, ``sheet``, ``row``, ``register``, ``column``, ``amount``, ``class``."""
    frames = []
    for content in intake["contents"]:
        for sheet in content["sheets"]:
            if sheet["register"]:
                file = folder / "contents" / content["folder"] / f"{sheet['index']}.amounts.parquet"
                frame = pq.read_table(file).to_pandas(types_mapper=pd.ArrowDtype)
                frames.append(frame.assign(source=content["content"], sheet=sheet["index"]))
    return pd.concat(frames, ignore_index=True)[COLUMNS] if frames else pd.DataFrame(columns=COLUMNS)


def check_collected(rows: Mapping[str, pd.DataFrame], amounts: pd.DataFrame, registers: Mapping[str, Register]) -> None:
    """Stop unless each amount that goes into a register is the one that stands in its cell.

    Raises:
        BuildError: if an amount was lost, doubled or changed: a fault of this program, never of the spreadsheet.
    """
    for register in registers.values():
        frame = rows[register.name]
        frame = frame[frame["is_first"].astype(bool)]
        for column in register.columns:
            if column.type == "money" and not frame.empty:
                _check_column(frame, amounts, register.name, column.name)


def _check_column(frame: pd.DataFrame, amounts: pd.DataFrame, register: str, column: str) -> None:
    taken = frame.loc[frame[column].notna(), [*ROW, column]].rename(columns={column: "taken"})
    is_own = (amounts["register"] == register) & (amounts["column"] == column)
    both = taken.merge(amounts[is_own], on=ROW, how="left", validate="1:1")
    wrong = both[(both["amount"] != both["taken"]).fillna(value=True)]
    if len(wrong):
        first = wrong.iloc[0]
        raise _fault(
            f"{first['source']}, row {first['row']}, {register}.{column}: the register would say {first['taken']}"
        )


def taken_over(
    rows: Mapping[str, pd.DataFrame],
    kept: Mapping[str, pd.DataFrame],
    amounts: pd.DataFrame,
    registers: Mapping[str, Register],
) -> dict[tuple[Any, ...], str]:
    """Cells of duplicates whose amount fills a blank of the row that was kept, and the class of that row.

    A blank does not contradict an amount, so the amount counts, and its cell is accounted for with the row kept.
    """
    found: dict[tuple[Any, ...], str] = {}
    for register in registers.values():
        for column in (column.name for column in register.columns if column.type == "money"):
            is_own = (amounts["register"] == register.name) & (amounts["column"] == column)
            own = set(amounts.loc[is_own, ROW].itertuples(index=False, name=None))
            found |= _donors(rows[register.name], kept[register.name], register, column, own)
    return found


def _donors(
    rows: pd.DataFrame, kept: pd.DataFrame, register: Register, column: str, own: set[tuple[Any, ...]]
) -> dict[tuple[Any, ...], str]:
    filled = kept[kept["is_first"].astype(bool) & kept[column].notna()]
    places = filled[ROW].itertuples(index=False, name=None)
    lacking = filled[[place not in own for place in places]]
    found = {}
    others = rows[~rows.index.isin(kept.index) & rows["is_first"].astype(bool)]
    for _, row in lacking.iterrows():
        same = others[(others[[*register.primary_key, column]] == row[[*register.primary_key, column]]).all(axis=1)]
        for place in same[ROW].head(1).itertuples(index=False, name=None):
            found[*place, column] = str(row["class"])
    return found


def amounts_by_class(
    amounts: pd.DataFrame,
    rows: Mapping[str, pd.DataFrame],
    kept: Mapping[str, pd.DataFrame],
    moves: list[Move],
    registers: Mapping[str, Register],
) -> dict[tuple[str, int], list[dict[str, Any]]]:
    """Sheet to the amounts of each of its columns, by the class that their rows have in the end.

    ``rows`` are those that went into the registers, ``kept`` those that stayed.

    Raises:
        BuildError: if a row with an amount is neither published nor accounted for.
    """
    places = list(amounts[ROW].itertuples(index=False, name=None))
    given = taken_over(rows, kept, amounts, registers)
    final = _final_classes(kept, moves)
    classes = [
        given.get((*place, column), final.get(place, None if was in PUBLISHED else was))
        for place, column, was in zip(places, amounts["column"], amounts["class"], strict=True)
    ]
    lost = [place for place, name in zip(places, classes, strict=True) if name is None]
    if lost:
        raise _fault(f"{lost[0][0]}, row {lost[0][2]}: the row is neither published nor accounted for")
    return _added_up(amounts, classes)


def _added_up(amounts: pd.DataFrame, classes: list[str | None]) -> dict[tuple[str, int], list[dict[str, Any]]]:
    sums: dict[tuple[str, int], dict[tuple[str, str], dict[str, int]]] = {}
    cells = amounts[["source", "sheet", "register", "column", "amount"]].itertuples(index=False, name=None)
    for (source, sheet, register, column, amount), name in zip(cells, classes, strict=True):
        by_class = sums.setdefault((source, sheet), {}).setdefault((register, column), {})
        by_class[str(name)] = by_class.get(str(name), 0) + int(amount)
    return {place: [_entry(*of, by_class) for of, by_class in sorted(found.items())] for place, found in sums.items()}


def _final_classes(kept: Mapping[str, pd.DataFrame], moves: list[Move]) -> dict[tuple[str, int, int], str]:
    final: dict[tuple[str, int, int], str] = {}
    for rows in kept.values():
        first = rows[rows["is_first"].astype(bool)]
        final.update(zip(first[ROW].itertuples(index=False, name=None), first["class"], strict=True))
    final.update({(source, sheet, row): str(now) for source, sheet, row, _, now, _ in moves})
    return final


def _entry(register: str, column: str, classes: dict[str, int]) -> dict[str, Any]:
    return {"register": register, "column": column, "classes": classes}


def _fault(what: str) -> BuildError:
    return BuildError(
        f"{what}, but the spreadsheet's cells say otherwise. Nothing was published; please report this as a fault of "
        "the program."
    )
