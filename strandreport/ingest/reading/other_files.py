"""Files of other programs under the name of a spreadsheet: each is called what it is."""

import re
from pathlib import Path

from strandreport.ingest.reading.refusal import RefusedError
from strandreport.model.findings import Code

_DOCUMENTS = (
    (b"%PDF-", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ", "xz"),
    (b"SQLite format 3\x00", "SQLite"),
    (b"PAR1", "Parquet"),
    (b"\x00\x01\x00\x00Standard Jet DB", "Microsoft Access"),
    (b"\x00\x01\x00\x00Standard ACE DB", "Microsoft Access"),
    (b"From: ", "e-mail"),
    (b"Return-Path: ", "e-mail"),
)
_XML_2003 = rb"\s*<\?xml[^>]*>.{0,400}(mso-application|urn:schemas-microsoft-com:office:spreadsheet)"
_OLD = (
    (re.compile(rb"ID;P"), "SYLK"),
    (re.compile(rb"TABLE\r?\n0,1\r?\n"), "DIF"),
    (re.compile(rb"\x09[\x00\x02\x04]..", re.S), "Excel 2 – 4"),
    (re.compile(rb"\x00\x00\x02\x00\x06\x04"), "Lotus 1-2-3"),
    (re.compile(rb"\x00\x00\x1a\x00[\x00-\x05]\x10", re.S), "Lotus 1-2-3"),
    (re.compile(_XML_2003, re.S), "XML 2003"),
    (re.compile(rb"MIME-Version:.{0,2000}(Excel|spreadsheet)", re.S | re.I), "MHTML"),
)
_LOCK_BYTES, _LOCK_OF_LIBREOFFICE_BYTES = 165, 2000
_LOCK_OF_LIBREOFFICE = re.compile(rb"[^\n]*(,[^\n]*){3},file:///[^\n]*;\s*")


def other_document(path: Path, head: bytes) -> RefusedError | None:
    """Why a file that is no spreadsheet of today is refused, or None if it may be text."""
    if _is_lock(path, head):
        return RefusedError(Code.LOCK_FILE)
    for mark, name in _DOCUMENTS:
        if head.startswith(mark):
            return RefusedError(Code.OTHER_DOCUMENT, name)
    for pattern, name in _OLD:
        if pattern.match(head.removeprefix(b"\xef\xbb\xbf")):
            return RefusedError(Code.OLD_FORMAT, name)
    if head.lstrip().startswith(b"<?xml"):
        return RefusedError(Code.OTHER_DOCUMENT, "XML")
    return None


def _is_lock(path: Path, head: bytes) -> bool:
    """Whether the file only says who has a workbook open: 165 bytes of Excel, or a line of LibreOffice."""
    size = path.stat().st_size
    if size == _LOCK_BYTES and 0 < head[0] < 55 and head[55:56] == head[:1]:
        return True
    return size < _LOCK_OF_LIBREOFFICE_BYTES and bool(_LOCK_OF_LIBREOFFICE.fullmatch(head))
