"""Codes used outside their time: the vocabulary of a column says from when to when each code was in use."""

from collections.abc import Mapping

import pandas as pd

from strandreport.model.findings import Code, Finding, Severity
from strandreport.model.registers import Column, Register
from strandreport.model.vocabulary import Term
from strandreport.register.collect import Addresses


def check_validity(
    frames: Mapping[str, pd.DataFrame], registers: Mapping[str, Register], addresses: Addresses
) -> list[Finding]:
    """Findings of all codes that were not in use on the date that their column names; the rows stay as they are."""
    return [
        finding
        for register in registers.values()
        for column in register.columns
        if column.valid_on
        for code, term in column.terms.items()
        if term.valid_from or term.valid_to
        for finding in _out_of_date(frames[register.name], register, column, code, term, addresses)
    ]


def _out_of_date(
    rows: pd.DataFrame, register: Register, column: Column, code: str, term: Term, addresses: Addresses
) -> list[Finding]:
    days = rows[column.valid_on].map(lambda day: "" if pd.isna(day) else str(day)[:10])
    late = rows[(rows[column.name] == code) & (days != "") & ~days.map(term.is_valid).astype(bool)]
    findings = []
    for (source, sheet), group in late.groupby(["source", "sheet"], sort=True):
        cells = addresses.cells(group, register.name, column.name)
        name = addresses.sheet_name(str(source), int(str(sheet)))
        expected = {
            "column": column.name,
            "valid": f"{term.valid_from or '…'} – {term.valid_to or '…'}",
            "successor": f" → {term.succeeded_by}" if term.succeeded_by else "",
        }
        findings.append(
            Finding(
                Code.CODE_OUT_OF_DATE,
                Severity.ADVICE,
                str(source),
                name,
                column.name,
                code,
                cells,
                len(group),
                expected,
            )
        )
    return findings
