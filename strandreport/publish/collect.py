"""Garbage: what earlier builds left in ``outputs/`` and no list of this build names any more."""

from collections.abc import Iterable
from pathlib import Path

from strandreport.model.files import read_json
from strandreport.model.published import CURRENT, PUBLISH
from strandreport.publish.current import remove


def collect_garbage(outputs: Path, batches: int, keep_builds: Iterable[str]) -> None:
    """Remove copies of spreadsheets, contexts, pages, forms, data, evidence, prints and builds that nothing names."""
    _keep(outputs / "ingest" / "contents", _contents(outputs / "ingest"))
    report = outputs / "report"
    contexts = [row for name in ("contexts", "notes") for row in read_json(report / f"{name}.json")["contexts"]]
    _keep(report / "contexts", {Path(row["file"]).name for row in contexts})
    _keep(report / "pages", {Path(row["file"]).name for row in read_json(report / "pages.json")["pages"]})
    _keep(report / "forms", {Path(row["file"]).name for row in read_json(report / "forms.json")["forms"]})
    _keep(report / "data", {row["name"] for row in read_json(report / "open_data.json")["files"]})
    _keep(report / "attached", {row["name"] for row in read_json(report / "attached.json")["attached"]})
    _keep(report / "evidence", {row["name"] for row in read_json(report / "evidence.json")["files"]})
    _keep(report / "store", _prints(report, batches))
    _keep(outputs / PUBLISH, {CURRENT, *keep_builds})


def _contents(ingest: Path) -> set[str]:
    """The copies of the spreadsheets, their cells by the reader and their rows by the forms of this build."""
    listed = read_json(ingest / "intake.json")["contents"]
    return {row[name] for row in listed for name in ("content", "cells", "folder")}


def _prints(report: Path, batches: int) -> set[str]:
    keep = set()
    for batch in range(batches):
        for row in read_json(report / f"printed-{batch}.json")["printed"]:
            keep |= {Path(row["file"]).name, Path(row["file"]).with_suffix(".json").name}
    return keep


def _keep(folder: Path, names: set[str]) -> None:
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.name not in names:
            remove(path)
