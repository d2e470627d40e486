"""Put the rebuilt tree into the PDF: elements, ParentTree, IDTree, and the marks that became artifacts."""

import re

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from strandreport.report.printing.tagging.nodes import Annotation, Kid, Node, Tree

# WeasyPrint writes text as hexadecimal strings, so this can't be met within a text.
_MARK = re.compile(rb"/\w+\s*<<\s*/MCID (\d+)\s*>>\s*BDC")


def write_tree(pdf: pikepdf.Pdf, tree: Tree) -> list[str]:
    """Replace the tag tree; return what the pages hold besides it."""
    writing = _Writing(pdf)
    root = pdf.Root.StructTreeRoot
    root.K = writing.element(tree.root, root)
    artifacts = [{m.mcid: op for m, op in tree.artifacts.items() if m.page == n} for n in range(len(pdf.pages))]
    _write_parents(pdf, writing, artifacts)
    _write_identifiers(pdf, writing)
    linked = {annotation.objgen for annotation, item in writing.links if item.S == "/Link"}
    problems = []
    for number, page in enumerate(pdf.pages):
        page.obj.Tabs = Name.S
        expected = {*writing.owners[number], *artifacts[number]}
        found = _replace_marks(page.obj, artifacts[number])
        problems += _page_problems(f"page {number + 1}", page.obj, linked, sorted(expected) == found)
    return problems


class _Writing:
    """The new elements, and on the way who owns each mark, annotation and identifier."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.pages = [page.obj for page in pdf.pages]
        self.owners: list[dict[int, pikepdf.Object]] = [{} for _ in self.pages]
        self.links: list[tuple[pikepdf.Object, pikepdf.Object]] = []
        self.identifiers: list[tuple[str, pikepdf.Object]] = []

    def element(self, node: Node, parent: pikepdf.Object) -> pikepdf.Object:
        item = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{node.type}"), P=parent, **node.keys))
        if node.attributes:
            item.A = Dictionary(**node.attributes)
        if "ID" in node.keys:
            self.identifiers.append((str(node.keys["ID"]), item))
        page = next((kid.page for kid in node.kids if not isinstance(kid, Node)), None)
        if page is not None:
            item.Pg = self.pages[page]
        kids = [self._kid(kid, item, page) for kid in node.kids]
        if kids:
            item.K = kids[0] if len(kids) == 1 else Array(kids)
        return item

    def _kid(self, kid: Kid, item: pikepdf.Object, page: int | None) -> pikepdf.Object | int:
        if isinstance(kid, Node):
            return self.element(kid, item)
        if isinstance(kid, Annotation):
            self.links.append((kid.item, item))
            return Dictionary(Type=Name.OBJR, Obj=kid.item, Pg=self.pages[kid.page])
        self.owners[kid.page][kid.mcid] = item
        return kid.mcid if kid.page == page else Dictionary(Type=Name.MCR, Pg=self.pages[kid.page], MCID=kid.mcid)


def _write_parents(pdf: pikepdf.Pdf, writing: _Writing, artifacts: list[dict[int, bytes]]) -> None:
    entries: list[pikepdf.Object | int] = []
    for number, owners in enumerate(writing.owners):
        last = max((*owners, *artifacts[number]), default=-1)
        entries += [number, pdf.make_indirect(Array([owners.get(mcid) for mcid in range(last + 1)]))]
    for number, (annotation, item) in enumerate(writing.links, start=len(writing.pages)):
        annotation.StructParent = number
        entries += [number, item]
    root = pdf.Root.StructTreeRoot
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(entries)))
    root.ParentTreeNextKey = len(writing.pages) + len(writing.links)


def _write_identifiers(pdf: pikepdf.Pdf, writing: _Writing) -> None:
    if writing.identifiers:
        ordered = sorted(writing.identifiers, key=lambda pair: pair[0])
        names = Array([part for name, item in ordered for part in (String(name), item)])
        pdf.Root.StructTreeRoot.IDTree = pdf.make_indirect(Dictionary(Names=names))


def _replace_marks(page: pikepdf.Object, artifacts: dict[int, bytes]) -> list[int]:
    """Turn marks into artifacts; return the numbers of all marks that the page had."""
    content = page.Contents.read_bytes()
    if artifacts:
        page.Contents.write(_MARK.sub(lambda mark: artifacts.get(int(mark[1]), mark[0]), content))
    return sorted(int(number) for number in _MARK.findall(content))


def _page_problems(where: str, page: pikepdf.Object, linked: set[tuple[int, int]], has_all_marks: bool) -> list[str]:
    problems = []
    if any(annotation.objgen not in linked for annotation in page.get("/Annots", ())):
        problems.append(f"{where}: annotation outside the tag tree (a link in a margin box, or an attachment link)")
    if not has_all_marks:
        problems.append(f"{where}: tagged text in a group (opacity, mask or blend mode)")
    return problems
