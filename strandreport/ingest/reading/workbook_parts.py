"""What an XLSX or XLSM says of itself outside its sheets: which part is which sheet, and how it computes and links."""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from strandreport.ingest.reading.refusal import RefusedError
from strandreport.model.findings import Code

WORKSHEET, CHARTSHEET, PIVOT, TABLE, EXTERNAL = "worksheet", "chartsheet", "pivotTable", "table", "externalLink"
_START = re.compile(r"officeDocument$")


@dataclass(frozen=True)
class SheetPart:
    """A sheet of a workbook: its name, its kind, its part, and the parts that it refers to, by kind."""

    name: str
    kind: str
    part: str
    hidden: bool
    related: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class WorkbookParts:
    """The workbook's sheets in their order, and what else it says."""

    sheets: tuple[SheetPart, ...]
    styles: str
    texts: str
    links: tuple[str, ...]
    counts_from_1904: bool
    computes_by_hand: bool
    computes_on_load: bool


def parse(archive: zipfile.ZipFile, part: str) -> Any:
    """A small part as a tree, without entities.

    Raises:
        RefusedError: if it is missing or no XML.
    """
    try:
        return etree.fromstring(archive.read(part), etree.XMLParser(resolve_entities=False, no_network=True))
    except (KeyError, etree.XMLSyntaxError) as error:
        raise RefusedError(Code.UNREADABLE_FILE, f"{part}: {error}"[:200]) from None


def workbook_parts(archive: zipfile.ZipFile) -> WorkbookParts:
    """Read the workbook part and the relations of its sheets."""
    start = next((target for kind, _, target in relations(archive, "") if _START.search(kind)), "xl/workbook.xml")
    book = parse(archive, start)
    known = {key: (kind, target) for kind, key, target in relations(archive, start)}
    sheets = [_sheet(archive, element, known) for element in book.iterfind(".//{*}sheets/{*}sheet")]
    computing = book.find("{*}calcPr")
    settings = {} if computing is None else dict(computing.attrib)
    properties = book.find("{*}workbookPr")
    return WorkbookParts(
        sheets=tuple(sheet for sheet in sheets if sheet),
        styles=_only(known, "styles"),
        texts=_only(known, "sharedStrings"),
        links=tuple(sorted(target for kind, target in known.values() if kind.endswith(f"/{EXTERNAL}"))),
        counts_from_1904=properties is not None and is_true(properties.get("date1904")),
        computes_by_hand=settings.get("calcMode") == "manual",
        computes_on_load=is_true(settings.get("fullCalcOnLoad")),
    )


def is_true(text: str | None) -> bool:
    """A truth value of XML."""
    return text in ("1", "true", "on")


def relations(archive: zipfile.ZipFile, part: str) -> Iterator[tuple[str, str, str]]:
    """Kind, key and target of each relation of a part inside the package."""
    folder, name = posixpath.split(part)
    listed = posixpath.join(folder, "_rels", f"{name}.rels")
    if listed in archive.namelist():
        for element in parse(archive, listed):
            target = element.get("Target") or ""
            if element.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
            yield element.get("Type", ""), element.get("Id", ""), target


def _only(known: dict[str, tuple[str, str]], kind: str) -> str:
    return next((target for found, target in known.values() if found.endswith(f"/{kind}")), "")


def _sheet(archive: zipfile.ZipFile, element: Any, known: dict[str, tuple[str, str]]) -> SheetPart | None:
    key = next((value for name, value in element.attrib.items() if name.endswith("}id")), "")
    kind, part = known.get(key, ("", ""))
    if not part:
        return None
    related: dict[str, list[str]] = {}
    for relation, _, target in relations(archive, part):
        related.setdefault(relation.rpartition("/")[2], []).append(target)
    hidden = element.get("state", "visible") != "visible"
    names = {kind: tuple(targets) for kind, targets in related.items()}
    return SheetPart(element.get("name", ""), kind.rpartition("/")[2], part, hidden, names)
