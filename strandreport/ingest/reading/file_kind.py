"""What a file is, by its content and never by its name."""

import re
import zipfile
from enum import StrEnum
from pathlib import Path

from strandreport.ingest.reading.other_files import other_document
from strandreport.ingest.reading.read_yaml import is_yaml_list
from strandreport.ingest.reading.refusal import RefusedError
from strandreport.ingest.reading.text_encoding import is_text
from strandreport.ingest.reading.zip_package import check_directory
from strandreport.model.findings import Code

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEAD = 1 << 16
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MANIFEST, _TYPES = "META-INF/manifest.xml", "[Content_Types].xml"
_ENOUGH = 1 << 20
_WEB_PAGE = re.compile(
    rb"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body|table|meta|div)\b", re.I | re.S
)


class Kind(StrEnum):
    """The kinds of content that are read."""

    XLSX = "xlsx"
    XLSM = "xlsm"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    CSV = "csv"
    YAML = "yaml"


def kind_of(path: Path) -> Kind:
    """Look at the first bytes and, in a zip, at its directory.

    Raises:
        RefusedError: if it is nothing that can be read, or not safe to open.
    """
    with path.open("rb") as file:
        head = file.read(HEAD)
    if not head:
        raise RefusedError(Code.EMPTY_FILE)
    if head.startswith(OLE):
        return _kind_of_ole(path)
    if head.startswith(b"PK"):
        return _kind_of_zip(path)
    if _WEB_PAGE.match(head.removeprefix(b"\xef\xbb\xbf")):
        raise RefusedError(Code.WEB_PAGE)
    if found := other_document(path, head):
        raise found
    if not is_text(head):
        raise RefusedError(Code.UNSUPPORTED_FORMAT)
    return Kind.YAML if is_yaml_list(head) else Kind.CSV


def _kind_of_ole(path: Path) -> Kind:
    data = path.read_bytes()
    if _ENCRYPTED in data:
        raise RefusedError(Code.ENCRYPTED_FILE)
    return Kind.XLS


def _kind_of_zip(path: Path) -> Kind:
    check_directory(path)
    with zipfile.ZipFile(path) as archive:
        names = {name.casefold() for name in archive.namelist()}
        mimetype, parts, types = (_beginning(archive, name) for name in ("mimetype", _MANIFEST, _TYPES))
    if "xl/workbook.bin" in names:
        return Kind.XLSB
    if "xl/workbook.xml" in names or b"spreadsheetml.sheet.main+xml" in types:
        return Kind.XLSM if "xl/vbaproject.bin" in names else Kind.XLSX
    if mimetype.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
        if b"encryption-data" in parts:
            raise RefusedError(Code.ENCRYPTED_FILE)
        return Kind.ODS
    raise RefusedError(Code.OTHER_DOCUMENT, _name_of_package(names, mimetype))


def _name_of_package(names: set[str], mimetype: bytes) -> str:
    """What another program's zip is called.

    >>> _name_of_package({"word/document.xml"}, b""), _name_of_package({"a.csv"}, b"")
    ('Word (.docx)', 'ZIP')
    """
    marks = {
        "word/document.xml": "Word (.docx)",
        "ppt/presentation.xml": "PowerPoint (.pptx)",
        "visio/document.xml": "Visio (.vsdx)",
        "index/document.iwa": "Apple Numbers / Pages / Keynote",
        "index.zip": "Apple Numbers / Pages / Keynote",
    }
    found = [words for mark, words in marks.items() if mark in names]
    if found:
        return found[0]
    return f"OpenDocument ({mimetype.decode('ascii', 'replace')[:80].strip()})" if mimetype else "ZIP"


def _beginning(archive: zipfile.ZipFile, name: str) -> bytes:
    if name not in archive.namelist():
        return b""
    with archive.open(name) as part:
        return part.read(_ENOUGH)
