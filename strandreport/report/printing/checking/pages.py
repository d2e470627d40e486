"""What the pages paint: all of it tagged or an artifact, every mark in the tree, every link described."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Name

from strandreport.report.printing.checking.structure import Structure

_PAINTS = {"Tj", "TJ", "'", '"', "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "sh", "Do", "INLINE IMAGE"}
_MOST_STATES = 28
_PRINT, _INVISIBLE_HIDDEN_NO_VIEW_TOGGLE = 4, 1 | 2 | 32 | 256


def page_faults(page: pikepdf.Object, structure: Structure) -> Iterator[str]:
    """Rules on one page."""
    content = _Content()
    content.read(page, page.Resources)
    yield from content.faults
    yield from _mark_faults(page, structure, content.marks)
    if content.most_states > _MOST_STATES:
        yield "A 6.1.13-8 nesting of q"
    for annotation in page.get("/Annots", []):
        yield from (rule for rule, holds in _annotation_rules(page, annotation, structure).items() if not holds)


def _mark_faults(page: pikepdf.Object, structure: Structure, marks: set[int]) -> Iterator[str]:
    entry = list(structure.parents.get(int(page.StructParents), []))
    for mark in sorted(marks):
        owners = structure.owners.get((page.objgen, mark), [])
        listed = entry[mark] if mark < len(entry) else None
        if listed is None or [listed.objgen] != owners:
            yield "UA 7.1-3 mark outside the tag tree"
    if {mark for where, mark in structure.owners if where == page.objgen} != marks:
        yield "the tag tree names other marks than the page has"


def _annotation_rules(page: pikepdf.Object, annotation: pikepdf.Object, structure: Structure) -> dict[str, bool]:
    owner, flags = structure.links.get(annotation.objgen), int(annotation.get("/F", 0))
    listed = structure.parents.get(int(annotation.get("/StructParent", -1)))
    in_tree = owner is not None and owner.S == "/Link" and listed is not None and listed.objgen == owner.objgen
    return {
        "UA 7.18.5-1 link in the tree": annotation.Subtype == "/Link" and in_tree,
        "UA 7.18.5-2 link without Contents": bool(str(annotation.get("/Contents", ""))),
        "UA 7.18.3-1 Tabs": page.get("/Tabs") == Name.S,
        "A 6.3.2 annotation flags": bool(flags & _PRINT) and not flags & _INVISIBLE_HIDDEN_NO_VIEW_TOGGLE,
    }


@dataclass
class _Content:
    """The operators of a page and of the forms it paints, with the marks that are open."""

    marks: set[int] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)
    most_states: int = 0
    _states: int = 0
    _open: list[tuple[bool, bool]] = field(default_factory=list)

    def read(self, stream: pikepdf.Object, resources: pikepdf.Object, is_form: bool = False) -> None:
        for instruction in pikepdf.parse_content_stream(stream):
            operands, name = list(instruction.operands), str(instruction.operator)
            if name in ("q", "Q"):
                self._states += 1 if name == "q" else -1
                self.most_states = max(self.most_states, self._states)
            elif name in ("BDC", "BMC"):
                self._begin(operands, is_form)
            elif name == "EMC":
                self._open.pop()
            elif name in _PAINTS:
                self._paint(name, operands, resources)

    def _begin(self, operands: Sequence[pikepdf.Object], is_form: bool) -> None:
        mark = operands[1].get("/MCID") if len(operands) > 1 else None
        is_artifact, is_tagged = operands[0] == "/Artifact", mark is not None
        if is_artifact and self._is_tagged:
            self.faults.append("UA 7.1-1 artifact in tagged content")
        if is_tagged and self._is_artifact:
            self.faults.append("UA 7.1-2 tagged content in an artifact")
        if is_tagged and is_form:
            self.faults.append("UA 7.1-3 mark in a group (opacity, mask)")
        elif mark is not None:
            self.marks.add(int(mark))
        self._open.append((is_artifact, is_tagged))

    def _paint(self, name: str, operands: Sequence[pikepdf.Object], resources: pikepdf.Object) -> None:
        form = resources.XObject[str(operands[0])] if name == "Do" else None
        if form is not None and form.Subtype == "/Form":
            self.read(form, form.get("/Resources", resources), is_form=True)
        elif not (self._is_artifact or self._is_tagged):
            self.faults.append("UA 7.1-3 content neither tagged nor artifact")

    @property
    def _is_artifact(self) -> bool:
        return any(is_artifact for is_artifact, _ in self._open)

    @property
    def _is_tagged(self) -> bool:
        return any(is_tagged for _, is_tagged in self._open)
