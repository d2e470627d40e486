"""Metadata packet and catalogue."""

import re
from collections.abc import Iterator

import pikepdf
from lxml import etree

_SPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "ua": "http://www.aiim.org/pdfua/ns/id/",
    "a": "http://www.aiim.org/pdfa/ns/id/",
    "property": "http://www.aiim.org/pdfa/ns/property#",
}
_FORBIDDEN = ("/AA", "/Requirements", "/NeedsRendering", "/OCProperties", "/AcroForm")
_LANGUAGE = re.compile(r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*")


def is_language(text: str) -> bool:
    """True for a language tag.

    >>> is_language("fr-FR"), is_language("")
    (True, False)
    """
    return _LANGUAGE.fullmatch(text) is not None


def document_faults(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Rules on the file as a whole."""
    rules = {**_packet_rules(pdf.Root.Metadata.read_bytes()), **_catalogue_rules(pdf)}
    yield from (rule for rule, holds in rules.items() if not holds)
    yield from (f"A 6.4, 6.5, 6.9, 6.11 catalogue entry {key}" for key in _FORBIDDEN if key in pdf.Root)


def _packet_rules(packet: bytes) -> dict[str, bool]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    xmp = etree.fromstring(packet, parser)
    parts = xmp.xpath("//ua:part/text() | //@ua:part", namespaces=_SPACES)
    properties = xmp.xpath("//property:name/text()", namespaces=_SPACES)
    return {
        "A 6.6.2.1 one rdf:RDF": len(xmp.findall("rdf:RDF", _SPACES)) == 1,
        "UA 5-2 pdfuaid:part": parts == ["1"],
        "A 6.6.2.3.1 extension schema": "part" in properties,
        "A 6.6.4-2 pdfaid:part": xmp.xpath("//@a:part", namespaces=_SPACES) == ["3"],
        "A 6.6.4-3 pdfaid:conformance": xmp.xpath("//@a:conformance", namespaces=_SPACES) == ["A"],
        "UA 7.1-9 dc:title": xmp.find(".//dc:title/rdf:Alt/rdf:li", _SPACES) is not None,
    }


def _catalogue_rules(pdf: pikepdf.Pdf) -> dict[str, bool]:
    root = pdf.Root
    intents = [intent for intent in root.get("/OutputIntents", []) if intent.S == "/GTS_PDFA1"]
    profiles = [intent.DestOutputProfile.read_bytes() for intent in intents]
    return {
        "UA 6.2-1 Marked": _is_true(root, "/MarkInfo", "/Marked"),
        "UA 7.1-10 DisplayDocTitle": _is_true(root, "/ViewerPreferences", "/DisplayDocTitle"),
        "UA 7.2-29 language": is_language(str(root.get("/Lang", ""))),
        "A 6.1.3-1 file identifier": "/ID" in pdf.trailer,
        "A 6.2.4.3 RGB output intent": [profile[16:20] for profile in profiles] == [b"RGB "],
    }


def _is_true(root: pikepdf.Object, name: str, entry: str) -> bool:
    return name in root and bool(root[name].get(entry, False))
