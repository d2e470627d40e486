"""Which structure type an HTML element has (ISO 14289-1, 7.1 and ISO 32000-1, 14.8.4)."""

from xml.etree.ElementTree import Element

from strandreport.report.printing.tagging.nodes import Node

ARTIFACT = "Artifact"
_HIDDEN_ROLES = ("presentation", "none")
_ROLES = {
    "nav": "Sect",
    "aside": "Sect",
    "header": "Div",
    "footer": "Div",
    "figure": "Div",
    "details": "Div",
    "summary": "P",
    "address": "P",
    "pre": "P",
    "code": "Code",
    "q": "Quote",
}
_PSEUDO_ELEMENTS = {"footnote-call": "Reference", "footnote-marker": "Lbl", "marker": "Lbl", "leader": ARTIFACT}


def structure_type(node: Node, notes: frozenset[Element]) -> str:
    """The type; empty for spans and boxes that say nothing, which dissolve into their parent.

    Assumes: the node has the type that WeasyPrint gave it, and the keys that its attributes ask for.
    """
    if "::" in node.tag:
        return _PSEUDO_ELEMENTS.get(node.tag.partition("::")[2], "")
    if node.element is not None and node.element in notes:
        return "Note"
    if node.type == "Figure" and _is_decoration(node):
        return ARTIFACT
    kind = _ROLES.get(node.tag, "Span") if node.type == "NonStruct" else node.type
    return "" if kind == "Span" and not node.keys else kind


def _is_decoration(node: Node) -> bool:
    return node.get("alt") == "" or node.get("aria-hidden") == "true" or node.get("role") in _HIDDEN_ROLES
