"""A note as a Word file: cabinets work in Word."""

from strandreport.report.notes.word.build import write_word

__all__ = ["write_word"]
