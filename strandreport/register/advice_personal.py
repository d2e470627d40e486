"""E-mail addresses and telephone numbers in cells that are not meant for persons; told with most of them masked."""

import re
from collections.abc import Mapping

import pandas as pd

from strandreport.model.findings import Code, Finding, Severity
from strandreport.model.registers import Column, Register
from strandreport.register.collect import Addresses
from strandreport.register.plausibility import told

EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}")
# International (+33 1 44 23 60 00), or French in pairs (01 44 23 60 00); bare digits may be any identifier.
PHONE = re.compile(
    r"(?<![\w+])\+\d{1,3}(?:[ .()-]{0,2}\d){8,12}(?!\w)|(?<![\w.+-])0[1-9]([ .-])\d{2}(?:\1\d{2}){3}(?![\w-])"
)
SEARCHED = ("text", "id")


def check_personal(
    frames: Mapping[str, pd.DataFrame], registers: Mapping[str, Register], addresses: Addresses
) -> list[Finding]:
    """Findings of every column that holds an address or number of a person and is not declared personal."""
    return [
        finding
        for register in registers.values()
        for column in register.columns
        if column.type in SEARCHED and column.disclosure != "personal" and not frames[register.name].empty
        for finding in _in_column(frames[register.name], register, column, addresses)
    ]


def _in_column(rows: pd.DataFrame, register: Register, column: Column, addresses: Addresses) -> list[Finding]:
    texts = rows[column.name].fillna("").astype(str)
    suspected = texts[texts.str.contains(r"@|\+\d|0[1-9][ .-]\d", regex=True)]
    found = {index: first for index, text in suspected.items() if (first := first_personal(text))}
    quoted = rows.loc[list(found)].assign(**{column.name: [masked(text) for text in found.values()]})
    return told(quoted, Code.PERSONAL_DATA, Severity.ADVICE, register, column.name, addresses, {"column": column.name})


def first_personal(text: str) -> str:
    """The first e-mail address or telephone number in a text; blank if there is none.

    >>> first_personal("voir m.durand@inserm.fr, 01 44 23 60 00"), first_personal("tél. +33 1 44 23 60 00")
    ('m.durand@inserm.fr', '+33 1 44 23 60 00')
    >>> first_personal("10.1016/0140-6736"), first_personal("999997833"), first_personal("2016-01-02 03:04")
    ('', '', '')
    """
    match = EMAIL.search(text) or PHONE.search(text)
    return match[0] if match else ""


def masked(text: str) -> str:
    """Enough of it to find it again.

    >>> masked("m.durand@inserm.fr"), masked("01 44 23 60 00")
    ('m***@***.fr', '01 ** ** ** **')
    """
    if "@" in text:
        return f"{text[0]}***@***.{text.rpartition('.')[2]}"
    return text[:2] + re.sub(r"\d", "*", text[2:])
