"""Columns of one row that contradict each other, and rows that lack what they are there for; told, never changed."""

from collections.abc import Iterator, Mapping

import pandas as pd

from strandreport.model.findings import Code, Finding, Severity
from strandreport.model.registers import Register
from strandreport.register.collect import Addresses
from strandreport.register.plausibility import told


def check_contradictions(
    frames: Mapping[str, pd.DataFrame], registers: Mapping[str, Register], addresses: Addresses
) -> list[Finding]:
    """Findings of a year not of its day, of a part above its whole, of rows without any amount, of two coordinators."""
    repeated = [
        finding
        for register in registers.values()
        if not frames[register.name].empty
        for finding in _repeated(frames[register.name], register, addresses)
    ]
    return repeated + [
        finding
        for register in registers.values()
        if not frames[register.name].empty
        for code, name, other, wrong in _wrong(frames[register.name], register)
        for finding in told(
            frames[register.name][wrong],
            code,
            Severity.ADVICE,
            register,
            name,
            addresses,
            {"column": name, **_label(register, other)},
        )
    ]


def _wrong(rows: pd.DataFrame, register: Register) -> Iterator[tuple[Code, str, str, pd.Series]]:
    """Code, the column that is told, the one that it is held against, and which rows are wrong."""
    for year, day in register.expected.year_of.items():
        stated = pd.to_datetime(rows[day]).dt.year
        yield Code.YEAR_AGAINST_DATE, year, day, _true(stated.astype("Int64") != rows[year].astype("Int64"))
    for part, whole in register.expected.at_most:
        yield Code.PART_ABOVE_WHOLE, part, whole, _true(rows[part].astype("Int64") > rows[whole].astype("Int64"))
    for names in register.expected.any_of:
        voided = rows["voided"].fillna("").str.split(",")
        lost = voided.map(lambda found, names=names: bool(set(found) & set(names))).astype(bool)
        yield Code.NO_AMOUNT, names[0], names[0], rows[list(names)].isna().all(axis="columns") & ~lost


def _repeated(rows: pd.DataFrame, register: Register, addresses: Addresses) -> Iterator[Finding]:
    """Codes that stand more than once for one thing."""
    for name, code, per in register.expected.only_one:
        same = rows[(rows[name] == code).fillna(value=False).astype(bool)]
        wrong = same[same[per].duplicated(keep=False)]
        words = " / ".join(dict.fromkeys(register.column(name).terms[code].label.values()))
        expected = {"column": name, **_label(register, per)}
        yield from told(
            wrong.assign(**{name: words}), Code.MORE_THAN_ONE, Severity.ADVICE, register, name, addresses, expected
        )


def _true(wrong: pd.Series) -> pd.Series:
    """What is known to be wrong: a blank contradicts nothing."""
    return wrong.fillna(value=False).astype(bool)


def _label(register: Register, name: str) -> dict[str, str]:
    return {f"label_{language}": words for language, words in register.column(name).label.items()}
