"""Words on a sheet that say a row is not for everybody, where the column that should say so is blank or says public.

A person who writes "CONFIDENTIEL" into a remark believes to have said it. So the row is taken as restricted: it counts
where the audience may see it, nothing of it is published, and the author is told at the cell.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from strandreport.ingest.cells import TEXT, Sheet, letter, shown
from strandreport.ingest.columns import ColumnRead
from strandreport.ingest.feeds import FeedRead
from strandreport.ingest.header import Layout
from strandreport.ingest.own_feedback import is_own
from strandreport.ingest.row_classes import Classified, is_blank
from strandreport.ingest.words_grammar import code_spellings
from strandreport.model.access import PUBLIC, RESTRICTED, VISIBILITY
from strandreport.model.findings import Code, Finding, Severity
from strandreport.model.ledger import RowClass
from strandreport.model.secrets_said import secret_declared, secret_said
from strandreport.model.spelling import canonical

_LEVELS = code_spellings(VISIBILITY)
_COVER_WIDTH = 2
# headers of columns that no form reads below which a word or a cross says who may see the row
_ABOUT_SECRETS = re.compile(r"\bconfidenti|\brestrein|\brestricted\b|\bsecret")
_ABOUT_ACCESS = re.compile(r"\bdiffusion\b|\bvisibility\b")
_DENIALS = frozenset({"non", "no", "n", "0", "faux", "false", "-", "–", "public", "publique"})


@dataclass(frozen=True)
class Secret:
    """Words that say that rows are not for everybody, and the cell where they stand.

    ``sheet`` names another sheet that says it, or, without a cell, the file.
    """

    words: str
    cell: str
    sheet: str = ""


def covers_keep_secret(sheets: Iterable[Sheet]) -> tuple[Secret, ...]:
    """What sheets without a table say, such as a cover: it holds for the rows of all other sheets."""
    covers = (sheet for sheet in sheets if not (sheet.hidden or is_own(sheet)) and _is_cover(sheet))
    return tuple(
        replace(secret, sheet=sheet.name)
        for sheet in covers
        for secret in _declared(sheet, [i for i, row in enumerate(sheet.grid) if _filled(row) == 1])
    )


def restrict_rows(
    first: FeedRead, layout: Layout, classified: Classified, sheet: Sheet, content: str, covers: Sequence[Secret]
) -> tuple[FeedRead, list[Finding], str]:
    """The cells read with rows restricted that the sheet says are secret, the findings, and the column that said so.

    Words in a row are about it, even where its own column says that it is public: one of the two is wrong. Words about
    the whole sheet hold where a row says nothing.
    """
    read = first.reads.get(VISIBILITY.name)
    values: list[object] = [*read.values] if read else [first.feed.constants.get(VISIBILITY.name)] * len(first.rows)
    unreadable = set(read.invalid) if read else set()
    said: dict[Secret, list[int]] = {}
    of_rows, of_sheet = _of_rows(sheet, layout, classified), [*_of_sheet(sheet, layout, classified), *covers]
    for i, row in enumerate(first.rows):
        own = next(iter(of_rows.get(row, ())), None)
        found = own if values[i] in (None, PUBLIC) else None
        found = found or (of_sheet[0] if of_sheet and values[i] is None else None)
        if found and i not in unreadable:
            said.setdefault(found, []).append(i)
    if not said:
        return first, [], ""
    for i in (i for found in said.values() for i in found):
        values[i] = RESTRICTED
    changed = replace(read, values=values) if read else ColumnRead(values, {}, frozenset(), ())
    column = re.sub(r"[0-9]", "", next(iter(said)).cell) or "A"
    return replace(first, reads={**first.reads, VISIBILITY.name: changed}), _findings(said, sheet, content), column


def _findings(said: dict[Secret, list[int]], sheet: Sheet, content: str) -> list[Finding]:
    """One finding for each wording, with all its cells; how many rows it is about."""
    gathered: dict[str, list[tuple[Secret, int]]] = {}
    for secret, rows in said.items():
        gathered.setdefault(_quoted(secret), []).append((secret, len(rows)))
    return [
        Finding(
            Code.SAID_CONFIDENTIAL,
            Severity.ADVICE,
            content,
            sheet.name,
            value=words[:200],
            cells=tuple(dict.fromkeys("A1" if secret.sheet else secret.cell for secret, _ in found)),
            count=sum(count for _, count in found),
        )
        for words, found in gathered.items()
    ]


def _quoted(secret: Secret) -> str:
    place = f"{secret.sheet} › {secret.cell}" if secret.cell else secret.sheet
    return f"{place}: {secret.words}" if secret.sheet else secret.words


def _of_rows(sheet: Sheet, layout: Layout, classified: Classified) -> dict[int, list[Secret]]:
    """Row (index) to what its cells and the comments at them say."""
    found: dict[int, list[Secret]] = {}
    rows = set(classified.data_rows)
    for row, at, words in _said_in_cells(sheet, layout, classified):
        for covered in _merged(sheet, row, at):
            if covered in rows:
                found.setdefault(covered, []).append(Secret(words, f"{letter(at + 1)}{row + 1}"))
    for comment in sheet.comments:
        words = secret_said(comment.text)
        if words and comment.row - 1 in rows:
            found.setdefault(comment.row - 1, []).append(Secret(words, f"{letter(comment.column)}{comment.row}"))
    return found


def _said_in_cells(sheet: Sheet, layout: Layout, classified: Classified) -> Iterator[tuple[int, int, str]]:
    read = {at for place in layout.places for at in place.values()}
    access = layout.positions.get(VISIBILITY.name)
    for at in (at for at in range(len(sheet.grid[0])) if at != access):
        header = canonical(layout.header.words.get(at, ""))
        for row in classified.data_rows:
            cell = sheet.grid[row][at]
            if cell is not None and not is_blank(cell):
                words = _words(cell, "" if at in read else header, is_read=at in read)
                if words:
                    yield row, at, words


def _words(cell: str, header: str, *, is_read: bool) -> str:
    """What one cell says: a title must set the word apart, a remark need not, a cross needs a header."""
    text = shown(cell)
    if is_read:
        return secret_declared(text) if cell[0] == TEXT else ""
    plain = canonical(text)
    if _ABOUT_SECRETS.search(header):
        return f"{header}: {text}" if plain not in _DENIALS else ""
    if _ABOUT_ACCESS.search(header) and _LEVELS.get(plain, PUBLIC) != PUBLIC:
        return f"{header}: {text}"
    return secret_said(text) if cell[0] == TEXT else ""


def _of_sheet(sheet: Sheet, layout: Layout, classified: Classified) -> list[Secret]:
    """What the name of the sheet, its titles, notes and comments above the rows say."""
    words = secret_declared(sheet.name)
    named = [Secret(words, f"A{layout.header_row}")] if words else []
    notes = [row for row, row_class in enumerate(classified.classes) if row_class == RowClass.NOTE]
    above = [
        Secret(said, f"{letter(comment.column)}{comment.row}")
        for comment in sheet.comments
        if comment.row <= layout.header_row and (said := secret_declared(comment.text))
    ]
    return [*named, *_declared(sheet, notes), *above]


def _declared(sheet: Sheet, rows: Iterable[int]) -> Iterator[Secret]:
    for row in rows:
        for at, cell in enumerate(sheet.grid[row]):
            words = secret_declared(shown(cell)) if cell is not None and cell[0] == TEXT else ""
            if words:
                yield Secret(words, f"{letter(at + 1)}{row + 1}")


def _merged(sheet: Sheet, row: int, at: int) -> range:
    """The rows (indexes) over which a cell is merged."""
    for merge in sheet.merges:
        if (merge.first_row, merge.first_column) == (row + 1, at + 1):
            return range(row, merge.last_row)
    return range(row, row + 1)


def _is_cover(sheet: Sheet) -> bool:
    return all(_filled(row) <= _COVER_WIDTH for row in sheet.grid)


def _filled(row: Iterable[str | None]) -> int:
    return sum(not is_blank(cell) for cell in row)
