"""Texts of a workbook's XML that are made of runs of letters, each with a look of its own."""

from collections.abc import Mapping
from dataclasses import replace

from openpyxl.utils.escape import unescape

from strandreport.ingest.marked_text import Run
from strandreport.ingest.reading.workbook_parts import is_true

# the elements that begin a run, and those that give it a look; a run of ``rPh`` says how a text is spoken
RUN, SPOKEN, FONT, STRIKE, RISE = "r", "rPh", "rPr", "strike", "vertAlign"
ELEMENTS = (RUN, SPOKEN, FONT, STRIKE, RISE)
# some programs write every text in runs, which are not to be kept then
_PLAIN = (Run(),)
_RISES = {"superscript": 1, "subscript": -1}


class RunReader:
    """The runs of one text, put together from its elements."""

    def __init__(self) -> None:
        self._runs: list[Run] = []
        self._is_spoken = False

    @property
    def runs(self) -> tuple[Run, ...]:
        """The runs as far as their look can bear on what the text says; none if it is that of the cell."""
        if all(run.is_of_cell for run in self._runs):
            return ()
        if not any(run.rise or run.struck or run.is_of_cell for run in self._runs):
            return _PLAIN
        return tuple(replace(run, text=unescape(run.text)) for run in self._runs)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the start of one of the elements."""
        if name in (RUN, SPOKEN):
            self._is_spoken = name == SPOKEN
            self._runs.append(Run(is_of_cell=True))
        elif self._runs and name == FONT:
            self._runs[-1].is_of_cell = False
        elif self._runs and name == STRIKE:
            self._runs[-1].struck = is_true(attributes.get("val", "1"))
        elif self._runs and name == RISE:
            self._runs[-1].rise = _RISES.get(attributes.get("val", ""), 0)

    def add(self, words: str) -> None:
        """Take letters."""
        if self._runs and not self._is_spoken:
            self._runs[-1].text += words
