"""The cover: what the workbook is, how far it can be relied on, and whom to ask. All of it stands in column A."""

from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter.worksheet import Worksheet

from strandreport.model.files import sha256_of, to_json
from strandreport.model.project import Project
from strandreport.report.annex import measures
from strandreport.report.annex.formats import Formats
from strandreport.report.annex.page import set_up_print, text
from strandreport.report.annex.sheet import Cell, Link, Sheet, Typed
from strandreport.report.context.feeds import Feed
from strandreport.report.context.standing import notice, standing
from strandreport.report.context.words import Words

WIDTH = 100
ID_LENGTH = 12


@dataclass(frozen=True)
class Cover:
    """The name of the sheet, its title, and headings each with a text."""

    name: str
    title: str
    parts: tuple[tuple[str, str], ...]


def cover_of(title: str, sheets: Sequence[Sheet], feed: Feed, project: Project, words: Words) -> Cover:
    """The cover of some sheets."""
    settings, language = project.settings, words.language
    strip = notice(feed, project, words)
    known = [
        ("institute", settings.institute[language]),
        ("strategy", project.strategy.title[language]),
        ("notice", strip),
    ]
    told = [(item["term"], item["text"]) for item in standing(feed, project, words)]
    rest = [
        ("edition", settings.edition),
        ("content_id", content_id(sheets)),
        ("reading", words.text("annex.cover.reading_text")),
        ("licence", settings.licence.title if settings.licence else ""),
        ("contact", settings.contact),
    ]
    before, after = (
        [(words.text(f"annex.cover.{key}"), value) for key, value in pairs if value] for pairs in (known, rest)
    )
    return Cover(words.text("annex.cover.name"), title, (*before, *told, *after))


def content_id(sheets: Sequence[Sheet]) -> str:
    """A sum of all that the sheets hold, which two workbooks share only if they say the same."""
    plain = [
        [sheet.title, [column.head for column in sheet.columns], [[_plain(cell) for cell in row] for row in sheet.rows]]
        for sheet in sheets
    ]
    return sha256_of(to_json(plain).encode("utf-8"))[:ID_LENGTH]


def write_cover(page: Worksheet, cover: Cover, foot: str, formats: Formats) -> None:
    """Write the cover: headings and texts under each other."""
    page.set_column(0, 0, WIDTH)
    page.write_string(0, 0, text(cover.title), formats.title)
    for number, (term, said) in enumerate(cover.parts):
        page.write_string(1 + 2 * number, 0, text(term), formats.term)
        page.write_string(2 + 2 * number, 0, text(said), formats.paragraph)
        page.set_row(2 + 2 * number, measures.paragraph_height(said, WIDTH) + 4)
    set_up_print(page, foot, WIDTH)


def _plain(cell: Cell | Typed | Link) -> str:
    value = cell.value if isinstance(cell, Typed) else cell
    return repr(value)
