"""Reads the files of a project folder's ``config/``, each checked by its JSON Schema."""

from collections.abc import Iterable
from pathlib import Path

from strandreport.model.config_file import ConfigFile, read_config_file
from strandreport.model.errors import ConfigError, Problem

PROGRAM = Path(__file__).parents[2]
SCHEMAS = PROGRAM / "config" / "schemas"


def read(root: Path, name: str) -> ConfigFile:
    """A file that every project has."""
    return read_config_file(root / "config" / f"{name}.yaml", SCHEMAS / f"{name}.json", f"config/{name}.yaml")


def read_if_there(root: Path, name: str) -> ConfigFile | None:
    """A file that a project may have."""
    return read(root, name) if (root / "config" / f"{name}.yaml").is_file() else None


def read_reference(root: Path, name: str) -> ConfigFile:
    """A reference table: the project's own, or else the one that comes with the program."""
    own, common = (folder / "config" / "reference" / f"{name}.yaml" for folder in (root, PROGRAM))
    path = own if own.is_file() else common
    return read_config_file(path, SCHEMAS / f"{name}.json", f"config/reference/{name}.yaml")


def read_all(root: Path, folder: str, schema: str) -> list[ConfigFile]:
    """All files of a folder, which must have one at least."""
    paths = sorted((root / "config" / folder).glob("*.yaml"))
    if not paths:
        raise ConfigError.at(f"config/{folder}", 0, "there is no .yaml file in this folder")
    schema_path = SCHEMAS / f"{schema}.json"
    return [read_config_file(path, schema_path, f"config/{folder}/{path.name}") for path in paths]


def stop_on(problems: Iterable[Problem]) -> None:
    """Raise all problems at once, if there are any."""
    found = list(problems)
    if found:
        raise ConfigError(found)
