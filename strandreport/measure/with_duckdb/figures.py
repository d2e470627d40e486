"""Figures by SQL: integers and HUGEINT only, and the digest of the rows behind each, computed by the database."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import duckdb

from strandreport.measure.computed import Computed, FigureKey, Task
from strandreport.measure.references import derived_columns
from strandreport.measure.with_duckdb.database import open_database
from strandreport.measure.with_duckdb.members import (
    group_column,
    judged_statement,
    judged_table,
    members_statement,
    members_table,
)
from strandreport.model.declarations import ColumnReference
from strandreport.model.indicators import Indicator, parts_of

NUMBERS = {
    "rows": "count(*) FILTER (WHERE m.counted)",
    "distinct": "count(DISTINCT m.measured) FILTER (WHERE m.counted)",
    "sum": "coalesce(sum(CAST(m.measured AS HUGEINT)) FILTER (WHERE m.counted), 0)",
}
DIGEST = "sha256(coalesce(string_agg(m.address, '' ORDER BY m.row_id) FILTER (WHERE m.counted), ''))"
COUNTS = """
        count(*) FILTER (WHERE m.counted) AS n_rows,
        count(*) FILTER (WHERE m.unresolved) AS n_unresolved,
        count(*) FILTER (WHERE m.undated) AS n_undated,
        count(*) FILTER (WHERE m.derived) AS n_derived"""
PART = """
    SELECT w.name, w.value, {number} AS number, {digest} AS digest,{counts}
    FROM wanted AS w LEFT JOIN {members} AS m ON m.period = w.name AND {same_group}
    GROUP BY w.name, w.value"""
WANTED = """
WITH wanted AS (
    SELECT p.name, g.value FROM periods AS p CROSS JOIN ({groups}) AS g
)"""
SIMPLE = """
SELECT p.name, t.value, p.has_begun, t.n_rows, t.n_unresolved, t.n_undated, t.n_derived, t.number, t.digest, NULL
FROM periods AS p JOIN ({top}
) AS t ON t.name = p.name
"""
# A row behind both parts of a ratio counts once.
RATIO = """, either AS (
    SELECT register, row_id, period, value,
        bool_or(counted) AS counted, bool_or(unresolved) AS unresolved, bool_or(undated) AS undated,
        bool_or(derived) AS derived
    FROM ({rows}
    ) GROUP BY register, row_id, period, value
), statistics AS (
    SELECT w.name, w.value,{counts}
    FROM wanted AS w LEFT JOIN either AS m ON m.period = w.name AND {same_group}
    GROUP BY w.name, w.value
), top AS ({top}
), bottom AS ({bottom}
)
SELECT p.name, s.value, p.has_begun, s.n_rows, s.n_unresolved, s.n_undated, s.n_derived, t.number,
    sha256(t.digest || '/' || b.digest), b.number
FROM statistics AS s JOIN periods AS p ON p.name = s.name
JOIN top AS t ON t.name = s.name AND t.value IS NOT DISTINCT FROM s.value
JOIN bottom AS b ON b.name = s.name AND b.value IS NOT DISTINCT FROM s.value
"""


def compute(files: Mapping[str, Path], task: Task) -> dict[FigureKey, Computed]:
    """Every figure of every indicator, by SQL."""
    found: dict[FigureKey, Computed] = {}
    with open_database(files, derived_columns(task), task) as database:
        has_data = {
            name: _prepare(indicator, database, task)
            for name, indicator in task.indicators.items()
            if not indicator.is_ratio
        }
        for indicator in task.indicators.values():
            parts = parts_of(indicator, task.indicators)
            there = all(has_data[part.key] for part in parts)
            for breakdown in (None, *indicator.by):
                sql = figures_sql(parts, breakdown)
                found |= dict(_fetch(indicator, breakdown, there, database.execute(sql).fetchall()))
    return found


def figures_sql(parts: tuple[Indicator, ...], breakdown: ColumnReference | None) -> str:
    """The query for all periods and groups of one indicator, or of a ratio of two."""
    groups = " UNION ".join(f"SELECT DISTINCT {_group(part, breakdown)} FROM {members_table(part)}" for part in parts)
    wanted = WANTED.format(groups=groups if breakdown else "SELECT NULL AS value")
    numbers = [_part(part, breakdown) for part in parts]
    if len(parts) == 1:
        return wanted + SIMPLE.format(top=numbers[0])
    rows = "\n    UNION ALL ".join(
        f"\n    SELECT '{part.of}' AS register, row_id, period, counted, unresolved, undated, derived, "
        f"{_group(part, breakdown)} FROM {members_table(part)}"
        for part in parts
    )
    same_group = "m.value IS NOT DISTINCT FROM w.value"
    return wanted + RATIO.format(rows=rows, counts=COUNTS, same_group=same_group, top=numbers[0], bottom=numbers[1])


def _part(part: Indicator, breakdown: ColumnReference | None) -> str:
    column = group_column(part.by.index(breakdown)) if breakdown else ""
    return PART.format(
        number=NUMBERS[part.measure.kind],
        digest=DIGEST,
        counts=COUNTS,
        members=members_table(part),
        same_group=f"m.{column} IS NOT DISTINCT FROM w.value" if breakdown else "true",
    )


def _group(part: Indicator, breakdown: ColumnReference | None) -> str:
    return f"{group_column(part.by.index(breakdown)) if breakdown else 'NULL'} AS value"


def _prepare(indicator: Indicator, database: duckdb.DuckDBPyConnection, task: Task) -> bool:
    """Make the tables of an indicator; true if its register has anything to measure."""
    judged = judged_statement(indicator, task.registers)
    database.execute(f"CREATE TEMP TABLE {judged_table(indicator)} AS {judged.sql}", dict(judged.values))
    members = members_statement(indicator, task.registers)
    database.execute(f"CREATE TEMP TABLE {members_table(indicator)} AS {members.sql}", dict(members.values))
    row = database.execute(f"SELECT count(*) FROM {judged_table(indicator)} WHERE is_there").fetchone()
    return bool(row and row[0])


def _fetch(
    indicator: Indicator,
    breakdown: ColumnReference | None,
    there: bool,
    rows: list[tuple[Any, ...]],
) -> Iterator[tuple[FigureKey, Computed]]:
    for period, group, has_begun, n_rows, n_unresolved, n_undated, n_derived, top, digest, bottom in rows:
        key = FigureKey(indicator.key, period, str(breakdown) if breakdown else "", group)
        has_data = there and has_begun
        yield (
            key,
            Computed(
                has_data=has_data,
                numerator=int(top) if has_data else None,
                denominator=int(bottom) if has_data and indicator.is_ratio else None,
                n_rows=n_rows,
                n_unresolved=n_unresolved,
                n_undated=n_undated,
                n_derived=n_derived,
                digest=digest,
            ),
        )
