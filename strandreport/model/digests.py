"""Digests of what a stage's result depends on besides its input files: its code, and its part of the configuration.

They are exact because a stage imports nothing but ``model`` and itself (kept by a test), and because the table below
names all that a stage reads of the project (kept by another).
"""

import platform
import re
import sysconfig
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from pathlib import Path

from strandreport.model.files import sha256_of, sha256_of_file, to_json
from strandreport.model.project import Project

LOCK = "requirements.lock"
LOCKED = re.compile(r"^([A-Za-z0-9._-]+)==", re.MULTILINE)
PACKAGE = "strandreport"


@dataclass(frozen=True)
class Reads:
    """What a stage reads: parts of the project, single settings, and folders of the program beside its own code."""

    parts: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()


STRATEGY = ("strategies", "groups", "themes", "programme_status")

STAGES: Mapping[str, Reads] = {
    "ingest": Reads(("registers", "forms", "reference"), ("limits", "invented_folders")),
    "register": Reads(
        ("registers", "forms", "reference", "strategy", "strategies", "targets", "measurable"),
        ("required_registers", "self_organisations", "as_of", "first_year", "last_year", "languages"),
    ),
    "measure": Reads(
        (
            "registers",
            "strategy",
            "indicators",
            "targets",
            "reference",
            "groups",
            "programme_status",
            "theme_codes",
            "frozen",
        ),
        (
            "as_of",
            "first_year",
            "last_year",
            "self_organisations",
            "reporting_currency",
            "audience",
            "languages",
            "peers",
        ),
    ),
    "report": Reads(
        (
            *("settings", "strategy", "registers", "forms", "indicators", "targets", "reference"),
            *("theme_codes", "chapters", *STRATEGY),
        ),
        (),
        ("templates",),
    ),
    "publish": Reads((), ("strict", "languages", "print_batches", "as_of", "edition")),
}


def code_digest(program: Path, stage: str, rule: str) -> str:
    """Digest of all code that a rule may run: model, its stage, its script, the lock, Python and its packages."""
    package = program / PACKAGE
    own = (package / "__init__.py", package / "model", package / stage, program / "scripts" / f"{rule}.py")
    more = (program / folder for folder in STAGES[stage].folders)
    files = files_digest(program, (*own, *more, program / LOCK))
    return value_digest([files, platform.python_version(), installed_packages(program / LOCK)])


def program_digest(program: Path) -> str:
    """Digest of all code and templates."""
    names = ("Snakefile", "rules", "scripts", PACKAGE, "templates")
    return files_digest(program, [program / name for name in names])


def config_digest(project: Project, stage: str) -> str:
    """Digest of the parts of the configuration that a stage reads; comments and other settings don't count."""
    reads = STAGES[stage]
    parts = [getattr(project, name) for name in reads.parts]
    return value_digest([*parts, *(getattr(project.settings, name) for name in reads.settings)])


def project_digest(project: Project) -> str:
    """Digest of the whole configuration, wherever the project's folder lies."""
    return value_digest([getattr(project, field.name) for field in fields(project) if field.name != "root"])


def value_digest(value: object) -> str:
    """Digest of plain values and dataclasses; the order of mappings counts, as reports follow it.

    >>> value_digest({"a": 1, "b": 2}) == value_digest({"b": 2, "a": 1})
    False
    """
    return sha256_of(to_json(_plain(value)).encode())


def files_digest(program: Path, places: Iterable[Path]) -> str:
    """Digest of files and of all files below folders, by their names below the program's folder."""
    found = sorted({path for place in places for path in _files_below(place)})
    rows = [[path.relative_to(program).as_posix(), _file_digest(path, _stamp(path))] for path in found]
    return sha256_of(to_json(rows).encode())


def installed_packages(lock: Path) -> list[str]:
    """Name and version of what is installed of the locked packages: it need not be what the lock says."""
    locked = {_plain_name(name) for name in LOCKED.findall(lock.read_text(encoding="utf-8"))}
    folders = {Path(sysconfig.get_path(kind)) for kind in ("purelib", "platlib")}
    found = {path.stem for folder in folders for path in folder.glob("*.dist-info")}
    return sorted(name for name in found if _plain_name(name.rpartition("-")[0]) in locked)


def _plain_name(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _files_below(place: Path) -> Iterator[Path]:
    if place.is_file():
        yield place
    elif place.is_dir() and not place.name.startswith((".", "__pycache__")):
        for inner in place.iterdir():
            if not inner.name.startswith("."):
                yield from _files_below(inner)


def _stamp(path: Path) -> tuple[int, int, int]:
    found = path.stat()
    return (found.st_ino, found.st_size, found.st_mtime_ns)


@cache
def _file_digest(path: Path, _stamp: tuple[int, int, int]) -> str:
    return sha256_of_file(path)


def _plain(value: object) -> object:
    if is_dataclass(value):
        return [type(value).__name__, *(_plain(getattr(value, field.name)) for field in fields(value))]
    if isinstance(value, Mapping):
        return [[_plain(key), _plain(inner)] for key, inner in value.items()]
    if isinstance(value, Set):
        return sorted(str(_plain(inner)) for inner in value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(inner) for inner in value]
    return value if isinstance(value, str | int | float | None) else f"{type(value).__name__} {value}"
