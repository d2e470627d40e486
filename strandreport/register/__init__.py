"""Typed rows of all spreadsheets to one table per register."""
