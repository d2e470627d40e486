"""One pass over the table of texts of a workbook: which of them are empty, and whether their number is possible."""

import zipfile
from xml.parsers import expat

from strandreport.ingest.reading.refusal import RefusedError
from strandreport.model.findings import Code

_BLOCK = 1 << 20
_SHORTEST = len("<si/>")


def empty_texts(archive: zipfile.ZipFile, part: str) -> frozenset[str]:
    """The numbers of the texts that are empty, as cells write them.

    Raises:
        RefusedError: if the table announces more texts than it has room for, or is no XML.
    """
    if part not in archive.namelist():
        return frozenset()
    size = archive.getinfo(part).file_size
    scan = _Pass(size // _SHORTEST + 1)
    try:
        with archive.open(part) as file:
            while block := file.read(_BLOCK):
                scan.parser.Parse(block, False)
            scan.parser.Parse(b"", True)
    except (expat.ExpatError, zipfile.BadZipFile) as error:
        raise RefusedError(Code.UNREADABLE_FILE, f"{part}: {error}"[:200]) from None
    return frozenset(str(number) for number in scan.empty)


class _Pass:
    """How many texts have been read, and whether the present one has a letter yet."""

    def __init__(self, most: int) -> None:
        self.empty: list[int] = []
        self._most, self._number, self._depth, self._is_empty = most, -1, 0, True
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text

    def _start(self, _: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth == 1:
            if int(attributes.get("uniqueCount", "0")) > self._most:
                raise RefusedError(Code.IMPOSSIBLE_COUNT, attributes["uniqueCount"])
        elif self._depth == 2:
            self._number += 1
            self._is_empty = True

    def _end(self, _: str) -> None:
        if self._depth == 2 and self._is_empty:
            self.empty.append(self._number)
        self._depth -= 1

    def _text(self, words: str) -> None:
        if self._depth > 2:
            self._is_empty = False
