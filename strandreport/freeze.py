"""The figures of the last build, frozen to a file that later builds are held against."""

from pathlib import Path

from strandreport.measure.table import from_parquet
from strandreport.measure.task import MEASURE, last_settings
from strandreport.model.files import read_json, write_atomically
from strandreport.model.frozen import FOLDER, frozen_bytes
from strandreport.model.project import load_project
from strandreport.model.published import CURRENT, PUBLISH

FIGURES = "figures.parquet"


def freeze(directory: Path, output: Path | None) -> str:
    """Write the figures of the last build to ``output``, or below ``config/frozen/``; returns what was done in words.

    Raises:
        FileNotFoundError: if nothing was published yet.
    """
    outputs = directory / "outputs"
    settings = load_project(directory, last_settings(outputs)).settings
    read_json(outputs / "measure" / MEASURE)
    figures = from_parquet((outputs / "measure" / FIGURES).read_bytes())
    facts = {
        "edition": settings.edition,
        "as_of": settings.as_of.isoformat(),
        "strategy": settings.strategy,
        "audience": settings.audience,
        "build": str(read_json(outputs / PUBLISH / CURRENT)["id"]),
    }
    name, data = frozen_bytes(figures, facts)
    path = output or directory / "config" / FOLDER / f"{settings.as_of.isoformat()}_{name}.json"
    write_atomically(path, data)
    return f"{len(figures)} figures of the edition {settings.edition} were frozen as {name}: {path}\n"
