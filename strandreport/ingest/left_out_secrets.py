"""Whether what is left out of a register may be confidential: what belongs to it may then be so too."""

from collections.abc import Collection

from strandreport.ingest.feeds import FeedRead
from strandreport.ingest.header import Layout
from strandreport.model.access import ACCESS, PUBLIC, VISIBILITY


def keeps_secret(first: FeedRead, left_out: Collection[int]) -> bool:
    """Whether a row (index) left out says that it is not for everybody, or says so in a way that can't be read."""
    reads = {name: first.reads[name] for name in ACCESS if name in first.reads}
    stated = first.feed.constants.get(VISIBILITY.name, PUBLIC) != PUBLIC
    at = [i for i, row in enumerate(first.rows) if row in left_out]
    said = any(i in read.invalid or read.values[i] not in (None, PUBLIC) for read in reads.values() for i in at)
    return said or (stated and VISIBILITY.name not in reads and bool(at))


def may_keep_secret(layout: Layout) -> bool:
    """Whether rows of a sheet that is not read could say that they are not for everybody."""
    stated = layout.form.feeds[0].constants.get(VISIBILITY.name, PUBLIC)
    return stated != PUBLIC or any(name in layout.positions for name in ACCESS)
