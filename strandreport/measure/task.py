"""What the computations need to know of a project, and nothing else."""

from pathlib import Path

from strandreport.measure.bound import bind
from strandreport.measure.computed import Task
from strandreport.model.accepted import Accepted
from strandreport.model.errors import BuildError
from strandreport.model.files import read_json, sha256_of_file
from strandreport.model.periods import list_periods
from strandreport.model.project import Project
from strandreport.model.settings import as_typed

MEASURE, PEER_FIGURES = "measure.json", "peer_figures.parquet"
SETTINGS = ("as_of", "audience", "first_year", "last_year", "strategy")


def make_task(project: Project) -> Task:
    """The declarations of a project, for whom its figures are computed and how far its data go."""
    settings = project.settings
    return Task(
        indicators=bind(project.indicators, project.strategy, project.groups),
        registers=project.registers,
        periods=list_periods(settings.first_year, settings.last_year, settings.as_of),
        as_of=settings.as_of,
        audience=settings.audience,
        self_organisations=settings.self_organisations,
        coordination_exclusions=project.reference.coordination_exclusions,
        instrument_years=project.reference.instrument_years,
        groups=project.groups,
        programme_status=project.programme_status,
        theme_codes=project.theme_codes,
        world_regions=project.reference.world_regions,
    )


def settings_used(project: Project) -> dict[str, str]:
    """The settings that figures depend on and that can be given on the command line, as they are typed there."""
    return as_typed(project.settings, SETTINGS)


def last_settings(outputs: Path) -> dict[str, str]:
    """What ``settings_used`` said when the figures in ``outputs`` were computed; nothing if there are none yet."""
    path = outputs / "measure" / MEASURE
    return dict(read_json(path).get("settings", {})) if path.is_file() else {}


def settings_of(kept: Accepted) -> dict[str, str]:
    """The settings of the last published build, for all that its pages show; before it those of the last figures."""
    return {**last_settings(kept.outputs), **kept.settings}


def held_back_registers(register: Path) -> frozenset[str]:
    """The registers of which rows are kept from the public only because nobody knows what they belong to."""
    return frozenset(read_json(register / "registers.json").get("held_back", {}))


def register_files(task: Task, register: Path) -> dict[str, Path]:
    """The files of all registers, as the stage before handed them over.

    Raises:
        BuildError: if a register is missing, has no row and must have some, or is not the one that was handed over.
    """
    handed = read_json(register / "registers.json")
    for name, forms in handed.get("missing", {}).items():
        raise BuildError(
            f"The register '{name}' has no row: no spreadsheet in inputs/ feeds it. Put one there that follows one "
            f"of these forms: {', '.join(forms)}. The last site published stays as it is."
        )
    listed = handed["registers"]
    files = {}
    for name in task.registers:
        if name not in listed:
            raise BuildError(
                f"{register / 'registers.json'} does not list the register {name}; build the registers again"
            )
        files[name] = register / listed[name]["file"]
        if sha256_of_file(files[name]) != listed[name]["sha256"]:
            raise BuildError(f"{files[name]} is not the file that registers.json describes; build the registers again")
    return files
