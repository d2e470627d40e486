"""Remember which HTML element each tag of the PDF comes from.

WeasyPrint tags an element once per page and the PDF does not keep which tags belong together, so a table that goes
on over the page could only be guessed. The object numbers of the tags stay the same in the file; they are noted here
while the tags are made, around the one private function that makes them (hence ``weasyprint==70.*``).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

from weasyprint.formatting_structure import boxes
from weasyprint.pdf import tags


class Origin(NamedTuple):
    """An HTML element, and its name with the pseudo-element that stands for it (``a::after``)."""

    element: Element
    tag: str


@dataclass(frozen=True)
class Origins:
    """What was noted during one print."""

    elements: dict[int, Origin] = field(default_factory=dict)
    margin_marks: dict[tuple[int, int], str] = field(default_factory=dict)


@contextmanager
def recorded_origins() -> Iterator[Origins]:
    """Note the origins of all tags made in this block; not for several threads at once."""
    origins, build = Origins(), tags._build_box_tree

    def recording(
        box: boxes.Box, parent: object, pdf: object, page: int, marks: dict[int, bytes], *rest: object
    ) -> Iterator[Any]:
        known = set(marks)
        for item in build(box, parent, pdf, page, marks, *rest):
            if box.element is not None:
                tag = "::leader" if getattr(box, "is_leader", False) else box.element_tag
                origins.elements.setdefault(item.number, Origin(box.element, tag))
            yield item
        if isinstance(box, boxes.MarginBox):
            origins.margin_marks.update(((page, mark), box.at_keyword) for mark in marks.keys() - known)

    tags._build_box_tree = recording
    try:
        yield origins
    finally:
        tags._build_box_tree = build
