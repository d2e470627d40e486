"""The spreadsheets that were handed in, with all that is known of each: bytes, cells, rows, findings."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

import pyarrow.parquet as pq

from strandreport.model.files import read_json
from strandreport.model.findings import Finding, Severity
from strandreport.model.kept_cells import shown
from strandreport.model.own_feedback import is_stamped

PACKAGES = ("xlsx", "xlsm")
IN_PACKAGE = (".xlsx", ".xlsm", ".xltx", ".xltm")


@dataclass(frozen=True)
class File:
    """One content of ``inputs/``: ``sheets`` are the ledger's, ``cells`` the folder of what was read of it."""

    content: str
    names: tuple[str, ...]
    kind: str
    sheets: tuple[Mapping[str, Any], ...]
    findings: tuple[Finding, ...]
    snapshot: Path
    cells: Path
    rows: Path

    @property
    def name(self) -> str:
        """The first of its names."""
        return self.names[0]

    @property
    def is_workbook(self) -> bool:
        """Whether it can be given back as it is, with marks."""
        return self.kind in PACKAGES and self.name.lower().endswith(IN_PACKAGE)

    @property
    def is_blocked(self) -> bool:
        """Whether it, or a sheet of it, was not read."""
        return any(finding.severity == Severity.BLOCKS for finding in self.findings)

    @cached_property
    def read(self) -> tuple[Mapping[str, Any], ...]:
        """What its reader saw of each sheet; nothing if it could not be read."""
        return tuple(read_json(self.cells / "sheets.json")["sheets"]) if self.cells.is_dir() else ()

    @property
    def own_sheets(self) -> tuple[int, ...]:
        """The sheets that we put there when it was given back before."""
        return tuple(i for i in range(len(self.read)) if is_stamped(shown(next(iter(self.row(i, 1)), None))))

    def row(self, sheet: int, number: int) -> list[str | None]:
        """The kept cells of a row."""
        table = pq.read_table(self.cells / f"{sheet}.parquet")
        if not 0 < number <= table.num_rows:
            return []
        row = table.slice(number - 1, 1).to_pylist()[0]
        return [row[name] for name in table.column_names if name != "#"]

    @cached_property
    def indexes(self) -> Mapping[str, int]:
        """The number of each sheet by its name; tables beside each other bear the name of their sheet."""
        return {str(sheet["name"]): i for i, sheet in enumerate(self.read)}

    def sheet_name(self, index: int) -> str:
        """The name of a sheet where the file is given back: text files have none, so theirs is the file's."""
        return str(self.read[index]["name"]) or PurePosixPath(self.name).stem[:31]


@dataclass(frozen=True)
class HandedIn:
    """All files, what was found of no file that could be opened, and what changed between versions."""

    files: tuple[File, ...]
    elsewhere: tuple[Finding, ...]
    changes: tuple[Mapping[str, Any], ...]

    def names(self, content: str) -> str:
        """The names of a content."""
        return next((", ".join(file.names) for file in self.files if file.content == content), content)


def read_handed_in(outputs: Path) -> HandedIn:
    """Read what intake and registers wrote."""
    intake = read_json(outputs / "ingest" / "intake.json")
    found = read_json(outputs / "register" / "findings.json")["findings"]
    findings = tuple(Finding.from_json(item) for item in found)
    ledger = read_json(outputs / "register" / "ledger.json")
    contents = outputs / "ingest" / "contents"
    files = [
        File(
            content=item["content"],
            names=tuple(item["names"]),
            kind=item["kind"],
            sheets=tuple(sheet for sheet in ledger["sheets"] if sheet["content"] == item["content"]),
            findings=tuple(finding for finding in findings if finding.content == item["content"]),
            snapshot=contents / item["content"],
            cells=contents / item["cells"],
            rows=contents / item["folder"],
        )
        for item in intake["contents"]
    ]
    known = {file.content for file in files}
    return HandedIn(
        files=tuple(sorted(files, key=lambda file: file.name)),
        elsewhere=tuple(finding for finding in findings if finding.content not in known),
        changes=tuple(read_json(outputs / "register" / "changes.json")["changes"]),
    )
