"""The styles of a workbook: new ones are added behind those that it has, so that no number changes its meaning."""

import copy
from collections.abc import Mapping
from typing import Any

from lxml import etree

from strandreport.report.feedback.ooxml.names import MAIN, RELATION, SPREADSHEET, WORKBOOK, main
from strandreport.report.feedback.ooxml.package import Package, parse

PLAIN = (
    f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
).encode()


class Styles:
    """The styles of a workbook while it is marked; the same style is added once."""

    def __init__(self, package: Package) -> None:
        """Read the styles; a workbook without any gets plain ones."""
        found = [name for _, name in package.targets(WORKBOOK, f"{RELATION}/styles") if name in package.parts]
        if not found:
            found = ["xl/styles.xml"]  # programs look for it under this name
            package.declare(found[0], PLAIN, f"{SPREADSHEET}.styles+xml")
            package.relate(WORKBOOK, f"{RELATION}/styles", found[0])
        self._package, self._name = package, found[0]
        self._root = parse(package.parts[self._name])
        self._known: dict[tuple[str, str], int] = {}

    def save(self) -> None:
        """Write the styles back."""
        self._package.put(self._name, self._root)

    def filled(self, style: int, colour: str) -> int:
        """A style with its background in a colour, all else as it was."""
        formats = self._list("cellXfs")
        xf = copy.deepcopy(formats[style] if style < len(formats) else formats[0])
        xf.set("fillId", str(self._fill(colour)))
        xf.set("applyFill", "1")
        return self._add("cellXfs", xf)

    def new(self, font: str, colour: str, border: str, alignment: Mapping[str, str]) -> int:
        """A style of our own: font and border as XML, a colour of the background (or none), the alignment."""
        ids = {
            "fontId": self._add("fonts", _element(font)),
            "fillId": self._fill(colour) if colour else 0,
            "borderId": self._add("borders", _element(border)),
        }
        values = {"numFmtId": "49", "xfId": "0", **{name: str(number) for name, number in ids.items()}}
        applied = ("applyNumberFormat", "applyFont", "applyFill", "applyBorder", "applyAlignment")
        xf = etree.Element(main("xf"), {**values, **dict.fromkeys(applied, "1")})
        etree.SubElement(xf, main("alignment"), dict(alignment))
        return self._add("cellXfs", xf)

    def fill_colour(self, style: int) -> str:
        """The colour of the background of a style, if it has one of its own."""
        formats, fills = self._list("cellXfs"), self._list("fills")
        if style >= len(formats):
            return ""
        fill = fills[int(formats[style].get("fillId", "0"))]
        colour = fill.find(f"{main('patternFill')}/{main('fgColor')}")
        return "" if colour is None else str(colour.get("rgb", ""))[-6:]

    def unfilled(self, style: int) -> int:
        """A style without the colour of its background."""
        xf = copy.deepcopy(self._list("cellXfs")[style])
        xf.set("fillId", "0")
        return self._add("cellXfs", xf)

    def _fill(self, colour: str) -> int:
        pattern = f'<patternFill patternType="solid"><fgColor rgb="FF{colour}"/><bgColor indexed="64"/></patternFill>'
        return self._add("fills", _element(f"<fill>{pattern}</fill>"))

    def _list(self, name: str) -> Any:
        found = self._root.find(main(name))
        if found is None:
            raise ValueError(f"styles without {name}")
        return found

    def _add(self, name: str, element: Any) -> int:
        text = etree.tostring(element, method="c14n").decode()
        if (name, text) not in self._known:
            items = self._list(name)
            items.append(element)
            items.set("count", str(len(items)))
            self._known[name, text] = len(items) - 1
        return self._known[name, text]


def _element(text: str) -> Any:
    name = text[1:].partition(">")[0].rstrip("/")
    return parse(text.replace(f"<{name}", f'<{name} xmlns="{MAIN}"', 1).encode())
