"""Corrections as they are typed: value and guard in the words of the column that they are for.

The register stage compares and writes; what a word means is known here, by the same grammars as any other cell.
"""

from collections.abc import Mapping
from dataclasses import replace

from strandreport.ingest.cells import TEXT
from strandreport.ingest.columns import Place, read_column
from strandreport.ingest.country_grammar import Countries
from strandreport.ingest.typed_rows import TypedRows
from strandreport.ingest.typed_sheet import TypedSheet
from strandreport.model.findings import Code, Finding, Severity
from strandreport.model.form_columns import FormColumn
from strandreport.model.registers import Column, Register

NAME = "corrections"


def type_corrections(
    typed: TypedSheet, sheet: str, content: str, registers: Mapping[str, Register], countries: Countries
) -> tuple[TypedSheet, list[Finding]]:
    """The sheet with its corrections in canonical words (ISO dates, hundredths of money), and what was not understood.

    A correction that names no column, or a value that the column can't hold, keeps its words and is told; the register
    stage then finds no row that it fits.
    """
    findings: list[Finding] = []
    feeds = []
    for rows in typed.feeds:
        if rows.register.name == NAME:
            values, found = _canonical(rows, sheet, content, registers, countries)
            findings += found
            rows = TypedRows(rows.register, rows.rows, values, rows.voided)
        feeds.append(rows)
    return replace(typed, feeds=tuple(feeds)), findings


def _canonical(
    rows: TypedRows, sheet: str, content: str, registers: Mapping[str, Register], countries: Countries
) -> tuple[dict[str, list[object]], list[Finding]]:
    values = {name: list(column) for name, column in rows.values.items()}
    findings: list[Finding] = []
    for i, row in enumerate(rows.rows):
        column = _column(values["register_name"][i], values["column_name"][i], registers)
        if column is None:
            words = f"{values['register_name'][i]}.{values['column_name'][i]}"
            findings.append(Finding(Code.CORRECTION_UNUSED, Severity.BLOCKS, content, sheet, NAME, words, (f"A{row}",)))
            continue
        for name in ("value", "expected"):
            text = values[name][i]
            if text is not None:
                read = read_column(
                    [TEXT + str(text)], column, _form(column), Place(content, sheet, 0, [row]), countries
                )
                findings += [finding for finding in read.findings if finding.severity != Severity.ADVICE]
                values[name][i] = None if read.values[0] is None else str(read.values[0])
    return values, findings


def _column(register: object, name: object, registers: Mapping[str, Register]) -> Column | None:
    if register not in registers or name not in registers[str(register)].names:
        return None
    return registers[str(register)].column(str(name))


def _form(column: Column) -> FormColumn:
    return FormColumn(column.name, (column.name,), "either", 1, "dmy", "", (), False, "", "")
