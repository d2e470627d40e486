"""The rows of one register that a sheet feeds: one for each data row, or several where a cell holds several values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from strandreport.ingest.cells import TEXT, Sheet, decode, letter, shown
from strandreport.ingest.columns import ColumnRead, Place, read_column
from strandreport.ingest.country_grammar import Countries
from strandreport.ingest.header import Layout
from strandreport.ingest.row_classes import Classified, is_blank
from strandreport.ingest.takes import split_outside_brackets
from strandreport.model.access import ACCESS, EMBARGO, VISIBILITY
from strandreport.model.findings import Code, Finding, Severity
from strandreport.model.form_columns import FormColumn
from strandreport.model.forms import Feed
from strandreport.model.registers import Register


@dataclass(frozen=True)
class FeedRead:
    """The cells of a feed, read: ``rows`` are indexes of sheet rows, one entry for each row of the register."""

    feed: Feed
    register: Register
    rows: tuple[int, ...]
    reads: Mapping[str, ColumnRead]
    findings: tuple[Finding, ...]

    @property
    def required(self) -> frozenset[str]:
        """Columns without which a row is left out."""
        return frozenset({column.name for column in self.register.columns if column.required} | set(ACCESS))

    def values(self, kept: Sequence[int]) -> dict[str, list[object]]:
        """Values of the kept entries, for every column of the register."""
        return {
            name: [self.reads[name].values[i] for i in kept]
            if name in self.reads
            else [self.feed.constants.get(name)] * len(kept)
            for name in (*self.register.names, *ACCESS)
        }


def read_feed(
    feed: Feed,
    positions: Mapping[str, int],
    register: Register,
    classified: Classified,
    sheet: Sheet,
    content: str,
    countries: Countries,
) -> FeedRead:
    """Read all cells of a feed; cells with several values give several rows."""
    columns = {column.name: column for column in (*register.columns, VISIBILITY, EMBARGO)}
    rows, cells, findings = _expand(feed, positions, classified, sheet, content)
    reads = {}
    for name, position in positions.items():
        place = Place(content, sheet.name, position, [row + 1 for row in rows])
        reads[name] = read_column(cells[name], columns[name], feed.column(name), place, countries)
    return FeedRead(feed, register, tuple(rows), reads, tuple(findings))


def void_merged_amounts(reads: Sequence[FeedRead], layout: Layout, classified: Classified) -> list[FeedRead]:
    """The cells read, without amounts merged over several rows: nobody knows whose they are, or how to share them."""
    if not classified.merged_amounts:
        return list(reads)
    return [
        replace(
            read,
            reads={
                name: column.without(_merged_into(read, layout.positions.get(name), classified), Code.MERGED_AMOUNT, ())
                for name, column in read.reads.items()
            },
        )
        for read in reads
    ]


def _merged_into(read: FeedRead, at: int | None, classified: Classified) -> list[int]:
    return [i for i, row in enumerate(read.rows) if (row, at) in classified.merged_amounts]


def _expand(
    feed: Feed, positions: Mapping[str, int], classified: Classified, sheet: Sheet, content: str
) -> tuple[list[int], dict[str, list[str | None]], list[Finding]]:
    """Rows and cells, with one entry for each value of the columns that are split."""
    grid, split = classified.grid, [feed.column(name) for name in positions if feed.column(name).split]
    if not split:
        cells = {name: [grid[row][at] for row in classified.data_rows] for name, at in positions.items()}
        return list(classified.data_rows), cells, []
    rows: list[int] = []
    expanded: dict[str, list[str | None]] = {name: [] for name in positions}
    uneven: list[int] = []
    for row in classified.data_rows:
        lists = {column.name: _parts(grid[row][positions[column.name]], column) for column in split}
        if len({len(parts) for parts in lists.values()}) > 1:
            uneven.append(row)
            continue
        count = len(next(iter(lists.values())))
        rows += [row] * count
        for name, at in positions.items():
            expanded[name] += lists.get(name, [grid[row][at]] * count)
    return rows, expanded, _uneven(uneven, split[0], positions, sheet, content)


def _parts(cell: str | None, column: FormColumn) -> list[str | None]:
    """The values of a cell; a cell that is not text has one."""
    if cell is None or is_blank(cell):
        return []
    if cell[0] != TEXT:
        return [cell]
    return [TEXT + part.strip() for part in split_outside_brackets(decode(cell).text, column.split) if part.strip()]


def _uneven(
    rows: list[int], column: FormColumn, positions: Mapping[str, int], sheet: Sheet, content: str
) -> list[Finding]:
    if not rows:
        return []
    at = positions[column.name]
    cells = tuple(f"{letter(at + 1)}{row + 1}" for row in rows)
    value = shown(sheet.grid[rows[0]][at])[:200]
    return [Finding(Code.UNEVEN_LISTS, Severity.VOIDS, content, sheet.name, column.name, value, cells, len(rows))]
