"""Figures by SQL: integers and HUGEINT only, and the digest of the rows behind each, computed by the database."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb

from strandreport.measure.computed import Computed, FigureKey, Task
from strandreport.measure.references import derived_columns
from strandreport.measure.with_duckdb.database import open_database
from strandreport.measure.with_duckdb.measures import number_and_base
from strandreport.measure.with_duckdb.members import (
    group_column,
    judged_statement,
    judged_table,
    members_statement,
    members_table,
)
from strandreport.model import declarations
from strandreport.model.declarations import ColumnReference
from strandreport.model.indicators import Indicator, parts_of
from strandreport.model.lookups import scale_of

DIGEST = "sha256(coalesce(string_agg(m.address, '' ORDER BY m.row_id) FILTER (WHERE m.counted), ''))"
COUNTS = """
        count(*) FILTER (WHERE m.counted) AS n_rows,
        count(*) FILTER (WHERE m.unresolved) AS n_unresolved,
        count(*) FILTER (WHERE m.undated) AS n_undated,
        count(*) FILTER (WHERE m.derived) AS n_derived"""
PART = """
    SELECT w.name, w.value, {number} AS number, {base} AS base, {digest} AS digest,{counts}
    FROM wanted AS w LEFT JOIN {members} AS m ON {joined}
    GROUP BY w.name, w.value"""
WANTED = """
WITH wanted AS (
    SELECT p.name, g.value FROM periods AS p CROSS JOIN ({groups}) AS g
)"""
SIMPLE = """
SELECT p.name, t.value, p.has_begun, t.n_rows, t.n_unresolved, t.n_undated, t.n_derived, t.number, t.digest, t.base
FROM periods AS p JOIN ({top}
) AS t ON t.name = p.name
"""
# A row behind both parts of a ratio counts once.
RATIO = """, either AS (
    SELECT register, row_id, name, value,
        bool_or(counted) AS counted, bool_or(unresolved) AS unresolved, bool_or(undated) AS undated,
        bool_or(derived) AS derived
    FROM ({rows}
    ) GROUP BY register, row_id, name, value
), statistics AS (
    SELECT w.name, w.value,{counts}
    FROM wanted AS w LEFT JOIN either AS m ON m.name = w.name AND m.value IS NOT DISTINCT FROM w.value
    GROUP BY w.name, w.value
), top AS ({top}
), bottom AS ({bottom}
)
SELECT p.name, s.value, {is_due} AS is_due, s.n_rows, s.n_unresolved, s.n_undated, s.n_derived, t.number,
    sha256(t.digest || '/' || b.digest) AS digest, b.number AS base
FROM statistics AS s JOIN periods AS p ON p.name = s.name
JOIN top AS t ON t.name = s.name AND t.value IS NOT DISTINCT FROM s.value
JOIN bottom AS b ON b.name = s.name AND b.value IS NOT DISTINCT FROM s.value
"""
# One rate less another, both over enough to be rates at all: a/b - c/d is (ad - cb)/bd.
DIFFERENCE = """
SELECT o.name, o.value, o.is_due AND l.is_due AND o.base >= {least} AND l.base >= {least}, o.n_rows + l.n_rows,
    o.n_unresolved + l.n_unresolved, o.n_undated + l.n_undated, o.n_derived + l.n_derived,
    o.number * l.base - l.number * o.base, sha256(o.digest || '/' || l.digest), o.base * l.base
FROM ({of}) AS o JOIN ({less}) AS l ON l.name = o.name AND l.value IS NOT DISTINCT FROM o.value
"""
ROWS = """
    SELECT '{register}' AS register, m.row_id, w.name, w.value, m.counted, m.unresolved, m.undated, m.derived
    FROM wanted AS w JOIN {members} AS m ON {joined}"""
FIRST_YEAR = "(SELECT arg_min(name, first_day) FROM periods WHERE NOT is_total)"
# Growth is between two years that are over, the first of which is the first of the reports.
GROWS = """p.is_whole AND (
        SELECT f.is_whole AND p.first_day > f.first_day FROM periods AS f WHERE f.name = {first}
    )"""


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
                sql = figures_sql(indicator, parts, breakdown, task)
                found |= dict(_fetch(indicator, breakdown, there, database.execute(sql).fetchall()))
    return found


def figures_sql(
    indicator: Indicator, parts: tuple[Indicator, ...], breakdown: ColumnReference | None, task: Task
) -> str:
    """The query for all periods and groups of one indicator, or of one that is composed of others."""
    if indicator.measure.kind == declarations.DIFFERENCE:
        of, less = (figures_sql(_as_rate(indicator), rate, breakdown, task) for rate in (parts[:2], parts[2:]))
        return DIFFERENCE.format(of=of, less=less, least=indicator.min_denominator)
    groups = " UNION ".join(f"SELECT DISTINCT {_group(part, breakdown)} FROM {members_table(part)}" for part in parts)
    wanted = WANTED.format(groups=groups if breakdown else "SELECT NULL AS value")
    joins = [_joined(indicator, part, breakdown, is_base=i > 0) for i, part in enumerate(parts)]
    numbers = [_part(part, join, task) for part, join in zip(parts, joins, strict=True)]
    if len(parts) == 1:
        return wanted + SIMPLE.format(top=numbers[0])
    rows = "\n    UNION ALL ".join(
        ROWS.format(register=part.of, members=members_table(part), joined=join)
        for part, join in zip(parts, joins, strict=True)
    )
    is_due = GROWS.format(first=FIRST_YEAR) if indicator.measure.kind == "growth" else "p.has_begun"
    return wanted + RATIO.format(rows=rows, counts=COUNTS, top=numbers[0], bottom=numbers[1], is_due=is_due)


def _as_rate(indicator: Indicator) -> Indicator:
    return replace(indicator, measure=declarations.Measure("ratio"))


def _joined(indicator: Indicator, part: Indicator, breakdown: ColumnReference | None, *, is_base: bool) -> str:
    """Which rows of a part belong to a wanted period and group; those of a base may belong to several."""
    kind = indicator.measure.kind if is_base else ""
    period = FIRST_YEAR if kind == "growth" else "w.name"
    if breakdown is None or kind == "share":
        return f"m.period = {period}"
    return f"m.period = {period} AND m.{group_column(part.by.index(breakdown))} IS NOT DISTINCT FROM w.value"


def _part(part: Indicator, joined: str, task: Task) -> str:
    number, base = number_and_base(part, scale_of(part, task.registers))
    known = {"counts": COUNTS, "digest": DIGEST, "members": members_table(part), "joined": joined}
    return PART.format(number=number, base=base, **known)


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
                denominator=int(bottom) if has_data and bottom is not None else None,
                n_rows=n_rows,
                n_unresolved=n_unresolved,
                n_undated=n_undated,
                n_derived=n_derived,
                digest=digest,
            ),
        )
