"""The point of view of the maps: whose each disputed territory is, and which borders are drawn dashed."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from strandreport.model.settings import Words

Found = tuple[tuple[str | int, ...], str]
NEUTRAL = "neutral"


@dataclass(frozen=True)
class MapView:
    """``territories`` maps the name of an outline to a country's code, or to ``neutral``; the rest bear codes already.

    ``dashed`` names borders as the outlines do: both neighbours in order, and the part if only a part is meant.
    """

    label: Words
    note: Words
    details: Words
    territories: Mapping[str, str]
    dashed: frozenset[str]


def parse_map_view(data: Mapping[str, Any]) -> MapView:
    """A view from data that the JSON Schema has accepted."""
    dashed = frozenset(border_name(*names) for names in data["dashed"])
    return MapView(data["label"], data["note"], data["details"], data["territories"], dashed)


def border_name(one: str, other: str, part: str = "") -> str:
    """The name of a border in the files of outlines.

    >>> border_name("SD", "EG", "halaib"), border_name("western_sahara", "MA")
    ('EG|SD|halaib', 'MA|western_sahara')
    """
    return "|".join(filter(None, (*sorted((one, other)), part)))


def check_map_view(data: Mapping[str, Any], countries: Collection[str]) -> list[Found]:
    """Place and message of every country that does not exist."""
    return [
        (("territories", name), f"no country has the code {code!r}")
        for name, code in data["territories"].items()
        if code != NEUTRAL and code not in countries
    ]
