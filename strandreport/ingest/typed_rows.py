"""What was read of a feed to the rows of its register: those that count, and those that are left out."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from strandreport.ingest.feeds import FeedRead
from strandreport.ingest.troubles import Troubles
from strandreport.model.access import ACCESS
from strandreport.model.findings import Code
from strandreport.model.registers import Register


@dataclass(frozen=True)
class TypedRows:
    """Rows that go into a register: ``rows`` are spreadsheet rows, ``voided`` the unreadable columns of each row."""

    register: Register
    rows: tuple[int, ...]
    values: Mapping[str, list[object]]
    voided: tuple[str, ...]


def rows_of(feed: FeedRead, troubles: Troubles, first: FeedRead) -> TypedRows:
    """Rows of a feed; those of a row left out are left out with it, those without a key of their own do not exist."""
    is_first = feed is first
    bad = {i for name in feed.required & set(feed.reads) for i in feed.reads[name].invalid}
    kept = [i for i, row in enumerate(feed.rows) if row not in troubles.quarantine and (is_first or i not in bad)]
    return _chosen(feed, kept, first)


def rows_left_out(first: FeedRead, troubles: Troubles) -> TypedRows | None:
    """The rows left out; of one with too many or too few fields nobody knows which cell stands under which header."""
    whole = {row for row, codes in troubles.quarantine.items() if Code.RAGGED_ROW not in codes}
    left_out = [i for i, row in enumerate(first.rows) if row in whole]
    return _chosen(first, left_out, first) if left_out else None


def _chosen(feed: FeedRead, kept: list[int], first: FeedRead) -> TypedRows:
    """Some rows of a feed. Whatever is made from a row is as confidential as the row."""
    voided: dict[int, list[str]] = defaultdict(list)
    for name, read in feed.reads.items():
        for i in read.invalid:
            voided[i].append(name)
    return TypedRows(
        register=feed.register,
        rows=tuple(feed.rows[i] + 1 for i in kept),
        values={**feed.values(kept), **_access(first, [feed.rows[i] for i in kept])},
        voided=tuple(",".join(sorted(voided[i])) for i in kept),
    )


def _access(first: FeedRead, rows: list[int]) -> dict[str, list[object]]:
    """Visibility and embargo of sheet rows, as the sheet or its form gives them."""
    place = {row: i for i, row in enumerate(first.rows)}
    given = {name: first.reads[name].values for name in ACCESS if name in first.reads}
    constants = first.feed.constants
    return {
        name: [given[name][place[row]] if name in given else constants.get(name) for row in rows] for name in ACCESS
    }
