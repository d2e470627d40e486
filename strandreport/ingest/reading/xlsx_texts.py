"""One pass over the table of texts of a workbook: which are empty or not plain, and is their number possible."""

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from strandreport.ingest.marked_text import Run
from strandreport.ingest.reading.refusal import RefusedError
from strandreport.ingest.reading.rich_text import RUN, RunReader
from strandreport.model.findings import Code

_BLOCK = 1 << 20
_SHORTEST = len("<si/>")


@dataclass(frozen=True)
class Texts:
    """Of the table of texts, by their numbers as cells write them, those that are empty and those made of runs."""

    empty: frozenset[str] = frozenset()
    runs: Mapping[str, tuple[Run, ...]] = field(default_factory=dict)


def texts_of(archive: zipfile.ZipFile, part: str) -> Texts:
    """Pass over the table of texts.

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
    return Texts(frozenset(map(str, scan.empty)), {str(number): runs for number, runs in scan.runs.items()})


class _Pass:
    """How many texts have been read, and whether the present one has a letter or a run of letters yet."""

    def __init__(self, most: int) -> None:
        self.empty: list[int] = []
        self.runs: dict[int, tuple[Run, ...]] = {}
        self._runs: RunReader | None = None
        self._reads = False
        self._most, self._number, self._depth, self._is_empty = most, -1, 0, True
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth == 1:
            if int(attributes.get("uniqueCount", "0")) > self._most:
                raise RefusedError(Code.IMPOSSIBLE_COUNT, attributes["uniqueCount"])
        elif self._depth == 2:
            self._number += 1
            self._is_empty, self._runs = True, None
        elif self._runs or name.endswith(RUN):
            self._start_run(name.rpartition(":")[2], attributes)

    def _start_run(self, name: str, attributes: dict[str, str]) -> None:
        self._runs = self._runs or RunReader()
        self._runs.start(name, attributes)
        self._reads = name == "t"

    def _end(self, _: str) -> None:
        if self._depth == 2:
            self._end_text()
        self._depth -= 1
        self._reads = False

    def _end_text(self) -> None:
        if self._is_empty:
            self.empty.append(self._number)
        if self._runs and (runs := self._runs.runs):
            self.runs[self._number] = runs

    def _text(self, words: str) -> None:
        if self._depth > 2:
            self._is_empty = False
            if self._runs and self._reads:
                self._runs.add(words)
