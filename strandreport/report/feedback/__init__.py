"""Each spreadsheet given back to its author with the cells to mend marked, and a first sheet that lists them."""

from strandreport.report.feedback.build import write_feedback

__all__ = ["write_feedback"]
