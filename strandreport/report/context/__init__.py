"""Figures, findings and the ledger into the words and values of every page: one context per report and language."""

from strandreport.report.context.build import build_contexts

__all__ = ["build_contexts"]
