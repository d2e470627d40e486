"""How much of a workbook is read, and how."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Room:
    """How many cells a workbook may have, and up to how many two readers read it."""

    cells: int
    compared: int
