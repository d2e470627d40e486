"""The register of targets as targets: the versions that may be seen, over those of ``config/targets.yaml``."""

from collections.abc import Mapping
from pathlib import Path

import pyarrow.parquet as pq

from strandreport.measure.computed import Task
from strandreport.measure.table import kind_of
from strandreport.model.indicators import Indicator
from strandreport.model.project import Project
from strandreport.model.target_history import REGISTER, Version, merge_versions, version_of
from strandreport.model.targets import Target


def targets_in_use(project: Project, files: Mapping[str, Path], task: Task) -> tuple[dict[str, Target], list[str]]:
    """Targets with their versions, and the names of those that are not judged because their versions contradict."""
    if REGISTER not in files:
        return dict(project.targets), []
    kinds = {
        f"{name}.{strand}": kind_of(_declared(name, strand, task), task)
        for name, indicator in project.indicators.items()
        for strand in indicator.strands
    }
    return merge_versions(project.targets, _versions(files[REGISTER], task), kinds, project.settings.languages)


def _declared(name: str, strand: str, task: Task) -> Indicator:
    return task.indicators.get(f"{name}.{strand}") or task.indicators[name]


def _versions(path: Path, task: Task) -> list[Version]:
    """The rows that the audience may see: a version under embargo is not yet in force for it."""
    rows = pq.read_table(path).to_pylist()
    if task.audience == "public":
        open_now = [row for row in rows if row["visibility"] == "public"]
        rows = [row for row in open_now if row["embargo_until"] is None or row["embargo_until"] < task.as_of]
    return [version_of(row) for row in rows]
