"""Running heads and page numbers: content outside the tree, marked as what it is (ISO 14289-1, 7.8)."""

import pikepdf

from strandreport.report.printing.origins import Origins
from strandreport.report.printing.tagging.nodes import Mark, Tree


def mark_running_content(pdf: pikepdf.Pdf, tree: Tree, origins: Origins) -> None:
    """Make an artifact of every mark that no element owns."""
    owned = {kid for node in tree.root.walk() for kid in node.kids if isinstance(kid, Mark)}
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    for page, marks in zip(numbers[::2], numbers[1::2], strict=True):
        # Behind the pages stand the links, each with one element instead of a list of marks.
        for mcid in range(len(marks)) if int(page) < len(pdf.pages) else ():
            mark = Mark(int(page), mcid)
            if mark not in owned and mark not in tree.artifacts:
                tree.artifacts[mark] = _operator(origins.margin_marks.get(mark, ""))


def _operator(margin_box: str) -> bytes:
    for side, subtype in (("top", b"/Header"), ("bottom", b"/Footer")):
        if side in margin_box:
            return b"/Artifact <</Type /Pagination /Subtype %b>> BDC" % subtype
    return b"/Artifact <</Type /Pagination>> BDC"
