"""Findings about whole files: ignored, refused, dropped twice, not readable."""

from collections.abc import Sequence
from dataclasses import replace

from strandreport.ingest.cells import Sheet
from strandreport.ingest.commentary.subjects import is_commentary
from strandreport.ingest.reader import Reading
from strandreport.ingest.reading.file_kind import Kind
from strandreport.model.findings import Code, Finding, Severity
from strandreport.model.manifest import IGNORED, READ_ME, REFUSED, Manifest

XLS_ROWS = 65_536
# A workbook without macros may bear the name of one with macros: programs open it.
_ENDINGS = {
    "xlsx": (".xlsx", ".xlsm"),
    "xlsm": (".xlsm",),
    "xlsb": (".xlsb",),
    "xls": (".xls",),
    "ods": (".ods",),
    "csv": (".csv", ".tsv", ".tab", ".txt"),
    "yaml": (".yaml", ".yml"),
}


def entry_findings(manifest: Manifest, invented_folders: Sequence[str]) -> list[Finding]:
    """What the manifest itself has to tell: names are values here, never ids. Instructions are no news.

    A commentary is published under each of its names, so that none of them is a copy that counts once.
    """
    found = []
    for entry in manifest.entries:
        expected = {"reason": entry.reason}
        if entry.status == IGNORED and entry.reason != READ_ME:
            found.append(Finding(Code.IGNORED_FILE, Severity.ADVICE, value=entry.name, expected=expected))
        elif entry.status == REFUSED:
            found.append(Finding(Code.REFUSED_FILE, Severity.BLOCKS, value=entry.name, expected=expected))
    for content, names in manifest.contents().items():
        names = [name for name in names if not is_commentary(name, invented_folders)]
        if len(names) > 1:
            names_text = ", ".join(sorted(names))
            found.append(Finding(Code.DUPLICATE_FILE, Severity.ADVICE, content, value=names_text, count=len(names)))
    return found


def problem_finding(reading: Reading, content: str) -> Finding | None:
    """The finding that blocks a file which could not be read, or None."""
    if reading.problem is None:
        return None
    cells = reading.cells
    count = max(1, len(reading.cells))
    return Finding(
        reading.problem, Severity.BLOCKS, content, reading.sheet, value=reading.found, cells=cells, count=count
    )


def reading_findings(reading: Reading, content: str) -> list[Finding]:
    """What a file that could be read has to tell."""
    told = [replace(finding, content=content) for finding in reading.findings]
    full = [sheet for sheet in reading.sheets if reading.kind == Kind.XLS and _is_full(sheet)]
    return told + [Finding(Code.XLS_ROW_LIMIT, Severity.ADVICE, content, sheet.name) for sheet in full]


def name_findings(kind: str, names: Sequence[str], content: str) -> list[Finding]:
    """The names of a file that was read which say that it is another kind of file."""
    fitting = _ENDINGS.get(kind)
    wrong = [name for name in names if fitting and not name.casefold().endswith(fitting)]
    expected = {"kind": kind}
    return [Finding(Code.MISNAMED_FILE, Severity.ADVICE, content, value=name, expected=expected) for name in wrong]


def _is_full(sheet: Sheet) -> bool:
    """Whether the last row that an XLS sheet can have is used: what came after it was cut off without a word."""
    return len(sheet.grid) == XLS_ROWS and any(sheet.grid[-1])
