"""Whom the institute is compared with: the organisations of each group, and how many researchers it has in a year."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from strandreport.measure.computed import Task
from strandreport.measure.task import register_files
from strandreport.model.project import Project

OWN, FRANCE, EU, ALL = "self", "france", "eu", "all"
RESEARCHERS = "researchers_headcount"
LARGEST_SHARE = 2  # an institute that is in one of two projects of a framework is looking at its own projects
Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Researchers:
    """How many researchers a group has in a year, and the row of a spreadsheet that says so."""

    count: int
    content: str
    sheet: int
    row: int


@dataclass(frozen=True)
class PeerGroups:
    """Group to its organisations; frameworks of which only our own projects are known; (group, year) to researchers."""

    organisations: Mapping[str, tuple[str, ...]]
    own_only: tuple[str, ...] = ()
    researchers: Mapping[tuple[str, str], Researchers] | None = None


def peer_groups(project: Project, task: Task, register: Path) -> PeerGroups:
    """The groups of a project that declares peers; none for any other."""
    if not project.settings.peers or not {"participations", "projects"} <= set(project.registers):
        return PeerGroups({})
    files = register_files(task, register)
    rows = pq.read_table(files["participations"], columns=["project_id", "org_id", "country"]).to_pylist()
    own_only = _own_only(rows, _frameworks(files), set(task.self_organisations))
    return PeerGroups(_groups(project, task, rows), own_only, _researchers(project, files))


def _groups(project: Project, task: Task, rows: Rows) -> dict[str, tuple[str, ...]]:
    """Those of a country or of the Union are its organisations; the Union is that of the cut-off day in every year."""
    of_union = project.groups.members(EU, project.settings.as_of) if EU in project.groups.groups else frozenset()
    return {
        OWN: task.self_organisations,
        **{peer.id: peer.organisations for peer in project.settings.peers},
        FRANCE: _established(rows, frozenset({"FR"})),
        **({EU: _established(rows, of_union)} if of_union else {}),
        ALL: tuple(sorted({row["org_id"] for row in rows if row["org_id"]})),
    }


def _established(rows: Rows, countries: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted({row["org_id"] for row in rows if row["country"] in countries and row["org_id"]}))


def _frameworks(files: Mapping[str, Path]) -> dict[str, str]:
    table = pq.read_table(files["projects"], columns=["project_id", "framework"]).to_pylist()
    return {row["project_id"]: row["framework"] or "" for row in table}


def _own_only(rows: Rows, frameworks: Mapping[str, str], own: set[str]) -> tuple[str, ...]:
    """Frameworks of whose projects we are in too many for them to be all."""
    projects: dict[str, set[str]] = {}
    ours: dict[str, set[str]] = {}
    for row in rows:
        framework = frameworks.get(row["project_id"], "")
        projects.setdefault(framework, set()).add(row["project_id"])
        if row["org_id"] in own:
            ours.setdefault(framework, set()).add(row["project_id"])
    return tuple(sorted(name for name, found in ours.items() if len(found) * LARGEST_SHARE >= len(projects[name])))


def _researchers(project: Project, files: Mapping[str, Path]) -> dict[tuple[str, str], Researchers]:
    """Researchers by group and year, as far as the register of denominators knows them."""
    if "denominators" not in files:
        return {}
    scopes = {"institute": OWN, "france": FRANCE, "eu": EU}
    scopes |= {peer.scope: peer.id for peer in project.settings.peers if peer.scope}
    found: dict[tuple[str, str], Researchers] = {}
    for row in pq.read_table(files["denominators"]).to_pylist():
        is_open = row["visibility"] == "public" and row["embargo_until"] is None
        if is_open and row["measure"] == RESEARCHERS and row["scope"] in scopes and row["count"]:
            place = (scopes[row["scope"]], str(row["year"]))
            found[place] = Researchers(row["count"], row["source"], row["sheet"], row["row"])
    return found
