"""The sheets about the inputs: files, the ledger of rows, rows left out, and findings."""

from collections.abc import Sequence
from typing import Any

from strandreport.model.ledger import RowClass
from strandreport.model.project import Project
from strandreport.report.annex.sheet import Column, Kind, Sheet, Shorthand
from strandreport.report.context.dated import dated
from strandreport.report.context.feeds import Feed
from strandreport.report.context.findings import Shown, message, places, shown_findings
from strandreport.report.context.handover import Handover
from strandreport.report.context.notes import ledger_counts
from strandreport.report.context.samples import sample_of_file
from strandreport.report.context.words import Words

NOTES = {
    "files": ("sources",),
    "ledger": ("unresolved", "sources", "disclosure"),
    "left_out": ("unresolved", "disclosure"),
    "findings": ("unresolved", "disclosure"),
}


def files_sheet(feed: Feed, handover: Handover, project: Project, words: Words) -> Sheet:
    """Every file that was handed in."""
    columns = (
        *_columns(("file", "source", "outcome", "invented", "sample"), words),
        Column(words.text("annex.head.size"), Kind.INTEGER),
        *_columns(("dated", "sha256"), words),
    )
    rows = [
        (
            ", ".join(file["names"]),
            file["content"],
            words.text(f"annex.outcome.{file['status']}"),
            words.text(f"annex.invented.{'yes' if file['invented'] else 'no'}"),
            sample_of_file(file["names"], project, words),
            file["size"],
            dated(file, handover, words),
            file["sha256"],
        )
        for file in sorted(feed.files, key=lambda file: str(file["names"][0]))
    ]
    return _sheet("files", words, columns, rows)


def ledger_sheet(feed: Feed, handover: Handover, project: Project, words: Words) -> Sheet:
    """What became of the rows of every sheet."""
    classes = [str(name) for name in RowClass]
    columns = (
        *_columns(("file", "sheet", "register", "form"), words),
        Column(words.text("annex.head.all_rows"), Kind.INTEGER),
        *(Column(words.text(f"ledger.{name}"), Kind.INTEGER) for name in classes),
    )
    rows = []
    for sheet in feed.sheets:
        counts = ledger_counts((sheet,), handover)
        register, form = project.registers.get(sheet["register"]), project.forms.get(sheet["form"])
        rows.append((
            handover.names(sheet["content"]),
            sheet["sheet"],
            register.label[words.language] if register else "",
            form.label[words.language] if form else "",
            sum(counts.values()),
            *(counts[name] for name in classes),
        ))  # fmt: skip
    return _sheet("ledger", words, columns, rows)


def left_out_sheet(handover: Handover, project: Project, words: Words) -> Sheet:
    """Every data row that stands in no register, and why."""
    columns = (
        *_columns(("file", "sheet"), words),
        Column(words.text("annex.head.row"), Kind.PLAIN),
        *_columns(("register", "fate", "why"), words),
    )
    rows = [
        (
            handover.names(item["content"]),
            item["sheet_name"],
            item["row"],
            _label(item["register"], project, words),
            words.text(f"ledger.{item['class']}"),
            ", ".join(words.catalogue.text(f"findings.{code}.title") for code in item["codes"]),
        )
        for item in handover.left_out
    ]
    return _sheet("left_out", words, columns, rows)


def findings_sheet(feed: Feed, handover: Handover, project: Project, words: Words) -> Sheet:
    """Every finding with its places and what to do."""
    columns = (
        *_columns(("severity", "code", "title", "file", "sheet", "cells"), words),
        Column(words.text("annex.head.count"), Kind.INTEGER),
        *(
            Column(words.text(f"annex.head.{key}"), Kind.LONG, Shorthand.NOT_APPLICABLE)
            for key in ("message", "expected", "remedy")
        ),
    )
    rows = [_finding(item, handover, project, words) for item in shown_findings(feed.findings, handover, project)]
    return _sheet("findings", words, columns, rows)


def _finding(item: Shown, handover: Handover, project: Project, words: Words) -> tuple[Any, ...]:
    found = places(item, words, handover)
    return (
        words.catalogue.text(f"severity.{item.finding.effect}"),
        str(item.finding.code),
        message(item, words, project, "title"),
        found[0]["file"],
        item.finding.sheet,
        ", ".join(place["cell"] for place in found if place["cell"]),
        item.finding.count,
        *(message(item, words, project, key) for key in ("message", "expected", "remedy")),
    )


def _label(register: str, project: Project, words: Words) -> str:
    known = project.registers.get(register)
    return known.label[words.language] if known else ""


def _columns(keys: Sequence[str], words: Words) -> tuple[Column, ...]:
    """Columns of texts; a blank one is of something that does not apply, such as the cell of a whole file."""
    return tuple(Column(words.text(f"annex.head.{key}"), empty=Shorthand.NOT_APPLICABLE) for key in keys)


def _sheet(key: str, words: Words, columns: tuple[Column, ...], rows: Sequence[Sequence[Any]]) -> Sheet:
    name, title, instruction = (words.text(f"annex.{key}.{part}") for part in ("name", "title", "instruction"))
    return Sheet(name, title, instruction if rows else words.text("annex.empty"), columns, rows, NOTES.get(key, ()))
