"""Corrections of single cells: applied where the source still says what they expect, refused once it is mended."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from strandreport.model.findings import Code, Finding, Severity
from strandreport.model.ledger import RowClass
from strandreport.model.registers import Register
from strandreport.register.collect import Addresses
from strandreport.register.quoting import is_secret

NAME = "corrections"
HIDDEN = "–"


def apply_corrections(
    frames: Mapping[str, pd.DataFrame], registers: Mapping[str, Register], addresses: Addresses
) -> tuple[dict[str, pd.DataFrame], list[Finding]]:
    """Write the corrected values into copies of the registers' rows.

    A correction that fits no row, or whose row says something else than it expects, is a finding that blocks: the
    source was mended, or somebody must look again.
    """
    corrected = {name: frame.copy() for name, frame in frames.items()}
    findings: list[Finding] = []
    for correction in frames[NAME].to_dict("records") if NAME in frames else ():
        name = correction["register_name"]
        if name in registers and correction["column_name"] in registers[name].names:
            findings.append(_apply(corrected, registers[name], correction, addresses))
    return corrected, findings


def _apply(
    frames: Mapping[str, pd.DataFrame], register: Register, correction: Mapping[Any, Any], addresses: Addresses
) -> Finding:
    rows, column = frames[register.name], str(correction["column_name"])
    hits = rows.index[_keys(rows, register) == str(correction["key"])]
    expected = {
        "key": str(correction["key"]),
        "register": register.name,
        "column": column,
        "reason": str(correction["reason"]),
        "expected": _words(correction["expected"]),
        "corrected": _words(correction["value"]),
    }
    if hits.empty:
        place = f"{register.name} {correction['key']}"
        return _finding(Code.CORRECTION_UNUSED, Severity.BLOCKS, correction, place, expected, addresses, ())
    current = {_words(value) for value in rows.loc[hits, column]}
    places = _of_first_sheet(rows.loc[hits])
    cells = addresses.cells(places, register.name, column)
    if current != {expected["expected"]}:
        is_hidden = _may_be_hidden(rows.loc[hits], register, frames)
        found = HIDDEN if is_hidden else ", ".join(sorted(current))
        return _finding(Code.CORRECTION_OUTDATED, Severity.BLOCKS, correction, found, expected, addresses, ())
    _write(rows, hits, register, column, correction["value"])
    first = places.iloc[0].to_dict()
    sheet = addresses.sheet_name(first["source"], first["sheet"])
    found = expected["expected"]
    return Finding(
        Code.CORRECTION_APPLIED, Severity.CORRECTED, first["source"], sheet, column, found, cells, len(hits), expected
    )


def _may_be_hidden(hits: pd.DataFrame, register: Register, frames: Mapping[str, pd.DataFrame]) -> bool:
    """Whether rows, or those that they belong to, are not public: the list of corrections is, and quotes them."""
    if is_secret(hits):
        return True
    links = [(column.name, *column.link.split(".")) for column in register.columns if column.link and column.required]
    return any(is_secret(frames[name][frames[name][key].isin(hits[column])]) for column, name, key in links)


def _of_first_sheet(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows that stand on the same sheet as the first: cells of another sheet are not its cells."""
    same = (rows["source"] == rows["source"].iloc[0]) & (rows["sheet"] == rows["sheet"].iloc[0])
    return rows[same]


def _write(rows: pd.DataFrame, hits: pd.Index, register: Register, column: str, value: Any) -> None:
    rows.loc[hits, column] = typed(value, register.column(column).type)
    for index in hits:
        left = [name for name in str(rows.loc[index, "voided"]).split(",") if name and name != column]
        rows.loc[index, "voided"] = ",".join(left)
        rows.loc[index, "class"] = str(RowClass.VOIDED if left else RowClass.CORRECTED)


def typed(value: Any, kind: str) -> Any:
    """A canonical word as a value of a column.

    >>> typed("7800000", "money"), typed("2019-03-31", "date"), typed("True", "boolean"), typed(None, "text")
    (7800000, datetime.date(2019, 3, 31), True, <NA>)
    """
    if value is None or pd.isna(value):
        return pd.NA
    text = str(value)
    if kind in ("money", "integer", "decimal"):
        return int(text)
    if kind == "date":
        return date.fromisoformat(text)
    return text == "True" if kind == "boolean" else text


def _keys(rows: pd.DataFrame, register: Register) -> pd.Series:
    """The key of every row as one text, its parts joined as people write them."""
    keys = rows[list(register.primary_key)].astype("string").fillna("")
    return keys.agg(" / ".join, axis=1) if len(keys) else pd.Series(dtype="string")


def _words(value: Any) -> str:
    return "" if value is None or pd.isna(value) else str(value)


def _finding(
    code: Code,
    severity: Severity,
    correction: Mapping[Any, Any],
    found: str,
    expected: dict[str, str],
    addresses: Addresses,
    cells: tuple[str, ...],
) -> Finding:
    source, sheet = str(correction["source"]), int(str(correction["sheet"]))
    place = cells or (f"A{correction['row']}",)
    return Finding(code, severity, source, addresses.sheet_name(source, sheet), NAME, found, place, 1, expected)
