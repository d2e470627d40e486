"""The invented example inputs: tables with planted faults, and the writers of four kinds of file."""
