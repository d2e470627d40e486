"""What styles of an ODS file say about its data: units that a person reads beside a number, and hidden sheets.

Number formats are rewritten in the notation of the other spreadsheet programs, as far as units go: ``0, "k€"``.
"""

from typing import Any

from strandreport.ingest.reading.number_formats import unit_format
from strandreport.ingest.reading.ods_xml import tag

# a format of four parts is a style of texts, with those of numbers as its variants
DATA_STYLES = tuple(f"number:{kind}-style" for kind in ("number", "currency", "percentage", "text"))
STYLES = ("style:style", *DATA_STYLES)
_OTHER_NUMBERS = tuple(tag(f"number:{name}") for name in ("scientific-number", "fraction", "text-content"))
_LONGEST_CHAIN = 20
_LINE_STYLE, _LINE_TYPE = tag("style:text-line-through-style"), tag("style:text-line-through-type")
_POSITION = tag("style:text-position")


class Styles:
    """The styles of a file, as far as they have been read."""

    def __init__(self) -> None:
        self.hidden_tables: set[str] = set()
        self.looks: dict[str, tuple[int | None, bool | None, str]] = {}
        self._struck: dict[str, bool] = {}
        self._formats: dict[str, str] = {}
        self._variants: dict[str, list[str]] = {}
        self._cells: dict[str, tuple[str, str]] = {}
        self._units: dict[str, str] = {}

    def learn(self, element: Any) -> None:
        """Take over a style; both those of people and those that the program made are called by their names."""
        name = element.get(tag("style:name"), "")
        if element.tag != tag("style:style"):
            self._formats[name] = "".join(_notation(part) for part in element)
            maps = element.findall(tag("style:map"))
            self._variants[name] = [part.get(tag("style:apply-style-name"), "") for part in maps]
        elif element.get(tag("style:family")) == "table-cell":
            parent = element.get(tag("style:parent-style-name"), "Default")
            self._cells[name] = (element.get(tag("style:data-style-name"), ""), parent)
            struck = _line_through(element)
            if struck is not None:
                self._struck[name] = struck
        elif element.get(tag("style:family")) == "text":
            rise, struck = _rise(element), _line_through(element)
            self.looks[name] = rise, struck, element.get(tag("style:parent-style-name"), "")
        elif element.get(tag("style:family")) == "table":
            properties = element.find(tag("style:table-properties"))
            if properties is not None and properties.get(tag("table:display")) == "false":
                self.hidden_tables.add(name)

    def unit(self, style: str) -> str:
        """The number format of a cell style if it shows a unit, else nothing."""
        if style not in self._units:
            data_style = self._data_style(style)
            # what has variants is itself for the numbers that none of them is for: the negative ones, or zero
            names = [*self._variants.get(data_style, []), data_style]
            self._units[style] = unit_format(";".join(self._formats.get(name, "") for name in names))
        return self._units[style]

    def is_struck(self, style: str) -> bool:
        """Whether a cell style, or one that it inherits from, strikes the text out."""
        for _ in range(_LONGEST_CHAIN):
            if style in self._struck or style not in self._cells:
                return self._struck.get(style, False)
            style = self._cells[style][1]
        return False

    def look(self, style: str) -> tuple[int | None, bool | None]:
        """Whether a style of letters, or one that it inherits from, raises (1) or lowers (-1) and strikes them out."""
        rise, struck = None, None
        for _ in range(_LONGEST_CHAIN):
            own_rise, own_struck, style = self.looks.get(style, (None, None, ""))
            rise = own_rise if rise is None else rise
            struck = own_struck if struck is None else struck
        return rise, struck

    def _data_style(self, style: str) -> str:
        """The data style that a cell style names itself or inherits."""
        for _ in range(_LONGEST_CHAIN):
            data_style, parent = self._cells.get(style, ("", ""))
            if data_style or not parent:
                return data_style
            style = parent
        return ""


def quoted(words: str) -> str:
    """Words as they stand in a number format.

    >>> quoted("EUR")
    '"EUR"'
    """
    return '"' + words.replace('"', "") + '"'


def _line_through(style: Any) -> bool | None:
    """Whether a style strikes out; None if it does not say."""
    line = _property(style, _LINE_STYLE) or _property(style, _LINE_TYPE)
    return line not in ("none", "false") if line else None


def _rise(style: Any) -> int | None:
    """Whether a style raises or lowers letters, in words or in a share of their size; None if it does not say."""
    words = _property(style, _POSITION).split()
    if not words:
        return None
    share = {"super": "1", "sub": "-1"}.get(words[0], words[0].rstrip("%"))
    return -1 if share.startswith("-") else int(share.strip("0.") != "")


def _property(style: Any, name: str) -> str:
    properties = style.find(tag("style:text-properties"))
    return "" if properties is None else str(properties.get(name, ""))


def _notation(part: Any) -> str:
    if part.tag in (tag("number:text"), tag("number:currency-symbol")):
        return quoted("".join(part.itertext()))
    if part.tag == tag("number:number"):
        factor = part.get(tag("number:display-factor"), "1").partition(".")[0]
        embedded = (quoted("".join(text.itertext())) + "0" for text in part.iterfind(tag("number:embedded-text")))
        return "0" + "".join(embedded) + "," * (factor.count("0") // 3)
    return "0" if part.tag in _OTHER_NUMBERS else ""
