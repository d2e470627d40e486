"""Lists, descriptions and tables of contents (ISO 14289-1, 7.6; ISO 32000-1, 14.8.4.3)."""

from pikepdf import Name

from strandreport.report.printing.tagging.nodes import Kid, Node


def pair_descriptions(node: Node) -> None:
    """A ``dl``: terms and their descriptions in one item; WeasyPrint makes an item of each."""
    items: list[Node] = []
    parts = [part for kid in node.nodes() for part in (kid.nodes() if kid.type == "Div" else [kid])]
    for part in parts:
        kind = "Lbl" if part.tag == "dt" else "LBody"
        kids = [kid for body in part.nodes() for kid in body.kids]
        if not items or (kind == "Lbl" and items[-1].nodes("LBody")):
            items.append(Node("LI"))
        items[-1].kids.append(Node(kind, kids, keys=part.keys))
    node.kids = [*items]


def finish_item(node: Node) -> list[str]:
    """An item holds labels and one body, nothing else."""
    labels, bodies = node.nodes("Lbl"), node.nodes("LBody")
    if len(labels) + len(bodies) != len(node.kids):
        others = [kid for kid in node.kids if kid not in labels]
        node.kids = [*labels, Node("LBody", _flat(others, bodies))]
    return []


def finish_list(node: Node) -> list[str]:
    """A nested list goes into the item that it belongs to; the kind of numbering is said."""
    if len(node.nodes("LI", "L", "TOCI", "TOC", "Caption")) != len(node.kids):
        return [f"list with content outside its items: {node.get('id') or 'without id'}"]
    items: list[Node] = []
    for kid in node.nodes():
        bodies = items[-1].nodes("LBody") if items else []
        if kid.type == "L" and bodies:
            bodies[-1].kids.append(kid)
        else:
            items.append(kid)
    node.kids = [*items]
    if node.tag != "dl" and any(item.nodes("Lbl") for item in items):
        node.attributes = {"O": Name.List, "ListNumbering": Name.Decimal if node.tag == "ol" else Name.Disc}
    return []


def finish_contents(node: Node) -> None:
    """In a table of contents: TOC, TOCI and Reference instead of list, item and link."""
    if node.type == "L":
        node.type, node.attributes = "TOC", {}
    elif node.type == "LI":
        node.type = "TOCI"
        parts = _flat(node.kids, node.nodes("LBody"))
        node.kids = [
            Node("Reference", [part]) if isinstance(part, Node) and part.type == "Link" else part for part in parts
        ]


def _flat(kids: list[Kid], dissolved: list[Node]) -> list[Kid]:
    """The kids, with the kids of some in their place."""
    return [part for kid in kids for part in (kid.kids if isinstance(kid, Node) and kid in dissolved else [kid])]
