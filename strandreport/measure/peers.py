"""The indicators of participations for peer institutions, France and all participants, from the same extraction.

The two computations do for each what they do for the institute: only who counts as "self" differs. An extraction that
holds the institute's own projects shows of others no more than what they share with it; nothing is compared then.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from strandreport.measure.compute_twice import compute_twice
from strandreport.measure.computed import FigureKey, Task
from strandreport.measure.table import kind_of
from strandreport.measure.task import register_files
from strandreport.model.declarations import DIFFERENCE
from strandreport.model.indicators import Indicator, parts_of
from strandreport.model.project import Project

OWN, FRANCE, ALL = "self", "france", "eu"
RESEARCHERS = "researchers_headcount"
LARGEST_SHARE = 2  # an institute that is in one of two projects of a framework is looking at its own projects
Rows = list[dict[str, Any]]


def compare_peers(project: Project, task: Task, register: Path) -> dict[str, Any]:
    """Figures of each group by indicator and year; instead, the frameworks of which only our own projects are there."""
    if not project.settings.peers or not {"participations", "projects"} <= set(project.registers):
        return {"own_only": [], "groups": [], "figures": [], "researchers": {}}
    files = register_files(task, register)
    rows = pq.read_table(files["participations"], columns=["project_id", "org_id", "country"]).to_pylist()
    own_only = _own_only(rows, _frameworks(files), set(task.self_organisations))
    groups = _groups(project, task, rows)
    compared = _only_of_organisations(task)
    chosen = {} if own_only else groups
    return {
        "own_only": own_only,
        "groups": list(groups),
        "figures": [row for name, ids in chosen.items() for row in _figures(name, ids, compared, register)],
        "researchers": _researchers(project, files),
    }


def _groups(project: Project, task: Task, rows: Rows) -> dict[str, tuple[str, ...]]:
    """The organisations of each group, by its name."""
    french = {row["org_id"] for row in rows if row["country"] == "FR" and row["org_id"]}
    return {
        OWN: task.self_organisations,
        **{peer.id: peer.organisations for peer in project.settings.peers},
        FRANCE: tuple(sorted(french)),
        ALL: tuple(sorted({row["org_id"] for row in rows if row["org_id"]})),
    }


def _frameworks(files: Mapping[str, Path]) -> dict[str, str]:
    table = pq.read_table(files["projects"], columns=["project_id", "framework"]).to_pylist()
    return {row["project_id"]: row["framework"] or "" for row in table}


def _own_only(rows: Rows, frameworks: Mapping[str, str], own: set[str]) -> list[str]:
    """Frameworks of whose projects we are in too many for them to be all."""
    projects: dict[str, set[str]] = {}
    ours: dict[str, set[str]] = {}
    for row in rows:
        framework = frameworks.get(row["project_id"], "")
        projects.setdefault(framework, set()).add(row["project_id"])
        if row["org_id"] in own:
            ours.setdefault(framework, set()).add(row["project_id"])
    return sorted(name for name, found in ours.items() if len(found) * LARGEST_SHARE >= len(projects[name]))


def _only_of_organisations(task: Task) -> Task:
    """The task of the indicators that ask of participations whose they are, without breakdowns."""
    chosen = {key: one for key, one in task.indicators.items() if _is_of_organisations(one, task)}
    parts = {part.key: part for one in chosen.values() for part in parts_of(one, task.indicators)}
    wanted = {key: replace(one, by=()) for key, one in {**parts, **chosen}.items()}
    return replace(task, indicators=wanted)


def _is_of_organisations(indicator: Indicator, task: Task) -> bool:
    if indicator.measure.kind in ("share", "growth", DIFFERENCE):
        return False
    return all(
        part.of == "participations" and any((str(c.reference), c.wanted) == ("is_self", (True,)) for c in part.where)
        for part in parts_of(indicator, task.indicators)
    )


def _figures(name: str, organisations: tuple[str, ...], task: Task, register: Path) -> Iterator[dict[str, Any]]:
    results = compute_twice(replace(task, self_organisations=organisations), register)
    for key in sorted(results, key=lambda key: key.sort_key):
        yield _row(name, key, results[key], task)


def _row(name: str, key: FigureKey, computed: Any, task: Task) -> dict[str, Any]:
    indicator = task.indicators[key.indicator]
    return {
        "group": name,
        "indicator": indicator.id,
        "strands": list(indicator.strands),
        "period": key.period,
        "kind": kind_of(indicator, task) if computed.has_data and computed.denominator != 0 else "none",
        "numerator": computed.numerator,
        "denominator": computed.denominator,
    }


def _researchers(project: Project, files: Mapping[str, Path]) -> dict[str, dict[str, int]]:
    """Researchers by group and year, as far as the register of denominators knows them."""
    if "denominators" not in files:
        return {}
    scopes = {"institute": OWN, "france": FRANCE, "eu": ALL}
    scopes |= {peer.scope: peer.id for peer in project.settings.peers if peer.scope}
    found: dict[str, dict[str, int]] = {}
    for row in pq.read_table(files["denominators"]).to_pylist():
        is_open = row["visibility"] == "public" and row["embargo_until"] is None
        if is_open and row["measure"] == RESEARCHERS and row["scope"] in scopes and row["count"]:
            found.setdefault(scopes[row["scope"]], {})[str(row["year"])] = row["count"]
    return found
