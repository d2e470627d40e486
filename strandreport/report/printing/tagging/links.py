"""Links: what they are, said once per line of text (ISO 14289-1, 7.18.5)."""

from typing import NamedTuple

import pikepdf
from pikepdf import Array, String

from strandreport.report.printing.tagging.nodes import Annotation, Node, Tree, text_of

_TOLERANCE = 1.0


class _Box(NamedTuple):
    left: float
    bottom: float
    right: float
    top: float

    def holds(self, other: "_Box") -> bool:
        return (
            self.left <= other.left + _TOLERANCE
            and self.bottom <= other.bottom + _TOLERANCE
            and self.right >= other.right - _TOLERANCE
            and self.top >= other.top - _TOLERANCE
        )


def describe_links(pdf: pikepdf.Pdf, tree: Tree) -> None:
    """Describe each annotation by its link's text, and take away rectangles within another: fewer stops for tab."""
    for link in [node for node in tree.root.walk() if node.type == "Link"]:
        kept, contained = _sorted_out([kid for kid in link.kids if isinstance(kid, Annotation)])
        for annotation in kept:
            annotation.item.Contents = String(_label(link) or str(annotation.item.Contents))
        for annotation in contained:
            link.kids.remove(annotation)
            _take_from_page(pdf, annotation)


def _label(link: Node) -> str:
    return link.get("aria-label") or (text_of(link.element) if link.element is not None else "")


def _sorted_out(annotations: list[Annotation]) -> tuple[list[Annotation], list[Annotation]]:
    kept: list[Annotation] = []
    contained: list[Annotation] = []
    for annotation in annotations:
        box = _box_of(annotation)
        is_inside = any(other.page == annotation.page and _box_of(other).holds(box) for other in kept)
        (contained if is_inside else kept).append(annotation)
    return kept, contained


def _box_of(annotation: Annotation) -> _Box:
    x1, y1, x2, y2 = (float(number) for number in annotation.item.Rect)
    return _Box(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))


def _take_from_page(pdf: pikepdf.Pdf, annotation: Annotation) -> None:
    page = pdf.pages[annotation.page].obj
    page.Annots = Array([item for item in page.Annots if item.objgen != annotation.item.objgen])
