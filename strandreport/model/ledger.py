"""The account of every row of every sheet. It always adds up, or the build stops."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from strandreport.model.errors import BuildError


class RowClass(StrEnum):
    """What became of a row; each row has exactly one class."""

    HEADER = "header"
    BLANK = "blank"
    TOTAL = "total"
    NOTE = "note"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    VOIDED = "voided"
    QUARANTINED = "quarantined"
    DUPLICATE = "duplicate"
    SUPERSEDED = "superseded"
    EXCLUDED = "excluded"


PUBLISHED = (RowClass.ACCEPTED, RowClass.CORRECTED, RowClass.VOIDED)


def count_classes(classes: Iterable[str]) -> dict[str, int]:
    """Number of rows per class; every class is named, also those without a row."""
    counts = {str(name): 0 for name in RowClass}
    for name in classes:
        counts[name] += 1
    return counts


def check_sum(place: str, rows: int, counts: Mapping[str, int]) -> None:
    """Stop unless the classes of a sheet add up to its rows.

    Raises:
        BuildError: if a row has been lost or counted twice: a fault of this program, never of the spreadsheet.
    """
    if sum(counts.values()) != rows:
        raise BuildError(
            f"{place}: the sheet has {rows} rows, but the ledger accounts for {sum(counts.values())}: {dict(counts)}. "
            "Nothing was published; please report this as a fault of the program."
        )
