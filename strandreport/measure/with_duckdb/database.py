"""Registers as tables of a database in memory that, once loaded, can reach neither files nor network."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import duckdb

from strandreport.measure.computed import Task
from strandreport.measure.derivations import DERIVATIONS
from strandreport.measure.with_duckdb.group_members import (
    COLUMNS,
    REGION_COLUMNS,
    STATUS_COLUMNS,
    group_rows,
    region_rows,
    status_rows,
    theme_rows,
)
from strandreport.measure.with_duckdb.identifiers import quoted
from strandreport.model.errors import BuildError
from strandreport.model.registers import Register

SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
LOAD = """
CREATE TABLE read.{name} AS SELECT * REPLACE (coalesce(voided, '') AS voided) FROM read_parquet($path)
WHERE $audience <> 'public' OR (visibility = 'public' AND coalesce(embargo_until < $as_of, true))
"""


def open_database(
    files: Mapping[str, Path], wanted: Iterable[tuple[str, str]], task: Task
) -> duckdb.DuckDBPyConnection:
    """A database with the visible rows (schema ``read``) and the same with derived columns (schema ``complete``)."""
    database = duckdb.connect(":memory:", config=SETTINGS)
    database.execute("CREATE SCHEMA read; CREATE SCHEMA complete")
    for name in task.registers:
        parameters = {"path": str(files[name]), "audience": task.audience, "as_of": task.as_of}
        database.execute(LOAD.format(name=quoted(name)), parameters)
    database.execute("SET enable_external_access = false; SET lock_configuration = true")
    _check_keys(database, task)
    _add_parameters(database, task)
    chosen = sorted(wanted)
    for register in task.registers.values():
        _complete(database, register, [name for owner, name in chosen if owner == register.name])
    return database


def _check_keys(database: duckdb.DuckDBPyConnection, task: Task) -> None:
    for register in task.registers.values():
        if len(register.primary_key) > 1:
            continue
        key = quoted(register.primary_key[0])
        query = f"SELECT {key} FROM read.{quoted(register.name)} WHERE {key} IS NOT NULL GROUP BY 1 HAVING count(*) > 1"
        if twice := database.execute(query).fetchone():
            raise BuildError(f"the register {register.name} holds the {key} {twice[0]!r} twice: no link to it is safe")


def _add_parameters(database: duckdb.DuckDBPyConnection, task: Task) -> None:
    database.execute("CREATE MACRO is_void(voided, name) AS list_contains(string_split(voided, ','), name)")
    exclusions = [(name, prefix) for name, prefixes in task.coordination_exclusions.items() for prefix in prefixes]
    _table(database, "self_organisations", "org_id VARCHAR", [(name,) for name in task.self_organisations])
    _table(database, "coordination_exclusions", "framework VARCHAR, prefix VARCHAR", exclusions)
    _table(database, "instrument_years", "instrument VARCHAR, years INTEGER", list(task.instrument_years.items()))
    columns = "name VARCHAR, first_day DATE, last_day DATE, is_total BOOLEAN, has_begun BOOLEAN, is_whole BOOLEAN"
    periods = [
        (p.name, p.start, p.last_day, p.is_total, p.has_begun, not p.is_total and p.end <= task.as_of)
        for p in task.periods
    ]
    _table(database, "periods", columns, periods)
    _table(database, "group_members", COLUMNS, group_rows(task))
    _table(database, "priority_themes", "country VARCHAR, theme VARCHAR", theme_rows(task))
    frameworks = [(name,) for name in task.programme_status.frameworks]
    _table(database, "programme_frameworks", "framework VARCHAR", frameworks)
    _table(database, "programme_status", STATUS_COLUMNS, status_rows(task))
    _table(database, "world_regions", REGION_COLUMNS, region_rows(task))


def _table(database: duckdb.DuckDBPyConnection, name: str, columns: str, rows: Sequence[Sequence[object]]) -> None:
    database.execute(f"CREATE TABLE {name} ({columns})")
    if rows:
        marks = ", ".join("?" for _ in rows[0])
        database.executemany(f"INSERT INTO {name} VALUES ({marks})", rows)


def _complete(database: duckdb.DuckDBPyConnection, register: Register, derived: list[str]) -> None:
    """Add derived columns; what a derivation can't resolve joins the row's voided cells."""
    table, marks, rules, columns, joins = quoted(register.name), ["b.voided"], ["''"], ["b.* EXCLUDE (voided)"], []
    for i, name in enumerate(derived):
        derivation = DERIVATIONS[register.name, name]
        marks.append(f"CASE WHEN d{i}.unresolved THEN ',{name}' ELSE '' END")
        columns.append(f"d{i}.value AS {quoted(name)}")
        rules += [f"CASE WHEN d{i}.by_rule THEN ',{name}' ELSE '' END"] if derivation.has_rule else []
        joins.append(f"JOIN ({derivation.sql}) AS d{i} ON d{i}.row_id = b.row_id")
    columns += [f"{' || '.join(marks)} AS voided", f"{' || '.join(rules)} AS by_rule"]
    query = f"SELECT {', '.join(columns)} FROM read.{table} AS b {' '.join(joins)}"
    database.execute(f"CREATE TABLE complete.{table} AS {query}")
    before, after = (_size(database, schema, table) for schema in ("read", "complete"))
    if before != after:
        raise BuildError(f"deriving columns of {register.name} made {after} rows of {before}; this is a fault of ours")


def _size(database: duckdb.DuckDBPyConnection, schema: str, table: str) -> int:
    row = database.execute(f"SELECT count(*) FROM {schema}.{table}").fetchone()
    return int(row[0]) if row else 0
