"""Fractional counting: what each row of a register has of the thing that it shares with others."""

import pandas as pd

from strandreport.model.declarations import PARTS


def share_out(things: pd.Series) -> pd.Series:
    """The part of its thing that every row has, in parts of a thing: all rows of one have the same, rounded half up.

    >>> share_out(pd.Series(["a", "a", "b", None], dtype="string")).to_list()
    [40156716600, 40156716600, 80313433200, <NA>]
    """
    n_rows = things.map(things.value_counts()).astype("Int64")
    return (2 * PARTS + n_rows) // (2 * n_rows)
