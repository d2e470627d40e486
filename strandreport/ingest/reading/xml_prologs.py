"""The first bytes of every XML part: no spreadsheet program declares a document type there, and one can hold entities.

The manifest of an ODS file is spared: OpenOffice declared a harmless one in it, and no reader here parses it.
"""

import re
import zipfile
from pathlib import Path

from strandreport.ingest.reading.refusal import RefusedError
from strandreport.model.findings import Code

_PROLOG = 1 << 16
_SPARED = "META-INF/manifest.xml"
_ROOT = re.compile(r"<[A-Za-z_]")
_REMARK = re.compile(r"<!--.*?-->", re.DOTALL)
_WIDE = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"<\0": "utf-16-le", b"\0<": "utf-16-be"}


def check_prologs(path: Path) -> None:
    """Look at what stands before the root of every XML part.

    Raises:
        RefusedError: if a part declares a document type, or hides its root behind a long prolog.
    """
    with zipfile.ZipFile(path) as archive:
        for part in archive.infolist():
            if part.filename.endswith((".xml", ".rels")) and part.filename != _SPARED:
                with archive.open(part) as file:
                    head = file.read(_PROLOG)
                _check(part.filename, _REMARK.sub("", head.decode(_WIDE.get(head[:2], "latin-1"), "replace")))


def _check(name: str, head: str) -> None:
    root = _ROOT.search(head)
    prolog = head[: root.start()] if root else head
    if "<!" in prolog:
        raise RefusedError(Code.DECLARED_ENTITIES, name[:100])
    if root is None and head.strip():
        raise RefusedError(Code.UNREADABLE_FILE, name[:100])
