"""One country spelled in several ways in one column: it counts as one, and the author is told."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from strandreport.ingest.cells import shown
from strandreport.model.findings import Code, Finding, Severity

# A code and a name beside each other are usual; three ways are a column that several people filled in.
MANY = 3


def mixed_spellings(
    values: Mapping[str | None, object],
    cells: Sequence[str | None],
    place: tuple[str, str, str],
    addresses: Sequence[str],
) -> list[Finding]:
    """Findings of countries with two codes (EL and GR: the file was put together from two), or three spellings.

    Args:
        values: the country that each distinct cell was read as; None if none.
        cells: the cells of the column.
        place: content, sheet and name of the column.
        addresses: the address of each cell.
    """
    spellings: dict[str, dict[str, int]] = defaultdict(dict)
    for i, cell in enumerate(cells):
        if values[cell] is not None:
            spellings[str(values[cell])].setdefault(shown(cell).strip(), i)
    found = []
    for country, first in sorted(spellings.items()):
        codes = {text.upper(): i for text, i in reversed(first.items()) if len(text) == len("EL")}
        told = first if len(first) >= MANY else dict(sorted(codes.items(), key=lambda item: item[1]))
        if len(told) > 1:
            expected = {"column": place[2], "country": country}
            where = tuple(addresses[i] for i in told.values())
            value = ", ".join(told)[:200]
            found.append(Finding(Code.MIXED_SPELLINGS, Severity.ADVICE, *place, value, where, len(told), expected))
    return found
