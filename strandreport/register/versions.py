"""What changed between two versions of a return: rows that came, went or changed, and how far amounts moved."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from strandreport.model.registers import Column, Register
from strandreport.register.collect import Addresses

LISTED = 1000
ACCESS = ("visibility", "embargo_until")
SUMMED = ("money", "integer")


@dataclass(frozen=True)
class Versions:
    """The rows of one register in two versions of a file, by their keys; a key that stands twice counts once."""

    older: str
    newer: str
    register: Register
    before: pd.DataFrame
    after: pd.DataFrame

    @property
    def came(self) -> pd.Index:
        """Keys that only the newer version has."""
        return self.after.index.difference(self.before.index)

    @property
    def gone(self) -> pd.Index:
        """Keys that only the older version has."""
        return self.before.index.difference(self.after.index)

    @property
    def differences(self) -> pd.DataFrame:
        """For every key of both and every other column, whether the cells differ."""
        both = self.before.index.intersection(self.after.index)
        names = [*(name for name in self.register.names if name not in self.register.primary_key), *ACCESS]
        left, right = (frame.loc[both, names].astype("string").fillna("") for frame in (self.before, self.after))
        return left != right


def versions_of(rows: pd.DataFrame, older: str, newer: str, register: Register) -> Versions:
    """The rows of a register in two files."""
    before, after = (_by_key(rows[rows["source"] == source], register) for source in (older, newer))
    return Versions(older, newer, register, before, after)


def counts(versions: Versions) -> dict[str, str]:
    """How many rows there were, came, went and changed, in words for a finding.

    What became of the amounts stands on the sheet for the sender alone: a sum may say what a confidential row holds.
    """
    return {
        "register": versions.register.name,
        "rows": str(len(versions.before)),
        "came": str(len(versions.came)),
        "gone": str(len(versions.gone)),
        "changed": str(int(versions.differences.any(axis=1).sum())),
    }


def listed(versions: Versions, addresses: Addresses) -> dict[str, Any]:
    """Every change with key and cell, the first ``LISTED`` of each kind; values as they are kept in the register."""
    changes = list(_changes(versions, addresses))
    return {
        "older": versions.older,
        "newer": versions.newer,
        "register": versions.register.name,
        "counts": {name: int(number) for name, number in counts(versions).items() if number.isdigit()},
        "came": [_row(versions.after.loc[[key]], key, versions, addresses) for key in versions.came[:LISTED]],
        "gone": [_row(versions.before.loc[[key]], key, versions, addresses) for key in versions.gone[:LISTED]],
        "changed": changes[:LISTED],
        "cells": len(changes),
        "amounts": [
            {"column": column.name, "before": before, "after": after}
            for column, before, after in _amounts(versions)
            if before != after
        ],
    }


def _by_key(rows: pd.DataFrame, register: Register) -> pd.DataFrame:
    keys = list(register.primary_key)
    return rows.drop_duplicates(keys).set_index(keys, drop=False).sort_index(key=lambda level: level.astype("string"))


def _amounts(versions: Versions) -> Iterator[tuple[Column, int, int]]:
    for column in versions.register.columns:
        if column.type in SUMMED and (column.type == "money" or column.unit):
            before, after = (int(frame[column.name].dropna().sum()) for frame in (versions.before, versions.after))
            yield column, before, after


def _row(frame: pd.DataFrame, key: Any, versions: Versions, addresses: Addresses) -> dict[str, Any]:
    [cell] = addresses.cells(frame, versions.register.name, versions.register.primary_key[0])
    place: dict[Any, Any] = frame.iloc[0].to_dict()
    sheet = addresses.sheet_name(place["source"], place["sheet"])
    return {"key": _key(key), "sheet": sheet, "cell": cell}


def _changes(versions: Versions, addresses: Addresses) -> Iterator[dict[str, Any]]:
    differences = versions.differences
    for key, differs in differences[differences.any(axis=1)].iterrows():
        old, new = (frame.loc[[key]] for frame in (versions.before, versions.after))
        for name in differs.index[differs]:
            [cell] = addresses.cells(new, versions.register.name, name)
            place = _row(new, key, versions, addresses)
            words = {"old": _words(old.iloc[0][name]), "new": _words(new.iloc[0][name])}
            yield {**place, "cell": cell, "column": str(name), **words}


def _key(key: Any) -> str:
    return " / ".join(_words(part) for part in key) if isinstance(key, tuple) else _words(key)


def _words(value: Any) -> str:
    return "" if value is None or pd.isna(value) else str(value)
