"""The package of a workbook: its parts by name, how they refer to each other, and what each is."""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from strandreport.report.feedback.ooxml.names import CONTENT_TYPES, PACKAGE_RELATIONS, TYPES, WORKBOOK

MOST_BYTES = 1 << 29
DAY = (1980, 1, 1, 0, 0, 0)


class Package:
    """The parts of a workbook, changed in place; what nobody touches is written as it was read."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        """Take the parts in the order in which they will be written.

        Raises:
            ValueError: if these are not the parts of a workbook.
        """
        if not {WORKBOOK, TYPES} <= set(parts):
            raise ValueError("no workbook")
        self.parts = parts

    def xml(self, name: str) -> Any:
        """A part as an element that may be changed, to be given back to ``put``."""
        return parse(self.parts[name])

    def put(self, name: str, root: Any) -> None:
        """Write an element into its part."""
        self.parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def add(self, folder: str, stem: str, suffix: str, data: bytes, content_type: str) -> str:
        """Add a part under the first free number of its kind; returns its name."""
        taken = {name.casefold() for name in self.parts}
        number = 1
        while f"{folder}/{stem}{number}{suffix}".casefold() in taken:
            number += 1
        name = f"{folder}/{stem}{number}{suffix}"
        self.declare(name, data, content_type)
        return name

    def declare(self, name: str, data: bytes, content_type: str) -> None:
        """Add a part, and say what it is."""
        self.parts[name] = data
        types = self.xml(TYPES)
        etree.SubElement(types, f"{{{CONTENT_TYPES}}}Override", PartName=f"/{name}", ContentType=content_type)
        self.put(TYPES, types)

    def targets(self, source: str, kind: str) -> Iterator[tuple[str, str]]:
        """Ids and names of the parts of some kind that a part refers to."""
        if relations_of(source) in self.parts:
            for item in self.xml(relations_of(source)):
                if item.get("Type") == kind and item.get("TargetMode") != "External":
                    yield item.get("Id"), resolve(source, item.get("Target"))

    def relate(self, source: str, kind: str, target: str) -> str:
        """Let a part refer to another; returns the id of the reference."""
        name = relations_of(source)
        empty = f'<Relationships xmlns="{PACKAGE_RELATIONS}"/>'.encode()
        root = parse(self.parts.get(name, empty))
        used = {item.get("Id") for item in root}
        number = len(used) + 1
        while f"rId{number}" in used:
            number += 1
        path = posixpath.relpath(target, posixpath.dirname(source))
        values = {"Id": f"rId{number}", "Type": kind, "Target": path}
        etree.SubElement(root, f"{{{PACKAGE_RELATIONS}}}Relationship", values)
        self.put(name, root)
        return f"rId{number}"

    def to_bytes(self) -> bytes:
        """The workbook; equal parts give equal bytes."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in self.parts.items():
                entry = zipfile.ZipInfo(name, DAY)
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, data)
        return buffer.getvalue()


def read_package(data: bytes) -> Package:
    """The package in the bytes of a file.

    Raises:
        ValueError: if a part stands twice, or all of them are too large.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        names = {entry.filename.casefold() for entry in entries}
        if len(names) < len(entries) or sum(entry.file_size for entry in entries) > MOST_BYTES:
            raise ValueError("parts that stand twice, or too many bytes")
        return Package({entry.filename: archive.read(entry) for entry in entries})


def parse(data: bytes) -> Any:
    """The root element of a part; there are no entities in one.

    Raises:
        ValueError: if the part declares a document type.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.doctype:
        raise ValueError("a document type")
    return root


def relations_of(name: str) -> str:
    """Where a part's references to others stand.

    >>> relations_of("xl/worksheets/sheet1.xml")
    'xl/worksheets/_rels/sheet1.xml.rels'
    """
    folder, file = posixpath.split(name)
    return f"{folder}/_rels/{file}.rels"


def resolve(source: str, target: str) -> str:
    """The part that a reference means.

    >>> resolve("xl/worksheets/sheet1.xml", "../comments1.xml"), resolve("xl/workbook.xml", "/xl/styles.xml")
    ('xl/comments1.xml', 'xl/styles.xml')
    """
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(source), target)).lstrip("/")
