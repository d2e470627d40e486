"""The sheets of a workbook: their names and parts; a new one is put in front, and what counts them stays right."""

import re
from typing import Any

from lxml import etree

from strandreport.report.feedback.ooxml.names import (
    PROPERTIES,
    RELATION,
    SPREADSHEET,
    VARIANTS,
    WORKBOOK,
    main,
    relation,
)
from strandreport.report.feedback.ooxml.package import Package

APP = "docProps/app.xml"
_CHOSEN = re.compile(rb"""(<(?:\w+:)?sheetView\b[^>]*?)\s+tabSelected\s*=\s*["'](?:1|true)["']""")


def sheet_parts(package: Package) -> dict[str, str]:
    """The part of every sheet, by its name, in the order of the workbook."""
    by_id = {item.get("Id"): item for item in package.xml("xl/_rels/workbook.xml.rels")}
    kinds = {item.get("Id"): item.get("Type") for item in by_id.values()}
    known = {i: name for kind in set(kinds.values()) for i, name in package.targets(WORKBOOK, kind)}
    sheets = package.xml(WORKBOOK).find(main("sheets"))
    if sheets is None:
        raise ValueError("a workbook without sheets")
    return {sheet.get("name"): known[sheet.get(relation("id"))] for sheet in sheets}


def insert_sheet(package: Package, name: str, data: bytes, at: int) -> str:
    """Put a new sheet at a place among the others; returns the name of its part."""
    part = package.add("xl/worksheets", "sheet", ".xml", data, f"{SPREADSHEET}.worksheet+xml")
    relation_id = package.relate(WORKBOOK, f"{RELATION}/worksheet", part)
    root = package.xml(WORKBOOK)
    sheets = root.find(main("sheets"))
    number = max((int(sheet.get("sheetId")) for sheet in sheets), default=0) + 1
    values = {"name": name, "sheetId": str(number), relation("id"): relation_id}
    sheets.insert(at, etree.Element(main("sheet"), values))
    for item in root.iter(main("definedName")):
        if item.get("localSheetId") is not None and int(item.get("localSheetId")) >= at:
            item.set("localSheetId", str(int(item.get("localSheetId")) + 1))
    package.put(WORKBOOK, root)
    _list_title(package, name, at)
    return part


def open_first(package: Package) -> None:
    """Let the workbook open at its first sheet, and that alone be chosen: what is typed goes to all chosen sheets."""
    root = package.xml(WORKBOOK)
    for view in root.iter(main("workbookView")):
        view.set("activeTab", "0")
        view.set("firstSheet", "0")
    package.put(WORKBOOK, root)
    for part in list(sheet_parts(package).values())[1:]:
        package.parts[part] = _CHOSEN.sub(rb"\1", package.parts[part])


def _list_title(package: Package, name: str, at: int) -> None:
    """The list of sheets in the properties, where it is the list that we expect; programs do without it."""
    if APP not in package.parts:
        return
    root = package.xml(APP)
    pairs, titles = (
        root.find(f"{{{PROPERTIES}}}{key}/{{{VARIANTS}}}vector") for key in ("HeadingPairs", "TitlesOfParts")
    )
    if pairs is None or titles is None or len(pairs) == 0:
        return
    count = pairs[1].find(f"{{{VARIANTS}}}i4") if len(pairs) > 1 else None
    if count is None or at > int(count.text):
        return
    count.text = str(int(count.text) + 1)
    titles.insert(at, _title(name))
    titles.set("size", str(len(titles)))
    package.put(APP, root)


def _title(name: str) -> Any:
    title = etree.Element(f"{{{VARIANTS}}}lpstr")
    title.text = name
    return title
