"""Reproducible progress reports from the spreadsheets of a research institute."""

__version__ = "0.1.0"
