"""Where in the bytes of a sheet's XML its rows and cells stand, so that a change touches nothing else."""

import xml.parsers.expat
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from strandreport.model.addresses import place_of
from strandreport.report.feedback.ooxml.names import MAIN
from strandreport.report.feedback.ooxml.package import parse

SHEET, ROW, CELL, ROWS, DEPTH_OF_PARTS = "worksheet", "row", "c", "sheetData", 2


@dataclass(frozen=True)
class Tag:
    """A start tag: where it begins and ends, and its attributes."""

    start: int
    end: int
    attributes: Mapping[str, str]
    is_empty: bool


@dataclass
class Row:
    """A row that somebody asked for: its tag, its cells by column, where its end tag stands."""

    tag: Tag
    cells: dict[int, Tag] = field(default_factory=dict)
    close: int = 0


@dataclass
class Scan:
    """A sheet's bytes and the places in them; ``starts`` has all rows, ``rows`` those that were asked for."""

    data: bytes
    prefix: str = ""
    starts: list[tuple[int, int]] = field(default_factory=list)
    rows: dict[int, Row] = field(default_factory=dict)
    table: Tag | None = None
    table_close: int = 0
    parts: list[tuple[str, Tag]] = field(default_factory=list)
    columns: list[Mapping[str, str]] = field(default_factory=list)
    close: int = 0


class _Scanner:
    """Takes note of places while the XML parser runs over the bytes."""

    def __init__(self, data: bytes, wanted: Collection[int]) -> None:
        self.found, self.wanted = Scan(data), wanted
        self.depth = self.number = self.column = 0
        self.row: Row | None = None
        self.parser: Any = xml.parsers.expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.EntityDeclHandler = _refuse
        self.parser.StartDoctypeDeclHandler = _refuse

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        space, _, local = name.rpartition(" ")
        if self.depth == 1:
            self.open_sheet(space, local)
        elif space != MAIN:
            return
        elif self.depth == DEPTH_OF_PARTS:
            self.found.parts.append((local, self.tag(attributes)))
            if local == ROWS:
                self.found.table = self.found.parts[-1][1]
        elif local == "col":
            self.found.columns.append(attributes)
        elif local == ROW:
            self.open_row(attributes)
        elif local == CELL and self.row is not None:
            self.column = place_of(attributes["r"])[1] if "r" in attributes else self.column + 1
            self.row.cells[self.column] = self.tag(attributes)

    def end(self, name: str) -> None:
        self.depth -= 1
        local = name.rpartition(" ")[2]
        if local == ROW and self.row is not None:
            self.row.close, self.row = self.parser.CurrentByteIndex, None
        elif local == ROWS and self.depth == 1:
            self.found.table_close = self.parser.CurrentByteIndex
        elif self.depth == 0:
            self.found.close = self.parser.CurrentByteIndex

    def open_sheet(self, space: str, local: str) -> None:
        if (space, local) != (MAIN, SHEET):
            raise ValueError("no worksheet of the usual kind")
        root = self.tag({})
        name = self.found.data[root.start + 1 : root.end].split()[0].decode()
        self.found.prefix = name.removesuffix(SHEET)

    def open_row(self, attributes: dict[str, str]) -> None:
        self.number = int(attributes.get("r", self.number + 1))
        self.column = 0
        self.found.starts.append((self.number, self.parser.CurrentByteIndex))
        if self.number in self.wanted:
            self.row = self.found.rows[self.number] = Row(self.tag(attributes))

    def tag(self, attributes: dict[str, str]) -> Tag:
        start = self.parser.CurrentByteIndex
        end = self.found.data.index(b">", start) + 1
        return Tag(start, end, attributes, self.found.data[end - 2 : end] == b"/>")


def scan_sheet(data: bytes, wanted: Collection[int]) -> Scan:
    """Find the places of a sheet's parts and of some rows with their cells.

    Raises:
        ValueError: if the part is no worksheet as spreadsheet programs write them.
        xml.parsers.expat.ExpatError: if it is no XML.
    """
    scanner = _Scanner(_as_utf8(data), wanted)
    scanner.parser.Parse(scanner.found.data, True)
    if scanner.found.table is None:
        raise ValueError("no rows")
    return scanner.found


def _as_utf8(data: bytes) -> bytes:
    """The bytes themselves where they are UTF-8, as nearly always; places are counted in bytes."""
    head = data[:200].lower()
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or (b"encoding" in head and b"utf-8" not in head):
        return bytes(etree.tostring(parse(data), xml_declaration=True, encoding="UTF-8", standalone=True))
    return data


def _refuse(*_: object) -> None:
    raise ValueError("a document type")
