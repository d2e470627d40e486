"""Marks and our own sheets into a workbook: what bears no mark keeps its bytes."""

from collections.abc import Mapping, Sequence

from strandreport.model.own_feedback import STAMP
from strandreport.report.annex.workbook import sheet_names
from strandreport.report.feedback.look import COLOURS, add_styles
from strandreport.report.feedback.marks import Cell, Marks
from strandreport.report.feedback.ooxml.boxes import DEFAULT_WIDTH
from strandreport.report.feedback.ooxml.empty import empty_package
from strandreport.report.feedback.ooxml.names import RELATION
from strandreport.report.feedback.ooxml.notes import Said, write_notes
from strandreport.report.feedback.ooxml.package import Package, read_package
from strandreport.report.feedback.ooxml.page import Box, Line, Page, page_xml
from strandreport.report.feedback.ooxml.sheet_marks import apply_edits, mark_cells, refer_to_notes
from strandreport.report.feedback.ooxml.sheet_scan import Scan, scan_sheet
from strandreport.report.feedback.ooxml.styles import Styles
from strandreport.report.feedback.ooxml.workbook import insert_sheet, open_first, sheet_parts

ALL_ROWS = range(1, 1_048_577)
OURS = frozenset(COLOURS.values())


def marked_bytes(data: bytes, names: Sequence[str], own: Sequence[int], marks: Marks, pages: Sequence[Page]) -> bytes:
    """A workbook with marked cells, and pages in front.

    Args:
        data: the workbook.
        names: of its sheets, by the index that marks use.
        own: the sheets that are ours from last time; their place is taken again, and their marks go.
        marks: what to mark.
        pages: our sheets.

    Raises:
        ValueError: if the package is not as spreadsheet programs write it; the errors of lookups and parsers too.
    """
    package = read_package(data)
    styles, parts = Styles(package), sheet_parts(package)
    for index, name in enumerate(names):
        if index not in own:
            marked, said = marks.severities.get(index, {}), marks.notes.get(index, {})
            _mark_sheet(package, parts[name], marked, said, styles, is_returned=bool(own))
    _put_pages(package, pages, [parts[names[index]] for index in own], add_styles(styles))
    styles.save()
    open_first(package)
    return package.to_bytes()


def listed_bytes(pages: Sequence[Page]) -> bytes:
    """A workbook of our sheets alone."""
    package = empty_package()
    styles = Styles(package)
    _put_pages(package, pages, [], add_styles(styles))
    styles.save()
    open_first(package)
    return package.to_bytes()


def _mark_sheet(
    package: Package,
    part: str,
    marked: Mapping[Cell, str],
    said: Mapping[Cell, Said],
    styles: Styles,
    *,
    is_returned: bool,
) -> None:
    if not marked and not is_returned:
        return
    scan = scan_sheet(package.parts[part], ALL_ROWS if is_returned else {row for row, _ in marked})
    old = dict.fromkeys(_coloured(scan, styles) - set(marked), "") if is_returned else {}
    edits = mark_cells(scan, {**old, **marked}, lambda style, mark: _restyled(style, mark, styles))
    relation_id = write_notes(package, part, said, _widths(scan))
    if relation_id:
        edits += refer_to_notes(scan, relation_id, RELATION)
    package.parts[part] = apply_edits(scan.data, edits)


def _restyled(style: int, mark: str, styles: Styles) -> int:
    return styles.filled(style, COLOURS[mark]) if mark else styles.unfilled(style)


def _coloured(scan: Scan, styles: Styles) -> set[Cell]:
    """The cells that bear a colour of ours."""
    cells = {(n, column): tag for n, row in scan.rows.items() for column, tag in row.cells.items()}
    used = {int(tag.attributes.get("s", "0")) for tag in cells.values()}
    ours = {str(style) for style in used if styles.fill_colour(style) in OURS}
    return {cell for cell, tag in cells.items() if tag.attributes.get("s", "0") in ours}


def _widths(scan: Scan) -> list[float]:
    """The widths of columns in pixels."""
    widths: list[float] = []
    for span in scan.columns:
        first, last = int(span["min"]), min(int(span["max"]), 256)
        widths += [DEFAULT_WIDTH] * (first - 1 - len(widths))
        widths += [float(span.get("width", "8.43")) * 7 + 5] * (last - len(widths))
    return widths


def _put_pages(package: Package, pages: Sequence[Page], own: Sequence[str], styles: Mapping[str, int]) -> None:
    """Our sheets in front, in the place of those of last time; one that is not needed any more stays empty."""
    first = next(iter(sheet_parts(package).values()), "")
    places = own if first in own else ()
    for part in own:
        package.parts[part] = page_xml(Page("", pages[0].colour, (12,), [Line({1: Box(STAMP, "stamp")})]), styles)
    for at, page in enumerate(pages):
        data = page_xml(page, styles)
        if at < len(places):
            package.parts[places[at]] = data
        else:
            insert_sheet(package, sheet_names([*sheet_parts(package), page.name])[-1], data, at)
