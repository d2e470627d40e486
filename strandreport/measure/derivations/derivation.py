"""The form that every derivation has."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from strandreport.measure.computed import Task


@dataclass(frozen=True)
class Cells:
    """One column (null where there is no value) and, in the same order, which of the nulls can't be judged.

    ``by_rule`` tells which values no source states; None: all values are stated.
    """

    column: pd.Series
    unresolved: np.ndarray
    by_rule: np.ndarray | None = None


Frames = Mapping[str, pd.DataFrame]


@dataclass(frozen=True)
class Derivation:
    """A derived column, its pandas form and its SQL form.

    ``pandas`` gets all frames and the task and answers in the order of its register's rows. ``sql`` reads the tables
    of the schema ``read`` and the tables ``self_organisations(org_id)``, ``coordination_exclusions(framework,
    prefix)``, ``instrument_years(instrument, years)``, ``programme_frameworks(framework)``,
    ``programme_status(framework, country, status, first_day, last_day)``, ``priority_themes(country, theme)``,
    ``world_regions(country, region, sub_region)`` and ``periods(name, ..., is_total)``, and answers with row_id, value,
    unresolved and, if ``has_rule``, by_rule. The SQL
    macro ``is_void(voided, name)`` is true where a cell was voided, or rows of a kind are lacking.
    """

    register: str
    name: str
    pandas: Callable[[Frames, Task], Cells]
    sql: str
    has_rule: bool = False


def is_void(frame: pd.DataFrame, column: str) -> np.ndarray:
    """True where the cell of a column was voided: a value stood there that could not be read."""
    return is_marked(frame["voided"], column)


def is_marked(marks: pd.Series, column: str) -> np.ndarray:
    """True where a column is among the names joined by commas."""
    # almost all cells are empty: a plain loop is several times as fast as string functions of pandas
    wanted = f",{column},"
    found = (bool(names) and wanted in f",{names}," for names in marks.to_numpy(dtype=object))
    return np.fromiter(found, dtype=bool, count=len(marks))


def lacks(frame: pd.DataFrame, *kinds: str) -> np.ndarray:
    """True where rows of another register that name a row were left out, by the kinds of these rows."""
    return np.logical_or.reduce([is_void(frame, kind) for kind in kinds])


def look_up(keys: pd.Series, frame: pd.DataFrame, key: str, column: str) -> pd.Series:
    """The column of another register's rows that keys lead to; null where a key is blank or leads nowhere."""
    rows = frame.loc[frame[key].notna(), [key, column]]
    found = keys.to_frame(key).merge(rows, on=key, how="left", validate="m:1")[column]
    return found.set_axis(keys.index).where(np.asarray(keys.notna(), dtype=bool))


def different_countries(rows: pd.DataFrame, places: pd.DataFrame, key: str, lost: str) -> Cells:
    """How many countries the places of each row are in; unresolved without its key, or where a place was left out."""
    counts = places.dropna(subset=[key, "country"]).groupby(key)["country"].nunique()
    is_lost = rows[key].isna().to_numpy(dtype=bool) | lacks(rows, lost)
    found = pd.Series(rows[key].map(counts).array, index=rows.index, dtype="Int64")
    return Cells(found.mask(is_lost), is_lost)
