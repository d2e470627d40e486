"""Attached files, fonts and images."""

import re
from collections.abc import Iterator

import pikepdf
from pikepdf import Dictionary, Stream

_MIME_TYPE = re.compile(r"/[-\w+.]+/[-\w+.]+")
_FONT_FILES = {"/FontFile", "/FontFile2", "/FontFile3"}


def object_faults(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Rules on single objects, wherever they hang."""
    listed = [item.objgen for item in pdf.Root.get("/AF", [])]
    if len(listed) != len(set(listed)):
        yield "AF lists a file twice"
    for item in pdf.objects:
        if isinstance(item, Stream):
            if item.get("/Subtype") == "/Image" and item.get("/Interpolate", False):
                yield "A 6.2.8-3 Interpolate"
        elif isinstance(item, Dictionary):
            rules = _file_rules(item, listed) if "/EF" in item else _font_rules(item)
            yield from (rule for rule, holds in rules.items() if not holds)


def _file_rules(item: pikepdf.Object, listed: list[tuple[int, int]]) -> dict[str, bool]:
    return {
        "A 6.8-2 F and UF": bool(item.get("/F")) and bool(item.get("/UF")),
        "A 6.8-3 AFRelationship": str(item.get("/AFRelationship", "/Unspecified")) != "/Unspecified",
        "A 6.8-4 associated with the document": item.objgen in listed,
        "A 6.8-1 MIME type": _MIME_TYPE.fullmatch(str(item.EF.F.get("/Subtype", ""))) is not None,
    }


def _font_rules(item: pikepdf.Object) -> dict[str, bool]:
    if "/FontDescriptor" in item:
        return {"A 6.2.11.4.1 embedded font": bool(_FONT_FILES & set(item.FontDescriptor.keys()))}
    if item.get("/Subtype") == "/Type0":
        return {
            "A 6.2.11.8 missing glyphs": str(item.Encoding) in ("/Identity-H", "/Identity-V"),
            "A 6.2.11.7.2 ToUnicode": "/ToUnicode" in item,
        }
    return {}
