"""Countries in dated groups as rows of a table: one for each unbroken membership, from its first to its last day."""

from collections.abc import Iterable, Iterator
from datetime import date

from strandreport.measure.computed import Task
from strandreport.model.declarations import IN_GROUP, Scalar
from strandreport.model.groups import CountryGroups, Member

FIRST, LAST = date.min.toordinal(), date.max.toordinal()
STATUS_COLUMNS = "framework VARCHAR, country VARCHAR, status VARCHAR, first_day DATE, last_day DATE"
REGION_COLUMNS = "country VARCHAR, region VARCHAR, sub_region VARCHAR"
COLUMNS = "groups VARCHAR, country VARCHAR, first_day DATE, last_day DATE"

Stay = tuple[str, int, int]  # a country, and the first and last day as ordinals


def group_rows(task: Task) -> list[tuple[str, str, date, date]]:
    """The rows of the table ``group_members``, for every union of groups that an indicator asks for."""
    wanted = {
        condition.wanted
        for indicator in task.indicators.values()
        for condition in indicator.where
        if condition.operator == IN_GROUP
    }
    return [
        (groups_name(names), country, date.fromordinal(first), date.fromordinal(last))
        for names in sorted(wanted)
        for country, first, last in _joined(stay for name in names for stay in _stays(str(name), task.groups))
    ]


def theme_rows(task: Task) -> list[tuple[str, str]]:
    """Countries with the codes of the themes that the strategy names for them, each pair once."""
    day = task.as_of.toordinal()
    found = set()
    for group in task.groups.groups.values():
        for member in group.members:
            stays = [stay for stay in _stays_of(member, task.groups) if stay[0] not in member.without]
            countries = {country for country, since, until in stays if since <= day <= until}
            codes = {task.theme_codes.get(theme) for theme in member.themes} - {None}
            found |= {(c, str(code)) for c in countries for code in codes} if group.role == "target" else set()
    return sorted(found)


def status_rows(task: Task) -> list[tuple[str, str, str, date, date]]:
    """Every country's status in a framework programme, from its first to its last day."""
    return [
        (name, country, period.status, period.valid_from or date.min, period.valid_to or date.max)
        for name, periods in task.programme_status.frameworks.items()
        for period in periods
        for country in sorted(period.countries)
    ]


def region_rows(task: Task) -> list[tuple[str, str, str]]:
    """Every country with its region and sub-region of the world."""
    regions = task.world_regions
    return [(country, region, regions.sub_region[country]) for country, region in sorted(regions.region.items())]


def groups_name(wanted: tuple[Scalar, ...]) -> str:
    """How the table calls a union of groups."""
    return "+".join(map(str, wanted))


def _stays(group: str, groups: CountryGroups) -> Iterator[Stay]:
    for member in groups.groups[group].members:
        first = member.valid_from.toordinal() if member.valid_from else FIRST
        last = member.valid_to.toordinal() if member.valid_to else LAST
        for country, since, until in _stays_of(member, groups):
            if country not in member.without and max(first, since) <= min(last, until):
                yield country, max(first, since), min(last, until)


def _stays_of(member: Member, groups: CountryGroups) -> Iterator[Stay]:
    yield from ((country, FIRST, LAST) for country in member.countries)
    if member.group:
        yield from _stays(member.group, groups)


def _joined(stays: Iterable[Stay]) -> list[Stay]:
    """Stays of one country that overlap, or follow each other without a gap, as one."""
    found: list[Stay] = []
    for country, first, last in sorted(stays):
        if found and found[-1][0] == country and first <= found[-1][2] + 1:
            found[-1] = (country, found[-1][1], max(found[-1][2], last))
        else:
            found.append((country, first, last))
    return found
