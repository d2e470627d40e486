"""A draft of a form as commented YAML, with what was seen in each column."""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from strandreport.ingest.cells import BOOLEAN, DATE, ERROR, FORMULA, NUMBER, TEXT, decode
from strandreport.model.project import Project
from strandreport.model.registers import Column

TO_WRITE = "WRITE THE HEADER OF {} HERE"
SAMPLES, SAMPLE_LENGTH, LONGEST_ID = 3, 30, 36
KINDS = {TEXT: "text", NUMBER: "numbers", DATE: "dates", BOOLEAN: "yes/no", ERROR: "errors", FORMULA: "formulas"}
_DMY = re.compile(r"[0-3]?[0-9][/.-][01]?[0-9][/.-][0-9]{4}")
_COMMA = re.compile(r"-?[0-9][0-9 \u00a0\u202f]*,[0-9]{1,2}")
_POINT = re.compile(r"-?[0-9]+\.[0-9]{1,2}")


@dataclass(frozen=True)
class Drafted:
    """A header with the cells below it, and the column that is proposed for it, if any.

    Where the proposal is not sure enough to be written, it is only named.
    """

    letter: str
    header: str
    column: str
    is_sure: bool
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Draft:
    """What was found on a sheet; ``like`` is how many headers look like the register's."""

    file: str
    sheet: str
    header_row: int
    register: str
    like: int
    headers: tuple[Drafted, ...]


def draft_text(draft: Draft, project: Project, samples: bool) -> str:
    """The YAML of a draft; values are quoted only if they are asked for."""
    place = f"{_quoted(draft.file)}{f', sheet {_quoted(draft.sheet)}' if draft.sheet else ''}"
    lines = [
        f"# Drafted from {place}: headers in row {draft.header_row}.",
        '# Lines marked "# check" are proposals, by the likeness of names. Correct them, then put the file',
        "# into config/forms/. docs/registers.md says what a form may hold besides.",
        f"id: {_form_id(draft.file, project)}  # check: a short name of lower-case letters, figures and underscores",
        "label:",
        f"  en: {_quoted(_title(draft))}  # check: what the sheet is, in English",
        f"  fr: {_quoted(_title(draft))}  # check: what the sheet is, in French",
        *_register_lines(draft, project),
        "columns:",
        *_column_lines(draft, project, samples),
        *_ignored_lines(draft, samples),
    ]
    return "\n".join(lines) + "\n"


def _register_lines(draft: Draft, project: Project) -> Iterator[str]:
    if draft.register:
        why = f"{draft.like} of {len(draft.headers)} headers look like its own" if draft.like else "as asked for"
        yield f"register: {draft.register}  # check: {why}"
    else:
        yield f"# no register looks like these headers; there are {', '.join(sorted(project.registers))}"
        yield "register: name_of_the_register  # check"


def _column_lines(draft: Draft, project: Project, samples: bool) -> Iterator[str]:
    if not draft.register:
        for number, item in enumerate(draft.headers, start=1):
            yield f"  column_{number}: {{headers: [{_quoted(item.header)}]}}  # check the name: {_seen(item, samples)}"
        return
    register = project.registers[draft.register]
    by_column = {item.column: item for item in draft.headers if item.is_sure}
    for column in register.columns:
        if column.name in by_column:
            yield _proposed(by_column[column.name], column, column.name in register.primary_key, samples)
        elif column.required:
            about = f"{column.type}: {column.description['en']}"
            yield f"  # the register needs {column.name} ({about}): no header looks like it"
            yield f"  {column.name}: {{headers: [{_quoted(TO_WRITE.format(column.name))}]}}  # check"


def _proposed(item: Drafted, column: Column, is_key: bool, samples: bool) -> str:
    """A line with the header as it stands; how its cells are written is set only where they show it."""
    texts = [decode(cell).text.strip() for cell in item.cells if cell[0] == TEXT]
    options = [f"headers: [{_quoted(item.header)}]"]
    if column.type == "date" and any(_DMY.fullmatch(text) for text in texts):
        options.append("dates: dmy")
    if column.type in ("money", "decimal"):
        marks = [m for m, rule in (("comma", _COMMA), ("point", _POINT)) if any(rule.fullmatch(t) for t in texts)]
        options += [f"decimal: {marks[0]}"] if len(marks) == 1 else []
    wants = f"{'key, ' if is_key else ''}{column.type}{f' in {column.unit}' if column.unit else ''}"
    return f"  {column.name}: {{{', '.join(options)}}}  # check: wants {wants}; {_seen(item, samples)}"


def _ignored_lines(draft: Draft, samples: bool) -> Iterator[str]:
    left = [item for item in draft.headers if not item.is_sure] if draft.register else []
    if left:
        yield "# headers that are known and not read: move up those that matter"
        yield "ignored:"
        for item in left:
            perhaps = f"perhaps {item.column}? move it up if so; " if item.column else ""
            yield f"  - {_quoted(item.header)}  # {perhaps}{_seen(item, samples)}"


def _seen(item: Drafted, samples: bool) -> str:
    """What stands below a header: how many cells of which kind, and some of them if asked for."""
    kinds = Counter(KINDS[cell[0]] for cell in item.cells)
    text = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0])))
    found = f"column {item.letter}: {text or 'nothing'}"
    return f"{found}, such as {', '.join(_samples(item.cells))}" if samples and item.cells else found


def _samples(cells: Sequence[str]) -> list[str]:
    texts = dict.fromkeys(decode(cell).text.strip()[:SAMPLE_LENGTH] for cell in cells)
    return [_quoted(text) for text in list(texts)[:SAMPLES]]


def _title(draft: Draft) -> str:
    stem = PurePosixPath(draft.file).stem
    return f"{stem}, {draft.sheet}" if draft.sheet else stem


def _form_id(file: str, project: Project) -> str:
    """A short name from that of the file which no form has."""
    plain = unicodedata.normalize("NFKD", PurePosixPath(file).stem.casefold()).encode("ascii", "ignore").decode()
    name = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:LONGEST_ID].strip("_")
    name = name if name[:1].isalpha() else f"form_{name}".strip("_")
    number = next(n for n in range(1, len(project.forms) + 2) if _numbered(name, n) not in project.forms)
    return _numbered(name, number)


def _numbered(name: str, number: int) -> str:
    return name if number == 1 else f"{name}_{number}"


def _quoted(text: str) -> str:
    """A text as strict YAML reads it back, on one line whatever it holds."""
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(ch if ch.isprintable() else json.dumps(ch)[1:-1] for ch in quoted)
