"""Marks inside a workbook's package: cells coloured, notes added, sheets put in front; every other byte stays."""
