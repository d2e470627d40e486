"""Names of the figures of others: the code of the indicator is followed by the group that the figure is about."""

MARK, RATE = "@", "per_1000_researchers"


def peer_name(figure_id: str, group: str) -> str:
    """The name of a figure as computed for a group.

    >>> peer_name("P06.european_programmes.2019", "cnrs")
    'P06@cnrs.european_programmes.2019'
    """
    indicator, _, rest = figure_id.partition(".")
    return f"{indicator}{MARK}{group}.{rest}"


def rate_name(figure_id: str) -> str:
    """The name of a count per thousand researchers."""
    return f"{figure_id}.{RATE}"


def group_of(figure_id: str) -> str:
    """The group that a figure is about; blank if it is one of the reports' own.

    >>> group_of("P06@cnrs.european_programmes.2019"), group_of("P06.european_programmes.2019.a%40b")
    ('cnrs', '')
    """
    return figure_id.partition(".")[0].partition(MARK)[2]


def counted_name(figure_id: str) -> str:
    """The name of the count behind a figure per thousand researchers; of any other, its own.

    >>> counted_name("P06@cnrs.european_programmes.2019.per_1000_researchers")
    'P06@cnrs.european_programmes.2019'
    """
    return figure_id.removesuffix(f".{RATE}")
