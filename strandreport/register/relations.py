"""Checks between rows and between registers: values that must be unique, totals that must agree."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from strandreport.model.findings import Code, Finding, Severity
from strandreport.model.money import amount_text
from strandreport.model.registers import Reconciliation, Register
from strandreport.register.collect import Addresses
from strandreport.register.plausibility import told

Frames = Mapping[str, pd.DataFrame]


def check_relations(frames: Frames, registers: Mapping[str, Register], addresses: Addresses) -> list[Finding]:
    """Findings of all declared unique columns and reconciliations."""
    findings: list[Finding] = []
    for register in registers.values():
        for name in register.unique:
            findings += _repeated(frames[register.name], register, name, addresses)
        for item in register.reconciliations:
            check = _count_differs if item.per else _sums_differ
            findings += check(frames, register, item, addresses)
    return findings


def _repeated(rows: pd.DataFrame, register: Register, name: str, addresses: Addresses) -> list[Finding]:
    again = rows[rows[name].notna() & rows.duplicated(name, keep=False)].sort_values([name, "source", "sheet", "row"])
    return told(again, Code.REPEATED_VALUE, Severity.ADVICE, register, name, addresses, {"column": name})


def _sums_differ(frames: Frames, register: Register, item: Reconciliation, addresses: Addresses) -> list[Finding]:
    """Totals of two columns, source by source: a source that states only one of them states nothing to compare."""
    here, there = frames[register.name], frames[item.other_register]
    kind = register.column(item.column).type
    findings = []
    for source in sorted(set(here["source"]) & set(there["source"])):
        mine = here.loc[here["source"] == source, item.column].dropna()
        other = there.loc[there["source"] == source, item.other_column].dropna()
        if len(mine) and len(other) and mine.sum() != other.sum():
            expected = _sums(int(mine.sum()), int(other.sum()), kind, item)
            rows = here[here["source"] == source]
            findings += told(rows, Code.SUMS_DIFFER, Severity.ADVICE, register, item.column, addresses, expected)
    return [replace(finding, value=finding.expected["here"], count=1, cells=finding.cells[:1]) for finding in findings]


def _sums(mine: int, other: int, kind: str, item: Reconciliation) -> dict[str, str]:
    labels = {f"label_{language}": words for language, words in item.label.items()}
    numbers = {"here": mine, "there": other, "difference": abs(mine - other)}
    return {**labels, **{name: amount_text(value, kind) for name, value in numbers.items()}, "column": item.column}


def _count_differs(frames: Frames, register: Register, item: Reconciliation, addresses: Addresses) -> list[Finding]:
    here = frames[register.name]
    counts = frames[item.other_register][item.other_column].value_counts()
    if here.empty or counts.empty:
        return []
    listed = here[item.per].map(counts).fillna(0).astype("int64")
    wrong = here.assign(listed=listed)[here[item.column].notna() & (here[item.column] != listed)]
    if wrong.empty:
        return []
    labels = {f"label_{language}": words for language, words in item.label.items()}
    expected = {**labels, "listed": str(wrong["listed"].iloc[0]), "column": item.column}
    return told(wrong, Code.COUNT_DIFFERS, Severity.ADVICE, register, item.column, addresses, expected)
