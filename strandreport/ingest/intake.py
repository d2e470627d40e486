"""The intake: every file of ``inputs/`` is read, ignored or refused, and each is named with what became of it.

Files are known by content. They are copied to where nobody changes them, read there, and kept: the cells by content
and reader, the typed rows by content and forms, so that a changed spreadsheet is the only one read again.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from strandreport.ingest.amounts import sheet_amounts, write_amounts
from strandreport.ingest.cells import Sheet
from strandreport.ingest.commentary import is_commentary, read_commentary
from strandreport.ingest.content_store import ContentStore, store_for
from strandreport.ingest.continued import continues
from strandreport.ingest.corrections import type_corrections
from strandreport.ingest.country_grammar import Countries, country_words
from strandreport.ingest.elsewhere import Elsewhere, names_say, said_elsewhere
from strandreport.ingest.file_findings import entry_findings, name_findings, problem_finding, reading_findings
from strandreport.ingest.left_out_secrets import hidden_by_file
from strandreport.ingest.own_feedback import as_handed_in
from strandreport.ingest.reader import Reading, read_file
from strandreport.ingest.rows_file import write_rows
from strandreport.ingest.side_tables import side_tables
from strandreport.ingest.typed_sheet import TypedSheet, type_sheet
from strandreport.model.access import VISIBILITY
from strandreport.model.files import read_json, write_json
from strandreport.model.findings import Code, in_order
from strandreport.model.ledger import check_sum, count_classes
from strandreport.model.manifest import Manifest
from strandreport.model.project import Project

ASIDE = "left_out"


@dataclass(frozen=True)
class _Context:
    project: Project
    inputs: Path
    store: ContentStore
    countries: Countries


def read_inputs(project: Project, manifest: Manifest, inputs: Path, outputs: Path) -> None:
    """Read all spreadsheets that the manifest names and write ``intake.json``.

    Raises:
        BuildError: if a file is no longer what the manifest says, or rows were lost.
    """
    store = store_for(outputs / "contents", project)
    context = _Context(project, inputs, store, country_words(project.reference))
    facts = {entry.content: {"sha256": entry.sha256, "size": entry.size} for entry in manifest.entries if entry.sha256}
    contents = [
        {**_content(context, content, names), **facts[content]}
        for content, names in sorted(manifest.contents().items())
    ]
    findings = [f.to_json() for f in in_order(entry_findings(manifest, project.settings.invented_folders))]
    write_json(outputs / "intake.json", {"contents": contents, "findings": findings, "manifest": manifest.digest})


def _content(context: _Context, content: str, names: list[str]) -> dict[str, Any]:
    if any(is_commentary(name, context.project.settings.invented_folders) for name in names):
        entry: dict[str, Any] = read_commentary(
            context.project, context.store, context.inputs / names[0], content, names
        )
        return entry
    return _spreadsheet(context, content, names)


def _spreadsheet(context: _Context, content: str, names: list[str]) -> dict[str, Any]:
    said = names_say(names)
    entry = context.store.typed(content, said) / "content.json"
    if not entry.is_file():
        snapshot = context.store.snapshot(context.inputs / names[0], content)
        limits = context.project.settings.limits
        if snapshot.stat().st_size > limits.file_mebibytes << 20:
            reading = Reading(problem=Code.FILE_TOO_LARGE, found=f"{snapshot.stat().st_size >> 20} MiB")
        else:
            reading = read_file(snapshot, context.store.cells(content), limits)
        _write_typed(context, content, reading, entry, said)
    facts = {"names": sorted(names), "invented": _is_invented(names, context.project)}
    read = read_json(entry)
    told = [finding.to_json() for finding in name_findings(read["kind"], sorted(names), content)]
    findings = [*read["findings"], *told]
    return {**read, **facts, "findings": findings, "cells": context.store.cells(content).name}


def _write_typed(context: _Context, content: str, reading: Reading, entry: Path, said: Elsewhere) -> None:
    project, findings, sheets = context.project, reading_findings(reading, content), []
    elsewhere = said_elsewhere(reading.sheets, said)
    read: list[tuple[Sheet, TypedSheet]] = []
    for index, sheet in _tables(reading, project):
        typed = type_sheet(sheet, content, project.forms, project.registers, context.countries, elsewhere)
        typed = continues(sheet, typed, read, content, project.forms, project.registers, context.countries)
        read.append((sheet, typed))
        typed, told = type_corrections(typed, sheet.name, content, project.registers, context.countries)
        findings += told
        check_sum(f"{content}, {sheet.name}", len(sheet.grid), count_classes(typed.classes))
        findings += typed.findings
        sheets.append(_sheet_entry(index, sheet.name, typed))
        _write_sheet(entry.parent, index, sheet, typed, project)
    blocked = problem_finding(reading, content)
    findings += [blocked] if blocked else []
    write_json(entry, {
        "content": content,
        "kind": reading.kind,
        "saved_on": reading.saved_on,
        "status": "blocked" if blocked else "read",
        "sheets": sheets,
        "folder": entry.parent.name,
        "hides": sorted(hidden_by_file(reading.problem, project.forms, is_said=bool(elsewhere.secrets))),
        "findings": [finding.to_json() for finding in in_order(findings)],
    })  # fmt: skip


def _write_sheet(folder: Path, index: int, sheet: Sheet, typed: TypedSheet, project: Project) -> None:
    for rows in typed.feeds:
        write_rows(folder / f"{index}.{rows.register.name}.parquet", rows, typed.classes)
    if typed.aside:
        write_rows(folder / f"{index}.{ASIDE}.parquet", typed.aside, typed.classes)
    if typed.layout:
        amounts = sheet_amounts(sheet, typed.layout, project.registers)
        write_amounts(folder / f"{index}.amounts.parquet", amounts, typed.classes)


def _tables(reading: Reading, project: Project) -> list[tuple[int, Sheet]]:
    """The sheets with their index; of tables beside each other the first has the sheet's, the others come last."""
    sheets = map(as_handed_in, reading.sheets)
    parts = [side_tables(sheet, project.forms, project.registers) for sheet in sheets]
    beside = [part for tables in parts for part in tables[1:]]
    return [*enumerate(tables[0] for tables in parts), *enumerate(beside, start=len(parts))]


def _sheet_entry(index: int, name: str, typed: TypedSheet) -> dict[str, Any]:
    layout = typed.layout
    # where another column says who may see a row, it stands for the one that should
    secret = {VISIBILITY.name: typed.says_secret} if typed.says_secret else {}
    return {
        "index": index,
        "name": name,
        "form": layout.form.id if layout else "",
        "register": layout.form.register if layout else "",
        "header_row": layout.header_row if layout else 0,
        "headers": layout.headers if layout else {},
        "letters": secret | layout.letters[layout.form.register] if layout else {},
        "feeds": {rows.register.name: layout.letters[rows.register.name] for rows in typed.feeds} if layout else {},
        "rows": len(typed.classes),
        "classes": count_classes(typed.classes),
        "left_out": [{"row": row, "codes": list(codes)} for row, codes in sorted(typed.left_out.items())],
        "hides": sorted(typed.hides),
        "lost_links": [list(link) for link in typed.lost_links],
        "aside": f"{index}.{ASIDE}.parquet" if typed.aside else "",
    }


def _is_invented(names: list[str], project: Project) -> bool:
    return all(any(name.startswith(f"{folder}/") for folder in project.settings.invented_folders) for name in names)
