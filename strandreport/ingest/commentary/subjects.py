"""What a file of commentary is about, by its name: ``overall.fr.md``, ``maghreb.en.md``, ``country/BR.fr.md``."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from strandreport.model.commentary import COUNTRY, FOLDER, OVERALL, PART

_NAME = re.compile(r"(?:(?P<country>country)/(?P<code>[A-Z]{2})|(?P<part>[a-z][a-z0-9_]*))\.(?P<language>[a-z]{2})\.md")
# what programs of file systems put before or behind the name of a copy
_COPY = re.compile(
    r"^(?:copie de|copy of|copie|copy)\s+|\s*\(\d+\)|\s*-?\s*\b(?:copie|copy)\b(?:\s*\d+)?", re.IGNORECASE
)


@dataclass(frozen=True)
class Subject:
    """Whom or what a text is about, and in which language."""

    about: str
    subject: str
    language: str


def is_commentary(name: str, invented_folders: Sequence[str]) -> bool:
    """Whether a name of ``inputs/`` lies in the folder of commentary, or in that of the examples.

    >>> is_commentary("commentary/overall.en.md", ()), is_commentary("examples/commentary/a.xlsx", ["examples"])
    (True, True)
    >>> is_commentary("accords/commentary/overall.en.md", ["examples"])
    False
    """
    return bool(_below(name, invented_folders))


def subject_of(name: str, invented_folders: Sequence[str]) -> Subject | None:
    """The subject that a name states; None if it states none.

    >>> subject_of("commentary/country/BR.fr.md", ())
    Subject(about='country', subject='BR', language='fr')
    >>> subject_of("commentary/Maghreb.fr.md", ()) is None
    True
    """
    match = _NAME.fullmatch(_below(name, invented_folders))
    if match is None:
        return None
    if match["country"]:
        return Subject(COUNTRY, match["code"], match["language"])
    return Subject(OVERALL if match["part"] == OVERALL else PART, match["part"], match["language"])


def original_of(name: str, invented_folders: Sequence[str]) -> str:
    """The name that a copy's name was made from, if that states a subject; else nothing.

    >>> original_of("commentary/talent (2).en.md", ()), original_of("commentary/country/Copie de BR.fr - Copie.md", ())
    ('commentary/talent.en.md', 'commentary/country/BR.fr.md')
    >>> original_of("commentary/talent.en.md", ()), original_of("commentary/notes.md", ())
    ('', '')
    """
    path = PurePosixPath(name)
    original = str(path.with_name(_COPY.sub("", path.name) or path.name))
    return original if original != name and subject_of(original, invented_folders) else ""


def _below(name: str, invented_folders: Sequence[str]) -> str:
    """The rest of a name below the folder of commentary; empty if it lies elsewhere."""
    parts = PurePosixPath(name).parts
    if len(parts) > 2 and parts[0] in invented_folders:
        parts = parts[1:]
    return "/".join(parts[1:]) if len(parts) > 1 and parts[0] == FOLDER else ""
