"""A zip container looked over by its directory alone, before anything in it is unpacked.

What is refused here costs no more than reading that directory: bombs, parts that stand twice, names that lead out of
the container, passwords, copies cut short, and downloads that were treated as text.
"""

import struct
import zipfile
from collections import Counter
from pathlib import Path

from strandreport.ingest.reading.refusal import RefusedError
from strandreport.model.findings import Code

MIB = 1 << 20
MOST_PARTS = 10_000
MOST_BYTES_OF_DIRECTORY = 4 * MIB
MOST_BYTES_OF_PART = 512 * MIB
MOST_BYTES = 1024 * MIB
# Sheets of large exports shrink to a thirtieth; what shrinks more than this, and is not small, was made to.
MOST_SHRUNK, SMALL = 200, 32 * MIB
_END, _END_SIZE, _LONGEST_COMMENT = b"PK\x05\x06", 22, 0xFFFF
_ENCRYPTED = 0x1
_FEW_LINES = 20
_REPLACED = b"\xef\xbf\xbd"


def check_directory(path: Path) -> None:
    """Look at a zip's directory.

    Raises:
        RefusedError: if the file should not be opened, or can't be.
    """
    data = path.read_bytes()
    _check_transfer(data)
    _check_end(data)
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError) as error:
        raise RefusedError(Code.UNREADABLE_FILE, str(error)[:200]) from None
    _check_names(parts)
    _check_sizes(parts)
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise RefusedError(Code.ENCRYPTED_FILE)


def _check_transfer(data: bytes) -> None:
    """In compressed data a line end is as rare as any other byte, and no rule stands before it."""
    lines = data.count(b"\n")
    if lines >= _FEW_LINES and data.count(b"\r\n") == lines:
        raise RefusedError(Code.MANGLED_DOWNLOAD, "LF → CR LF")
    if data.count(_REPLACED) * 100 > len(data):
        raise RefusedError(Code.MANGLED_DOWNLOAD, "UTF-8")


def _check_end(data: bytes) -> None:
    tail = data[-_END_SIZE - _LONGEST_COMMENT :]
    start = tail.rfind(_END)
    if start < 0 or len(tail) - start < _END_SIZE:
        raise RefusedError(Code.TRUNCATED_FILE)
    (size,) = struct.unpack_from("<L", tail, start + 12)
    if size > MOST_BYTES_OF_DIRECTORY:
        raise RefusedError(Code.ZIP_BOMB, f"> {MOST_PARTS} ×")


def _check_names(parts: list[zipfile.ZipInfo]) -> None:
    for part in parts:
        # orig_filename is the name as it stands in the file, before the library mends it
        name = part.orig_filename
        if "\\" in name or "\0" in name or name.startswith("/") or ".." in name.split("/"):
            raise RefusedError(Code.UNSAFE_PART_NAME, name[:100])
    twice = [name for name, count in Counter(part.filename.casefold() for part in parts).items() if count > 1]
    if twice:
        raise RefusedError(Code.DUPLICATE_PART, min(twice)[:100])


def _check_sizes(parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > MOST_PARTS:
        raise RefusedError(Code.ZIP_BOMB, f"{len(parts)} ×")
    if (total := sum(part.file_size for part in parts)) > MOST_BYTES:
        raise RefusedError(Code.ZIP_BOMB, f"{total // MIB} MiB")
    for part in parts:
        shrunk = part.file_size > MOST_SHRUNK * max(1, part.compress_size)
        if part.file_size > MOST_BYTES_OF_PART or (shrunk and part.file_size > SMALL):
            raise RefusedError(Code.ZIP_BOMB, f"{part.filename[:60]}: {part.file_size // MIB} MiB")
