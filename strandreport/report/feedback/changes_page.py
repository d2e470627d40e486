"""The sheet that tells the sender of a newer version what it changed: rows that came and went, cells, amounts."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from strandreport.model.money import amount_text
from strandreport.model.own_feedback import STAMP
from strandreport.model.registers import Register
from strandreport.report.feedback.front_page import Writer, height_of, link_to
from strandreport.report.feedback.look import SELF
from strandreport.report.feedback.ooxml.page import Box, Line, Page

WIDTHS = (2, 48, 30, 12, 36, 36)
KINDS = ("changed", "came", "gone")


def changes_page(writer: Writer, changes: Sequence[Mapping[str, Any]]) -> Page | None:
    """The sheet of changes of a newer version; nothing where it changed nothing."""
    told = [item for item in changes if item["newer"] == writer.file.content and any(item[kind] for kind in KINDS)]
    if not told:
        return None
    older = PurePosixPath(writer.handed_in.names(told[0]["older"])).name
    lines = [
        Line({1: Box(STAMP, "stamp")}, 9),
        Line({2: Box(writer.said("changes.title", older=older), "title")}, 32, len(WIDTHS) - 1),
        Line({2: Box(writer.said("changes.lead"), "lead")}, 20, len(WIDTHS) - 1),
    ]
    for item in told:
        lines += _register(writer, item, writer.project.registers[item["register"]])
    return Page(writer.said("changes.sheet"), SELF, WIDTHS, lines)


def _register(writer: Writer, item: Mapping[str, Any], register: Register) -> Iterator[Line]:
    words = writer.words
    numbers = {name: words.number(item["counts"][name]) for name in ("rows", "came", "gone", "changed")}
    label = register.label[words.language]
    yield Line({}, 10)
    yield _across(writer.said("changes.summary", register=label, **numbers), "heading")
    for amount in item["amounts"]:
        column = register.column(amount["column"])
        before, after = (amount_text(amount[key], column.type, column.minor_digits) for key in ("before", "after"))
        moved = amount_text(amount["after"] - amount["before"], column.type, column.minor_digits)
        values = {"column": column.label[words.language], "before": before, "after": after, "moved": moved}
        yield _across(writer.said("changes.amount", unit=column.unit, **values), "text")
    keys = ("key", "what", "cell", "old", "new")
    if any(item[kind] for kind in KINDS):
        yield Line({i: Box(writer.said(f"changes.head.{key}"), "head") for i, key in enumerate(keys, start=2)}, 18)
    yield from (_changed(writer, row, register) for row in item["changed"])
    for kind in ("came", "gone"):
        yield from (_moved(writer, row, kind) for row in item[kind])
    if item["cells"] > len(item["changed"]) or any(item["counts"][kind] > len(item[kind]) for kind in ("came", "gone")):
        yield _across(writer.said("changes.first_only"), "quiet")


def _changed(writer: Writer, row: Mapping[str, Any], register: Register) -> Line:
    label = _label(writer, row["column"], register)
    old, new = (_value(row[key], row["column"], register, writer.words.language) for key in ("old", "new"))
    boxes = {
        2: Box(row["key"], "cell"),
        3: Box(label, "cell"),
        4: Box(row["cell"], "link", link_to(row["sheet"] or writer.sheets[0], row["cell"])),
        5: Box(old, "cell"),
        6: Box(new, "cell"),
    }
    return Line(boxes, height_of([(box.text, WIDTHS[column - 1]) for column, box in boxes.items()]))


def _moved(writer: Writer, row: Mapping[str, Any], kind: str) -> Line:
    """A row that only one of the versions has; what is gone can't be linked to."""
    link = link_to(row["sheet"] or writer.sheets[0], row["cell"]) if kind == "came" else ""
    boxes = {
        2: Box(row["key"], "cell"),
        3: Box(writer.said(f"changes.{kind}"), "cell"),
        4: Box(row["cell"], "link" if link else "note", link),
        5: Box("", "cell"),
        6: Box("", "cell"),
    }
    return Line(boxes, height_of([(row["key"], WIDTHS[1])]))


def _label(writer: Writer, name: str, register: Register) -> str:
    if name in register.names:
        return register.column(name).label[writer.words.language]
    return writer.said(f"changes.{name}")


def _value(value: str, name: str, register: Register, language: str) -> str:
    """A value as its author would write it; a blank one as a dash."""
    if not value:
        return "–"
    if name not in register.names:
        return value
    column = register.column(name)
    if column.type == "money":
        return f"{amount_text(int(value), column.type, column.minor_digits)} {column.unit}".strip()
    return column.code_label(value, language) if column.terms else value


def _across(text: str, style: str) -> Line:
    span = len(WIDTHS) - 1
    boxes = {column: Box(text if column == 2 else "", style) for column in range(2, span + 2)}
    return Line(boxes, height_of([(text, sum(WIDTHS[1:]))]) + 4, span)
