"""A spreadsheet that no form knows into a form to complete: its headers, a register and columns that look like them.

Everything is a proposal to a person. The draft is read by the loader of forms once its names are filled in.
"""

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from strandreport.ingest.cells import TEXT, Sheet, letter, shown
from strandreport.ingest.draft_text import Draft, Drafted, draft_text
from strandreport.ingest.header import find_layout
from strandreport.ingest.header_rows import SEARCHED_ROWS
from strandreport.ingest.reader import read_file
from strandreport.ingest.row_classes import is_blank
from strandreport.model.catalogue import load_catalogue
from strandreport.model.errors import BuildError
from strandreport.model.likeness import LIKE, likeness, nearest_form
from strandreport.model.project import PROGRAM, Project
from strandreport.model.spelling import canonical

_HEADER_SHARE = 0.8


@dataclass(frozen=True)
class Wishes:
    """What a person asks of a draft: a sheet and a register, or nothing; whether it quotes values."""

    sheet: str = ""
    register: str = ""
    samples: bool = False


def draft_form(path: Path, project: Project, wishes: Wishes) -> str:
    """The text of a form to complete.

    Raises:
        BuildError: if the file can't be read, or it is not clear of which sheet the form is to be.
    """
    if wishes.register and wishes.register not in project.registers:
        raise BuildError(
            f"No register is called {wishes.register!r}; there are {', '.join(sorted(project.registers))}."
        )
    sheet = _choose(_sheets(path, project), path.name, wishes.sheet, project)
    header_row = find_header(sheet)
    headers = {at: shown(cell).strip() for at, cell in enumerate(sheet.grid[header_row]) if not is_blank(cell)}
    if not headers:
        raise BuildError(f"{path.name}: none of the first {SEARCHED_ROWS} rows looks like headers.")
    register, like = propose_register(list(headers.values()), project)
    register = wishes.register or register
    columns = propose_columns(headers, register, project) if register else {}
    sure = {at for at, column in columns.items() if not _wants_a_person(headers[at], column, register, project)}
    drafted = tuple(
        Drafted(letter(at + 1), header, columns.get(at, ""), at in sure, tuple(_below(sheet, header_row, at)))
        for at, header in headers.items()
    )
    draft = Draft(path.name, sheet.name, header_row + 1, register, like if not wishes.register else 0, drafted)
    return draft_text(draft, project, wishes.samples)


def _sheets(path: Path, project: Project) -> Sequence[Sheet]:
    """The sheets of a file, read as the build reads them: in a process of its own, within limits."""
    if path.is_dir():
        raise BuildError(f"{path}: this is a folder; name one file in it.")
    if not path.is_file():
        raise BuildError(f"{path}: there is no such file.")
    limits = project.settings.limits
    if path.stat().st_size > limits.file_mebibytes << 20:
        raise BuildError(f"{path}: the file is larger than {limits.file_mebibytes} MiB, the limit of the settings.")
    with tempfile.TemporaryDirectory() as folder:
        reading = read_file(path, Path(folder) / "cells", limits)
    if reading.problem:
        title = load_catalogue(PROGRAM / "templates", "en").text(f"findings.{reading.problem}.title")
        named = ", ".join(filter(None, (reading.problem, reading.found)))
        raise BuildError(f"{path}: the file can't be read. {title} ({named}).")
    return [sheet for sheet in reading.sheets if any(not is_blank(cell) for row in sheet.grid for cell in row)]


def _choose(sheets: Sequence[Sheet], file: str, wanted: str, project: Project) -> Sheet:
    """The sheet that is meant: the one that is named, the only one, or the only one that no form fits."""
    names = ", ".join(repr(sheet.name) for sheet in sheets)
    if not sheets:
        raise BuildError(f"{file}: there is nothing in it.")
    if wanted:
        found = [sheet for sheet in sheets if sheet.name == wanted]
        if not found:
            there = f"there are {names}" if any(sheet.name for sheet in sheets) else "its one sheet has no name"
            raise BuildError(f"{file}: no sheet is called {wanted!r}; {there}.")
        return found[0]
    unknown = [s for s in sheets if len(sheets) > 1 and find_layout(s, project.forms, project.registers, "")[0] is None]
    chosen = unknown if len(unknown) == 1 else list(sheets)
    if len(chosen) > 1:
        raise BuildError(f"{file}: it has several sheets; name one with --sheet: {names}.")
    return chosen[0]


def find_header(sheet: Sheet) -> int:
    """The row (from 0) that looks like the header: the first with nearly as many different words as any has."""
    words = [
        len({shown(cell).strip() for cell in row if cell and cell[0] == TEXT and not is_blank(cell)})
        for row in sheet.grid[:SEARCHED_ROWS]
    ]
    return next(i for i, count in enumerate(words) if count >= max(words) * _HEADER_SHARE)


def propose_register(headers: Sequence[str], project: Project) -> tuple[str, int]:
    """The register whose columns look most like some headers, and how many do; ("", 0) if none does."""
    known = {name: list(_words_of(name, project)) for name in project.registers}
    name, like = nearest_form(headers, known)
    return name, len(like)


def propose_columns(headers: Mapping[int, str], register: str, project: Project) -> dict[int, str]:
    """Place of a header to the column of a register that it looks like, the likest first, each once."""
    words = _words_of(register, project)
    scored = sorted(
        (-likeness(header, word), at, column)
        for at, header in headers.items()
        for word, columns in words.items()
        for column in columns
    )
    found: dict[int, str] = {}
    for score, at, column in scored:
        if -score >= LIKE and at not in found and column not in found.values():
            found[at] = column
    return found


def _wants_a_person(header: str, name: str, register: str, project: Project) -> bool:
    """Whether a likeness is too little to go by: of money, of keys and of strands, unless the word is known."""
    column, key = project.registers[register].column(name), project.registers[register].primary_key
    is_grave = column.type == "money" or column.link or name == "strand" or name in key
    words = _words_of(register, project)
    return bool(is_grave) and canonical(header) not in {canonical(w) for w, names in words.items() if name in names}


def _words_of(register: str, project: Project) -> dict[str, list[str]]:
    """Every word for a column of a register that the project knows, to the columns that it means."""
    found: dict[str, list[str]] = {}
    for column in project.registers[register].columns:
        for word in (column.name, *column.label.values()):
            found.setdefault(word, []).append(column.name)
    for form in project.forms.values():
        for feed in form.feeds:
            if feed.register == register:
                for own in feed.columns:
                    for word in own.headers if own.name in project.registers[register].names else ():
                        found.setdefault(word, []).append(own.name)
    return {word: list(dict.fromkeys(columns)) for word, columns in found.items()}


def _below(sheet: Sheet, header_row: int, at: int) -> list[str]:
    return [cell for row in sheet.grid[header_row + 1 :] if (cell := row[at]) is not None and not is_blank(cell)]
