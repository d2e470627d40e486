"""The boxes that notes are drawn in: an old kind of drawing, which is no clean XML and is therefore edited as text."""

import re
from collections.abc import Collection, Sequence
from itertools import accumulate

from lxml import etree

from strandreport.model.addresses import place_of
from strandreport.report.feedback.ooxml.names import CONTENT_TYPES, RELATION, TYPES, VML_DRAWING
from strandreport.report.feedback.ooxml.package import Package

WIDTH, LINE, SIGNS_IN_LINE, ROW_HEIGHT, MOST_ROWS = 300, 15, 44, 20, 16
DEFAULT_WIDTH = 64
_SHAPE = re.compile(r"<v:shape\s.*?</v:shape>", re.DOTALL)
_PLACE = re.compile(r"<x:Row>(\d+)</x:Row>\s*<x:Column>(\d+)</x:Column>")
_NUMBER = re.compile(r'id="_x0000_s(\d+)"')
_TYPE = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_EMPTY = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/>'
    f"</o:shapelayout>{_TYPE}</xml>"
)
_NEW = (
    '<v:shape id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;visibility:hidden" '
    'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
    '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div>'
    '</v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)


class Boxes:
    """The boxes of one sheet while notes are written."""

    def __init__(self, package: Package, name: str) -> None:
        """Read the drawing of a sheet."""
        self._package, self._name = package, name
        self._text = package.parts[name].decode("utf-8")
        self._new: list[str] = []
        self._gone: set[tuple[int, int]] = set()
        self._there = {(int(row), int(column)) for row, column in _PLACE.findall(self._text)}
        self._number = max([1024, *map(int, _NUMBER.findall(self._text))])

    @classmethod
    def of(cls, package: Package, sheet: str) -> tuple["Boxes", str]:
        """The boxes of a sheet; with the id by which the sheet must refer to them if they are new."""
        kind = f"{RELATION}/vmlDrawing"
        used = legacy_drawing(package.parts[sheet])
        for relation_id, name in package.targets(sheet, kind):
            if relation_id == used and name in package.parts:
                return cls(package, name), ""
        name = package.add("xl/drawings", "vmlDrawing", ".vml", _EMPTY.encode(), VML_DRAWING)
        _declare(package)
        return cls(package, name), package.relate(sheet, kind, name)

    def show(self, row: int, column: int, signs: int, widths: Sequence[float]) -> None:
        """Have a box at a cell, large enough for that many signs."""
        place = (row - 1, column - 1)
        if place in self._there:
            return
        self._there.add(place)
        self._number += 1
        rows = min(MOST_ROWS, 2 + (signs // SIGNS_IN_LINE + 3) * LINE // ROW_HEIGHT)
        right, rest = _reach(column, widths)
        top = max(row - 2, 0)
        anchor = f"{column}, 12, {top}, 4, {right}, {rest}, {top + rows}, 4"
        self._new.append(_NEW.format(number=self._number, anchor=anchor, row=row - 1, column=column - 1))

    def forget(self, cells: Collection[str]) -> None:
        """Take away the boxes of cells that have no note any more."""
        self._gone = {(row - 1, column - 1) for row, column in map(place_of, cells)}

    def save(self) -> None:
        """Write the drawing back."""
        text = _SHAPE.sub(self._kept, self._text) if self._gone else self._text
        if self._new and 'id="_x0000_t202"' not in text:
            self._new.insert(0, _TYPE)
        at = text.rindex("</xml>")
        self._package.parts[self._name] = (text[:at] + "".join(self._new) + text[at:]).encode("utf-8")

    def _kept(self, shape: re.Match[str]) -> str:
        place = _PLACE.search(shape[0])
        return "" if place and (int(place[1]), int(place[2])) in self._gone else shape[0]


def legacy_drawing(sheet: bytes) -> str:
    """The id of the drawing that a sheet's notes are drawn in, if it has one."""
    found = re.search(rb"<(?:\w+:)?legacyDrawing\s[^>]*?\bid\s*=\s*[\"']([^\"']+)", sheet)
    return found[1].decode() if found else ""


def _declare(package: Package) -> None:
    types = package.xml(TYPES)
    if not any((item.get("Extension") or "").lower() == "vml" for item in types):
        default = etree.Element(f"{{{CONTENT_TYPES}}}Default", Extension="vml", ContentType=VML_DRAWING)
        types.insert(0, default)
        package.put(TYPES, types)


def _reach(column: int, widths: Sequence[float]) -> tuple[int, int]:
    """The column in which a box beside a column ends, and how many pixels into it."""
    beside = [*widths[column:], *[DEFAULT_WIDTH] * 16]
    for i, total in enumerate(accumulate(beside)):
        if total >= WIDTH:
            return column + i, int(WIDTH - (total - beside[i]))
    return column + 1, 0
