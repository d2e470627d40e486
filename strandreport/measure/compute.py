"""Stage measure: every figure by pandas and by DuckDB, compared, judged against the targets, written."""

from collections.abc import Mapping
from pathlib import Path

from strandreport.measure.agreement_days import DAYS, agreement_days
from strandreport.measure.compute_twice import compute_twice
from strandreport.measure.computed import Task
from strandreport.measure.crowds import crowds_of
from strandreport.measure.handed_in_targets import targets_in_use
from strandreport.measure.judgements import judge_all
from strandreport.measure.listed_evidence import list_evidence
from strandreport.measure.peers import compare_peers
from strandreport.measure.revisions import REVISIONS, revisions_of
from strandreport.measure.series_breaks import all_breaks
from strandreport.measure.small_cells import hold_back
from strandreport.measure.table import list_figures, to_parquet
from strandreport.measure.task import (
    MEASURE,
    PEER_FIGURES,
    held_back_registers,
    make_task,
    register_files,
    settings_used,
)
from strandreport.measure.value_status import with_statuses
from strandreport.measure.withheld import withhold
from strandreport.model.figures import Figure
from strandreport.model.files import sha256_of_file, write_atomically, write_json
from strandreport.model.project import Project


def compute_figures(project: Project, register: Path, measure: Path) -> None:
    """Read ``outputs/register``; write ``figures.parquet`` and its companions to ``outputs/measure``.

    Raises:
        ComputationsDiffer: if the two computations disagree on anything; nothing is written then.
        BuildError: if the registers are not what the stage before handed over.
    """
    task = make_task(project)
    files = register_files(task, register)
    figures = _published(task, files, register)
    targets, withheld = targets_in_use(project, files, task)
    judgements = judge_all(figures, project.indicators, targets, task.as_of, withheld, all_breaks(task))
    write_atomically(measure / "figures.parquet", to_parquet(figures))
    computed_from = sha256_of_file(register / "registers.json")
    found = {
        "indicators": sorted(project.indicators),
        "judgements": judgements,
        "settings": settings_used(project),
        "registers": computed_from,
    }
    evidence = list_evidence(figures, task, register)
    write_atomically(measure / "evidence.parquet", evidence.lists)
    write_atomically(measure / "evidence_rows.parquet", evidence.rows)
    peers, peer_figures = compare_peers(project, task, register)
    write_json(measure / "peers.json", peers)
    write_atomically(measure / PEER_FIGURES, to_parquet(peer_figures))
    write_json(measure / REVISIONS, revisions_of(project, figures, files))
    write_json(measure / DAYS, agreement_days(files, task))
    write_json(measure / MEASURE, found)


def _published(task: Task, files: Mapping[str, Path], register: Path) -> list[Figure]:
    """All figures, without what the audience may not know."""
    counted = list_figures(compute_twice(with_statuses(task), register), task)
    told = hold_back(counted, task, crowds_of(task, files))
    return withhold(told, task, held_back_registers(register))
