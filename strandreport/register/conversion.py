"""Amounts in another currency become amounts in that of the register, with the rate and its day beside them.

What can't be converted with certainty is voided and told: no rate, no amount.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pandas as pd

from strandreport.model.conversions import RATES, Conversion
from strandreport.model.currencies import Currencies
from strandreport.model.findings import Finding, Severity
from strandreport.model.registers import Register
from strandreport.register.collect import Addresses
from strandreport.register.converter import Converter, Trouble
from strandreport.register.plausibility import told
from strandreport.register.rates import check_rates, rate_table
from strandreport.register.voiding import void_cells

Troubles = Mapping[Trouble, list[Any]]


def convert_amounts(
    frames: Mapping[str, pd.DataFrame],
    registers: Mapping[str, Register],
    currencies: Currencies,
    as_of: date,
    addresses: Addresses,
) -> tuple[dict[str, pd.DataFrame], list[Finding]]:
    """Frames with every declared conversion made, and findings of rates and amounts that can't be used."""
    if not any(register.conversions for register in registers.values()):
        return dict(frames), []
    converted, findings = dict(frames), check_rates(frames[RATES], registers[RATES], currencies, addresses)
    table = rate_table(frames[RATES], registers[RATES], currencies)
    for register in registers.values():
        for conversion in register.conversions:
            converter = Converter(register, conversion, table, as_of)
            rows = converted[register.name]
            converted[register.name], troubles = _convert(rows, converter)
            findings += _tell(rows, troubles, register, addresses)
    return converted, findings


def _convert(rows: pd.DataFrame, converter: Converter) -> tuple[pd.DataFrame, Troubles]:
    """A copy of the rows with converted amounts, and the rows of each trouble."""
    changed, names = rows.copy(), converter.conversion
    troubles: dict[Trouble, list[Any]] = defaultdict(list)
    concerned = rows[rows[names.amount].notna() | rows[names.currency].notna()]
    for index, row in zip(concerned.index, concerned.to_dict("records"), strict=True):
        result = converter.judge(row)
        if isinstance(result, Trouble):
            troubles[result].append(index)
        elif result:
            changed.loc[index, names.into] = result.amount
            changed.loc[index, names.rate] = result.rate
            changed.loc[index, names.rate_date] = result.day
    for trouble, indexes in troubles.items():
        if trouble.severity == Severity.VOIDS:
            void_cells(changed, indexes, names.into)
    void_cells(changed, _unread(changed, names), names.into)
    return changed, troubles


def _unread(rows: pd.DataFrame, names: Conversion) -> list[Any]:
    """Rows of which nothing can be converted, because a cell was not understood when the sheet was read."""
    lost = rows["voided"].map(lambda voided: bool({names.amount, names.currency} & set(str(voided).split(","))))
    return list(rows.index[lost.astype(bool) & rows[names.into].isna()]) if len(rows) else []


def _tell(rows: pd.DataFrame, troubles: Troubles, register: Register, addresses: Addresses) -> Iterator[Finding]:
    for trouble, indexes in troubles.items():
        quoted = rows.loc[indexes].astype({trouble.column: object}).assign(**{trouble.column: trouble.value})
        expected = {"column": trouble.column, **dict(trouble.expected)}
        yield from told(quoted, trouble.code, trouble.severity, register, trouble.column, addresses, expected)
