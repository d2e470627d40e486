"""One sheet to typed rows of its register, with findings and the class of every row."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from strandreport.ingest.access import ACCESS, EMBARGO, VISIBILITY
from strandreport.ingest.cells import Sheet
from strandreport.ingest.columns import ColumnRead, Place, read_column
from strandreport.ingest.header import Layout, find_layout
from strandreport.ingest.row_classes import Classified, classify_rows
from strandreport.ingest.structure import check_structure
from strandreport.ingest.totals import check_totals
from strandreport.model.findings import SHOWN_CELLS, Code, Finding, Severity
from strandreport.model.forms import Form
from strandreport.model.ledger import RowClass
from strandreport.model.registers import Register


@dataclass(frozen=True)
class TypedSheet:
    """The rows of a sheet that go into a register, and what became of all others.

    ``values`` has one list per column, for the rows numbered in ``rows``; ``voided`` names the columns of each row
    whose cell was not readable; ``classes`` has one class for every row of the sheet; ``left_out`` maps the numbers
    of quarantined rows to the codes that say why.
    """

    layout: Layout | None
    is_read: bool
    rows: tuple[int, ...]
    values: Mapping[str, list[object]]
    voided: tuple[str, ...]
    classes: tuple[RowClass, ...]
    left_out: Mapping[int, tuple[str, ...]]
    findings: tuple[Finding, ...]


@dataclass
class _Troubles:
    """What is wrong with the data rows, by index: codes that quarantine them, columns voided, rows corrected."""

    quarantine: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    voided: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    corrected: set[int] = field(default_factory=set)


def type_sheet(
    sheet: Sheet,
    content: str,
    forms: Mapping[str, Form],
    registers: Mapping[str, Register],
    countries: Mapping[str, str],
) -> TypedSheet:
    """Read a sheet by the form that fits it."""
    if not any(any(row) for row in sheet.grid):
        return _unread(sheet, [])
    layout, findings = find_layout(sheet, forms, registers, content)
    if sheet.hidden:
        finding = Finding(Code.HIDDEN_SHEET, Severity.ADVICE, content, sheet.name, count=len(sheet.grid))
        return _unread(sheet, [finding], layout)
    if layout is None:
        return _unread(sheet, findings)
    register = registers[layout.form.register]
    is_sound, told = check_structure(sheet, layout, register, content)
    findings += told
    if not is_sound:
        return _unread(sheet, findings, layout)
    classified = classify_rows(sheet, layout, content)
    reads = _read_columns(layout, register, classified, sheet, content, countries)
    troubles, ragged = _troubles(reads, register, classified, sheet, content)
    all_findings = [*findings, *classified.findings, *ragged]
    all_findings += [finding for read in reads.values() for finding in read.findings]
    all_findings += check_totals(sheet, layout, register, classified, reads, content)
    return _assemble(layout, register, classified, reads, troubles, all_findings)


def _unread(sheet: Sheet, findings: list[Finding], layout: Layout | None = None) -> TypedSheet:
    """A sheet that is not read: its rows are accounted for as excluded, blank ones as blank.

    The layout says which register it would have fed, so that the pages of that register tell it.
    """
    classes = tuple(RowClass.EXCLUDED if any(row) else RowClass.BLANK for row in sheet.grid)
    return TypedSheet(layout, False, (), {}, (), classes, {}, tuple(findings))


def _read_columns(
    layout: Layout,
    register: Register,
    classified: Classified,
    sheet: Sheet,
    content: str,
    countries: Mapping[str, str],
) -> dict[str, ColumnRead]:
    columns = {column.name: column for column in (*register.columns, VISIBILITY, EMBARGO)}
    rows = classified.data_rows
    numbers = [i + 1 for i in rows]
    reads = {}
    for name, position in layout.positions.items():
        cells = [classified.grid[i][position] for i in rows]
        place = Place(content, sheet.name, position, numbers)
        reads[name] = read_column(cells, columns[name], layout.column(name), place, countries)
    return reads


def _troubles(
    reads: Mapping[str, ColumnRead], register: Register, classified: Classified, sheet: Sheet, content: str
) -> tuple[_Troubles, list[Finding]]:
    troubles = _Troubles()
    required = {column.name for column in register.columns if column.required} | set(ACCESS)
    for name, read in reads.items():
        for i, code in read.invalid.items():
            if name in required:
                troubles.quarantine[i].append(str(code))
            else:
                troubles.voided[i].append(name)
        troubles.corrected |= read.corrected
    ragged = set(sheet.ragged_rows)
    bad = [i for i, row in enumerate(classified.data_rows) if row + 1 in ragged]
    for i in bad:
        troubles.quarantine[i].append(str(Code.RAGGED_ROW))
    merged_rows = {row for row, _ in classified.merged_cells}
    troubles.corrected |= {i for i, row in enumerate(classified.data_rows) if row in merged_rows}
    if not bad:
        return troubles, []
    cells = tuple(f"A{classified.data_rows[i] + 1}" for i in bad[:SHOWN_CELLS])
    return troubles, [Finding(Code.RAGGED_ROW, Severity.QUARANTINES, content, sheet.name, cells=cells, count=len(bad))]


def _assemble(
    layout: Layout,
    register: Register,
    classified: Classified,
    reads: Mapping[str, ColumnRead],
    troubles: _Troubles,
    findings: list[Finding],
) -> TypedSheet:
    classes = list(classified.classes)
    for i, row in enumerate(classified.data_rows):
        classes[row] = _class_of(i, troubles)
    kept = [i for i in range(len(classified.data_rows)) if i not in troubles.quarantine]
    constants = layout.form.constants
    values: dict[str, list[object]] = {
        name: [reads[name].values[i] for i in kept] if name in reads else [constants.get(name)] * len(kept)
        for name in (*register.names, *ACCESS)
    }
    return TypedSheet(
        layout=layout,
        is_read=True,
        rows=tuple(classified.data_rows[i] + 1 for i in kept),
        values=values,
        voided=tuple(",".join(sorted(troubles.voided.get(i, []))) for i in kept),
        classes=tuple(row_class for row_class in classes if row_class is not None),
        left_out={classified.data_rows[i] + 1: tuple(codes) for i, codes in troubles.quarantine.items()},
        findings=tuple(findings),
    )


def _class_of(index: int, troubles: _Troubles) -> RowClass:
    if index in troubles.quarantine:
        return RowClass.QUARANTINED
    if index in troubles.voided:
        return RowClass.VOIDED
    return RowClass.CORRECTED if index in troubles.corrected else RowClass.ACCEPTED
