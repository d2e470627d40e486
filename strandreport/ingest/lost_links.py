"""What the rows that were left out of a register say of rows of others: the keys that their links name.

A publication of whose two themes one can't be read has no single theme. So that nothing is derived from rows of which
some are lacking, the rows that they name are told which kind of row they lack.
"""

from collections.abc import Collection, Iterator, Sequence

from strandreport.ingest.feeds import FeedRead

LostLink = tuple[str, str, str]  # the kind of row left out, the register that it names a row of, the key


def lost_links(reads: Sequence[FeedRead], left_out: Collection[int]) -> tuple[LostLink, ...]:
    """The links of the rows of a sheet that no register got, where they could be read; sorted, each once.

    Args:
        reads: the cells of the registers that the sheet feeds; rows of all but the first may be lost on their own.
        left_out: indexes of the sheet's rows that were left out with all that is made from them.
    """
    found: set[LostLink] = set()
    for feed in reads:
        bad = {i for name in feed.required & set(feed.reads) for i in feed.reads[name].invalid}
        lost = [i for i, row in enumerate(feed.rows) if row in left_out or (feed is not reads[0] and i in bad)]
        found.update(_links(feed, lost))
    return tuple(sorted(found))


def _links(feed: FeedRead, lost: Sequence[int]) -> Iterator[LostLink]:
    columns, values = feed.register.columns, feed.values(lost)
    codes = [column.name for column in columns if column.type == "code" and column.name in feed.register.primary_key]
    for column in columns:
        parent = column.link.partition(".")[0]
        for at, key in enumerate(values[column.name] if parent else ()):
            known = [str(values[name][at]) for name in codes if values[name][at] is not None]
            if key is not None:
                yield ".".join([feed.register.name, *known]), parent, str(key)
