"""The figures as open data: tables as CSV, and one description of them for machines (a Data Package)."""

from strandreport.report.open_data.build import write_open_data

__all__ = ["write_open_data"]
