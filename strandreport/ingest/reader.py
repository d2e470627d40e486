"""Read each spreadsheet in a process of its own, with limits of memory and time; keep the cells by content."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from strandreport.ingest.cells import Comment, Covered, Merge, Sheet
from strandreport.model.files import read_json, write_json
from strandreport.model.findings import Code, Finding
from strandreport.model.project import PROGRAM
from strandreport.model.settings import Limits

SPARE_SECONDS = 5


@dataclass(frozen=True)
class Reading:
    """What became of a file: its kind, why it could not be read (``None`` if it could), its findings, its sheets.

    ``found`` is what the reason quotes; ``sheet`` and ``cells`` say where it lies, if it lies in cells; ``saved_on`` is
    the day on which the file says that it was saved, or empty.
    """

    kind: str = ""
    problem: Code | None = None
    found: str = ""
    sheet: str = ""
    cells: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    saved_on: str = ""


def read_file(path: Path, store: Path, limits: Limits) -> Reading:
    """Read one file, or take the kept cells of the same content.

    Args:
        path: the file, already copied to where nobody changes it.
        store: folder of this content, written once and then only read.
        limits: what the reading may cost.
    """
    if not (store / "sheets.json").is_file():
        _run_child(path, store, limits)
    return _load(store)


def _run_child(path: Path, store: Path, limits: Limits) -> None:
    store.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".reading-", dir=store.parent) as beside:
        target = Path(beside) / "cells"
        target.mkdir()
        problem = _call(path, target, limits)
        if problem:
            shutil.rmtree(target)
            target.mkdir()
            write_json(target / "sheets.json", problem)
        shutil.rmtree(store, ignore_errors=True)
        target.rename(store)


def _call(path: Path, target: Path, limits: Limits) -> dict[str, Any]:
    """Run the child; what it died of, or nothing."""
    request = {
        "file": str(path.resolve()),
        "target": str(target.resolve()),
        "room": {"cells": limits.cells, "compared": limits.compared_cells},
        "memory_mebibytes": limits.memory_mebibytes,
        "seconds": limits.seconds,
    }
    command = [sys.executable, "-m", "strandreport.ingest.reading.child", json.dumps(request)]
    try:
        done = subprocess.run(
            command,
            cwd=PROGRAM,
            env=_environment(),
            capture_output=True,
            timeout=limits.seconds + SPARE_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return _stopped(f"{limits.seconds} s")
    if done.returncode == 0:
        return {}
    last = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:] or [""]
    if "memory" in last[0].lower() or done.returncode == -6:
        return _stopped(f"{limits.memory_mebibytes} MiB")
    if done.returncode in (-24, -9):
        return _stopped(f"{limits.seconds} s")
    return {**_stopped(last[0][:200]), "problem": Code.UNREADABLE_FILE}


def _stopped(found: str) -> dict[str, Any]:
    place = {"sheet": "", "cells": []}
    return {"kind": "", "problem": Code.READER_STOPPED, "found": found, **place, "findings": [], "sheets": []}


def _environment() -> Mapping[str, str]:
    fixed = {"OPENBLAS_NUM_THREADS": "1", "ARROW_DEFAULT_MEMORY_POOL": "system", "PYTHONUTF8": "1"}
    return {**{key: value for key, value in os.environ.items() if key != "PYTHONPATH"}, **fixed}


def _load(store: Path) -> Reading:
    data = read_json(store / "sheets.json")
    return Reading(
        kind=data["kind"],
        problem=Code(data["problem"]) if data["problem"] else None,
        found=data.get("found", ""),
        sheet=data.get("sheet", ""),
        cells=tuple(data.get("cells", ())),
        findings=tuple(Finding.from_json(finding) for finding in data["findings"]),
        sheets=tuple(_load_sheet(store / f"{i}.parquet", sheet) for i, sheet in enumerate(data["sheets"])),
        saved_on=data.get("saved_on", ""),
    )


def _load_sheet(path: Path, meta: dict[str, Any]) -> Sheet:
    table = pq.read_table(path)
    columns = [table.column(name).to_pylist() for name in table.column_names if name != "#"]
    grid = [list(row) for row in zip(*columns, strict=True)] if columns else [[] for _ in range(meta["rows"])]
    return Sheet(
        name=meta["name"],
        grid=grid,
        hidden=meta["hidden"],
        merges=tuple(Merge(*merge) for merge in meta["merges"]),
        hidden_rows=tuple(meta["hidden_rows"]),
        ragged_rows=tuple(meta["ragged_rows"]),
        hidden_columns=tuple(meta["hidden_columns"]),
        struck_rows=tuple(meta["struck_rows"]),
        struck_cells=tuple((row, column) for row, column in meta["struck_cells"]),
        comments=tuple(Comment(*comment) for comment in meta["comments"]),
        covered=tuple(Covered(*covered) for covered in meta["covered"]),
        is_pivot=meta["is_pivot"],
    )
