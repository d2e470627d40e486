"""One pass over the table of texts of a workbook: which are empty or hold raised digits; is their number possible?"""

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from strandreport.ingest.reading.raised_signs import RAISED, has_raised, is_raised
from strandreport.ingest.reading.refusal import RefusedError
from strandreport.model.findings import Code

_BLOCK = 1 << 20
_SHORTEST = len("<si/>")


@dataclass(frozen=True)
class Texts:
    """The numbers of the texts that are empty, as cells write them, and those with digits that stand raised."""

    empty: frozenset[str] = frozenset()
    raised: Mapping[str, str] = field(default_factory=dict)


def read_texts(archive: zipfile.ZipFile, part: str) -> Texts:
    """What readers do not tell of the texts of a workbook.

    Raises:
        RefusedError: if the table announces more texts than it has room for, or is no XML.
    """
    if part not in archive.namelist():
        return Texts()
    size = archive.getinfo(part).file_size
    scan = _Pass(size // _SHORTEST + 1)
    try:
        with archive.open(part) as file:
            while block := file.read(_BLOCK):
                scan.parser.Parse(block, False)
            scan.parser.Parse(b"", True)
    except (expat.ExpatError, zipfile.BadZipFile) as error:
        raise RefusedError(Code.UNREADABLE_FILE, f"{part}: {error}"[:200]) from None
    return Texts(frozenset(str(number) for number in scan.empty), scan.raised)


class _Pass:
    """How many texts have been read, and whether the present one has a letter yet."""

    def __init__(self, most: int) -> None:
        self.empty: list[int] = []
        self.raised: dict[str, str] = {}
        self._words: list[str] = []
        self._inside = self._is_raised = self._is_sound = False
        self._most, self._number, self._depth, self._is_empty = most, -1, 0, True
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        kind = name.rpartition(":")[2]
        self._inside = kind == "t"
        if kind == "vertAlign":
            self._is_raised = is_raised(attributes)
        elif kind in ("r", "rPh"):
            self._is_raised, self._is_sound = False, kind == "rPh"
        if self._depth == 1:
            if int(attributes.get("uniqueCount", "0")) > self._most:
                raise RefusedError(Code.IMPOSSIBLE_COUNT, attributes["uniqueCount"])
        elif self._depth == 2:
            self._number += 1
            self._is_empty, self._is_raised, self._is_sound, self._words = True, False, False, []

    def _end(self, _: str) -> None:
        self._inside = False
        if self._depth == 2 and self._is_empty:
            self.empty.append(self._number)
        elif self._depth == 2 and has_raised(text := "".join(self._words)):
            self.raised[str(self._number)] = text
        self._depth -= 1

    def _text(self, words: str) -> None:
        if self._depth > 2:
            self._is_empty = False
        if self._inside and not self._is_sound:  # of characters whose sound is told beside them, the sound is no text
            self._words.append(words.translate(RAISED) if self._is_raised else words)
