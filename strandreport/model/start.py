"""What happens before any job: one build at a time, leftovers removed, the inputs looked at, the last site checked."""

import shutil
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path

from strandreport.model.environment import missing_parts
from strandreport.model.errors import BuildError
from strandreport.model.locks import build_lock
from strandreport.model.look_folder import templates_of
from strandreport.model.manifest import FILE, Manifest, take_manifest
from strandreport.model.published import CURRENT, PUBLISH, site_is_whole

INPUTS, OUTPUTS = Path("inputs"), Path("outputs")
SUMS = OUTPUTS / "ingest" / "sums.json"
FIRST_RESULT = "outputs/ingest/intake.json"
RESULTS = ("ingest/intake.json", "register/*.*", "measure/*.*", "report/*.*", f"{PUBLISH}/{CURRENT}")
SNAKEMAKE = Path(".snakemake")
PACKAGE = Path(__file__).parents[1]
TEMPLATES = PACKAGE.parent / "templates"

# Held until the process ends, however it ends.
_HELD = ExitStack()


def parse_overrides(pairs: Iterable[str]) -> dict[str, str]:
    """Settings of the command line as they were typed: Snakemake would turn dates and numbers into something else.

    >>> parse_overrides(["as_of=2019-12-31", "edition=0012"])
    {'as_of': '2019-12-31', 'edition': '0012'}
    """
    return {key.strip(): value for key, _, value in (pair.partition("=") for pair in pairs)}


def check_program(program: Path) -> None:
    """Stop if the packages are not there, or another one of our name was imported instead of that beside the Snakefile.

    Raises:
        BuildError: with what is missing, or with both places.
    """
    missing = missing_parts("snakemake")
    if missing:
        raise BuildError(missing)
    if program.resolve() / PACKAGE.name != PACKAGE:
        raise BuildError(f"{PACKAGE} was imported instead of {program / PACKAGE.name}; remove the other one.")


def own_templates(root: Path = Path()) -> Path:
    """The templates with the look of the institute whose project folder this is.

    Raises:
        ConfigError: if something in ``config/look`` can't be used.
    """
    return templates_of(root, TEMPLATES, root / OUTPUTS)


def take_over() -> None:
    """Hold the project folder for this build, and clear away what a killed build has left behind.

    Raises:
        BuildError: if another build is running here.
    """
    _HELD.enter_context(build_lock(OUTPUTS))
    shutil.rmtree(SNAKEMAKE / "locks", ignore_errors=True)
    shutil.rmtree(SNAKEMAKE / "scripts", ignore_errors=True)
    for path in [*OUTPUTS.glob("*/.*"), *OUTPUTS.glob("*/*/.*")]:
        if path.is_file():
            path.unlink()


def look_at_inputs() -> Manifest:
    """The manifest of the inputs.

    Raises:
        BuildError: if there is nothing to read.
    """
    manifest = take_manifest(INPUTS, SUMS)
    if not any(entry.status == FILE for entry in manifest.entries):
        raise BuildError(
            f"There is no spreadsheet in {INPUTS.resolve()}, so every required register is missing. "
            "Put the spreadsheets there and run snakemake again. The last site stays as it is."
        )
    return manifest


def forget_stale() -> None:
    """Drop what Snakemake would wrongly take for up to date: the record of a damaged site, results without history.

    What is known by its content (cells, prints, the site itself) stays.
    """
    if not site_is_whole(OUTPUTS):
        (OUTPUTS / PUBLISH / CURRENT).unlink(missing_ok=True)
    if not (SNAKEMAKE / "metadata" / urlsafe_b64encode(FIRST_RESULT.encode()).decode()).is_file():
        for path in [path for pattern in RESULTS for path in OUTPUTS.glob(pattern)]:
            path.unlink()


def check_manifest(found: str, expected: str) -> None:
    """Stop if the inputs are no longer what they were when the build began.

    Raises:
        BuildError: asking for another build.
    """
    if found != expected:
        raise BuildError("The inputs changed during the build; nothing was published. Run snakemake again.")
