"""Checks of sense in registers: dates in their order, keys that look alike, rows of our own, nothing left unused."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

import pandas as pd

from strandreport.model.findings import Code, Finding, Severity
from strandreport.model.registers import Register
from strandreport.model.spelling import canonical
from strandreport.register.collect import Addresses
from strandreport.register.left_out import LeftOut
from strandreport.register.voiding import void_cells

_DASHES = re.compile(r"[\u2010-\u2015\u2212\s_-]+")
_ZEROS = re.compile(r"(?<![0-9])0+(?=[0-9])")


def order_dates(rows: pd.DataFrame, register: Register, addresses: Addresses) -> tuple[pd.DataFrame, list[Finding]]:
    """Void the later of two dates where it lies before the one that it should follow; nobody knows which is wrong."""
    ordered, findings = rows.copy(), []
    for first, second in register.in_order:
        known = ordered[first].notna() & ordered[second].notna()
        wrong = ordered.index[known][ordered.loc[known, first].to_numpy() > ordered.loc[known, second].to_numpy()]
        if len(wrong):
            labels = {f"label_{language}": words for language, words in register.column(second).label.items()}
            expected = {"column": second, **labels}
            findings += told(
                ordered.loc[wrong], Code.DATES_OUT_OF_ORDER, Severity.VOIDS, register, second, addresses, expected
            )
            void_cells(ordered, wrong, second)
    return ordered, findings


def check_plausibility(
    frames: Mapping[str, pd.DataFrame],
    left_out: LeftOut,
    registers: Mapping[str, Register],
    own: tuple[str, ...],
    addresses: Addresses,
) -> list[Finding]:
    """Findings of advice about rows that are there, and about rows that should be; those left out are to come."""
    findings: list[Finding] = []
    for register in registers.values():
        rows = frames[register.name]
        findings += _lookalikes(rows, register, addresses)
        findings += _without_own(rows, register, own, addresses)
        findings += _own_by_another_id(rows, register, own, addresses)
        for column in register.columns:
            if column.link_back and not rows.empty:
                target, _, key = column.link.partition(".")
                others = frames[target]
                used = {*rows[column.name], *left_out.rows(register.name)[column.name]}
                unused = others[~others[key].isin(used)]
                labels = {f"label_{language}": words for language, words in register.label.items()}
                expected = {"register": target, "column": key, **labels}
                findings += told(unused, Code.UNUSED_ROW, Severity.ADVICE, registers[target], key, addresses, expected)
    return findings


def fold(key: str) -> str:
    """What two spellings of one key have in common.

    >>> len({fold(key) for key in ("ACC-005", "ACC\u2011005", "acc 5", "ACC_005")})
    1
    """
    text = _DASHES.sub("", unicodedata.normalize("NFKC", key)).casefold()
    return _ZEROS.sub("", text)


def _lookalikes(rows: pd.DataFrame, register: Register, addresses: Addresses) -> list[Finding]:
    """Rows whose keys differ in the spelling of identifiers alone, told by the first that differs.

    Where a row names another by a part of its key, rows made from the same cells would tell it twice.
    """
    keys = list(register.primary_key)
    rows = rows[rows["is_first"].astype(bool)] if len(keys) > 1 else rows
    folded = [f"folded {name}" for name in keys]
    alike = rows.assign(**{new: _folded(rows[name], register, name) for new, name in zip(folded, keys, strict=True)})
    findings = []
    for _, group in alike[alike.duplicated(folded, keep=False)].groupby(folded, sort=True, dropna=False):
        name = next(name for name in keys if len({str(part) for part in group[name]}) > 1)
        quoted = group.assign(**{name: ", ".join(sorted({str(part) for part in group[name]}))[:200]})
        findings += told(quoted, Code.LOOKALIKE_KEYS, Severity.ADVICE, register, name, addresses, {"column": name})
    return findings


def _folded(values: pd.Series, register: Register, name: str) -> pd.Series:
    """A part of the key; an identifier without what two spellings of it may differ in."""
    if register.column(name).type != "id":
        return values
    return values.map({value: fold(str(value)) for value in values.dropna().unique()})


def _without_own(rows: pd.DataFrame, register: Register, own: tuple[str, ...], addresses: Addresses) -> list[Finding]:
    if not register.own or rows.empty or rows[register.own].isin(own).any():
        return []
    expected = {"column": register.own, "own": ", ".join(own)}
    return told(rows, Code.NO_OWN_ROWS, Severity.BLOCKS, register, register.own, addresses, expected)


def _own_by_another_id(
    rows: pd.DataFrame, register: Register, own: tuple[str, ...], addresses: Addresses
) -> list[Finding]:
    """Rows that bear the institute's own name and another identifier: they count in no figure of its own."""
    if not (register.own and register.own_name) or rows.empty:
        return []
    names = rows[register.own_name].map(canonical, na_action="ignore")
    is_own = rows[register.own].isin(own)
    others = rows[~is_own & names.isin(set(names[is_own].dropna()))]
    expected = {"column": register.own, "own": ", ".join(own)}
    return told(others, Code.OWN_BY_ANOTHER_ID, Severity.ADVICE, register, register.own, addresses, expected)


def told(
    rows: pd.DataFrame,
    code: Code,
    severity: Severity,
    register: Register,
    name: str,
    addresses: Addresses,
    expected: Mapping[str, str],
) -> list[Finding]:
    """One finding per sheet, with the first cells and the number of rows."""
    findings = []
    for _, group in rows.groupby(["source", "sheet"], sort=True):
        first: dict[Any, Any] = group.iloc[0].to_dict()
        cells = addresses.cells(group, register.name, name)
        place = (first["source"], addresses.sheet_name(first["source"], first["sheet"]), name)
        findings.append(Finding(code, severity, *place, str(first[name]), cells, len(group), expected))
    return findings
