"""Blank forms: for every form that offices fill by hand, a workbook in each language, made from form and registers."""

from strandreport.report.blank_forms.build import list_blank_forms, write_blank_forms

__all__ = ["list_blank_forms", "write_blank_forms"]
