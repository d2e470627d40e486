"""Findings by kind: one entry for each code, with its count and its places."""

from collections.abc import Mapping, Sequence
from typing import Any

from strandreport.model.findings import Severity
from strandreport.model.project import Project
from strandreport.report.context.excerpts import Spot, excerpts, spot_of
from strandreport.report.context.findings import Shown, filled, message, places, values_of
from strandreport.report.context.handover import Handover
from strandreport.report.context.words import Words

EXAMPLES = 3
LONGEST = 64
LEFT_OPEN = "…"


def grouped(
    found: Sequence[Shown], words: Words, handover: Handover, project: Project, *, everything: bool
) -> list[dict[str, Any]]:
    """One entry for each kind of finding, the gravest first, with the first places; ``everything`` gives all places."""
    groups: dict[tuple[str, str], list[Shown]] = {}
    for item in found:
        groups.setdefault((item.finding.severity, item.finding.code), []).append(item)
    most = None if everything else EXAMPLES
    return [_group(items, words, handover, project, most) for items in groups.values()]


def _group(
    items: Sequence[Shown], words: Words, handover: Handover, project: Project, most: int | None
) -> dict[str, Any]:
    first, count = items[0], sum(item.finding.count for item in items)
    wanted = [message(item, words, project, "expected") for item in items]
    one_wish = len(set(wanted)) == 1
    where = [
        (item, {**place, "expected": "" if one_wish else wish})
        for item, wish in zip(items, wanted, strict=True)
        for place in _examples(item, words, handover)
    ][:most]
    spots = [_spot(item, place, words, handover, project) for item, place in where[:EXAMPLES]]
    drawn = [(item.sheet, spot) for (item, _), spot in zip(where[:EXAMPLES], spots, strict=True) if spot]
    known = _common_values(items, words, project) | {"count": words.number(count)}
    texts = {key: filled(first, known, words, key) for key in ("title", "message", "remedy")}
    more = sum(len(item.finding.cells) or 1 for item in items) - len(where)
    return {
        "code": str(first.finding.code),
        "severity": str(first.finding.severity),
        "severity_label": words.catalogue.text(f"severity.{first.finding.effect}"),
        "count": count,
        **texts,
        "expected": wanted[0] if one_wish else "",
        "where": [{**place, "drawn": i < EXAMPLES and spots[i] is not None} for i, (_, place) in enumerate(where)],
        "excerpts": excerpts(drawn, handover, project),
        "more": words.counted("findings.more", more) if more else "",
    }


def _spot(item: Shown, place: Mapping[str, str], words: Words, handover: Handover, project: Project) -> Spot | None:
    """Where to draw a place, if it may be drawn."""
    instead = "" if item.is_quoted else words.text("not_shown")
    return spot_of(place["cell"], item.sheet, handover, project, instead, place["expected"])


def _common_values(items: Sequence[Shown], words: Words, project: Project) -> dict[str, str]:
    """What all findings of a kind say alike; where they differ the places say it, and the sentence leaves it open."""
    each = [values_of(item, words, project) for item in items]
    names = {name for known in each for name in known}
    return {
        name: each[0].get(name, "") if len({known.get(name) for known in each}) == 1 else LEFT_OPEN for name in names
    }


def _examples(item: Shown, words: Words, handover: Handover) -> list[dict[str, str]]:
    """The first places; a cell whose own value is not known repeats none."""
    found = [{**place, "value": shortened(place["value"])} for place in places(item, words, handover)[:EXAMPLES]]
    return [{**place, "value": place["value"] or found[0]["value"]} if _same_value(item) else place for place in found]


def _same_value(item: Shown) -> bool:
    """Findings of cells are gathered by value, so that each of their cells holds the value that is quoted."""
    return item.finding.severity in (Severity.QUARANTINES, Severity.VOIDS) and bool(item.finding.expected.get("header"))


def shortened(value: str) -> str:
    """A long value or list of names as far as it fits into a cell of a table; the annex has all of it.

    >>> shortened("Region, Strand"), shortened("Region, Strand, Origin of the end date, Reason for the end, Replaces")
    ('Region, Strand', 'Region, Strand, Origin of the end date, Reason for the end, …')
    """
    if len(value) <= LONGEST:
        return value
    head = value[: LONGEST - 2]
    if ", " in head:
        return f"{head.rpartition(', ')[0]}, …"
    return f"{head.rpartition(' ')[0] or head} …"
