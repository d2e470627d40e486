"""Names of strands in registers: the column ``strand`` of any of them holds the short name of one of a strategy's."""

from collections.abc import Mapping

import pandas as pd

from strandreport.model.findings import Code, Finding, Severity
from strandreport.model.registers import Register
from strandreport.model.strategy import Strategy
from strandreport.register.collect import Addresses
from strandreport.register.plausibility import told

STRAND = "strand"


def check_strands(
    frames: Mapping[str, pd.DataFrame],
    registers: Mapping[str, Register],
    strategies: Mapping[str, Strategy],
    addresses: Addresses,
) -> list[Finding]:
    """Findings of names that no strategy has; one for each name."""
    known = {name for strategy in strategies.values() for name in strategy.strands}
    expected = {"column": STRAND, "codes": ", ".join(sorted(known))}
    findings: list[Finding] = []
    for register in registers.values():
        if STRAND in register.names and not frames[register.name].empty:
            rows = frames[register.name]
            wrong = rows[rows[STRAND].notna() & ~rows[STRAND].isin(known)]
            for _, group in wrong.groupby(STRAND, sort=True):
                findings += told(group, Code.UNKNOWN_STRAND, Severity.ADVICE, register, STRAND, addresses, expected)
    return findings
