"""Types, nesting, alternatives, identifiers and headings of the tag tree."""

import re
from collections.abc import Iterator

from strandreport.report.printing.checking.document import is_language
from strandreport.report.printing.checking.structure import Element, Structure

_BLOCKS = {"P", "H1", "H2", "H3", "H4", "H5", "H6", "Figure", "Formula", "Form", "Caption"}
_GROUPS = {"Document", "Part", "Art", "Sect", "Div", "BlockQuote", "TOC", "TOCI", "Index", "Private"}
_LISTS = {"L", "LI", "Lbl", "LBody"}
_TABLES = {"Table", "TR", "TH", "TD", "THead", "TBody", "TFoot"}
_INLINES = {"Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot"}
_TYPES = _BLOCKS | _GROUPS | _LISTS | _TABLES | _INLINES
_KIDS = {
    "Table": ("UA 7.2-3", {"TR", "THead", "TBody", "TFoot", "Caption"}),
    "TR": ("UA 7.2-10", {"TH", "TD"}),
    "THead": ("UA 7.2-36", {"TR"}),
    "TBody": ("UA 7.2-37", {"TR"}),
    "TFoot": ("UA 7.2-38", {"TR"}),
    "L": ("UA 7.2-19", {"L", "LI", "Caption"}),
    "LI": ("UA 7.2-20", {"Lbl", "LBody"}),
    "TOC": ("UA 7.2-27", {"TOC", "TOCI", "Caption"}),
}
_PARENTS = {
    "TR": ("UA 7.2-4", {"Table", "THead", "TBody", "TFoot"}),
    "THead": ("UA 7.2-5", {"Table"}),
    "TBody": ("UA 7.2-6", {"Table"}),
    "TFoot": ("UA 7.2-7", {"Table"}),
    "TH": ("UA 7.2-8", {"TR"}),
    "TD": ("UA 7.2-9", {"TR"}),
    "LI": ("UA 7.2-17", {"L"}),
    "LBody": ("UA 7.2-18", {"LI"}),
    "TOCI": ("UA 7.2-26", {"TOC"}),
}


def element_faults(structure: Structure) -> Iterator[str]:
    """Rules on the elements, one by one and together."""
    for element in structure.elements:
        yield from _nesting_faults(element)
        yield from (rule for rule, holds in _own_rules(element).items() if not holds)
    yield from _common_faults(structure)


def _nesting_faults(element: Element) -> Iterator[str]:
    kind = element.type
    rule, allowed = _KIDS.get(kind, ("", set(element.types)))
    if not set(element.types) <= allowed:
        yield f"{rule} {kind} holds {', '.join(sorted(set(element.types) - allowed))}"
    rule, allowed = _PARENTS.get(kind, ("", {element.parent_type}))
    if element.parent_type not in allowed:
        yield f"{rule} {kind} in {element.parent_type}"
    if kind in _KIDS and len(element.types) != len(element.kids):
        yield f"bare content in {kind}"
    if kind not in _TYPES:
        yield f"UA 7.1-5 type {kind}"


def _own_rules(element: Element) -> dict[str, bool]:
    item, kind = element.item, element.type
    rules = {
        "UA 7.1-12 parent": element.is_owned_by_parent,
        "UA 7.2-29 language of an element": "/Lang" not in item or is_language(str(item.Lang)),
        "UA 7.3-1 figure without Alt": kind != "Figure" or bool(str(item.get("/Alt", ""))),
        "UA 7.9-1 note without ID": kind != "Note" or "/ID" in item,
    }
    return {**rules, **_table_rules(element.types)} if kind == "Table" else rules


def _table_rules(types: list[str]) -> dict[str, bool]:
    return {
        "UA 7.2-11 more than one THead": types.count("THead") <= 1,
        "UA 7.2-12 more than one TFoot": types.count("TFoot") <= 1,
        "UA 7.2-14 TBody": "TBody" in types or not {"THead", "TFoot"} & set(types),
        "UA 7.2-16, 7.2-39 Caption": "Caption" not in types[1:-1] and types.count("Caption") <= 1,
    }


def _common_faults(structure: Structure) -> Iterator[str]:
    levels = [int(element.type[1]) for element in structure.elements if re.fullmatch("H[1-6]", element.type)]
    if any(level > before + 1 for before, level in zip([0, *levels], levels, strict=False)):
        yield "UA 7.4.2-1 heading levels"
    identifiers = [str(element.item.ID) for element in structure.elements if "/ID" in element.item]
    if len(identifiers) != len(set(identifiers)):
        yield "UA 7.9-2 identifiers are not unique"
    if identifiers and not structure.has_identifiers:
        yield "ISO 32000-1 14.7.2 IDTree"
    if any(len(owners) > 1 for owners in structure.owners.values()):
        yield "a mark has two elements"
