"""The XML inside an ODS file: read piece by piece, without entities, and under short names."""

import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from strandreport.ingest.reading.refusal import RefusedError
from strandreport.model.findings import Code

_NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = {
    **{short: f"{_NAMES}{short}:1.0" for short in ("office", "table", "text", "style")},
    "number": f"{_NAMES}datastyle:1.0",
    "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
}


def tag(name: str) -> str:
    """The full name of an element or attribute.

    >>> tag("table:name")
    '{urn:oasis:names:tc:opendocument:xmlns:table:1.0}name'
    """
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def walk(archive: zipfile.ZipFile, part: str, names: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    """Start and end of every element of those names, while the part is being read.

    Raises:
        RefusedError: if the part declares a document type; no spreadsheet program writes one, and it can hold entities.
    """
    wanted = {tag(name) for name in names}
    with archive.open(part) as file:
        events = etree.iterparse(
            file, events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
        )
        for event, element in events:
            if event == "start" and element.getparent() is None and element.getroottree().docinfo.doctype:
                raise RefusedError(Code.DECLARED_ENTITIES, part)
            if element.tag in wanted:
                yield event, element


def forget(element: Any) -> None:
    """Free an element that has been read, and all before it that have the same parent."""
    element.clear()
    parent = element.getparent()
    while element.getprevious() is not None:
        del parent[0]
