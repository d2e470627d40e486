"""The structure elements that WeasyPrint wrote, as nodes; each belongs to one page still."""

from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

import pikepdf
from pikepdf import Array, Name, String

from strandreport.report.printing.origins import Origin, Origins
from strandreport.report.printing.tagging.nodes import Annotation, Kid, Mark, Node
from strandreport.report.printing.tagging.roles import structure_type

_POINTS_PER_PIXEL = 0.75


def read_fragments(pdf: pikepdf.Pdf, origins: Origins) -> list[Node]:
    """The elements directly below Document, page after page, with their types."""
    reading = _Reading(
        origins=origins.elements,
        notes=_notes(origins),
        language=str(pdf.Root.get("/Lang", "")),
        heights=tuple(float(page.obj.MediaBox[3]) for page in pdf.pages),
    )
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    document = pdf.Root.StructTreeRoot.K[0]
    return [reading.node(item, numbers[item.Pg.objgen]) for item in document.K]


def _notes(origins: Origins) -> frozenset[Element]:
    found = origins.elements.values()
    return frozenset(origin.element for origin in found if origin.tag.endswith("::footnote-marker"))


@dataclass(frozen=True)
class _Reading:
    origins: dict[int, Origin]
    notes: frozenset[Element]
    language: str
    heights: tuple[float, ...]

    def node(self, item: pikepdf.Object, page: int) -> Node:
        origin = self.origins.get(item.objgen[0])
        node = Node(type=str(item.S)[1:])
        if origin is not None:
            node.element, node.tag = origin
        node.kids = [self._kid(kid, page) for kid in item.K]
        node.attributes, node.keys = self._attributes(node.type, item, page), self._keys(node)
        node.type = structure_type(node, self.notes)
        return node

    def _kid(self, kid: pikepdf.Object | int, page: int) -> Kid:
        if isinstance(kid, int):
            return Mark(page, kid)
        return self.node(kid, page) if "/S" in kid else Annotation(page, kid.Obj)

    def _attributes(self, kind: str, item: pikepdf.Object, page: int) -> dict[str, Any]:
        if kind == "Figure":
            return {"O": Name.Layout, "BBox": _in_points(item.A.BBox, self.heights[page])}
        if kind in ("TH", "TD"):
            spans = {name: item.A[f"/{name}"] for name in ("RowSpan", "ColSpan") if f"/{name}" in item.A}
            return {"O": Name.Table, **spans}
        return {}

    def _keys(self, node: Node) -> dict[str, Any]:
        language, title = node.get("lang"), node.get("title") if node.tag == "abbr" else None
        keys = {"Lang": String(language)} if language and language != self.language else {}
        return {**keys, "E": String(title)} if title else keys


def _in_points(box: pikepdf.Object, height: float) -> Array:
    """A rectangle in points from the bottom; WeasyPrint gives CSS pixels from the top."""
    x1, y1, x2, y2 = (float(number) * _POINTS_PER_PIXEL for number in box)
    return Array([round(number, 3) for number in (x1, height - y2, x2, height - y1)])
