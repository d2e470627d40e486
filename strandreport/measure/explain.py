"""One figure, explained: what it means, how it was computed twice, and every cell that it comes from."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from textwrap import fill

import pandas as pd
from rapidfuzz import process

from strandreport.measure.computed import FigureKey, Task
from strandreport.measure.derivations.derivation import Frames
from strandreport.measure.evidence import Evidence, gather, letters_of
from strandreport.measure.explained_text import WIDTH, write_explanation
from strandreport.measure.explanation import Explanation, Rate
from strandreport.measure.peer_groups import peer_groups
from strandreport.measure.peer_names import counted_name, group_of
from strandreport.measure.peers import only_of_organisations
from strandreport.measure.read_evidence import Letters
from strandreport.measure.references import base_of, declaration_of, derived_columns
from strandreport.measure.table import from_parquet
from strandreport.measure.task import PEER_FIGURES, make_task, register_files
from strandreport.measure.with_duckdb import figures as with_duckdb
from strandreport.measure.with_pandas import figures as with_pandas
from strandreport.measure.with_pandas.members import population
from strandreport.measure.with_pandas.tables import add_derived, read_frames
from strandreport.model.accepted import Accepted
from strandreport.model.catalogue import Catalogue, load_catalogue
from strandreport.model.errors import BuildError
from strandreport.model.figures import Figure
from strandreport.model.files import read_json
from strandreport.model.indicators import parts_of
from strandreport.model.project import PROGRAM, Project

FIGURES, NEAREST = "figures.parquet", 5
PLACE = ["source", "sheet", "row"]
SHOWN_ROWS = 500


class UnknownFigureError(BuildError):
    """No figure has that name; the message names the nearest ones."""


def explain(project: Project, outputs: Path, figure_id: str, language: str) -> str:
    """Plain text about a figure, from ``outputs`` of the last build, with both computations done anew.

    Raises:
        UnknownFigureError: if no figure has that name.
    """
    catalogue = load_catalogue(PROGRAM / "templates", language)
    figures = _figures(outputs / "measure", catalogue)
    figure, task = _find(figures, figure_id, catalogue), make_task(project)
    if not group_of(figure_id):
        own = _only(task, figure)
        return write_explanation(_explanation(figure, own, outputs / "register"), project, own, catalogue)
    found, own = _of_peers(figures, figure, project, task, outputs / "register")
    return write_explanation(found, project, own, catalogue)


def newer_words(kept: Accepted, language: str) -> str:
    """That other registers have been read since the build that is explained; nothing where that is not so."""
    if not kept.is_behind:
        return ""
    catalogue = load_catalogue(PROGRAM / "templates", language)
    return fill(catalogue.text("explain.newer", build=kept.build, day=kept.as_of), WIDTH) + "\n\n"


def _of_peers(
    figures: Mapping[str, Figure], asked: Figure, project: Project, task: Task, register: Path
) -> tuple[Explanation, Task]:
    """The explanation of a figure of another group, computed as if that group were the institute."""
    group, figure = group_of(asked.figure_id), figures[counted_name(asked.figure_id)]
    groups = peer_groups(project, task, register)
    of_group = replace(only_of_organisations(task), self_organisations=groups.organisations[group])
    own = _only(of_group, figure)
    found = replace(_explanation(figure, own, register), group=group, organisations=groups.organisations[group])
    known = (groups.researchers or {}).get((group, figure.period))
    if asked == figure or known is None:
        return found, own
    place = letters_of(found.ledger).get((known.content, known.sheet), {}).get("denominators", {})
    cell = f"{place['count']}{known.row}" if "count" in place else ""
    return replace(found, rate=Rate(asked, known, cell)), own


def _figures(measure: Path, catalogue: Catalogue) -> dict[str, Figure]:
    """The figures of the last build by name, with those of peers."""
    if not (measure / FIGURES).is_file():
        raise UnknownFigureError(catalogue.text("explain.none_built"))
    paths = [path for name in (FIGURES, PEER_FIGURES) if (path := measure / name).is_file()]
    return {figure.figure_id: figure for path in paths for figure in from_parquet(path.read_bytes())}


def _find(figures: Mapping[str, Figure], name: str, catalogue: Catalogue) -> Figure:
    if name in figures:
        return figures[name]
    if not name.strip():
        raise UnknownFigureError(catalogue.text("explain.no_name"))
    lines = [catalogue.text("explain.unknown", figure=name)]
    nearest = _nearest(name, figures)
    if nearest:
        lines.append(catalogue.text("explain.nearest", names=", ".join(nearest)))
    raise UnknownFigureError("\n".join(lines))


def _nearest(name: str, figures: Mapping[str, Figure]) -> list[str]:
    """The names most like one that there is not: of the same indicator, and of the same group, if these are known."""
    code, _, group = name.strip().partition(".")[0].upper().partition("@")
    alike = [figure for figure in sorted(figures) if figure.partition(".")[0].partition("@")[0] == code]
    of_group = [figure for figure in alike if group_of(figure).upper() == group]
    hits = process.extract(name, of_group or alike or sorted(figures), limit=NEAREST)
    return [hit[0] for hit in sorted(hits, key=lambda hit: (-hit[1], hit[0]))]


def _only(task: Task, figure: Figure) -> Task:
    """The task of computing one indicator, with its parts if it is a ratio."""
    indicator = declaration_of(figure, task)
    wanted = {part.key: part for part in (*parts_of(indicator, task.indicators), indicator)}
    return replace(task, indicators=wanted)


def _explanation(figure: Figure, task: Task, register: Path) -> Explanation:
    files = register_files(task, register)
    ledger = read_json(register / "ledger.json")
    frames = add_derived(read_frames(files, task), derived_columns(task), task)
    group = (figure.breakdown_value or None) if figure.breakdown else None
    key = FigureKey(declaration_of(figure, task).key, figure.period, figure.breakdown, group)
    return Explanation(
        figure=figure,
        by_pandas=with_pandas.compute(files, task)[key],
        by_duckdb=with_duckdb.compute(files, task)[key],
        parts=evidence_of(key, frames, task, letters_of(ledger), SHOWN_ROWS),
        ledger=ledger,
        findings=tuple(read_json(register / "findings.json")["findings"]),
        withheld=_withheld(files, frames),
    )


def _withheld(files: Mapping[str, Path], frames: Frames) -> frozenset[tuple[str, int, int]]:
    """Content, sheet and row of what stands in a register and is not for the audience."""
    places: set[tuple[str, int, int]] = set()
    for path in files.values():
        places.update(pd.read_parquet(path, columns=PLACE).itertuples(index=False, name=None))
    for frame in frames.values():
        places.difference_update(frame[PLACE].itertuples(index=False, name=None))
    return frozenset(places)


def evidence_of(
    key: FigureKey, frames: Frames, task: Task, letters: Letters, most: int | None = None
) -> tuple[Evidence, ...]:
    """The rows behind a figure, numerator and denominator apart, from frames that have their derived columns."""
    indicator = task.indicators[key.indicator]
    period = next(period for period in task.periods if period.name == key.period)
    place = (period, key.breakdown, key.group)
    places = (place, base_of(indicator.measure.kind, *place, task)) * 2  # a difference has the parts of two rates
    return tuple(
        gather(population(part, frames, task), frames, task, where, letters, most)
        for part, where in zip(parts_of(indicator, task.indicators), places, strict=False)
    )
