"""A sheet without a header that looks like the rest of another: without a word, half the money would be missing."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from strandreport.ingest.cells import Grid, Sheet
from strandreport.ingest.country_grammar import Countries
from strandreport.ingest.left_out_secrets import hidden_by_sheet
from strandreport.ingest.typed_sheet import TypedSheet, type_sheet
from strandreport.model.findings import Code, Finding, Severity
from strandreport.model.forms import Form
from strandreport.model.ledger import PUBLISHED
from strandreport.model.registers import Register

SAMPLE = 100


def continues(
    sheet: Sheet,
    typed: TypedSheet,
    others: Sequence[tuple[Sheet, TypedSheet]],
    content: str,
    forms: Mapping[str, Form],
    registers: Mapping[str, Register],
    countries: Countries,
) -> TypedSheet:
    """The typed sheet, told as the rest of another one if it was not recognised and most rows fit below its header."""
    if not any(finding.code == Code.UNKNOWN_SHEET for finding in typed.findings):
        return typed
    for other, read in others:
        if read.layout and read.feeds:
            rows = [row for row in sheet.grid if any(row)]
            as_rest = replace(sheet, grid=_below(other.grid[: read.layout.header_row], rows[:SAMPLE]), merges=())
            classes = type_sheet(as_rest, content, forms, registers, countries).classes
            if 2 * sum(row_class in PUBLISHED for row_class in classes) > len(rows[:SAMPLE]):
                expected = {"other": other.name}
                place = (content, sheet.name)
                told = Finding(Code.CONTINUED_SHEET, Severity.BLOCKS, *place, count=len(rows), expected=expected)
                hides = typed.hides | hidden_by_sheet(read.layout, [told])
                return replace(typed, layout=read.layout, findings=(told,), hides=hides)
    return typed


def _below(header: Grid, rows: Grid) -> Grid:
    """A header with other rows below it, all of equal length."""
    width = max(len(row) for row in [*header, *rows])
    return [[*row, *[None] * (width - len(row))] for row in [*header, *rows]]
