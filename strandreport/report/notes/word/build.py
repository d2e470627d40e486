"""The context of a note into the bytes of a Word file: the same words and values as the page, in Word's own styles."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from docx import Document
from docx.document import Document as WordDocument

from strandreport.model.catalogue import Catalogue
from strandreport.report.notes.word.fixed_zip import fixed_bytes
from strandreport.report.notes.word.furniture import write_feet, write_heads
from strandreport.report.notes.word.page import prepare
from strandreport.report.notes.word.parts import Writer

VERSION = 1


def write_word(context: Mapping[str, Any], words: Catalogue) -> bytes:
    """The Word file of a note; same context, same bytes."""
    report, note = context["report"], context["note"]
    document = Document()
    prepare(document, report["language"])
    _describe(document, report)
    write_heads(document, report)
    write_feet(document, report, words)
    writer = Writer(document, words, report["language"])
    _opening(writer, report, note)
    _agreements_and_money(writer, note)
    _science(writer, note)
    _known(writer, note)
    return fixed_bytes(document)


def _opening(writer: Writer, report: Mapping[str, Any], note: Mapping[str, Any]) -> None:
    writer.line(f"{note['kicker']} · {report['institute']}", "Subtitle")
    writer.heading(note["name"], 0)
    for text in note["place"]:
        writer.line(text)
    writer.heading(writer.text("page.note.lines"), 1)
    for runs in note["lines"]:
        writer.runs(runs, "List Number")
    writer.remark(note["drafted"])
    if note["key_figures"]:
        writer.heading(writer.text("page.note.key_figures"), 1)
        writer.key_figures(note["key_figures"])


def _agreements_and_money(writer: Writer, note: Mapping[str, Any]) -> None:
    writer.heading(note["agreements"]["heading"], 1)
    for runs in note["agreements"]["written"]:
        writer.runs(runs, "Normal")
    writer.remark_if(note["agreements"]["by"])
    writer.table_or_nothing(note["agreements"]["table"])
    for text in note["agreements"]["notes"]:
        writer.remark(text)
    writer.heading(writer.text("page.note.money"), 1)
    writer.table_or_nothing(note["money"]["table"])
    if note["money"]["table"]:
        writer.remark(note["money"]["note"])
    writer.heading(writer.text("page.note.projects"), 1)
    projects = note["projects"]
    writer.table_or_nothing(projects["table"] if projects else None)
    if projects:
        writer.remark(projects["note"])


def _science(writer: Writer, note: Mapping[str, Any]) -> None:
    if note["trend"]:
        writer.heading(note["trend"]["heading"], 1)
        writer.table_or_nothing(note["trend"]["table"])
        writer.remark(note["trend"]["note"])
    writer.heading(writer.text("page.note.science"), 1)
    writer.table_or_nothing(note["teams"]["table"])
    if note["teams"]["note"]:
        writer.remark(note["teams"]["note"])


def _known(writer: Writer, note: Mapping[str, Any]) -> None:
    if note["written"]["paragraphs"]:
        writer.heading(writer.text("page.written.commentary"), 1)
        for runs in note["written"]["paragraphs"]:
            writer.runs(runs, "Normal")
        writer.remark_if(note["written"]["by"])
    for part in note["facts"]:
        writer.heading(part["title"], 1)
        for text in part["lines"]:
            writer.line(text, "List Bullet")
    writer.heading(writer.text("page.note.figures"), 1)
    writer.table_or_nothing(note["figures"])
    for text in note["notes"]:
        writer.remark(text)


def _describe(document: WordDocument, report: Mapping[str, Any]) -> None:
    """The properties of the file; its dates are the cut-off day, since nothing here asks for the time."""
    known, day = document.core_properties, date.fromisoformat(report["as_of"])
    known.title, known.author, known.language = report["title"], report["institute"], report["language"]
    known.subject, known.comments, known.keywords = report["strategy"], report["content_id"], report["edition"]
    known.created = known.modified = datetime(day.year, day.month, day.day)
    known.last_modified_by, known.revision = report["institute"], VERSION
