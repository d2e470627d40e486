"""Figures: a text alternative for each (ISO 14289-1, 7.3)."""

from pikepdf import String

from strandreport.report.printing.tagging.nodes import Node, text_of

_SVG = "{http://www.w3.org/2000/svg}"


def finish_figure(node: Node) -> list[str]:
    """Alternative text: aria-label or alt, for a drawing its title and description."""
    alternative = node.get("aria-label") or node.get("alt") or _title_and_description(node)
    if not alternative:
        return [f"figure without text alternative: {node.get('id') or node.tag}"]
    node.keys["Alt"] = String(alternative)
    return []


def _title_and_description(node: Node) -> str:
    if node.element is None:
        return ""
    parts = [node.element.find(_SVG + name) for name in ("title", "desc")]
    texts = [text_of(part).rstrip(".") for part in parts if part is not None]
    return ". ".join(text for text in texts if text)
