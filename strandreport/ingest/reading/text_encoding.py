"""Bytes of a text file to text: UTF-8, UTF-16 with or without its mark, Windows-1252 where nothing else is possible.

No statistics of letters are used: they call a short French text Turkish. What is none of these is refused.
"""

import re

from strandreport.ingest.reading.refusal import RefusedError
from strandreport.model.findings import Code

_WINDOWS, _UTF_8 = "Windows-1252", "UTF-8"
_MARKS = (b"\xff\xfe", b"\xfe\xff")
_SAMPLE = 4096
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x19\x1c-\x1f\x7f]")
# Signs that Windows-1252 puts inside words, where Mac OS Roman or a DOS code page had a letter: Fran‡ois, rŽgion.
_OTHER_PAGE = re.compile(r"[^\W\d_][ƒ„†‡ˆ‰‹˜™›‚][^\W\d_]|[a-zß-ÿ][ŠŒŽŸ][a-zß-ÿ]|(?<!\w)[‚ƒ„ˆ‰][a-zß-ÿ]")


def is_text(head: bytes) -> bool:
    r"""Whether the first bytes of a file are text, though a few control characters may have slipped in.

    >>> is_text(b"a;b\n"), is_text("a;b\n".encode("utf-16-le")), is_text(bytes(range(20)))
    (True, True, False)
    """
    if head.startswith(_MARKS) or _unmarked_wide(head):
        return True
    return len(_BINARY.findall(head)) * 50 <= len(head)


def decode_text(data: bytes) -> tuple[str, list[str]]:
    """The text, and the encodings that had to be assumed because it is not UTF-8.

    Raises:
        RefusedError: if it is in no encoding that can be told without guessing.
    """
    try:
        if data.startswith(_MARKS):
            return data.decode("utf-16"), []
        if wide := _unmarked_wide(data):
            return data.decode(wide), [wide.upper()]
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        if error.encoding.startswith("utf-16"):
            raise RefusedError(Code.UNKNOWN_ENCODING, "UTF-16") from None
    return _windows(data)


def _windows(data: bytes) -> tuple[str, list[str]]:
    """Line by line, since two files put into one keep each its encoding; few lines are valid UTF-8 by chance."""
    lines, assumed = [], set()
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        encoding = _encoding_of(line)
        if not encoding:
            raise RefusedError(Code.UNKNOWN_ENCODING, f"{number}: {line[:60].decode('cp1252', 'replace')}")
        assumed |= {encoding} if not line.isascii() else set()
        lines.append(line.decode("cp1252" if encoding == _WINDOWS else "utf-8"))
    return "\n".join(lines), [" + ".join(sorted(assumed))]


def _encoding_of(line: bytes) -> str:
    try:
        line.decode("utf-8")
        return _UTF_8
    except UnicodeDecodeError:
        pass
    try:
        return "" if _OTHER_PAGE.search(line.decode("cp1252")) else _WINDOWS
    except UnicodeDecodeError:
        return ""


def _unmarked_wide(data: bytes) -> str:
    """UTF-16 without its mark: nearly every second byte of a western text is zero, and no other."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if half and odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if half and even > 0.7 * half and odd < 0.05 * half else ""
