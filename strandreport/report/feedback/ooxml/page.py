"""A sheet of our own as plain data, and as XML: words in cells, links to other cells, each row as high as it needs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from strandreport.model.addresses import letter
from strandreport.report.feedback.ooxml.names import MAIN
from strandreport.report.typography import show_controls

MOST_SIGNS, HIGHEST = 32_000, 400


@dataclass(frozen=True)
class Box:
    """A cell: its words (the first ``bold`` of them bold), its style by name, the cell that it links to."""

    text: str
    style: str
    link: str = ""
    bold: str = ""


@dataclass(frozen=True)
class Line:
    """A row: boxes by column (from 1), its height in points, how many columns its first box is merged over."""

    boxes: Mapping[int, Box]
    height: float = 15
    merged: int = 0


@dataclass(frozen=True)
class Page:
    """A sheet: its name, the colour of its tab, its widths by column, its rows, and what is repeated on paper."""

    name: str
    colour: str
    widths: Sequence[float]
    lines: Sequence[Line] = field(default_factory=tuple)


def page_xml(page: Page, styles: Mapping[str, int]) -> bytes:
    """The XML of a sheet."""
    rows = "".join(_row(number, line, styles) for number, line in enumerate(page.lines, start=1))
    columns = "".join(
        f'<col min="{i}" max="{i}" width="{width}" customWidth="1"/>' for i, width in enumerate(page.widths, start=1)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<worksheet xmlns="{MAIN}"><sheetPr><tabColor rgb="FF{page.colour}"/><pageSetUpPr fitToPage="1"/></sheetPr>'
        '<sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0"/></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols><sheetData>{rows}</sheetData>'
        f"{_merges(page)}{_links(page)}"
        '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    ).encode()


def clean(text: str) -> str:
    """Words as a cell may hold them."""
    shown = show_controls(text.encode("utf-8", "replace").decode("utf-8"))
    return shown if len(shown) <= MOST_SIGNS else shown[: MOST_SIGNS - 1] + "…"


def _row(number: int, line: Line, styles: Mapping[str, int]) -> str:
    cells = "".join(_cell(number, column, box, styles) for column, box in sorted(line.boxes.items()))
    return f'<row r="{number}" ht="{min(HIGHEST, line.height)}" customHeight="1">{cells}</row>'


def _cell(row: int, column: int, box: Box, styles: Mapping[str, int]) -> str:
    place = f'r="{letter(column)}{row}" s="{styles[box.style]}"'
    if not box.text and not box.bold:
        return f"<c {place}/>"
    words = f'<t xml:space="preserve">{escape(clean(box.text))}</t>'
    if box.bold:
        look = '<rPr><b/><sz val="10"/><color rgb="FF18202B"/><rFont val="Arial"/></rPr>'
        plain = '<rPr><sz val="10"/><color rgb="FF18202B"/><rFont val="Arial"/></rPr>'
        words = f'<r>{look}<t xml:space="preserve">{escape(clean(box.bold))}</t></r><r>{plain}{words}</r>'
    return f'<c {place} t="inlineStr"><is>{words}</is></c>'


def _merges(page: Page) -> str:
    spans = []
    for number, line in enumerate(page.lines, start=1):
        if line.merged:
            first = min(column for column in line.boxes if column > 1)
            spans.append(f'<mergeCell ref="{letter(first)}{number}:{letter(first + line.merged - 1)}{number}"/>')
    return f'<mergeCells count="{len(spans)}">{"".join(spans)}</mergeCells>' if spans else ""


def _links(page: Page) -> str:
    links = [
        f'<hyperlink ref="{letter(column)}{number}" location={quoteattr(box.link)}/>'
        for number, line in enumerate(page.lines, start=1)
        for column, box in sorted(line.boxes.items())
        if box.link
    ]
    return f"<hyperlinks>{''.join(links)}</hyperlinks>" if links else ""
