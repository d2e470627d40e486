"""Put the fragments of one HTML element into one node, and set aside what is not content.

An element that crosses a page is one fragment per page; the later ones go into the first. Table heads and feet that
are repeated, leaders and decoration become artifacts; their links go to the first copy.
"""

from dataclasses import dataclass

from strandreport.report.printing.tagging.nodes import Annotation, Key, Kid, Mark, Node, Tree, key_of
from strandreport.report.printing.tagging.roles import ARTIFACT

_DECORATION = b"/Artifact BMC"
_REPEATED = b"/Artifact <</Type /Pagination>> BDC"


def join_fragments(fragments: list[Node]) -> Tree:
    """The tree of whole elements."""
    joining = _Joining(Tree(Node("Document"), {}, {}))
    for fragment in fragments:
        joining.place(fragment, joining.tree.root, ())
    return joining.tree


@dataclass(frozen=True)
class _Joining:
    tree: Tree

    def place(self, kid: Kid, target: Node, open_keys: tuple[Key, ...]) -> None:
        """Append a kid to a node, or to where its element began."""
        if isinstance(kid, Mark):
            target.kids.append(kid)
        elif isinstance(kid, Annotation):
            _link_around(target).kids.append(kid)
        elif kid.type == ARTIFACT:
            self._drop(kid, _DECORATION, target)
        elif self._is_repeated(kid, open_keys):
            self._drop(kid, _REPEATED, target)
        else:
            self._join(kid, target, open_keys)

    def _is_repeated(self, kid: Node, open_keys: tuple[Key, ...]) -> bool:
        key = key_of(kid)
        return kid.type in ("THead", "TFoot") and key in self.tree.first and key not in open_keys

    def _join(self, kid: Node, target: Node, open_keys: tuple[Key, ...]) -> None:
        kids, kid.kids = kid.kids, []
        key = key_of(kid)
        if _dissolves(kid, target, open_keys):
            here = target
        else:
            here = self._first_fragment(kid, target)
            open_keys = (*open_keys, key) if key else open_keys
        for grandkid in kids:
            self.place(grandkid, here, open_keys)

    def _first_fragment(self, kid: Node, target: Node) -> Node:
        key = key_of(kid)
        if key in self.tree.first:
            return self.tree.first[key]
        kid.parent = target
        target.kids.append(kid)
        if key:
            self.tree.first[key] = kid
        return kid

    def _drop(self, node: Node, operator: bytes, target: Node) -> None:
        """Make artifacts of what a node paints; its links stay links of their element's first fragment."""
        key = key_of(node)
        target = self.tree.first.get(key, target) if key else target
        for kid in node.kids:
            if isinstance(kid, Mark):
                self.tree.artifacts[kid] = operator
            elif isinstance(kid, Annotation):
                _link_around(target).kids.append(kid)
            else:
                self._drop(kid, operator, target)


def _dissolves(kid: Node, target: Node, open_keys: tuple[Key, ...]) -> bool:
    """True for a plain span, an anonymous box within its own element, and a link within a link."""
    return not kid.type or key_of(kid) in open_keys or kid.type == target.type == "Link"


def _link_around(node: Node) -> Node:
    """The link that a node stands in: WeasyPrint gives a drawing in a link an annotation of its own."""
    link: Node | None = node
    while link is not None and link.type != "Link":
        link = link.parent
    return link or node
