"""The same thing entered twice under different keys, and dates that only stand for a year."""

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any

import pandas as pd

from strandreport.model.findings import Code, Finding, Severity
from strandreport.model.registers import Register
from strandreport.model.spelling import canonical
from strandreport.register.collect import Addresses
from strandreport.register.plausibility import told

# Titles such as "Cancer" are shared by many things.
SHORTEST = 12
# Of so many dates this share on 1 January: the day is not known.
MANY, SHARE = 10, 0.9
FIRST_DAY = "-01-01"
# Units and organisations come into being on 1 January.
VALIDITY = ("valid_from", "valid_to")


def check_repeats(
    frames: Mapping[str, pd.DataFrame], registers: Mapping[str, Register], addresses: Addresses
) -> list[Finding]:
    """Findings of rows that share what only one thing has, and of columns whose dates are all on 1 January."""
    found: list[Finding] = []
    for register in registers.values():
        rows = frames[register.name]
        if not rows.empty:
            for names in register.expected.alike:
                found += _alike(rows, register, names, addresses)
            found += _repeated_sheets(rows, register, addresses)
            for column in register.columns:
                if column.type == "date" and column.name not in VALIDITY:
                    found += _first_days(rows, register, column.name, addresses)
    return found


def _alike(rows: pd.DataFrame, register: Register, names: tuple[str, ...], addresses: Addresses) -> Iterator[Finding]:
    """Rows of different keys with the same words; a row that names the other (a renewal) is another thing."""
    first = names[0]
    known = rows[rows[first].notna() & (rows[first].astype("string").str.len() >= SHORTEST)]
    shared = known.assign(_same=[_same(row, names) for row in known[list(names)].to_dict("records")])
    for _, group in shared[shared["_same"].duplicated(keep=False)].groupby("_same", sort=True):
        unlinked = group[~_linked(group, register)]
        if len(unlinked) > 1:
            expected = {"column": first, "values": ", ".join(sorted(_key(unlinked, register)))[:200]}
            yield from told(unlinked, Code.SAME_TITLE, Severity.ADVICE, register, first, addresses, expected)


def _repeated_sheets(rows: pd.DataFrame, register: Register, addresses: Addresses) -> Iterator[Finding]:
    """Sheets whose rows are, but for their keys, those of another: a copy that was numbered anew counts twice."""
    if len(register.primary_key) > 1:
        return
    [key] = register.primary_key
    said = rows[[name for name in register.names if name != key]].astype("string").fillna("")
    hashed = rows.assign(_same=pd.util.hash_pandas_object(said, index=False))
    sheets = [group for _, group in hashed.groupby(["source", "sheet"], sort=True) if len(group) >= MANY]
    for first, second in combinations(sheets, 2):
        again = second[second["_same"].isin(first["_same"])]
        # rows that say little are alike without being copies
        if again["_same"].nunique() >= MANY and len(again) >= SHARE * min(len(first), len(second)):
            yield from told(again, Code.SAME_ROWS, Severity.ADVICE, register, key, addresses, {"column": key})


def _same(row: Mapping[Any, Any], names: tuple[str, ...]) -> str:
    return "\n".join("" if pd.isna(row[name]) else canonical(str(row[name])) for name in names)


def _key(rows: pd.DataFrame, register: Register) -> list[str]:
    return [" / ".join(str(row[name]) for name in register.primary_key) for row in rows.to_dict("records")]


def _linked(group: pd.DataFrame, register: Register) -> pd.Series:
    """Whether a row refers to another of the group, by a link of the register to itself."""
    keys = set(_key(group, register))
    own = [column.name for column in register.columns if column.link == f"{register.name}.{register.primary_key[0]}"]
    linked = pd.Series(data=False, index=group.index)
    for name in own:
        linked |= group[name].isin(keys).astype(bool)
    return linked


def _first_days(rows: pd.DataFrame, register: Register, name: str, addresses: Addresses) -> Iterator[Finding]:
    known = rows[rows[name].notna()]
    days = known[name].astype(str).str[4:10]
    for _, group in known.assign(_day=days).groupby(["source", "sheet"], sort=True):
        on_first = group[group["_day"] == FIRST_DAY]
        if len(group) >= MANY and len(on_first) >= SHARE * len(group):
            expected = {"column": name, "total": str(len(group))}
            yield from told(on_first, Code.DATES_ON_FIRST, Severity.ADVICE, register, name, addresses, expected)
