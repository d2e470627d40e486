"""Figures from memberships: numerators, denominators and the digest of the rows behind them, in whole numbers."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pandas as pd

from strandreport.measure.computed import Computed, FigureKey, Task
from strandreport.measure.references import base_of, derived_columns
from strandreport.measure.with_pandas.measures import Value, measure
from strandreport.measure.with_pandas.members import Membership, Population
from strandreport.measure.with_pandas.populations import Populations
from strandreport.measure.with_pandas.tables import add_derived, read_frames
from strandreport.model.declarations import DIFFERENCE
from strandreport.model.indicators import Indicator, Measure
from strandreport.model.periods import Period


@dataclass(frozen=True)
class Rows:
    """The positions of the rows behind one figure of a population."""

    counted: np.ndarray
    unresolved: np.ndarray
    undated: np.ndarray
    derived: np.ndarray


def compute(files: Mapping[str, Path], task: Task) -> dict[FigureKey, Computed]:
    """Every figure of every indicator, by pandas."""
    frames = add_derived(read_frames(files, task), derived_columns(task), task)
    populations = Populations(frames, task)
    found: dict[FigureKey, Computed] = {}
    for name, indicator in task.indicators.items():
        if indicator.measure.kind == DIFFERENCE:
            found |= dict(_differences(indicator, populations, task))
        elif indicator.is_ratio:
            found |= dict(_ratios(indicator, populations, task))
        else:
            found |= dict(_figures(name, populations[name], task))
    return found


def rows_of(of: Population, period: Period, breakdown: str, group: str | None) -> Rows:
    """The rows of a period, or of one group of a breakdown in it."""
    members = of.memberships[period.name]
    if not breakdown:
        return _rows(members, np.ones(len(of.rows), dtype=bool))
    return _rows(members, _in_group(of.groups[breakdown], group))


def _figures(name: str, of: Population, task: Task) -> Iterator[tuple[FigureKey, Computed]]:
    addresses = _addresses(of.rows)
    breakdowns = [("", None), *_groups(of)]
    for period in task.periods:
        for breakdown, group in breakdowns:
            rows = rows_of(of, period, breakdown, group)
            key = FigureKey(name, period.name, breakdown, group)
            has_data = of.has_data and period.has_begun
            yield key, _computed(of, rows, addresses, measure(of, rows.counted, period, task), has_data=has_data)


def _ratios(ratio: Indicator, populations: Populations, task: Task) -> Iterator[tuple[FigureKey, Computed]]:
    over, under = populations[ratio.measure.numerator], populations[ratio.measure.denominator]
    addresses = _addresses(over.rows), _addresses(under.rows)
    wanted = {str(reference) for reference in ratio.by}
    found = {pair for of in (over, under) for pair in _groups(of) if pair[0] in wanted}
    for period in task.periods:
        for breakdown, group in [("", None), *sorted(found, key=lambda pair: (pair[0], pair[1] or ""))]:
            places = (period, breakdown, group), base_of(ratio.measure.kind, period, breakdown, group, task)
            rows = rows_of(over, *places[0]), rows_of(under, *places[1])
            has_data = over.has_data and under.has_data and _is_due(ratio, period, task)
            top, bottom = (
                _computed(of, row, place, measure(of, row.counted, when[0], task), has_data=has_data)
                for of, row, place, when in zip((over, under), rows, addresses, places, strict=True)
            )
            key = FigureKey(ratio.key, period.name, breakdown, group)
            yield key, _divide(top, bottom, rows, same=over.indicator.of == under.indicator.of)


def _differences(indicator: Indicator, populations: Populations, task: Task) -> Iterator[tuple[FigureKey, Computed]]:
    """One rate less the other, where both have the group and are over enough to be rates at all."""
    of, less = (
        dict(_ratios(replace(indicator, measure=Measure("ratio", None, over, under)), populations, task))
        for over, under in ((indicator.measure.numerator, indicator.measure.denominator), indicator.measure.less)
    )
    for key in sorted(of.keys() & less.keys(), key=lambda key: key.sort_key):
        yield key, _less(of[key], less[key], indicator.min_denominator)


def _less(of: Computed, less: Computed, least: int) -> Computed:
    (a, b), (c, d) = ((rate.numerator or 0, rate.denominator or 0) for rate in (of, less))
    has_data = of.has_data and less.has_data and min(b, d) >= least
    return Computed(
        has_data=has_data,
        numerator=a * d - c * b if has_data else None,
        denominator=b * d if has_data else None,
        n_rows=of.n_rows + less.n_rows,
        n_unresolved=of.n_unresolved + less.n_unresolved,
        n_undated=of.n_undated + less.n_undated,
        n_derived=of.n_derived + less.n_derived,
        digest=hashlib.sha256(f"{of.digest}/{less.digest}".encode()).hexdigest(),
    )


def _is_due(ratio: Indicator, period: Period, task: Task) -> bool:
    """Growth is between two complete years; years that are not over enter none."""
    if ratio.measure.kind != "growth":
        return period.has_begun
    complete = not (period.is_total or period.is_partial or task.first_period.is_partial)
    return complete and period.end > task.first_period.end


def _divide(top: Computed, bottom: Computed, rows: tuple[Rows, Rows], *, same: bool) -> Computed:
    """A ratio: rows behind either part count once."""

    def either(name: str) -> int:
        parts = [getattr(part, name) for part in rows]
        return len(np.union1d(*parts)) if same else sum(len(part) for part in parts)

    return Computed(
        has_data=top.has_data,
        numerator=top.numerator,
        denominator=bottom.numerator,
        n_rows=either("counted"),
        n_unresolved=either("unresolved"),
        n_undated=either("undated"),
        n_derived=either("derived"),
        digest=hashlib.sha256(f"{top.digest}/{bottom.digest}".encode()).hexdigest(),
    )


def _computed(of: Population, rows: Rows, addresses: np.ndarray, value: Value, *, has_data: bool) -> Computed:
    text = "".join(addresses[rows.counted])
    return Computed(
        has_data=has_data,
        numerator=value.numerator if has_data else None,
        denominator=value.denominator if has_data else None,
        n_rows=len(rows.counted),
        n_unresolved=len(rows.unresolved),
        n_undated=len(rows.undated),
        n_derived=len(rows.derived),
        digest=hashlib.sha256(text.encode("utf-8")).hexdigest(),
    )


def _groups(of: Population) -> list[tuple[str, str | None]]:
    """Every value of every breakdown that any period needs; rows without a value are a group like the others."""
    found: set[tuple[str, str | None]] = set()
    for breakdown, values in of.groups.items():
        for members in of.memberships.values():
            used = values[members.counted | members.unresolved | members.undated]
            found |= {(breakdown, None if pd.isna(value) else str(value)) for value in used.unique()}
    return sorted(found, key=lambda pair: (pair[0], pair[1] is None, pair[1] or ""))


def _in_group(values: pd.Series, group: str | None) -> np.ndarray:
    if group is None:
        return values.isna().to_numpy(dtype=bool)
    return (values == group).fillna(value=False).to_numpy(dtype=bool)


def _rows(members: Membership, chosen: np.ndarray) -> Rows:
    kinds = (members.counted, members.unresolved, members.undated, members.derived)
    return Rows(*(np.flatnonzero(kind & chosen) for kind in kinds))


def _addresses(rows: pd.DataFrame) -> np.ndarray:
    """What the digest is made of: content, sheet and row of the spreadsheet, one a line."""
    sheet, row = rows["sheet"].astype("string"), rows["row"].astype("string")
    return (rows["source"] + "!" + sheet + "!" + row + "\n").fillna("").to_numpy(dtype=object)
