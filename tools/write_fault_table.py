"""Write `docs/single_faults.md`, what became of each of the 41 single faults: `python tools/write_fault_table.py`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.faults.fixture import ROOT
from tests.faults.outcomes import SILENT, verdict_of
from tests.faults.single_faults import FAULTS, GROUPS

TABLE = ROOT / "docs" / "single_faults.md"
HEAD = """# 41 single faults

Each fault is put alone into a clean workbook of 40 rows (project, strand, country, amount, currency, start, status),
which goes through ingest, register, measure and the pages. The figures (sums and counts, by year, strand, country and
status) are compared with what the rows mean, added up independently. An outcome is

- **right**: the figures are the true ones;
- **refused at the cell**: they are the true ones less the rows or cells that the page of the strand names;
- **flagged on the page**: the same, where no single cell is to be named;
- **silent**: anything else. A pipeline built the usual way is silent for 34 of the 41.

This table is written by `python tools/write_fault_table.py` from `tests/faults/`, and a test compares it."""


def main() -> None:
    """Run all faults and write the table."""
    TABLE.write_text(table(), encoding="utf-8")


def table() -> str:
    """The page."""
    loud = sum(verdict_of(name).outcome != SILENT for name in FAULTS)
    parts = [HEAD, f"**{loud} of {len(FAULTS)} are not silent.**"]
    for group, faults in GROUPS.items():
        rows = [f"| {fault.name} | {fault.naive} | {_outcome(fault.name)} |" for fault in faults]
        parts.append(
            "\n".join([f"## {group.capitalize()}\n", "| fault | usual reading | here |", "|---|---|---|", *rows])
        )
    return "\n\n".join(parts) + "\n"


def _outcome(name: str) -> str:
    verdict = verdict_of(name)
    told = [_link(words) for words in verdict.told]
    return verdict.outcome + (f": {', '.join(told)}" if told else "")


def _link(words: str) -> str:
    code, _, cell = words.partition(" ")
    return f"[{code}](findings/{code}.md)" + (f" at {cell}" if cell else "")


if __name__ == "__main__":
    main()
