"""The marks of the statuses: round or pointed while the clock runs, square when final, hollow when not judged."""

from strandreport.report.charts.canvas import element
from strandreport.report.charts.tokens import Tokens

COLOURS = {
    "reached": "reached",
    "ontrack": "ontrack",
    "atrisk": "atrisk",
    "offtrack": "offtrack",
    "reversing": "reversing",
    "achieved": "reached",
    "narrowly": "atrisk",
    "missed": "offtrack",
    "notdue": "unjudged",
    "notarget": "unjudged",
    "nodata": "unjudged",
    "suspended": "unjudged",
    "break": "unjudged",
}
STATUSES = tuple(COLOURS)
_SQUARE = '<rect x="1.2" y="1.2" width="11.6" height="11.6" fill="{fill}"/>'
_RING = '<circle cx="7" cy="7" r="5.2" fill="{fill}" stroke="{ink}" stroke-width="1.3"/>'
_DASHED = _RING.replace("/>", ' stroke-dasharray="1.8 1.6"/>')
_HALF_FULL = (
    '<rect x="1.7" y="1.7" width="10.6" height="10.6" fill="#FFFFFF" stroke="{ink}" stroke-width="1.2"/>'
    '<rect x="1.7" y="5" width="10.6" height="7.3" fill="{fill}" stroke="{ink}" stroke-width="1.2"/>'
)


def _stroke(path: str, colour: str, width: str) -> str:
    return f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{width}"/>'


SHAPES = {
    "reached": '<circle cx="7" cy="7" r="5.7" fill="{fill}"/>' + _stroke("M4.3,7.2 L6.3,9.2 L9.8,5", "#FFFFFF", "1.5"),
    "ontrack": '<circle cx="7" cy="7" r="5.2" fill="{fill}" stroke="{ink}"/>',
    "atrisk": '<path d="M7,1.4 L13,12.4 L1,12.4 Z" fill="{fill}" stroke="{ink}" stroke-linejoin="round"/>',
    "offtrack": '<path d="M7,0.6 L13.4,7 L7,13.4 L0.6,7 Z" fill="{fill}"/>',
    "reversing": '<path d="M1,2 L13,2 L7,13 Z" fill="{fill}"/>' + _stroke("M4.4,4.6 L9.6,4.6", "#FFFFFF", "1.5"),
    "achieved": _SQUARE + _stroke("M3.8,7.2 L6.1,9.5 L10.3,4.6", "#FFFFFF", "1.6"),
    "narrowly": _HALF_FULL,
    "missed": _SQUARE + _stroke("M4.2,4.2 L9.8,9.8 M9.8,4.2 L4.2,9.8", "#FFFFFF", "1.6"),
    "notdue": _RING + _stroke("M7,3.8 L7,7.2 L9.4,8.6", "{ink}", "1.2"),
    "notarget": _RING + _stroke("M4.4,7 L9.6,7", "{ink}", "1.5"),
    "nodata": _DASHED,
    "suspended": _RING + _stroke("M5.4,4.8 L5.4,9.2 M8.6,4.8 L8.6,9.2", "{ink}", "1.5"),
    "break": _RING + _stroke("M4.4,5.7 L9.6,5.7 M4.4,8.3 L9.6,8.3 M8.6,3.7 L5.4,10.3", "{ink}", "1.1"),
}


def status_mark(key: str, tokens: Tokens) -> str:
    """The mark before a status word, which says the same: hidden from assistive technology."""
    colour = COLOURS[key]
    return decoration(14, 14, SHAPES[key].format(fill=tokens[colour], ink=tokens[f"{colour}-ink"]), "mark")


def decoration(width: int, height: int, content: str, css: str) -> str:
    """A drawing that repeats what the text beside it says."""
    return element(
        "svg",
        content,
        class_=css,
        viewBox=f"0 0 {width} {height}",
        width=width,
        height=height,
        aria_hidden="true",
        focusable="false",
    )
