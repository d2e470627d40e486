"""Notes of one or two pages on a country or territory, a partner, a theme or a unit, from registers and figures."""

from strandreport.report.notes.build import build_notes

__all__ = ["build_notes"]
