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
PART = """
    SELECT w.name, w.value, {number} AS number, {digest} AS digest
    FROM wanted AS w LEFT JOIN {members} AS m ON m.period = w.name AND {same_group}
    GROUP BY w.name, w.value"""
FIGURES = """
WITH wanted AS (
    SELECT p.name, g.value FROM periods AS p CROSS JOIN ({groups}) AS g
), parts AS ({rows}
), statistics AS (
    SELECT w.name, w.value,
        count(DISTINCT (m.register, m.row_id)) FILTER (WHERE m.counted) AS n_rows,
        count(DISTINCT (m.register, m.row_id)) FILTER (WHERE m.unresolved) AS n_unresolved,
        count(DISTINCT (m.register, m.row_id)) FILTER (WHERE m.undated) AS n_undated
    FROM wanted AS w LEFT JOIN parts AS m ON m.period = w.name AND {same_group}
    GROUP BY w.name, w.value
), top AS ({top}
), bottom AS ({bottom}
)
SELECT s.name, s.value, p.has_begun, s.n_rows, s.n_unresolved, s.n_undated, t.number, t.digest, b.number,
    sha256(t.digest || '/' || b.digest)
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
            there = all(has_data[part.id] for part in parts)
            for breakdown in (None, *indicator.by):
                sql = figures_sql(parts, breakdown)
                found |= dict(_fetch(indicator, breakdown, there, database.execute(sql).fetchall()))
    return found


def figures_sql(parts: tuple[Indicator, ...], breakdown: ColumnReference | None) -> str:
    """The query for all periods and groups of one indicator; an indicator that is no ratio is its own two parts."""
    columns = {part.id: group_column(part.by.index(breakdown)) if breakdown else "NULL" for part in parts}
    same_group = "{column} IS NOT DISTINCT FROM w.value" if breakdown else "true"

    def numbers(part: Indicator) -> str:
        return PART.format(
            number=NUMBERS[part.measure.kind],
            digest=DIGEST,
            members=members_table(part),
            same_group=same_group.format(column=f"m.{columns[part.id]}"),
        )

    rows = "\n    UNION ALL ".join(
        f"\n    SELECT '{part.of}' AS register, row_id, period, counted, unresolved, undated, "
        f"{columns[part.id]} AS value FROM {members_table(part)}"
        for part in parts
    )
    groups = " UNION ".join(f"SELECT DISTINCT {columns[part.id]} AS value FROM {members_table(part)}" for part in parts)
    return FIGURES.format(
        groups=groups if breakdown else "SELECT NULL AS value",
        rows=rows,
        same_group=same_group.format(column="m.value"),
        top=numbers(parts[0]),
        bottom=numbers(parts[-1]),
    ).strip()


def _prepare(indicator: Indicator, database: duckdb.DuckDBPyConnection, task: Task) -> bool:
    """Make the tables of an indicator; true if its register has anything to measure."""
    judged = judged_statement(indicator, task.registers)
    database.execute(f"CREATE TEMP TABLE {judged_table(indicator)} AS {judged.sql}", dict(judged.values))
    members = members_statement(indicator)
    database.execute(f"CREATE TEMP TABLE {members_table(indicator)} AS {members.sql}")
    row = database.execute(f"SELECT count(*) FROM {judged_table(indicator)} WHERE is_there").fetchone()
    return bool(row and row[0])


def _fetch(
    indicator: Indicator,
    breakdown: ColumnReference | None,
    there: bool,
    rows: list[tuple[Any, ...]],
) -> Iterator[tuple[FigureKey, Computed]]:
    for period, group, has_begun, n_rows, n_unresolved, n_undated, top, digest, bottom, both in rows:
        key = FigureKey(indicator.id, period, str(breakdown) if breakdown else "", group)
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
                digest=both if indicator.is_ratio else digest,
            ),
        )
