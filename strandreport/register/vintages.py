"""Vintages of one value: of rows with one key, the one that holds at the latest day replaces the older ones.

Only where every row states its day, and the latest is no less final than the others: an estimate never replaces a
final value. Otherwise the rows contradict each other, and nothing is chosen.
"""

from collections.abc import Iterator, Sequence

import pandas as pd

from strandreport.model.findings import Code, Finding, Severity
from strandreport.model.registers import Register
from strandreport.register.collect import Addresses


def older_vintages(group: pd.DataFrame, register: Register) -> list[int]:
    """The rows of one key, by index, that a later one replaces."""
    if not register.as_of or group[register.as_of].isna().any():
        return []
    latest = group[register.as_of].max()
    newest = group[register.as_of] == latest
    ranks = [_rank(value, register) for value in group[register.value_status]]
    least_final_of_newest = max(rank for rank, is_new in zip(ranks, newest, strict=True) if is_new)
    most_final_of_older = min((rank for rank, is_new in zip(ranks, newest, strict=True) if not is_new), default=-1)
    return [int(i) for i in group.index[~newest]] if least_final_of_newest <= most_final_of_older else []


def told_vintages(
    group: pd.DataFrame, older: Sequence[int], register: Register, addresses: Addresses
) -> Iterator[Finding]:
    """What was set aside, sheet by sheet, with the key and the day of the value that counts."""
    if not older:
        return
    first = group.iloc[0]
    key = " / ".join(str(first[name]) for name in register.primary_key)
    day = str(group[register.as_of].max())[:10]
    for source, sheet, cells in addresses.by_sheet(group.loc[list(older)], register.name, register.as_of):
        yield Finding(
            Code.VINTAGE_SUPERSEDED,
            Severity.ADVICE,
            source,
            sheet,
            register.as_of,
            key,
            cells,
            len(cells),
            {"column": register.as_of, "key": key, "register": register.name, "as_of": day},
        )


def _rank(value: object, register: Register) -> int:
    """How far from final a status is; a blank one counts as final."""
    codes = list(register.column(register.value_status).terms)
    codes = [register.final, *(code for code in codes if code != register.final)]
    return codes.index(str(value)) if isinstance(value, str) and value in codes else 0
