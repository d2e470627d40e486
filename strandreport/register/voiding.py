"""Void a cell: its value is not used, its row counts wherever the cell is not needed, and the ledger says so."""

from collections.abc import Iterable

import pandas as pd

from strandreport.model.ledger import RowClass


def void_cells(rows: pd.DataFrame, indexes: Iterable[int], name: str) -> None:
    """Take a column's value from some rows of a frame (changed in place), with their list of voided columns."""
    for index in indexes:
        names = {*str(rows.loc[index, "voided"]).split(","), name} - {""}
        rows.loc[index, "voided"] = ",".join(sorted(names))
        rows.loc[index, "class"] = str(RowClass.VOIDED)
        rows.loc[index, name] = pd.NA
