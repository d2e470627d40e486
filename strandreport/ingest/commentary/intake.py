"""A file of commentary, from bytes to what is handed over of it: findings, and a commentary for each of its names."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from strandreport.ingest.cells import Grid, Sheet, encode_value, shown
from strandreport.ingest.commentary.markdown import pieces_of
from strandreport.ingest.commentary.sections import Headings, Sections, divide
from strandreport.ingest.commentary.subjects import Subject, is_commentary, original_of, subject_of
from strandreport.ingest.commentary.troubles import Troubles
from strandreport.ingest.content_store import ContentStore
from strandreport.ingest.reading.control_characters import without_control
from strandreport.model.commentary import COUNTRY, KIND, PART, ROOM_IN_NOTE, Commentary
from strandreport.model.files import write_json
from strandreport.model.findings import Code, Finding, Severity, in_order
from strandreport.model.project import Project

MOST_KIBIBYTES = 256
BLOCKS = Severity.BLOCKS


def read_commentary(project: Project, store: ContentStore, path: Path, content: str, names: Sequence[str]) -> Any:
    """The intake's entry of a content that lies in the folder of commentary; other names of it count as copies."""
    folders = project.settings.invented_folders
    named = sorted(name for name in names if is_commentary(name, folders))
    data = store.snapshot(path, content).read_bytes()
    troubles = Troubles(content)
    subjects = {name: subject_of(name, folders) for name in named}
    known = {name: subject for name, subject in subjects.items() if subject}
    for name in [name for name in named if name not in known]:
        _tell_name(name, next(iter(known), ""), folders, troubles)
    sheet = _sheet(data, troubles) if known else None
    texts = _texts(sheet, content, known, project, troubles) if sheet else []
    _keep_lines(sheet, store.cells(content))
    return {
        "content": content,
        "kind": KIND,
        "saved_on": "",
        "status": "blocked" if any(finding.severity == BLOCKS for finding in troubles.findings) else "read",
        "names": sorted(names),
        "invented": all(name.split("/")[0] in folders for name in named),
        "sheets": [],
        "hides": [],
        "folder": store.typed(content).name,
        "cells": store.cells(content).name,
        "findings": [finding.to_json() for finding in _once(troubles.findings)],
        "commentary": [text.to_json() for text in texts],
    }


def _tell_name(name: str, same: str, folders: Sequence[str], troubles: Troubles) -> None:
    """A name without a subject; ``same`` is a name with one under which this very content is published."""
    original = same or original_of(name, folders)
    if original:
        severity = Severity.ADVICE if same else BLOCKS
        troubles.tell(Code.COMMENTARY_COPY, 0, name, severity, other=original)
    else:
        troubles.tell(Code.COMMENTARY_NAME, 0, name, BLOCKS)


def _sheet(data: bytes, troubles: Troubles) -> Sheet | None:
    """The lines of a text as rows of one cell, so that a finding names a cell that its author gets marked."""
    if not data.strip():
        troubles.tell(Code.EMPTY_FILE, 0, "", BLOCKS)
        return None
    if len(data) > MOST_KIBIBYTES << 10:
        troubles.tell(Code.FILE_TOO_LARGE, 0, f"{len(data) >> 10} KiB", BLOCKS)
        return None
    try:
        lines = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        troubles.tell(Code.COMMENTARY_ENCODING, line, data[error.start : error.start + 1].hex().upper(), BLOCKS)
        return None
    grid: Grid = [[encode_value(line)] for line in lines]
    sheet, found = without_control(Sheet("", grid))
    troubles.findings += [
        Finding(f.code, f.severity, troubles.content, "", "", f.value, f.cells, f.count) for f in found
    ]
    return sheet


def _texts(
    sheet: Sheet, content: str, subjects: dict[str, Subject], project: Project, troubles: Troubles
) -> list[Commentary]:
    """One commentary for each name; texts about a country have other sections than those about a part."""
    folders, headings = project.settings.invented_folders, project.reference.commentary_headings
    text = "\n".join(shown(row[0]).replace("\n", " ") for row in sheet.grid)
    found: dict[str, Sections] = {}
    for kind in sorted({_kind(subject) for subject in subjects.values()}):
        known: Headings = headings[kind]
        found[kind] = divide(pieces_of(text, troubles), known, troubles, ROOM_IN_NOTE if kind == COUNTRY else None)
    return [
        Commentary(
            content=content,
            name=name,
            about=subject.about,
            subject=subject.subject,
            language=subject.language,
            invented=name.split("/")[0] in folders,
            **vars(found[_kind(subject)]),
        )
        for name, subject in subjects.items()
    ]


def _once(findings: Sequence[Finding]) -> list[Finding]:
    """Findings in order, each once: a text about a country and a part at a time is divided twice."""
    return list({finding.sort_key: finding for finding in in_order(findings)}.values())


def _kind(subject: Subject) -> str:
    return COUNTRY if subject.about == COUNTRY else PART


def _keep_lines(sheet: Sheet | None, target: Path) -> None:
    """Keep the lines as the cells of a spreadsheet are kept, for the copy that the author is given back."""
    target.mkdir(parents=True, exist_ok=True)
    if sheet:
        numbers = pa.array(range(1, len(sheet.grid) + 1), pa.int32())
        lines = pa.array([row[0] for row in sheet.grid], pa.string())
        pq.write_table(pa.table({"A": lines, "#": numbers}), target / "0.parquet", compression="zstd")
    empty: dict[str, Any] = {name: [] for name in ("merges", "hidden_rows", "hidden_columns", "comments", "covered")}
    meta = {"name": "", "hidden": False, "is_pivot": False, "ragged_rows": [], "struck_rows": [], **empty}
    write_json(target / "sheets.json", {"sheets": [{**meta, "rows": len(sheet.grid)}] if sheet else []})
