"""One sheet to typed rows of the registers that it feeds, with findings and the class of every row."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from strandreport.ingest.cells import Sheet
from strandreport.ingest.country_grammar import Countries
from strandreport.ingest.elsewhere import NOTHING, Elsewhere
from strandreport.ingest.feeds import FeedRead, read_feed, void_merged_amounts
from strandreport.ingest.header import Layout, find_layout
from strandreport.ingest.left_out_secrets import NONE, hidden_by_rows, hidden_by_sheet, hidden_by_unknown
from strandreport.ingest.looks import look_findings
from strandreport.ingest.lost_links import LostLink, lost_links
from strandreport.ingest.own_feedback import is_own
from strandreport.ingest.row_classes import Classified, classify_rows
from strandreport.ingest.said_secrets import restrict_rows
from strandreport.ingest.said_units import void_other_units
from strandreport.ingest.stamp import forms_of, is_left_alone, stamp_of, version_findings, without_notes
from strandreport.ingest.structure import check_structure
from strandreport.ingest.totals import check_totals
from strandreport.ingest.troubles import Troubles, gather_troubles
from strandreport.ingest.typed_rows import TypedRows, rows_left_out, rows_of
from strandreport.ingest.unit_statements import units_said
from strandreport.model.findings import Code, Finding, Severity
from strandreport.model.forms import Form
from strandreport.model.ledger import RowClass
from strandreport.model.registers import Register


@dataclass(frozen=True)
class TypedSheet:
    """What a sheet feeds, and what became of every row.

    ``feeds`` has the rows of each register, the first with at most one for each row of the sheet; ``classes`` has one
    class for every row of the sheet; ``left_out`` maps the numbers of quarantined rows to the codes that say why;
    ``says_secret`` is the letter of a column that says who may see a row though it is not the form's column for it;
    ``hides`` has the registers of which some row not read may be confidential; ``lost_links`` what rows left out name;
    ``aside`` are the rows left out with what could be read of them, of which nothing is ever counted.
    """

    layout: Layout | None
    feeds: tuple[TypedRows, ...]
    classes: tuple[RowClass, ...]
    left_out: Mapping[int, tuple[str, ...]]
    findings: tuple[Finding, ...]
    says_secret: str = ""
    hides: frozenset[str] = NONE
    lost_links: tuple[LostLink, ...] = ()
    aside: TypedRows | None = None


def type_sheet(
    sheet: Sheet,
    content: str,
    forms: Mapping[str, Form],
    registers: Mapping[str, Register],
    countries: Countries,
    elsewhere: Elsewhere = NOTHING,
) -> TypedSheet:
    """Read a sheet by the form that fits it."""
    if is_own(sheet) or not any(any(row) for row in sheet.grid):
        return _unread(sheet, [])
    stamp = stamp_of(sheet)
    if is_left_alone(sheet, stamp):
        return _left_alone(sheet)
    layout, findings = find_layout(sheet, forms_of(stamp, forms), registers, content)
    if sheet.hidden or sheet.is_pivot:
        told = Finding(Code.HIDDEN_SHEET, Severity.ADVICE, content, sheet.name, count=len(sheet.grid))
        findings = [told] if sheet.hidden else []
    if layout is None:
        hides = hidden_by_unknown(sheet, forms, registers, findings, is_said=bool(elsewhere.secrets))
        return _unread(sheet, findings, hides=hides)
    if sheet.hidden or sheet.is_pivot:
        return _unread(sheet, findings, layout)
    misspelt = [f.expected["near"].strip("“”") for f in findings if f.code == Code.MISSPELT_HEADER]
    is_sound, structural = check_structure(sheet, layout, registers[layout.form.register], content, forms, misspelt)
    findings += [*structural, *version_findings(stamp, sheet, layout, registers, content)]
    if not is_sound:
        return _unread(sheet, findings, layout)
    read = without_notes(stamp, sheet, layout)
    return _read(read, layout, content, registers, countries, findings, elsewhere)


def _read(
    sheet: Sheet,
    layout: Layout,
    content: str,
    registers: Mapping[str, Register],
    countries: Countries,
    findings: list[Finding],
    elsewhere: Elsewhere,
) -> TypedSheet:
    first = registers[layout.form.register]
    classified = classify_rows(sheet, layout, first, content)
    as_written = [
        read_feed(feed, place, registers[feed.register], classified, sheet, content, countries)
        for feed, place in zip(layout.form.feeds, layout.places, strict=True)
        if _is_filled(feed.register, set(place) | set(feed.constants), registers)
    ]
    as_written[0], secrets, says_secret = restrict_rows(
        as_written[0], layout, classified, sheet, content, elsewhere.secrets
    )
    # a total is in the unit of the amounts above it, whatever unit that may be, so it is judged by what is written
    found = [*findings, *classified.findings, *secrets]
    found += check_totals(sheet, layout, first, classified, as_written[0].reads, content)
    found += look_findings(sheet, layout, first, classified, as_written[0].reads, content)
    reads = void_merged_amounts(as_written, layout, classified)
    reads = void_other_units(
        reads, layout, units_said(sheet, layout, classified, reads, elsewhere.units), content, sheet
    )
    troubles, ragged = gather_troubles(reads, classified, sheet, content)
    typed = _assemble(layout, classified, reads, troubles, [*found, *ragged, *_findings(reads)])
    return replace(typed, says_secret=says_secret)


def _is_filled(register: str, names: set[str], registers: Mapping[str, Register]) -> bool:
    return {column.name for column in registers[register].columns if column.required} <= names


def _unread(
    sheet: Sheet, findings: list[Finding], layout: Layout | None = None, hides: frozenset[str] = NONE
) -> TypedSheet:
    """A sheet that is not read: its rows are accounted for as excluded, blank ones as blank.

    The layout says which register it would have fed, so that the pages of that register tell it.
    """
    classes = tuple(RowClass.EXCLUDED if any(row) else RowClass.BLANK for row in sheet.grid)
    hides = hidden_by_sheet(layout, findings) if layout else hides
    return TypedSheet(layout, (), classes, {}, tuple(findings), hides=hides)


def _left_alone(sheet: Sheet) -> TypedSheet:
    """The guide or the lists of a blank form: notes, about which there is nothing to say."""
    return TypedSheet(None, (), tuple(RowClass.NOTE if any(row) else RowClass.BLANK for row in sheet.grid), {}, ())


def _findings(reads: list[FeedRead]) -> list[Finding]:
    """All findings; the same cell read for two registers tells its trouble once, and only the first loses its row."""
    found: dict[tuple[object, ...], Finding] = {}
    for feed in reads:
        for finding in [*feed.findings, *(f for read in feed.reads.values() for f in read.findings)]:
            if feed is not reads[0] and finding.severity == Severity.QUARANTINES:
                finding = replace(finding, severity=Severity.VOIDS)
            found.setdefault((finding.code, finding.cells, finding.value), finding)
    return list(found.values())


def _assemble(
    layout: Layout, classified: Classified, reads: list[FeedRead], troubles: Troubles, findings: list[Finding]
) -> TypedSheet:
    classes = list(classified.classes)
    for row in classified.data_rows:
        classes[row] = troubles.class_of(row)
    return TypedSheet(
        layout=layout,
        feeds=tuple(rows_of(feed, troubles, reads[0]) for feed in reads),
        classes=tuple(row_class for row_class in classes if row_class is not None),
        left_out={row + 1: tuple(codes) for row, codes in troubles.quarantine.items()},
        findings=tuple(findings),
        hides=hidden_by_rows(layout, reads[0], troubles.quarantine),
        lost_links=lost_links(reads, troubles.quarantine),
        aside=rows_left_out(reads[0], troubles),
    )
