"""Groups of countries by date, and the status of countries in framework programmes by date of the grant.

Membership of the European Union and status in a programme are two things: the United Kingdom left the one in 2020 and
was treated as a Member State in Horizon 2020 to its end.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from strandreport.model.settings import Words

THIRD_COUNTRY = "third_country"


@dataclass(frozen=True)
class Member:
    """A country, several countries or a group, from day to day, both included; None is open.

    ``parts`` are those that the source names in particular, ``themes`` what the source names for this member.
    """

    countries: tuple[str, ...]
    group: str
    without: tuple[str, ...]
    parts: tuple[str, ...]
    themes: tuple[str, ...]
    valid_from: date | None
    valid_to: date | None

    def is_in(self, day: date) -> bool:
        """Whether the member belongs to its group on a day."""
        return (self.valid_from or day) <= day <= (self.valid_to or day)


@dataclass(frozen=True)
class CountryGroup:
    """A group; a target is aimed at by a strand."""

    id: str
    label: Words
    role: str  # target, reference
    strand: str
    stated: bool
    source: Words
    note: Words | None
    members: tuple[Member, ...]


@dataclass(frozen=True)
class CountryGroups:
    """All groups by id, which may overlap, and the names of parts of countries."""

    groups: Mapping[str, CountryGroup]
    parts: Mapping[str, Words]

    def members(self, group: str, day: date) -> frozenset[str]:
        """The countries of a group on a day, each once."""
        found = (self.countries_of(item, day) for item in self.groups[group].members if item.is_in(day))
        return frozenset[str]().union(*found)

    def countries_of(self, member: Member, day: date) -> frozenset[str]:
        """The countries that a member of a group stands for on a day."""
        nested = self.members(member.group, day) if member.group else frozenset[str]()
        return (nested | frozenset(member.countries)) - frozenset(member.without)


@dataclass(frozen=True)
class StatusPeriod:
    """The status of some countries in a framework programme, from day to day, both included."""

    countries: frozenset[str]
    status: str
    valid_from: date | None
    valid_to: date | None
    is_verified: bool
    source: str


@dataclass(frozen=True)
class ProgrammeStatus:
    """Status by framework programme; what is listed nowhere is a third country."""

    labels: Mapping[str, Words]
    frameworks: Mapping[str, tuple[StatusPeriod, ...]]

    def status(self, country: str, framework: str, day: date) -> str:
        """The status of a country for a grant of a day; an empty string for a framework that is not known."""
        if framework not in self.frameworks:
            return ""
        return next((period.status for period in self._periods(country, framework, day)), THIRD_COUNTRY)

    def is_verified(self, country: str, framework: str, day: date) -> bool:
        """Whether the status was read in a source; that a country is listed nowhere was not."""
        return any(period.is_verified for period in self._periods(country, framework, day))

    def _periods(self, country: str, framework: str, day: date) -> Iterator[StatusPeriod]:
        for period in self.frameworks.get(framework, ()):
            if country in period.countries and (period.valid_from or day) <= day <= (period.valid_to or day):
                yield period


def parse_groups(*files: Mapping[str, Any]) -> CountryGroups:
    """Groups from files that the JSON Schema has accepted; of a name in two files, the later holds."""
    groups = {name: _group(name, item) for file in files for name, item in file["groups"].items()}
    parts = {name: words for file in files for name, words in file.get("parts", {}).items()}
    return CountryGroups(groups, parts)


def parse_programme_status(data: Mapping[str, Any]) -> ProgrammeStatus:
    """Statuses from data that the JSON Schema has accepted."""
    frameworks = {name: tuple(_period(item) for item in items) for name, items in data["frameworks"].items()}
    return ProgrammeStatus(data["statuses"], frameworks)


def _group(name: str, data: Mapping[str, Any]) -> CountryGroup:
    return CountryGroup(
        id=name,
        label=data["label"],
        role=data["role"],
        strand=data.get("strand", ""),
        stated=data["stated"],
        source=data["source"],
        note=data.get("note"),
        members=tuple(_member(item) for item in data["members"]),
    )


def _member(data: Mapping[str, Any]) -> Member:
    return Member(
        countries=(data["country"],) if "country" in data else tuple(data.get("countries", [])),
        group=data.get("group", ""),
        without=tuple(data.get("without", [])),
        parts=tuple(data.get("parts", [])),
        themes=tuple(data.get("themes", [])),
        valid_from=_day(data, "valid_from"),
        valid_to=_day(data, "valid_to"),
    )


def _period(data: Mapping[str, Any]) -> StatusPeriod:
    return StatusPeriod(
        countries=frozenset(data["countries"]),
        status=data["status"],
        valid_from=_day(data, "valid_from"),
        valid_to=_day(data, "valid_to"),
        is_verified=data["verified"],
        source=data["source"],
    )


def _day(data: Mapping[str, Any], key: str) -> date | None:
    return date.fromisoformat(data[key]) if key in data else None
