"""The figures of the last published build, frozen to a file that later builds are held against.

The record of a published build says which figures its pages show; only those are frozen.
"""

from pathlib import Path

from strandreport.measure.table import from_parquet
from strandreport.measure.task import MEASURE, settings_of
from strandreport.model.accepted import accepted
from strandreport.model.errors import BuildError
from strandreport.model.files import read_json, sha256_of, write_atomically
from strandreport.model.frozen import FOLDER, frozen_bytes
from strandreport.model.project import load_project
from strandreport.model.published import CURRENT, PUBLISH, RECORD, site_is_whole
from strandreport.model.settings import Settings

FIGURES = "figures.parquet"


def freeze(directory: Path, output: Path | None) -> str:
    """Write the figures of the last build to ``output``, or below ``config/frozen/``; returns what was done in words.

    Raises:
        FileNotFoundError: if nothing was published yet.
        BuildError: if the figures at hand are not those that the published pages show.
    """
    outputs = directory / "outputs"
    kept = accepted(outputs)
    measure = kept.outputs / "measure"
    settings = load_project(directory, settings_of(kept)).settings
    read_json(measure / MEASURE)
    data = (measure / FIGURES).read_bytes()
    build = _published_build(outputs, settings, sha256_of(data))
    facts = {
        "edition": settings.edition,
        "as_of": settings.as_of.isoformat(),
        "strategy": settings.strategy,
        "audience": settings.audience,
        "build": build,
    }
    figures = from_parquet(data)
    name, frozen = frozen_bytes(figures, facts)
    path = output or directory / "config" / FOLDER / f"{settings.as_of.isoformat()}_{name}.json"
    write_atomically(path, frozen)
    return f"{len(figures)} figures of the edition {settings.edition} were frozen as {name}: {path}\n"


def _published_build(outputs: Path, settings: Settings, figures: str) -> str:
    """The id of the build that is published, if its pages show these figures."""
    build = str(read_json(outputs / PUBLISH / CURRENT)["id"])
    if not site_is_whole(outputs):
        raise BuildError(f"The site of build {build} is not as it was published; build the reports again, then freeze.")
    record = read_json(outputs / PUBLISH / build / RECORD)
    shown = (record.get("figures"), record["edition"], record["as_of"])
    if shown != (figures, settings.edition, settings.as_of.isoformat()):
        raise BuildError(
            f"The figures in {outputs / 'measure'} are not those of the published build {build} "
            f"(edition {record['edition']}, up to {record['as_of']}): they were computed later, or their build did not "
            "come to its end. Nothing was frozen: build the reports to the end (make report or snakemake), then freeze."
        )
    return build
