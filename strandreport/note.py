"""Notes on demand, from the registers and figures of the last build and without another: a few seconds each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from strandreport.measure.task import MEASURE, settings_of
from strandreport.model.accepted import accepted
from strandreport.model.catalogue import load_catalogue
from strandreport.model.errors import BuildError
from strandreport.model.files import read_json, sha256_of_file
from strandreport.model.manifest import take_manifest
from strandreport.model.project import Project, load_project
from strandreport.model.start import INPUTS, SUMS, own_templates
from strandreport.report.context.handover import read_handover
from strandreport.report.context.words import Words
from strandreport.report.notes.chosen import choose
from strandreport.report.notes.figures import figures_of_narrowed
from strandreport.report.notes.files import write_note_files
from strandreport.report.notes.listing import note_context
from strandreport.report.notes.material import Material, read_material
from strandreport.report.notes.narrowing import narrowing
from strandreport.report.notes.subjects import COUNTRY, Subject, find_subjects
from strandreport.report.notes.told import Told

BUILD_FIRST = "Build the reports first: make report, or snakemake."


@dataclass(frozen=True)
class Wish:
    """What somebody asks for: a subject, in which languages, and where to."""

    subject: str
    languages: Sequence[str]
    folder: Path


def write_notes(directory: Path, wish: Wish) -> str:
    """Write the notes of a wish; returns the paths, one a line, and first what a reader must know of the data.

    Raises:
        BuildError: if nothing was built yet, a build stopped half way, or the subject does not exist.
    """
    kept = accepted(directory / "outputs")
    outputs = kept.outputs
    _check_built(outputs)
    project = load_project(directory, settings_of(kept))
    material = read_material(project, read_handover(project, outputs), outputs)
    templates = own_templates(directory)
    all_words = {name: Words(load_catalogue(templates, name)) for name in wish.languages or project.settings.languages}
    is_stale = _is_stale(directory, outputs)
    told = [_BUILD.format(build=kept.build, day=kept.as_of)] if kept.build else []
    told += [_STALE] if is_stale else []
    for subject in find_subjects(wish.subject, material):
        figures = _figures(subject, material, outputs)
        for words in all_words.values():
            context = note_context(subject, material, templates, all_words, words, figures)
            told += map(
                str,
                write_note_files(_alone(context, words, is_stale=is_stale), templates, words.catalogue, wish.folder),
            )
    return "\n".join(told) + "\n"


_BUILD = "Told from build {build}, whose registers go up to {day}."
_STALE = (
    "The spreadsheets in inputs/ changed since the last build; the notes show what that build accepted, and say so."
)


def _figures(subject: Subject, material: Material, outputs: Path) -> list[Told] | None:
    """The figures of anything but a country, which has its own in the reports."""
    if subject.kind == COUNTRY:
        return None
    # imported here, since a country's note needs no computation and none of its packages
    from strandreport.measure.narrowed import narrowed_figures

    project: Project = material.project
    wanted = narrowing(subject, choose(subject, material))
    return figures_of_narrowed(narrowed_figures(project, outputs / "register", wanted), project, material.handover)


def _alone(context: Mapping[str, Any], words: Words, *, is_stale: bool) -> dict[str, Any]:
    """A note outside the site: without a way home, and saying whether newer spreadsheets lie there."""
    report = context["report"]
    parts = [words.text("note.stale"), report["notice"]] if is_stale else [report["notice"]]
    return {**context, "report": {**report, "home": "", "notice": words.joined(parts)}}


def _check_built(outputs: Path) -> None:
    registers, measure = outputs / "register" / "registers.json", outputs / "measure" / MEASURE
    if not registers.is_file() or not measure.is_file():
        raise BuildError(f"There are no registers and figures yet. {BUILD_FIRST}")
    if read_json(measure).get("registers") != sha256_of_file(registers):
        raise BuildError(
            f"The figures are not those of the registers: the last build stopped on its way. {BUILD_FIRST}"
        )


def _is_stale(directory: Path, outputs: Path) -> bool:
    """Whether other contents lie in ``inputs/`` than the last build has read."""
    now = take_manifest(directory / INPUTS, directory / SUMS).contents()
    read = {row["content"] for row in read_json(outputs / "ingest" / "intake.json")["contents"]}
    return set(now) != read
