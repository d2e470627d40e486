"""The tag tree while it is being rebuilt: nodes that may still be changed, and what they hold."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias
from xml.etree.ElementTree import Element

import pikepdf


class Mark(NamedTuple):
    """A piece of painted content: the page and its number there (MCID)."""

    page: int
    mcid: int


class Annotation(NamedTuple):
    """A link's rectangle on a page."""

    page: int
    item: pikepdf.Object


@dataclass(eq=False, slots=True)
class Node:
    """A structure element to be; its type is empty where it dissolves into its parent."""

    type: str
    kids: "list[Node | Mark | Annotation]" = field(default_factory=list)
    element: Element | None = None
    tag: str = ""
    attributes: dict[str, Any] = field(default_factory=dict)
    keys: dict[str, Any] = field(default_factory=dict)
    parent: "Node | None" = None

    def get(self, name: str) -> str | None:
        """An HTML attribute; pseudo-elements have none."""
        return None if self.element is None or "::" in self.tag else self.element.get(name)

    def nodes(self, *types: str) -> "list[Node]":
        """The kids that are nodes, of these types or of any."""
        return [kid for kid in self.kids if isinstance(kid, Node) and (not types or kid.type in types)]

    def walk(self) -> "Iterator[Node]":
        """This node and all below it, in reading order."""
        yield self
        for kid in self.nodes():
            yield from kid.walk()


Kid: TypeAlias = Node | Mark | Annotation
Key = tuple[Element, str, str]


@dataclass(frozen=True)
class Tree:
    """The joined tree, the first fragment of each HTML element, and the marks that become artifacts."""

    root: Node
    first: dict[Key, Node]
    artifacts: dict[Mark, bytes]


def key_of(node: Node) -> Key | None:
    """What tells the fragments of one HTML element from those of all others."""
    return None if node.element is None else (node.element, node.tag, node.type)


def text_of(element: Element) -> str:
    """The text of an element on one line."""
    return " ".join("".join(element.itertext()).split())
