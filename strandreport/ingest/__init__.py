"""Spreadsheets to typed rows, findings and the ledger."""
