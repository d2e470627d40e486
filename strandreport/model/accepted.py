"""Registers and figures as the last published build accepted them: what the verbs tell, whatever was read since.

``check-inputs``, or a build that stops on its way, leaves newer registers in ``outputs/``; no page was made of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from strandreport.model.files import read_json, sha256_of_file

ACCEPTED, RECORD = "accepted", "accepted.json"
KEPT = {
    "ingest": ("intake.json",),
    "register": ("*.json", "*.parquet"),
    "measure": ("*.json", "*.parquet"),
}


@dataclass(frozen=True)
class Accepted:
    """A folder laid out as ``outputs/``, with the build that it is of; without an id before the first publication.

    ``settings`` are those that its pages show, as they are typed on the command line; ``is_behind`` if other registers
    or figures lie in ``outputs/`` by now.
    """

    outputs: Path
    build: str = ""
    as_of: str = ""
    is_behind: bool = False
    settings: Mapping[str, str] = field(default_factory=dict)


def accepted(outputs: Path) -> Accepted:
    """What the last published build accepted; before the first one, whatever the stages have made."""
    folder = outputs / ACCEPTED
    if not (folder / RECORD).is_file():
        return Accepted(outputs)
    record = read_json(folder / RECORD)
    is_behind = sums_of(outputs) != record["files"]
    # a build that was published before settings were kept has none
    settings = record.get("settings", {})
    return Accepted(folder, record["id"], record["as_of"], is_behind=is_behind, settings=settings)


def sums_of(outputs: Path) -> dict[str, str]:
    """The sums of all that is kept, by its place below ``outputs/``."""
    return {path.relative_to(outputs).as_posix(): sha256_of_file(path) for path in kept_files(outputs)}


def kept_files(outputs: Path) -> list[Path]:
    """The files that registers and figures are made of, in order."""
    found = (path for folder, names in KEPT.items() for name in names for path in (outputs / folder).glob(name))
    return sorted(path for path in found if not path.name.startswith("."))
