"""Notes at cells: those that are there are kept and written on, ours of last time go, new ones get their boxes."""

from collections.abc import Mapping, Sequence
from typing import Any

from lxml import etree

from strandreport.model.addresses import letter
from strandreport.model.own_feedback import SIGNATURE, note_heading, without_notes
from strandreport.report.feedback.ooxml.boxes import Boxes
from strandreport.report.feedback.ooxml.names import MAIN, RELATION, SPREADSHEET, THREADS, main
from strandreport.report.feedback.ooxml.package import Package, parse
from strandreport.report.feedback.ooxml.page import clean

PLAIN = f'<comments xmlns="{MAIN}"><authors/><commentList/></comments>'.encode()
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# One note of each: the code, and what is said of the cell.
Said = Sequence[tuple[str, str]]


def write_notes(package: Package, sheet: str, said: Mapping[tuple[int, int], Said], widths: Sequence[float]) -> str:
    """Write what is said of cells (row and column, from 1) into the notes of a sheet, whose columns have these widths.

    Returns the id by which the sheet must refer to the boxes of its notes; nothing if it does so already.
    """
    if not said and not any(True for _ in package.targets(sheet, f"{RELATION}/comments")):
        return ""
    part = _part(package, sheet)
    boxes, relation_id = Boxes.of(package, sheet)
    root = parse(package.parts[part])
    gone = _take_ours_away(root)
    there = {comment.get("ref") for comment in root.iter(main("comment"))}
    closed = there if _has_conversations(package, sheet) else set()
    author, cells = _author(root), {f"{letter(column)}{row}": (row, column) for row, column in sorted(said)}
    for cell, place in cells.items():
        if cell in closed:
            continue
        if cell in there:
            _write_on(root, cell, said[place])
        else:
            root.find(main("commentList")).append(_comment(cell, said[place], author))
        boxes.show(*place, sum(len(text) for _, text in said[place]), widths)
    boxes.forget(gone - set(cells))
    package.put(part, root)
    boxes.save()
    return relation_id


def _part(package: Package, sheet: str) -> str:
    """The part of a sheet's notes; a new one if it has none."""
    kind = f"{RELATION}/comments"
    for _, name in package.targets(sheet, kind):
        return name
    name = package.add("xl", "comments", ".xml", PLAIN, f"{SPREADSHEET}.comments+xml")
    package.relate(sheet, kind, name)
    return name


def _has_conversations(package: Package, sheet: str) -> bool:
    """Whether what stands in the notes of a sheet is there only for programs that do not know conversations."""
    return any(True for _ in package.targets(sheet, THREADS))


def _author(root: Any) -> int:
    authors = root.find(main("authors"))
    names = [author.text for author in authors]
    if SIGNATURE not in names:
        etree.SubElement(authors, main("author")).text = SIGNATURE
        names.append(SIGNATURE)
    return names.index(SIGNATURE)


def _comment(cell: str, notes: Said, author: int) -> Any:
    comment = etree.Element(main("comment"), ref=cell, authorId=str(author))
    text = etree.SubElement(comment, main("text"))
    for run in _runs(notes, is_first=True):
        text.append(run)
    return comment


def _write_on(root: Any, cell: str, notes: Said) -> None:
    """Add to a note that is there, behind its words."""
    comment = next(comment for comment in root.iter(main("comment")) if comment.get("ref") == cell)
    text = comment.find(main("text"))
    words = [i for i, part in enumerate(text) if part.tag in (main("t"), main("r"))]
    at = words[-1] + 1 if words else 0
    for run in reversed(_runs(notes, is_first=False)):
        text.insert(at, run)


def _runs(notes: Said, *, is_first: bool) -> list[Any]:
    runs = []
    for i, (code, sentence) in enumerate(notes):
        before = "" if is_first and i == 0 else "\n\n"
        runs += [_run(before + note_heading(code), is_bold=True), _run(f"\n{sentence}", is_bold=False)]
    return runs


def _run(words: str, *, is_bold: bool) -> Any:
    run = etree.Element(main("r"))
    look = etree.SubElement(run, main("rPr"))
    if is_bold:
        etree.SubElement(look, main("b"))
    etree.SubElement(look, main("sz"), val="9")
    etree.SubElement(look, main("color"), indexed="81")
    etree.SubElement(look, main("rFont"), val="Tahoma")
    etree.SubElement(look, main("family"), val="2")
    etree.SubElement(run, main("t"), {SPACE: "preserve"}).text = clean(words)
    return run


def _take_ours_away(root: Any) -> set[str]:
    """Take out what we wrote last time; returns the cells whose note had nothing else."""
    gone = set()
    for comment in list(root.iter(main("comment"))):
        words = "".join(part.text or "" for part in comment.iter(main("t")))
        kept = without_notes(words)
        if kept == words:
            continue
        if not kept:
            comment.getparent().remove(comment)
            gone.add(comment.get("ref"))
            continue
        text = comment.find(main("text"))
        text.clear()
        etree.SubElement(text, main("t"), {SPACE: "preserve"}).text = kept
    return gone
