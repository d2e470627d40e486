"""What a file is, by its content and never by its name."""

import zipfile
from enum import StrEnum
from pathlib import Path

from strandreport.ingest.reading.read_yaml import is_yaml_list

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MANIFEST = "META-INF/manifest.xml"
_ENOUGH = 1 << 20
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


class Kind(StrEnum):
    """What the content of a file turned out to be."""

    XLSX = "xlsx"
    CSV = "csv"
    YAML = "yaml"
    EMPTY = "empty"
    ENCRYPTED = "encrypted"
    HTML = "html"
    XLS = "xls"
    ODS = "ods"
    XLSB = "xlsb"
    DAMAGED_ZIP = "damaged_zip"
    OTHER_ZIP = "other_zip"
    BINARY = "binary"


class RefusedError(ValueError):
    """A file turned out to be of another kind than its first bytes said, and that kind is not read."""

    def __init__(self, kind: Kind) -> None:
        super().__init__(kind)
        self.kind = kind


def kind_of(path: Path) -> Kind:
    """Look at the first bytes and, in a zip, at the names of its parts."""
    with path.open("rb") as file:
        head = file.read(1 << 16)
    if not head:
        return Kind.EMPTY
    if head.startswith(OLE):
        return Kind.ENCRYPTED if _ENCRYPTED in path.read_bytes() else Kind.XLS
    if head.startswith(b"PK"):
        return _kind_of_zip(path)
    if head.lstrip().lower().startswith((b"<html", b"<!doctype html", b"<table", b"<?xml")):
        return Kind.HTML
    if b"\x00" in head and not head.startswith(_BOMS):
        return Kind.BINARY
    return Kind.YAML if is_yaml_list(head) else Kind.CSV


def _kind_of_zip(path: Path) -> Kind:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            mimetype, parts = (_beginning(archive, name) if name in names else b"" for name in ("mimetype", _MANIFEST))
    except (zipfile.BadZipFile, OSError, NotImplementedError):
        return Kind.DAMAGED_ZIP
    if "xl/workbook.xml" in names:
        return Kind.XLSX
    if "xl/workbook.bin" in names:
        return Kind.XLSB
    if not mimetype.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
        return Kind.OTHER_ZIP
    return Kind.ENCRYPTED if b"encryption-data" in parts else Kind.ODS


def _beginning(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        return part.read(_ENOUGH)
