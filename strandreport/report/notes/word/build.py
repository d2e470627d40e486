"""The context of a note into the bytes of a Word file: the same words and values as the page, in Word's own styles."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from docx import Document
from docx.document import Document as WordDocument

from strandreport.model.catalogue import Catalogue
from strandreport.report.notes.word.fixed_zip import fixed_bytes
from strandreport.report.notes.word.furniture import settle_columns, write_feet, write_heads
from strandreport.report.notes.word.page import prepare
from strandreport.report.notes.word.parts import Writer
from strandreport.report.notes.word.tables import WIDE

VERSION = 1
Content = Mapping[str, Any]


def write_word(context: Mapping[str, Any], words: Catalogue, colours: Mapping[str, str]) -> bytes:
    """The Word file of a note in the colours of the reports; same context, same bytes."""
    report, note = context["report"], context["note"]
    document = Document()
    prepare(document, report["language"], colours)
    _describe(document, report)
    write_heads(document, report)
    write_feet(document, report, words)
    writer = Writer(document, words, report["language"], colours)
    for write in (_opening, _agreements, _money_and_teams, _projects, _science, _known, _figures):
        write(writer, note)
    settle_columns(document)
    return fixed_bytes(document)


def _opening(writer: Writer, note: Content) -> None:
    writer.line(" · ".join([note["kicker"], *note["place"]]), "Subtitle")
    writer.heading(note["name"], 0)
    writer.heading(writer.text("page.note.lines"), 2)
    for runs in _said(note, "lines", note["lines"]):
        writer.runs(runs, "List Number")
    writer.remark(note["drafted"])
    if note["key_figures"]:
        writer.key_figures(note["key_figures"], writer.text("page.note.key_figures"))


def _agreements(writer: Writer, note: Content) -> None:
    writer.heading(note["agreements"]["heading"], 1)
    for runs in _said(note, "decision", note["agreements"]["written"]):
        writer.runs(runs, "Normal")
    writer.remark_if(note["agreements"]["by"])
    writer.table_or_nothing(note["agreements"]["table"])
    for text in note["agreements"]["notes"]:
        writer.remark(text)


def _money_and_teams(writer: Writer, note: Content) -> None:
    room = writer.columns(2)
    writer.table_or_nothing(note["money"]["table"], writer.text("page.note.money"), room)
    if note["money"]["table"]:
        writer.remark(note["money"]["note"])
    writer.next_column()
    writer.table_or_nothing(note["teams"]["table"], writer.text("page.note.science"), room)
    writer.remark_if(note["teams"]["note"])


def _projects(writer: Writer, note: Content) -> None:
    writer.columns(1)
    projects = note["projects"]
    title = writer.text("page.note.projects")
    if projects and not projects["table"]:
        writer.heading(title, 2)
    else:
        writer.table_or_nothing(projects["table"] if projects else None, title)
    if projects:
        writer.remark(projects["note"])


def _science(writer: Writer, note: Content) -> None:
    """Co-publications: the chart beside the table with the same values."""
    trend = note["trend"]
    if not trend:
        return
    writer.heading(trend["heading"], 1)
    room = writer.columns(2) if trend["chart"] else WIDE
    if trend["chart"]:
        writer.chart(trend["chart"], room)
        writer.next_column()
    writer.table_or_nothing(trend["table"], room=room)
    writer.remark(trend["note"])
    if trend["chart"]:
        writer.columns(1)


def _known(writer: Writer, note: Content) -> None:
    if note["written"]["paragraphs"]:
        writer.heading(writer.text("page.written.commentary"), 1)
        for runs in _said(note, "commentary", note["written"]["paragraphs"]):
            writer.runs(runs, "Normal")
        writer.remark_if(note["written"]["by"])
    writer.columns(len(note["facts"]))
    for i, part in enumerate(note["facts"]):
        if i:
            writer.next_column()
        writer.heading(part["title"], 2)
        written = ["".join(run["text"] for run in runs) for runs in note["short"].get(part["key"], ())]
        for text in [*(written or part["written"]), *part["lines"]]:
            writer.line(text, "List Bullet", is_kept=True)
    writer.columns(1)


def _figures(writer: Writer, note: Content) -> None:
    writer.table_or_nothing(note["figures"], writer.text("page.note.figures"))
    for text in note["notes"]:
        writer.remark(text)
    writer.remark_if(note["shortened"])


def _said(note: Content, name: str, whole: Sequence[Any]) -> Sequence[Any]:
    """What somebody wrote, as much of it as there is room for."""
    short: Sequence[Any] = note["short"].get(name, whole)
    return short


def _describe(document: WordDocument, report: Mapping[str, Any]) -> None:
    """The properties of the file; its dates are the cut-off day, since nothing here asks for the time."""
    known, day = document.core_properties, date.fromisoformat(report["as_of"])
    known.title, known.author, known.language = report["title"], report["institute"], report["language"]
    known.subject, known.comments, known.keywords = report["strategy"], report["content_id"], report["edition"]
    known.created = known.modified = datetime(day.year, day.month, day.day)
    known.last_modified_by, known.revision = report["institute"], VERSION
