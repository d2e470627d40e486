"""The day on which a workbook says that it was saved last: what it states of itself, not when a disk got its copy."""

import struct
import zipfile
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from pathlib import Path

from lxml import etree

from strandreport.ingest.reading.damage import DAMAGE
from strandreport.ingest.reading.file_kind import Kind

_PACKAGES = (Kind.XLSX, Kind.XLSM, Kind.XLSB)
_CORE, _META = "docProps/core.xml", "meta.xml"
_SUMMARY = "\x05SummaryInformation"
_LAST_SAVED, _FILETIME = 13, 64
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_SECTION_PLACE, _MOST_PROPERTIES = 44, 1000


def saved_on(path: Path, kind: Kind) -> str:
    """The day as an ISO date; empty where the file states none, or nothing that is one.

    A day that can't be read says nothing against the cells, so nothing here makes a file unreadable.
    """
    try:
        if kind in _PACKAGES:
            return _day(_text(path, _CORE, "modified"))
        if kind == Kind.ODS:
            return _day(_text(path, _META, "date"))
        return _day(last_saving(_summary(path))) if kind == Kind.XLS else ""
    except (*DAMAGE, OverflowError, AssertionError, struct.error):
        return ""


def _text(path: Path, part: str, name: str) -> str:
    """The text of the first element of a name in a part, whatever its namespace."""
    with zipfile.ZipFile(path) as archive:
        if part not in archive.namelist():
            return ""
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        return etree.fromstring(archive.read(part), parser).findtext(f".//{{*}}{name}") or ""


def _day(text: str) -> str:
    """The day that an ISO time begins with, as it stands: a shift to another zone would name another day.

    >>> _day("2020-07-15T00:00:00Z"), _day("2020-13-01"), _day("yesterday")
    ('2020-07-15', '', '')
    """
    try:
        return date.fromisoformat(text.strip()[:10]).isoformat()
    except ValueError:
        return ""


def last_saving(properties: bytes) -> str:
    """The time of the last saving in a property set of a binary workbook, as text; empty without one."""
    (section,) = struct.unpack_from("<L", properties, _SECTION_PLACE)
    _, count = struct.unpack_from("<LL", properties, section)
    for number in range(min(count, _MOST_PROPERTIES)):
        name, place = struct.unpack_from("<LL", properties, section + 8 + 8 * number)
        if name == _LAST_SAVED:
            kind, ticks = struct.unpack_from("<LQ", properties, section + place)
            return (_EPOCH + timedelta(microseconds=ticks // 10)).isoformat() if kind == _FILETIME and ticks else ""
    return ""


def _summary(path: Path) -> bytes:
    """The property set of a binary workbook; empty without one."""
    from xlrd.compdoc import CompDoc, CompDocError

    try:
        return CompDoc(path.read_bytes(), logfile=StringIO()).get_named_stream(_SUMMARY) or b""
    except CompDocError:
        return b""
