"""Names of strands in registers: the column ``strand`` of any of them holds the short name of one of a strategy's.

People write a strand as the reports print it. Its name in either language and its number in the strategy are read for
the short name, where no other strand bears them; nothing is read by likeness.
"""

from collections.abc import Mapping

import pandas as pd

from strandreport.model.findings import Code, Finding, Severity
from strandreport.model.likeness import nearest
from strandreport.model.registers import Register
from strandreport.model.spelling import canonical
from strandreport.model.strategy import Strand, Strategy
from strandreport.register.collect import Addresses
from strandreport.register.plausibility import told

STRAND = "strand"
_SHORTEST_PART = 5
Strategies = Mapping[str, Strategy]


def name_strands(rows: pd.DataFrame, register: Register, strategies: Strategies) -> pd.DataFrame:
    """The rows with strands by their short names; what names none, or several, stays as it is written."""
    if STRAND not in register.names or rows.empty:
        return rows
    known, names = _strands(strategies), strand_names(strategies)
    written = [value for value in rows[STRAND].dropna().unique() if value not in known]
    found = {value: names[canonical(value)] for value in written if canonical(value) in names}
    return rows.assign(**{STRAND: rows[STRAND].replace(found)}) if found else rows


def strand_names(strategies: Strategies) -> dict[str, str]:
    """Short names by every spelling of a strand that means no other."""
    meant: dict[str, set[str]] = {}
    for name, strand in _strands(strategies).items():
        for spelling in (name, strand.code, *strand.label.values()):
            meant.setdefault(canonical(spelling), set()).add(name)
    return {spelling: next(iter(names)) for spelling, names in meant.items() if len(names) == 1}


def check_strands(
    frames: Mapping[str, pd.DataFrame],
    registers: Mapping[str, Register],
    strategies: Strategies,
    addresses: Addresses,
) -> list[Finding]:
    """Findings of names that no strategy has; one for each name."""
    strands = _strands(strategies)
    findings: list[Finding] = []
    for register in registers.values():
        if STRAND in register.names and not frames[register.name].empty:
            rows = frames[register.name]
            wrong = rows[rows[STRAND].notna() & ~rows[STRAND].isin(list(strands))]
            for value, group in wrong.groupby(STRAND, sort=True):
                expected = {"column": STRAND, **_accepted(str(value), strands)}
                findings += told(group, Code.UNKNOWN_STRAND, Severity.ADVICE, register, STRAND, addresses, expected)
    return findings


def _strands(strategies: Strategies) -> dict[str, Strand]:
    return {name: strand for strategy in strategies.values() for name, strand in strategy.strands.items()}


def _accepted(value: str, strands: Mapping[str, Strand]) -> dict[str, str]:
    """The strands by the words of each language, and the one that an unknown word looks like or is a part of."""
    languages = sorted({language for strand in strands.values() for language in strand.label})
    words = {f"label_{one}": ", ".join(f"“{strand.label[one]}”" for strand in strands.values()) for one in languages}
    near = _near(value, {name: (name, *strand.label.values()) for name, strand in strands.items()})
    return {**words, **{f"near_{one}": f"“{strands[near].label[one]}”" for one in languages if near}}


def _near(value: str, spellings: Mapping[str, tuple[str, ...]]) -> str:
    """The strand that a word may mean; none where it may mean several."""
    word = canonical(value)
    like = nearest(value, [spelling for names in spellings.values() for spelling in names])
    found = [
        name
        for name, names in spellings.items()
        if like in names or (len(word) >= _SHORTEST_PART and any(word in canonical(other) for other in names))
    ]
    return found[0] if len(found) == 1 else ""
