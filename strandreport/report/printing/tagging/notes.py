"""Notes: read where they are called, each with an identifier (ISO 14289-1, 7.9)."""

from pikepdf import String

from strandreport.report.printing.tagging.nodes import Node, Tree


def move_notes(tree: Tree) -> None:
    """Put each note behind its call; WeasyPrint tags it at the end of the page."""
    calls = [node for node in tree.root.walk() if node.type == "Reference"]
    for number, call in enumerate(calls, start=1):
        call.kids = [Node("Lbl", call.kids)]
        note = tree.first.get((call.element, call.element.tag, "Note")) if call.element is not None else None
        if note is not None:
            note.keys["ID"] = String(f"note-{number}")
            _move_behind(note, call)


def _move_behind(note: Node, call: Node) -> None:
    if note.parent is None or call.parent is None:
        return
    note.parent.kids.remove(note)
    call.parent.kids.insert(call.parent.kids.index(call) + 1, note)
    note.parent = call.parent
