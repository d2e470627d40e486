"""The final ledger: what the intake said of every row, with what the registers changed; it adds up or all stops."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

import pandas as pd

from strandreport.model.findings import Code
from strandreport.model.ledger import PUBLISHED, RowClass, check_sum

EXTRACTED_ON = "extracted_on"  # the column in which a register says of which day its rows are
Move = tuple[str, int, int, str, RowClass, Code]


def move_of(rows: pd.DataFrame, index: int, now: RowClass, code: Code) -> Move:
    """The record of a row that a register leaves out."""
    row: dict[Any, Any] = rows.loc[index].to_dict()
    return (row["source"], row["sheet"], row["row"], row["class"], now, code)


def final_ledger(
    intake: Mapping[str, Any],
    kept: Mapping[str, pd.DataFrame],
    moves: list[Move],
    amounts: Mapping[tuple[str, int], list[dict[str, Any]]],
) -> dict[str, Any]:
    """The ledger of all sheets, files and rows left out.

    Args:
        intake: what the intake wrote.
        kept: the rows of each register as they are published.
        moves: rows that the registers left out: source, sheet, row, class before, class now, code.
        amounts: the money of each sheet (content, index), by column and class.

    Raises:
        BuildError: if the rows in the registers are not those that the ledger calls accepted.
    """
    published: Counter[tuple[str, int, str]] = Counter()
    for rows in kept.values():
        frame = rows[rows["is_first"].astype(bool)]
        published.update(zip(frame["source"], frame["sheet"].astype(int), frame["class"], strict=True))
    moved = Counter((source, sheet, now) for source, sheet, _, _, now, _ in moves)
    sheets = [
        _sheet(content, sheet, published, moved, amounts)
        for content in intake["contents"]
        for sheet in content["sheets"]
    ]
    return {"sheets": sheets, "files": _files(intake, kept), "left_out": _all_left_out(intake, moves)}


def extraction_days(kept: Mapping[str, pd.DataFrame]) -> dict[str, tuple[str, ...]]:
    """The first and the last day on which the rows of each content say that they were extracted, once if it is one."""
    found: dict[str, set[str]] = {}
    for rows in kept.values():
        if EXTRACTED_ON in rows.columns:
            known = rows[rows[EXTRACTED_ON].notna()]
            for content, day in zip(known["source"], known[EXTRACTED_ON], strict=True):
                found.setdefault(content, set()).add(str(day)[:10])
    return {content: tuple(sorted({min(days), max(days)})) for content, days in found.items()}


def _all_left_out(intake: Mapping[str, Any], moves: list[Move]) -> list[dict[str, Any]]:
    """The rows that the intake or a register left out, with the codes that say why."""
    left_out = [_left_out(source, sheet, row, now, code) for source, sheet, row, _, now, code in moves]
    left_out += [
        _left_out(content["content"], sheet["index"], item["row"], RowClass.QUARANTINED, *item["codes"])
        for content in intake["contents"]
        for sheet in content["sheets"]
        for item in sheet["left_out"]
    ]
    by_index = {(content["content"], s["index"]): s for content in intake["contents"] for s in content["sheets"]}
    for item in left_out:
        sheet = by_index[item["content"], item.pop("sheet")]
        item.update(register=sheet["register"], sheet_name=sheet["name"])
    return sorted(left_out, key=lambda item: (item["content"], item["sheet_name"], item["row"]))


def _left_out(source: str, sheet: int, row: int, now: RowClass, *codes: Code) -> dict[str, Any]:
    return {"content": source, "sheet": sheet, "row": row, "class": str(now), "codes": [str(code) for code in codes]}


def _sheet(
    content: Mapping[str, Any],
    sheet: Mapping[str, Any],
    published: Mapping[tuple[str, int, str], int],
    moved: Mapping[tuple[str, int, RowClass], int],
    amounts: Mapping[tuple[str, int], list[dict[str, Any]]],
) -> dict[str, Any]:
    place = (content["content"], sheet["index"])
    classes = dict(sheet["classes"])
    for name in PUBLISHED:
        classes[str(name)] = published.get((*place, str(name)), 0) if sheet["register"] else 0
    for name in (RowClass.QUARANTINED, RowClass.DUPLICATE, RowClass.SUPERSEDED):
        classes[str(name)] += moved.get((*place, name), 0)
    check_sum(f"{content['content']}, {sheet['name']}", sheet["rows"], classes)
    names = ("name", "index", "form", "register", "rows", "letters", "feeds", "header_row")
    return {
        "content": content["content"],
        "names": content["names"],
        "invented": content["invented"],
        "sheet": sheet["name"],
        **{name: sheet[name] for name in names if name != "name"},
        "classes": classes,
        "amounts": amounts.get(place, []),
    }


def _files(intake: Mapping[str, Any], kept: Mapping[str, pd.DataFrame]) -> list[dict[str, Any]]:
    names = ("content", "names", "sha256", "size", "status", "kind", "invented", "saved_on")
    days = extraction_days(kept)
    return [
        {**{name: content[name] for name in names}, "extracted_on": days.get(content["content"], ())}
        for content in intake["contents"]
    ]
