"""The rows behind the figures of an indicator in a strand, as far as the audience may see them and their columns."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from strandreport.model.project import Project
from strandreport.report.context.handover import Handover
from strandreport.report.context.series import Series
from strandreport.report.context.visible import shows_column

KINDS = ("counted", "unresolved", "undated")


@dataclass(frozen=True)
class CellBehind:
    """A cell by its address; no address where the form supplies the value, no value where it is blank or voided."""

    column: str
    address: str
    value: str | None
    is_void: bool


@dataclass(frozen=True)
class PlaceBehind:
    """A row of a sheet with the cells that were used; ``missing`` is a key that leads to no row."""

    register: str
    content: str
    sheet: int
    row: int
    cells: tuple[CellBehind, ...]
    missing: str


@dataclass(frozen=True)
class RowBehind:
    """A row behind some figures of one part of an indicator, and the rows that it leads to."""

    part: str
    kind: str
    figures: tuple[str, ...]
    places: tuple[PlaceBehind, ...]


def rows_behind(series: Series, project: Project, handover: Handover) -> list[RowBehind]:
    """Every row behind a whole figure of the series, the rows of its latest figures first."""
    found: dict[tuple[str, str, int], list[str]] = {}
    for figure in (*reversed(series.years), series.total):
        for part, kind, rows in handover.evidence.get(figure.figure_id, ()):
            for row in rows:
                found.setdefault((part, kind, row), []).append(figure.figure_id)
    listed = sorted(found, key=lambda place: (place[0] != "numerator", KINDS.index(place[1])))
    return [
        RowBehind(part, kind, tuple(found[part, kind, row]), places)
        for part, kind, row in listed
        if (places := _places(handover.evidence_rows[row], project, handover))
    ]


def _places(places: Any, project: Project, handover: Handover) -> tuple[PlaceBehind, ...]:
    """The places of a row; none of them if the audience may not see the first."""
    seen = tuple(_shown(place, project, handover) for place in places if _is_shown(place, handover))
    return seen if seen and _is_shown(places[0], handover) else ()


def _is_shown(place: Mapping[str, Any], handover: Handover) -> bool:
    """Whether a place stands in a register and no row of it is withheld; a key without a row gives nothing away."""
    where = (place["content"], place["sheet"])
    is_withheld = place["row"] in handover.withheld.get(where, ())
    return bool(place["missing"]) or (place["row"] in handover.shown.get(where, ()) and not is_withheld)


def _shown(place: Mapping[str, Any], project: Project, handover: Handover) -> PlaceBehind:
    cells = tuple(_cells(place, project, handover))
    return PlaceBehind(place["register"], place["content"], place["sheet"], place["row"], cells, place["missing"])


def _cells(place: Mapping[str, Any], project: Project, handover: Handover) -> Iterator[CellBehind]:
    register = project.registers[place["register"]]
    letters = handover.letters.get((place["content"], place["sheet"]), {}).get(register.name, {})
    for cell in place["cells"]:
        if shows_column(register.column(cell["column"]).disclosure, project.settings.audience):
            name = cell["column"]
            address = f"{letters[name]}{place['row']}" if name in letters else ""
            yield CellBehind(name, address, cell["value"], cell["is_void"])
