"""The first sheet of a file that is given back: what to mend, where, and what it means for the figures."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from strandreport.model.findings import SEVERITIES
from strandreport.model.own_feedback import STAMP
from strandreport.model.project import Project
from strandreport.report.context.findings import message
from strandreport.report.context.words import Words
from strandreport.report.feedback.handed_in import File, HandedIn
from strandreport.report.feedback.lines import FIRST, TO_MEND, Concern, sentence
from strandreport.report.feedback.look import SELF
from strandreport.report.feedback.marks import NOTES
from strandreport.report.feedback.meaning import meaning_of
from strandreport.report.feedback.ooxml.page import Box, Line, Page
from strandreport.report.typography import french_spaces

# margin, number, severity, what was found, what to do, count, three links, how many more
WIDTHS = (2, 6, 25, 52, 42, 9, 14, 14, 14, 11)
NUMBER, SEVERITY, FOUND, TO_DO, COUNT, LINKS, MORE = 2, 3, 4, 5, 6, (7, 8, 9), 10
ACROSS = len(WIDTHS) - 1
LINE_HEIGHT, SIGNS, SET_IN = 13, 1.14, 2


@dataclass(frozen=True)
class Writer:
    """What the words of a first sheet are made with; ``sheets`` are the names in the file that is given back."""

    file: File
    sheets: Sequence[str]
    words: Words
    project: Project
    handed_in: HandedIn
    is_copy: bool = False

    def said(self, key: str, **values: object) -> str:
        """A text of the feedback."""
        return self.set(self.words.text(f"feedback.{key}", **values))

    def set(self, text: str) -> str:
        """A text with the spaces of its language."""
        return french_spaces(text) if self.words.language == "fr" else text


def front_page(writer: Writer, concerns: Sequence[Concern]) -> Page:
    """The first sheet."""
    lines = [Line({1: Box(STAMP, "stamp")}, 9), *_opening(writer, concerns), *_meaning(writer), *_key(writer, concerns)]
    first, rest = concerns[:FIRST], concerns[FIRST:]
    if first:
        lines += [*_heading(writer.said("heading.mend" if _to_mend(first) else "heading.look")), _head(writer)]
        lines += [_concern(writer, number, concern) for number, concern in enumerate(first, start=1)]
    if rest:
        lines += [*_heading(writer.said("heading.rest")), _head(writer)]
        lines += [_concern(writer, number, concern) for number, concern in enumerate(rest, start=FIRST + 1)]
    return Page(writer.said("sheet"), SELF, WIDTHS, lines)


def height_of(texts: Sequence[tuple[str, float]]) -> float:
    """How high a row must be for texts in columns of some widths: programs do not all work it out themselves."""
    lines = [
        sum(max(1, -(-len(part) // max(1, int((width - SET_IN) * SIGNS)))) for part in text.split("\n"))
        for text, width in texts
    ]
    return max(lines, default=1) * LINE_HEIGHT + 4


def across(text: str, style: str) -> Line:
    """A row of words over the whole width."""
    return Line({NUMBER: Box(text, style)}, height_of([(text, sum(WIDTHS[1:]))]) + 2, ACROSS)


def _opening(writer: Writer, concerns: Sequence[Concern]) -> list[Line]:
    name = PurePosixPath(writer.file.name).name
    cells = sum(concern.count for concern in concerns if concern.first.severity in TO_MEND)
    title = writer.said("title.mend" if cells else "title.look", file=name)
    lines = [Line({NUMBER: Box(title, "title")}, 32, ACROSS)]
    read = "blocked" if writer.file.read else "unread"
    key = f"lead.{read}" if writer.file.is_blocked else "lead.mend" if cells else "lead.advice"
    lead = writer.set(writer.words.counted(f"feedback.{key}", cells))
    lines.append(across(lead, "lead"))
    if not writer.file.read:
        return [*lines, across(writer.said("how.unread"), "text")]
    how = "how.copy" if writer.is_copy else "how.workbook"
    return [*lines, across(writer.said(how, file=name), "text")]


def _meaning(writer: Writer) -> list[Line]:
    found = meaning_of(writer.file, writer.project, writer.words)
    if not found:
        return []
    lines = _heading(writer.said("heading.meaning"))
    for index, rows, feeds in found:
        boxes = {
            SEVERITY: Box(writer.sheets[index], "link", link_to(writer.sheets[index], "A1")),
            FOUND: Box(writer.set(rows), "cell"),
            TO_DO: Box(writer.set(feeds), "note"),
        }
        lines.append(Line(boxes, _height(boxes)))
    return lines


def _key(writer: Writer, concerns: Sequence[Concern]) -> list[Line]:
    """The colours that are used, what each means, and how many cells bear it."""
    counts: Counter[str] = Counter()
    for concern in concerns:
        counts[concern.first.severity] += concern.count
    lines = _heading(writer.said("heading.key")) if counts else []
    for severity in (severity for severity in SEVERITIES if counts[severity]):
        boxes = {
            SEVERITY: Box(writer.words.catalogue.text(f"severity.{severity}"), f"severity_{severity}"),
            FOUND: Box(writer.said(f"severity.{severity}"), "cell"),
            TO_DO: Box(writer.set(writer.words.counted("feedback.places", counts[severity])), "note"),
        }
        lines.append(Line(boxes, _height(boxes)))
    return lines


def _heading(text: str) -> list[Line]:
    boxes = {column: Box(text if column == NUMBER else "", "heading") for column in range(NUMBER, MORE + 1)}
    return [Line({}, 10), Line(boxes, 22, ACROSS)]


def _head(writer: Writer) -> Line:
    keys = {NUMBER: "number", SEVERITY: "severity", FOUND: "found", TO_DO: "to_do", COUNT: "count", LINKS[0]: "where"}
    boxes = {column: Box("", "head") for column in range(NUMBER, MORE + 1)}
    boxes |= {c: Box(writer.said(f"head.{key}"), "head_number" if c == COUNT else "head") for c, key in keys.items()}
    return Line(boxes, 18)


def _concern(writer: Writer, number: int, concern: Concern) -> Line:
    words, finding = writer.words, concern.first
    title = writer.set(message(concern.findings[0], words, writer.project, "title"))
    found = writer.set(sentence(concern, words, writer.project, writer.handed_in))
    severity = f"{words.catalogue.text(f'severity.{finding.effect}')}\n{finding.code}"
    boxes = {
        NUMBER: Box(str(number), "number"),
        SEVERITY: Box(severity, f"severity_{finding.severity}"),
        FOUND: Box(f"\n{found}", "cell", bold=title),
        TO_DO: Box(writer.set(message(concern.findings[0], words, writer.project, "remedy")), "cell"),
        COUNT: Box(words.number(concern.count), "number"),
        **_links(writer, concern),
    }
    return Line(boxes, _height(boxes))


def _links(writer: Writer, concern: Concern) -> dict[int, Box]:
    """The first cells, and how many more there are; where not all could be marked, how many are."""
    boxes = {column: Box("", "cell") for column in (*LINKS, MORE)}
    for column, (index, cell) in zip(LINKS, concern.places, strict=False):
        place = cell if len(writer.sheets) == 1 else f"{writer.sheets[index]}!{cell}"
        boxes[column] = Box(place, "link", link_to(writer.sheets[index], cell))
    more = len(concern.places) - len(LINKS)
    if more > 0:
        key = "more" if len(concern.places) >= concern.count else "more_unmarked"
        marked = writer.words.number(len(concern.places))
        boxes[MORE] = Box(writer.said(key, count=writer.words.number(more), marked=marked), "note")
        if len(concern.places) > NOTES:
            boxes[MORE] = Box(f"{boxes[MORE].text}\n{writer.said('notes', count=writer.words.number(NOTES))}", "note")
    return boxes


def link_to(sheet: str, cell: str) -> str:
    """A link to a cell of the same workbook.

    >>> link_to("L'an 1", "D17")
    "'L''an 1'!D17"
    """
    quoted = sheet.replace("'", "''")
    return f"'{quoted}'!{cell}"


def _height(boxes: dict[int, Box]) -> float:
    return height_of([(box.bold + box.text, WIDTHS[column - 1]) for column, box in boxes.items()])


def _to_mend(concerns: Sequence[Concern]) -> bool:
    return any(concern.first.severity in TO_MEND for concern in concerns)
