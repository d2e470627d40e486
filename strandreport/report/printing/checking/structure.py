"""The tag tree as the file has it, read anew: nothing is taken from the code that wrote it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array

Identity = tuple[int, int]
Kid = Any  # an element, a mark's number or a reference: pikepdf gives numbers as int


@dataclass(frozen=True)
class Element:
    """A structure element with its types below and above."""

    item: pikepdf.Object
    type: str
    parent_type: str
    is_owned_by_parent: bool
    kids: tuple[Kid, ...]

    @property
    def types(self) -> list[str]:
        """The types of the kids that are elements."""
        return [str(kid.S)[1:] for kid in self.kids if is_element(kid)]


@dataclass(frozen=True)
class Structure:
    """All elements in reading order, who holds each mark and annotation, and what the ParentTree says of it."""

    elements: tuple[Element, ...]
    owners: dict[tuple[Identity, int], list[Identity]]
    links: dict[Identity, pikepdf.Object]
    parents: dict[int, pikepdf.Object]
    has_identifiers: bool


def is_element(kid: Kid) -> bool:
    """True for a structure element, false for a mark or a reference to an object."""
    return not isinstance(kid, int) and "/S" in kid


def attribute(item: pikepdf.Object, name: str) -> pikepdf.Object | None:
    """An entry of the attributes (/A) of an element."""
    return item.A.get(name) if "/A" in item else None


def kids_of(item: pikepdf.Object) -> tuple[Kid, ...]:
    """The kids of an element, however they are written."""
    kids = item.get("/K")
    if kids is None:
        return ()
    return tuple(kids) if isinstance(kids, Array) else (kids,)


def read_structure(pdf: pikepdf.Pdf) -> Structure:
    """Read the tag tree and its ParentTree."""
    tree = pdf.Root.StructTreeRoot
    elements = tuple(element for kid in kids_of(tree) for element in _walk(kid, tree, "StructTreeRoot"))
    owners: dict[tuple[Identity, int], list[Identity]] = {}
    links: dict[Identity, pikepdf.Object] = {}
    for element in elements:
        for kid in element.kids:
            if isinstance(kid, int):
                owners.setdefault((element.item.Pg.objgen, kid), []).append(element.item.objgen)
            elif kid.get("/Type") == "/MCR":
                owners.setdefault((kid.Pg.objgen, int(kid.MCID)), []).append(element.item.objgen)
            elif "/S" not in kid:
                links[kid.Obj.objgen] = element.item
    numbers = list(tree.ParentTree.Nums)
    parents = {int(number): entry for number, entry in zip(numbers[::2], numbers[1::2], strict=True)}
    return Structure(elements, owners, links, parents, "/IDTree" in tree)


def _walk(item: pikepdf.Object, parent: pikepdf.Object, parent_type: str) -> Iterator[Element]:
    kind, kids = str(item.S)[1:], kids_of(item)
    yield Element(item, kind, parent_type, "/P" in item and item.P.objgen == parent.objgen, kids)
    for kid in kids:
        if is_element(kid):
            yield from _walk(kid, item, kind)
