"""How feedback looks: a colour for each severity, and the styles of our own sheets."""

from collections.abc import Mapping
from typing import NamedTuple

from strandreport.model.findings import Severity
from strandreport.report.feedback.ooxml.styles import Styles

# Light enough to read through, apart from each other in grey too, and no colour that office programs offer as a preset.
COLOURS: Mapping[str, str] = {
    Severity.BLOCKS: "F4A99F",
    Severity.QUARANTINES: "FBCB9B",
    Severity.VOIDS: "FCEBA6",
    Severity.CORRECTED: "CFE3F6",
    Severity.ADVICE: "E3E6EB",
}
INK, INK_2, SELF, RULE = "18202B", "4A5563", "2B4C9B", "C9CDD2"


class _Look(NamedTuple):
    size: float = 10
    colour: str = INK
    background: str = ""
    is_bold: bool = False
    is_link: bool = False
    rule: str = ""
    across: str = "left"
    up: str = "top"
    is_set_in: bool = False


_LOOKS: Mapping[str, _Look] = {
    "stamp": _Look(6, RULE, up="center"),
    "title": _Look(18, is_bold=True, up="center"),
    "lead": _Look(11, INK),
    "text": _Look(),
    "quiet": _Look(9, INK_2),
    "heading": _Look(13, SELF, is_bold=True, rule="medium", up="bottom"),
    "head": _Look(9, INK_2, is_bold=True, rule="thin", up="bottom", is_set_in=True),
    "head_number": _Look(9, INK_2, is_bold=True, rule="thin", across="right", up="bottom", is_set_in=True),
    "cell": _Look(rule="thin", is_set_in=True),
    "number": _Look(rule="thin", across="right", is_set_in=True),
    "link": _Look(colour="23408A", is_link=True, rule="thin", is_set_in=True),
    "note": _Look(9, INK_2, rule="thin", is_set_in=True),
    **{
        f"severity_{name}": _Look(9, INK, colour, True, rule="thin", is_set_in=True) for name, colour in COLOURS.items()
    },
}


def add_styles(styles: Styles) -> dict[str, int]:
    """The styles of our sheets by name, added to those of a workbook."""
    return {name: _add(look, styles) for name, look in _LOOKS.items()}


def _add(look: _Look, styles: Styles) -> int:
    bold, line = "<b/>" if look.is_bold else "", "<u/>" if look.is_link else ""
    size = f'<sz val="{look.size:g}"/><color rgb="FF{look.colour}"/>'
    font = f'<font>{bold}{line}{size}<name val="Arial"/><family val="2"/></font>'
    side = f'<bottom style="{look.rule}"><color rgb="FF{RULE}"/></bottom>' if look.rule else "<bottom/>"
    border = f"<border><left/><right/><top/>{side}<diagonal/></border>"
    alignment = {"horizontal": look.across, "vertical": look.up, "wrapText": "1"}
    alignment |= {"indent": "1"} if look.is_set_in else {}
    return styles.new(font, look.background, border, alignment)
