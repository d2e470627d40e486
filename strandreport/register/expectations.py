"""Rows whose words and dates contradict each other, or whose dates lie far ahead; told, never changed."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pandas as pd

from strandreport.model.expectations import Expectation
from strandreport.model.findings import Code, Finding, Severity
from strandreport.model.registers import Register
from strandreport.register.collect import Addresses
from strandreport.register.plausibility import told


def check_expectations(
    frames: Mapping[str, pd.DataFrame], registers: Mapping[str, Register], as_of: date, addresses: Addresses
) -> list[Finding]:
    """Findings of all declared expectations that rows do not meet."""
    return [
        finding
        for register in registers.values()
        if not frames[register.name].empty
        for found in (
            _unmet(frames[register.name], register, as_of, addresses),
            _far(frames, register, as_of, addresses),
        )
        for finding in found
    ]


def _unmet(rows: pd.DataFrame, register: Register, as_of: date, addresses: Addresses) -> Iterator[Finding]:
    for item in register.expected.expects:
        concerned = rows[rows[item.column].isin(item.codes)]
        name, codes = item.unless
        if name:
            concerned = concerned[~concerned[name].isin(codes)]
        wrong = [
            index
            for index, row in zip(concerned.index, concerned.to_dict("records"), strict=True)
            if not _meets(row, item, as_of)
        ]
        for _, group in concerned.loc[wrong].groupby(item.column, sort=True):
            labels = {f"label_{language}": words for language, words in item.label.items()}
            quoted = group.assign(**{item.column: [_label(register, item, code) for code in group[item.column]]})
            expected = {"column": item.column, **labels}
            code, severity = Code.STATUS_AGAINST_DATES, Severity.ADVICE
            yield from told(quoted, code, severity, register, item.column, addresses, expected)


def _meets(row: Mapping[Any, Any], item: Expectation, as_of: date) -> bool:
    """Whether a row is as expected; a date that could not be read may be right, so that it is no contradiction."""
    voided = set(str(row["voided"]).split(","))
    if item.known and not any(_day(row[name]) or name in voided for name in item.known):
        return False
    if any(_day(row[name]) for name in item.blank):
        return False
    return not any(day and day < as_of.isoformat() for day in (_day(row[name]) for name in item.not_past))


def _label(register: Register, item: Expectation, code: str) -> str:
    """The words of a code in both languages, where they differ: the finding is told in each."""
    label = register.column(item.column).terms[code].label
    return " / ".join(dict.fromkeys(label.values()))


def _far(
    frames: Mapping[str, pd.DataFrame], register: Register, as_of: date, addresses: Addresses
) -> Iterator[Finding]:
    rows = frames[register.name]
    for name, years in register.expected.years_ahead.items():
        latest = f"{as_of.year + years:04d}{as_of.isoformat()[4:]}"
        late = rows[rows[name].map(lambda value, latest=latest: _day(value) > latest).astype(bool)]
        expected = {"column": name, "latest": latest}
        yield from told(late, Code.FAR_DATE, Severity.ADVICE, register, name, addresses, expected)


def _day(value: Any) -> str:
    """An ISO day; blank if there is none."""
    return "" if pd.isna(value) else str(value)[:10]
