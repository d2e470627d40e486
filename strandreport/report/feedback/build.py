"""Write the feedback of every spreadsheet with findings, and the list of it by which people are told."""

import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.parsers.expat import ExpatError

from lxml import etree

from strandreport.model.catalogue import load_catalogue
from strandreport.model.commentary import KIND
from strandreport.model.files import sha256_of, write_json
from strandreport.model.project import Project
from strandreport.report.annex.workbook import sheet_names
from strandreport.report.context.words import Words
from strandreport.report.feedback.changes_page import changes_page
from strandreport.report.feedback.copied import copied_bytes
from strandreport.report.feedback.front_page import Writer, front_page
from strandreport.report.feedback.handed_in import File, HandedIn, read_handed_in
from strandreport.report.feedback.kept_files import feedback_name, keep_files
from strandreport.report.feedback.language import language_of, vocabularies
from strandreport.report.feedback.lines import Concern, concerns_of
from strandreport.report.feedback.listed_lines import listed_lines
from strandreport.report.feedback.marked import listed_bytes, marked_bytes
from strandreport.report.feedback.marks import Marks, marks_of
from strandreport.report.feedback.ooxml.page import Page
from strandreport.report.feedback.summary import elsewhere_summary, file_summary

# Whatever the parsers stumble over in a package that could be read: the author gets a copy of what was read instead.
ODD = (ValueError, LookupError, TypeError, AttributeError, zipfile.BadZipFile, zlib.error, ExpatError, etree.LxmlError)

WORKBOOK = ".xlsx"


@dataclass(frozen=True)
class _Given:
    """A file as it is given back; the ending that its name gets where it is of another kind now."""

    data: bytes
    ending: str = WORKBOOK


def write_feedback(project: Project, templates: Path, outputs: Path) -> None:
    """Write ``outputs/feedback`` and, last, ``outputs/report/feedback.json``, which lists it."""
    handed_in = read_handed_in(outputs)
    words = {name: Words(load_catalogue(templates, name)) for name in project.settings.languages}
    known = vocabularies(project, words)
    files: dict[str, bytes] = {}
    taken: dict[str, str] = {}
    rows = []
    for file in handed_in.files:
        language = language_of(file, known)
        concerns, given = concerns_of(file, project), None
        if concerns:
            given = _give_back(file, concerns, words[language], project, handed_in)
            name = feedback_name(file.name, given.ending, taken)
            files[name], taken[name] = given.data, file.content
        facts = {"language": language, "sha256": sha256_of(given.data) if given else "", "file": name if given else ""}
        rows.append({**file_summary(file, concerns, words, project, handed_in), **facts})
    keep_files(outputs / "feedback", files)
    found = {"files": rows, "elsewhere": elsewhere_summary(handed_in, words, project)}
    write_json(outputs / "report" / "feedback.json", found)


def _give_back(file: File, concerns: Sequence[Concern], words: Words, project: Project, handed_in: HandedIn) -> _Given:
    """The file itself with marks; where that can't be, a copy of what was read of it; at the least, the list alone.

    A text is not given back: its lines are listed in another one.
    """
    if file.kind == KIND:
        return _Given(listed_lines(file, concerns, words, project, handed_in).encode(), ".txt")
    marks = marks_of(file, concerns, words, project, handed_in)
    own, names = file.own_sheets, [file.sheet_name(index) for index in range(len(file.read))]
    if file.is_workbook and file.read:
        pages = _pages(Writer(file, names, words, project, handed_in), concerns)
        try:
            return _Given(marked_bytes(file.snapshot.read_bytes(), names, own, marks, pages), "")
        except ODD:
            pass
    names = sheet_names(names)
    pages = _pages(Writer(file, names, words, project, handed_in, is_copy=True), concerns)
    return _Given(_copy(file, names, own, marks, pages))


def _copy(file: File, names: Sequence[str], own: Sequence[int], marks: Marks, pages: Sequence[Page]) -> bytes:
    try:
        return marked_bytes(copied_bytes(file, names), names, own, marks, pages)
    except ODD:
        return listed_bytes(pages)


def _pages(writer: Writer, concerns: Sequence[Concern]) -> list[Page]:
    changes: Sequence[Mapping[str, Any]] = writer.handed_in.changes
    return [page for page in (front_page(writer, concerns), changes_page(writer, changes)) if page is not None]
