"""Layouts that changed: each sheet beside the one before it of the same form.

What is compared is what headers mean: a known header in another language or spelling is no change. Likeness only
proposes; no new header is read as an old one.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from strandreport.model.findings import Code, Finding, Severity
from strandreport.model.forms import Form
from strandreport.model.likeness import pairs
from strandreport.model.spelling import canonical
from strandreport.register.returns import version_of

_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_FIGURES = re.compile(r"[-_. ]*v?[0-9]+")
_NOTHING = "\N{EN DASH}"
Time = tuple[int, int]


@dataclass(frozen=True)
class _Read:
    """A sheet that a form read: when it is of, and meaning (a column, or an unknown header) to (letter, header)."""

    time: Time
    content: str
    name: str
    sheet: str
    header_row: int
    meanings: Mapping[str, tuple[str, str]]

    @property
    def called(self) -> tuple[str, str]:
        """Its names without figures, so that those of two years are the same."""
        return _FIGURES.sub("", PurePosixPath(self.name).stem), _FIGURES.sub("", self.sheet)


def drifted_layouts(intake: Mapping[str, Any], forms: Mapping[str, Form]) -> list[Finding]:
    """What came and went between each sheet and the one of its form that is of the time before.

    The time is the last year in the name of the sheet or the file, and the version in the name of the file. Sheets
    without a year, and those of one time, are in no order and are not compared.
    """
    findings = []
    for form in forms.values():
        reads = sorted(_reads(intake, form), key=lambda read: (read.time, read.name, read.sheet))
        for i, read in enumerate(reads):
            before = _before(read, reads[:i])
            if before and not form.open_ended:
                findings += _compare(before, read, form)
    return findings


def _before(read: _Read, earlier: Sequence[_Read]) -> _Read | None:
    """The sheet of the time before: of several the one that is called the same but for the year; never a guess."""
    past = [other for other in earlier if other.time < read.time]
    alike = [other for other in past if other.called == read.called]
    latest = [other for other in past if other.time == past[-1].time]
    return alike[-1] if alike else latest[0] if len(latest) == 1 else None


def _reads(intake: Mapping[str, Any], form: Form) -> Iterator[_Read]:
    for content in intake["contents"]:
        name = min(content["names"])
        for sheet in content["sheets"]:
            time = time_of(name, sheet["name"])
            if sheet["form"] == form.id and sheet["feeds"] and time:
                meanings = _meanings(sheet, form)
                yield _Read(time, content["content"], name, sheet["name"], sheet["header_row"], meanings)


def time_of(file: str, sheet: str) -> Time | None:
    """The last year and the version that names tell, the sheet's own year first; None if none tells a year.

    >>> time_of("old/mobilite_2016_2019_v2.xlsx", "Feuil1"), time_of("accords.xlsx", "2018"), time_of("a.xlsx", "b")
    ((2019, 2), (2018, 0), None)
    """
    stem = PurePosixPath(file).name
    years = _YEAR.findall(sheet) or _YEAR.findall(stem)
    return (max(map(int, years)), version_of(file)) if years else None


def _meanings(sheet: Mapping[str, Any], form: Form) -> dict[str, tuple[str, str]]:
    """What each header was read as; of one that was not read, the header itself, unless the form names it."""
    columns = {letter: name for letters in sheet["feeds"].values() for name, letter in letters.items()}
    found: dict[str, tuple[str, str]] = {}
    for letter, header in sheet["headers"].items():
        if letter in columns or canonical(header) not in form.headers:
            found.setdefault(columns.get(letter, f"? {canonical(header)}"), (letter, header))
    return found


def _compare(before: _Read, now: _Read, form: Form) -> list[Finding]:
    gone, come = _only_in(before, now), _only_in(now, before)
    # a column that was not read before and is not there now is nobody's loss
    if not come and all(meaning.startswith("?") for meaning in before.meanings.keys() - now.meanings):
        return []
    renamed = pairs(list(gone), list(come))
    expected = {
        "form": form.id,
        "file_before": PurePosixPath(before.name).name + (f" ({before.sheet})" if before.sheet else ""),
        "vanished": _listed(gone, before.header_row),
        "appeared": _listed(come, now.header_row),
        "renamed": ", ".join(f"“{old}” → “{new}”" for old, new in renamed.items()) or _NOTHING,
    }
    cells = tuple(f"{letter}{now.header_row}" for letter in sorted(come.values(), key=lambda at: (len(at), at)))
    return [
        Finding(
            Code.LAYOUT_DRIFTED,
            Severity.ADVICE,
            now.content,
            now.sheet,
            cells=cells or (f"A{now.header_row}",),
            count=len(gone) + len(come),
            expected=expected,
        )
    ]


def _only_in(one: _Read, other: _Read) -> dict[str, str]:
    """Header to letter of what only one of two sheets has."""
    return {header: letter for meaning, (letter, header) in one.meanings.items() if meaning not in other.meanings}


def _listed(headers: Mapping[str, str], row: int) -> str:
    """Headers with their cells, in the order of the sheet."""
    placed = sorted(headers.items(), key=lambda item: (len(item[1]), item[1]))
    return ", ".join(f"“{header}” ({letter}{row})" for header, letter in placed) or _NOTHING
