"""Rows that may be the header of a table: each row for itself, and each two rows that together name their columns."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from strandreport.ingest.cells import TEXT, Sheet, shown
from strandreport.model.spelling import canonical

SEARCHED_ROWS = 40
JOINT = " / "
_FEWEST_REPEATED = 2


@dataclass(frozen=True)
class HeaderRow:
    """A possible header: its rows (from 1) and the words of each column (from 0).

    ``pieces`` are the words of a column row by row, where there are two rows.
    """

    first: int
    last: int
    words: Mapping[int, str]
    pieces: Mapping[int, tuple[str, ...]]

    @property
    def names(self) -> frozenset[str]:
        """The words in canonical spelling."""
        return frozenset(canonical(word) for word in self.words.values())

    @property
    def joined(self) -> frozenset[str]:
        """Words put together from two rows; none of a header of one row."""
        return frozenset(name for name in self.names if JOINT in name) if self.last > self.first else frozenset()

    @property
    def parts(self) -> list["HeaderRow"]:
        """The header in parts that columns without words set apart."""
        parts: list[dict[int, str]] = []
        for at in sorted(self.words):
            if not parts or at - 1 not in parts[-1]:
                parts.append({})
            parts[-1][at] = self.words[at]
        return [HeaderRow(self.first, self.last, words, self.pieces) for words in parts]

    def is_repeated_by(self, row: list[str | None]) -> bool:
        """Whether a row further down holds nothing but words of this header, each in its column."""
        found = 0
        for at, cell in enumerate(row):
            word = canonical(shown(cell)) if cell is not None else ""
            if word and word not in self._spellings.get(at, ()):
                return False
            found += bool(word)
        return found >= (1 if self.last > self.first else min(len(self.words), _FEWEST_REPEATED))

    @cached_property
    def _spellings(self) -> Mapping[int, frozenset[str]]:
        """How each column may be named: by both rows together, or by one of them."""
        pieces = {at: self.pieces.get(at, ()) for at in self.words}
        return {
            at: frozenset(canonical(text) for text in (word, " ".join(pieces[at]), *pieces[at]) if text)
            for at, word in self.words.items()
        }


def header_rows(sheet: Sheet) -> list[HeaderRow]:
    """All possible headers among the first rows of a sheet, from the top."""
    rows = sheet.grid[:SEARCHED_ROWS]
    found = []
    for number, row in enumerate(rows, start=1):
        words = {at: shown(cell) for at, cell in enumerate(row) if canonical(shown(cell))}
        found.append(HeaderRow(number, number, words, {}))
        if number < len(rows) and _are_words(row) and _are_words(rows[number]):
            pieces = _pieces(sheet, number)
            words = {at: JOINT.join(parts) for at, parts in pieces.items()}
            found.append(HeaderRow(number, number + 1, words, pieces))
    return found


def _are_words(row: list[str | None]) -> bool:
    filled = [cell for cell in row if cell is not None]
    return bool(filled) and all(cell[0] == TEXT for cell in filled)


def _pieces(sheet: Sheet, number: int) -> dict[int, tuple[str, ...]]:
    """Column by column the words of a row and the next: group and detail, or the one that is there.

    A group holds for the cells that it is merged over; on a row without merged cells for the blank ones to its right.
    """
    groups, details = sheet.grid[number - 1], sheet.grid[number]
    over = {
        at: merge.first_column - 1
        for merge in sheet.merges
        if merge.first_row <= number <= merge.last_row and merge.last_column > merge.first_column
        for at in range(merge.first_column - 1, merge.last_column)
    }
    pieces: dict[int, tuple[str, ...]] = {}
    left: int | None = None
    for at, (group, detail) in enumerate(zip(groups, details, strict=True)):
        left = at if group is not None else left if detail is not None and not over else None
        source = over.get(at, left)
        above = shown(groups[source]).strip() if source is not None else ""
        found = tuple(part for part in (above, shown(detail).strip()) if part)
        if found and (group is not None or detail is not None):
            pieces[at] = found
    return pieces
