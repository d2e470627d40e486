"""Cross checks of country groups and programme statuses, before any job."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from strandreport.model.groups import CountryGroup, CountryGroups, Member, ProgrammeStatus, StatusPeriod

Found = tuple[tuple[str | int, ...], str]
Known = Collection[str]


def check_groups(groups: CountryGroups, countries: Known, themes: Known, strands: Known) -> list[Found]:
    """Place and message of whatever a group names that does not exist or does not fit."""
    found: list[Found] = []
    for name, group in groups.groups.items():
        if group.strand and group.strand not in strands:
            found.append((("groups", name, "strand"), f"no strand is called {group.strand!r}"))
        if _leads_to(name, group, groups, frozenset()):
            found.append((("groups", name), f"the group {name} contains itself"))
        for i, member in enumerate(group.members):
            found += [
                (("groups", name, "members", i), message)
                for message in _member(member, groups, countries, themes)
            ]  # fmt: skip
    return found


def check_programme_status(programme: ProgrammeStatus, countries: Known) -> list[Found]:
    """Place and message of unknown countries and statuses, and of two statuses on one day."""
    return [
        (("frameworks", name, i), message)
        for name, periods in programme.frameworks.items()
        for i, period in enumerate(periods)
        for message in _period(period, periods[:i], programme, countries)
    ]


def _leads_to(name: str, group: CountryGroup, groups: CountryGroups, seen: frozenset[str]) -> bool:
    nested = {member.group for member in group.members if member.group} - seen
    if name in nested:
        return True
    known = [groups.groups[inner] for inner in sorted(nested) if inner in groups.groups]
    return any(_leads_to(name, inner, groups, seen | nested) for inner in known)


def _member(member: Member, groups: CountryGroups, countries: Known, themes: Known) -> Iterator[str]:
    yield from _codes((*member.countries, *member.without), countries)
    if member.group and member.group not in groups.groups:
        yield f"no group is called {member.group!r}; there are: {', '.join(groups.groups)}"
    for theme in member.themes:
        if theme not in themes:
            yield f"no theme is called {theme!r}; there are: {', '.join(themes)}"
    yield from _parts(member, groups)
    yield from _order(member.valid_from, member.valid_to)


def _parts(member: Member, groups: CountryGroups) -> Iterator[str]:
    for part in member.parts:
        if part not in groups.parts:
            yield f"the part {part!r} has no name; give it one under 'parts'"
        if part[:2] not in member.countries:
            yield f"{part} is not a part of {', '.join(member.countries)}"


def _codes(codes: Iterable[str], countries: Known) -> Iterator[str]:
    for code in codes:
        if code not in countries:
            yield f"no country has the code {code!r}"


def _period(
    period: StatusPeriod, earlier: tuple[StatusPeriod, ...], programme: ProgrammeStatus, countries: Known
) -> Iterator[str]:
    if period.status not in programme.labels:
        yield f"no status is called {period.status!r}; there are: {', '.join(programme.labels)}"
    yield from _codes(sorted(period.countries), countries)
    yield from _order(period.valid_from, period.valid_to)
    for other in earlier:
        both = sorted(period.countries & other.countries)
        if both and _overlap(period, other):
            yield f"{', '.join(both)} would have two statuses on one day: {other.status} and {period.status}"


def _overlap(one: StatusPeriod, other: StatusPeriod) -> bool:
    starts = max(one.valid_from or date.min, other.valid_from or date.min)
    return starts <= min(one.valid_to or date.max, other.valid_to or date.max)


def _order(first: date | None, last: date | None) -> Iterator[str]:
    if first and last and last < first:
        yield "valid_to lies before valid_from"
