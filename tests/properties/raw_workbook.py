"""A second reader of workbooks that shares nothing with the program: the XML as it stands in the package."""

import re
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINKS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
ADDRESS = re.compile(r"([A-Z]+)([0-9]+)")


class RawCell(NamedTuple):
    """A cell that is not blank: column letters, row, its type in the file, its text."""

    column: str
    row: int
    kind: str
    text: str


def raw_sheets(path: Path) -> dict[str, list[RawCell]]:
    """Sheet name to its cells that hold anything."""
    with zipfile.ZipFile(path) as book:
        shared = _shared(book)
        targets = {
            item.get("Id"): item.get("Target")
            for item in ElementTree.fromstring(book.read("xl/_rels/workbook.xml.rels"))
        }
        sheets = ElementTree.fromstring(book.read("xl/workbook.xml")).find(f"{MAIN}sheets")
        return {
            sheet.get("name"): _cells(book.read("xl/" + targets[sheet.get(f"{LINKS}id")].removeprefix("/xl/")), shared)
            for sheet in sheets
        }


def amount_of(cell: RawCell, texts: dict[str, int | None]) -> int | None:
    """The amount that a person reads in a cell, in hundredths; ``texts`` says it for amounts written as text."""
    if cell.kind == "n":
        amount = Decimal(cell.text) * 100
        return int(amount.to_integral_value()) if amount >= 0 else None
    return texts.get(cell.text) if cell.kind == "s" else None


def _shared(book: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in book.namelist():
        return []
    items = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
    return ["".join(text.text or "" for text in item.iter(f"{MAIN}t")) for item in items]


def _cells(data: bytes, shared: list[str]) -> list[RawCell]:
    found = []
    for cell in ElementTree.fromstring(data).iter(f"{MAIN}c"):
        column, row = ADDRESS.fullmatch(cell.get("r")).groups()
        kind, value, formula = cell.get("t", "n"), cell.find(f"{MAIN}v"), cell.find(f"{MAIN}f")
        text = value.text if value is not None and value.text is not None else ""
        if kind == "s":
            text = shared[int(text)]
        elif kind == "inlineStr":
            text = "".join(part.text or "" for part in cell.iter(f"{MAIN}t"))
        kind = "s" if kind in ("inlineStr", "str") else kind
        if text.strip() or formula is not None:
            found.append(RawCell(column, int(row), kind if text else "f", text))
    return found
