"""Give each type the form that the standards want, from the leaves to the root."""

from collections.abc import Callable
from itertools import groupby

from strandreport.report.printing.tagging.figures import finish_figure
from strandreport.report.printing.tagging.lists import finish_contents, finish_item, finish_list, pair_descriptions
from strandreport.report.printing.tagging.nodes import Kid, Node, Tree, text_of
from strandreport.report.printing.tagging.tables import finish_tables

_GROUPING = {"Document", "Part", "Art", "Sect", "Div", "BlockQuote"}
_INLINE = {"Span", "Link", "Reference", "Note", "Code", "Quote", "Lbl"}
_HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")
_MAY_BE_EMPTY = ("TD", "TH")
_FINISH: dict[str, Callable[[Node], list[str]]] = {
    "Figure": finish_figure,
    "LI": finish_item,
    "L": finish_list,
}


def refine_tree(tree: Tree) -> list[str]:
    """Correct the tree in place; return what only the template can mend."""
    return [*_refine(tree.root, in_contents=False), *finish_tables(tree), *_heading_problems(tree.root)]


def _refine(node: Node, in_contents: bool) -> list[str]:
    in_contents = in_contents or node.get("role") == "doc-toc"
    if node.tag == "dl":
        pair_descriptions(node)
    problems = [problem for kid in node.nodes() for problem in _refine(kid, in_contents)]
    node.kids = [kid for kid in node.kids if not isinstance(kid, Node) or kid.kids or kid.type in _MAY_BE_EMPTY]
    problems += _FINISH.get(node.type, _nothing)(node)
    if in_contents:
        finish_contents(node)
    if node.type in _GROUPING:
        node.kids = _in_paragraphs(node.kids)
    return problems


def _nothing(node: Node) -> list[str]:
    return []


def _in_paragraphs(kids: list[Kid]) -> list[Kid]:
    """Bare text and inline elements wrapped in P: a grouping element holds none."""
    runs = groupby(kids, lambda kid: isinstance(kid, Node) and kid.type not in _INLINE)
    wrapped = ([*run] if is_block else [Node("P", [*run])] for is_block, run in runs)
    return [kid for run in wrapped for kid in run]


def _heading_problems(root: Node) -> list[str]:
    headings = [node for node in root.walk() if node.type in _HEADINGS]
    problems, before = [], 0
    for heading in headings:
        level = int(heading.type[1])
        if level > before + 1:
            problems.append(f"heading h{level} follows h{before}: {_words(heading)}")
        before = level
    return problems


def _words(heading: Node) -> str:
    return repr(text_of(heading.element)[:60]) if heading.element is not None else ""
