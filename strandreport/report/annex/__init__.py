"""The annex: one workbook per language with all that the pages print, and what they leave to it."""

from strandreport.report.annex.build import workbook_of, write_annexes

__all__ = ["workbook_of", "write_annexes"]
