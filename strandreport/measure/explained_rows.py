"""The rows and spreadsheets of an explanation, as lines of text."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from strandreport.measure.computed import Task
from strandreport.measure.evidence import KINDS, Evidence
from strandreport.measure.read_evidence import Cell, EvidenceRow
from strandreport.model.catalogue import Catalogue
from strandreport.model.declarations import Indicator
from strandreport.model.indicators import parts_of
from strandreport.model.registers import Register


def underlined(text: str) -> tuple[str, str, str]:
    """A heading: an empty line, the words, a line under them."""
    return "", text, "-" * len(text)


def write_rows(
    parts: Iterable[Evidence], indicator: Indicator, ledger: Mapping[str, Any], task: Task, words: Catalogue
) -> Iterator[str]:
    """The first rows by kind, with the address and value of each cell that was read."""
    numbers = _numbers(ledger)
    for role, part, evidence in zip(
        ("numerator", "denominator") * 2, parts_of(indicator, task.indicators), parts, strict=False
    ):
        if indicator.is_ratio:
            yield from ("", words.text(f"explain.rows.{role}", indicator=f"{part.id} {part.label[words.language]}"))
        for kind in KINDS:
            groups, count = evidence.rows[kind], evidence.counts[kind]
            if kind != "counted" and not groups:
                continue
            yield from underlined(words.text(f"explain.rows.{kind}", count=count))
            for group in groups:
                yield from (_row(row, numbers, task, words) for row in group)
            if count > len(groups):
                yield words.text("explain.rows.more", count=count - len(groups))
        if evidence.elsewhere:
            labels = "; ".join(task.registers[name].label[words.language] for name in evidence.elsewhere)
            yield from ("", words.text("explain.rows.elsewhere", registers=labels))


def write_sources(parts: Iterable[Evidence], ledger: Mapping[str, Any], words: Catalogue) -> Iterator[str]:
    """The spreadsheets that the rows stand in, by the numbers used above."""
    used = {
        (row.content, row.sheet)
        for part in parts
        for groups in part.rows.values()
        for group in groups
        for row in group
        if row.content
    }
    if used:
        yield from underlined(words.text("explain.sources.heading"))
    for (content, index), number in _numbers(ledger).items():
        if (content, index) in used:
            sheet = next(s for s in ledger["sheets"] if (s["content"], s["index"]) == (content, index))
            digest = content.partition("-")[2]
            line = words.text("explain.sources.source", name=file_of(sheet), digest=digest)
            yield f"  [{number}] {line}" + (f" · {words.text('explain.sources.invented')}" if sheet["invented"] else "")


def _row(row: EvidenceRow, numbers: Mapping[tuple[str, int], int], task: Task, words: Catalogue) -> str:
    register = task.registers[row.register]
    if row.missing:
        label = register.label[words.language]
        return f"      {words.text('explain.rows.missing', value=row.missing, register=label)}"
    number = numbers.get((row.content, row.sheet), 0)
    cells = " · ".join(_cell(cell, register, words) for cell in row.cells)
    return f"  [{number}] {words.text('explain.rows.row', row=row.row)} {cells}"


def _cell(cell: Cell, register: Register, words: Catalogue) -> str:
    label = register.column(cell.column).label[words.language]
    absent = words.text(f"explain.rows.{'voided' if cell.is_void else 'blank'}")
    value = absent if cell.value is None else cell.value
    return f"{cell.address} {label} {value}".strip()


def _numbers(ledger: Mapping[str, Any]) -> dict[tuple[str, int], int]:
    return {(sheet["content"], sheet["index"]): i + 1 for i, sheet in enumerate(ledger["sheets"])}


def file_of(sheet: Mapping[str, Any]) -> str:
    """The name of a spreadsheet, with that of its sheet if it has one."""
    name = sheet["names"][0]
    return f"{name} › {sheet['sheet']}" if sheet["sheet"] else str(name)
