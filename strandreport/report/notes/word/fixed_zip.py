"""The same document, the same bytes: its parts sorted, all with one date, without the picture of another document."""

import io
import zipfile

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
TYPES = "[Content_Types].xml"


def fixed_bytes(document: WordDocument) -> bytes:
    """A document as a package whose bytes depend on nothing but its parts."""
    package = document.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            del package.rels[key]
    raw = io.BytesIO()
    document.save(raw)
    out = io.BytesIO()
    with zipfile.ZipFile(raw) as parts, zipfile.ZipFile(out, "w") as fixed:
        for name in sorted(parts.namelist(), key=lambda name: (name != TYPES, name)):
            entry = zipfile.ZipInfo(name, FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            fixed.writestr(entry, parts.read(name))
    return out.getvalue()
