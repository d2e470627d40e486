"""Small cells of persons: figures that would tell how few people stand behind them are held back.

A figure of a register of persons with fewer rows behind it than its threshold is not published. So that none can be
found by subtraction, a line (a whole and its parts by a breakdown, or all dates and their years) never holds back one
figure alone, nor several whose people together are fewer than the threshold: the next smallest goes with them. Figures
of several indicators about the same people are held against each other in the same way (``given_away``), parts whose
rest is small among them. A figure made of others goes with any part that it shows, wherever that stands, and where its
rows tell how few are in both parts. Zero is told. Desk editions for internal readers hold nothing back.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from strandreport.measure.computed import Task
from strandreport.measure.crowds import Crowd, Place, threshold_of
from strandreport.measure.given_away import given_away
from strandreport.measure.references import base_of, declaration_of
from strandreport.model.figures import NO_DATA, SUPPRESSED, Figure
from strandreport.model.indicators import parts_of
from strandreport.model.periods import TOTAL

Cell = tuple[str, str, str]  # breakdown, its value, period
Name = tuple[str, str]  # indicator and strand


@dataclass(frozen=True)
class Cells:
    """How many rows stand behind every figure of one indicator in one strand, and how few are too few."""

    n_rows: Mapping[Cell, int]
    threshold: int
    is_flow: bool

    def small(self) -> set[Cell]:
        """Figures with some rows behind them, but too few."""
        return {cell for cell, count in self.n_rows.items() if 0 < count < self.threshold}

    def lines(self) -> Iterator[tuple[Cell, list[Cell]]]:
        """Every whole with the parts that make it up: the groups of a breakdown, and the years of all dates."""
        known = [cell for cell, count in self.n_rows.items() if count]
        for breakdown, period in sorted({(cell[0], cell[2]) for cell in known if cell[0]}):
            yield ("", "", period), [cell for cell in known if (cell[0], cell[2]) == (breakdown, period)]
        for place in sorted({cell[:2] for cell in known}) if self.is_flow else ():
            yield (*place, TOTAL), [cell for cell in known if cell[:2] == place and cell[2] != TOTAL]


def hold_back(figures: Iterable[Figure], task: Task, crowds: Iterable[Crowd]) -> list[Figure]:
    """The same figures, with those that would give persons away held back, and the rates made of them."""
    listed = list(figures)
    if task.audience != "public":
        return listed
    groups: dict[Name, dict[Cell, Figure]] = {}
    for figure in listed:
        groups.setdefault((figure.indicator, figure.strand), {})[_cell(figure)] = figure
    hidden = _hidden(groups, task, crowds)
    return [_held(figure) if _cell(figure) in hidden[figure.indicator, figure.strand] else figure for figure in listed]


def _hidden(groups: Mapping[Name, Mapping[Cell, Figure]], task: Task, crowds: Iterable[Crowd]) -> dict[Name, set[Cell]]:
    cells = {name: _cells(group, task) for name, group in groups.items()}
    hidden = {name: of.small() for name, of in cells.items()}
    ratios = {name: _parts(group, task) for name, group in groups.items()}
    for name, of in cells.items():
        hidden[name] = complete(of, hidden[name])
    for crowd in crowds:
        _complete_crowd(crowd, cells, hidden, {name: _key(group, task) for name, group in groups.items()})
    for name, parts in ratios.items():
        hidden[name] |= {cell for cell in groups[name] if _gives_away(cell, groups[name], parts, cells, hidden, task)}
    return hidden


def _complete_crowd(
    of: Crowd, cells: Mapping[Name, Cells], hidden: dict[Name, set[Cell]], keys: Mapping[Name, str]
) -> None:
    """Add to what is held back until nothing follows from what is told; the strands of one declaration go together."""

    def lost() -> set[Place]:
        return {Place(keys[name], *cell) for name, found in hidden.items() for cell in found}

    while more := given_away(of, lost()):
        for name in (name for name, key in keys.items() if key == more.indicator):
            hidden[name] = complete(cells[name], hidden[name] | {more[1:]})


def complete(of: Cells, hidden: set[Cell]) -> set[Cell]:
    """The figures held back, with those that must go with them so that no line gives one away.

    >>> years = {("", "", "2018"): 3, ("", "", "2019"): 9, ("", "", "total"): 12}
    >>> sorted(cell[2] for cell in complete(Cells(years, 5, is_flow=True), {("", "", "2018")}))
    ['2018', '2019']
    """
    found = set(hidden)
    while more := next((cell for line in of.lines() if (cell := _weakest(of, found, *line)) is not None), None):
        found.add(more)
    return found


def _weakest(of: Cells, hidden: set[Cell], whole: Cell, parts: list[Cell]) -> Cell | None:
    """The next figure of a line that has to go; None if the line gives nothing away."""
    lost = [cell for cell in parts if cell in hidden]
    shown = sorted((cell for cell in parts if cell not in hidden), key=lambda cell: (of.n_rows[cell], cell))
    if whole in hidden:
        return shown[0] if shown and not lost else None
    if not lost or (len(lost) > 1 and sum(of.n_rows[cell] for cell in lost) >= of.threshold):
        return None
    return shown[0] if shown else whole if of.n_rows.get(whole) else None


def _cells(group: Mapping[Cell, Figure], task: Task) -> Cells:
    figure = next(iter(group.values()))
    indicator = declaration_of(figure, task)
    counts = {cell: figure.n_rows for cell, figure in group.items() if figure.state != NO_DATA}
    return Cells(counts, threshold_of(indicator, task), indicator.kind == "flow")


def _key(group: Mapping[Cell, Figure], task: Task) -> str:
    """The key of the declaration of some figures."""
    return declaration_of(next(iter(group.values())), task).key


def _parts(group: Mapping[Cell, Figure], task: Task) -> tuple[Name, ...]:
    figure = next(iter(group.values()))
    indicator = declaration_of(figure, task)
    if not indicator.is_ratio:
        return ()
    return tuple((part.id, figure.strand) for part in parts_of(indicator, task.indicators))


def _gives_away(
    cell: Cell,
    group: Mapping[Cell, Figure],
    parts: tuple[Name, ...],
    cells: Mapping[Name, Cells],
    hidden: Mapping[Name, set[Cell]],
    task: Task,
) -> bool:
    """Whether a composed figure shows a part that is held back, or by its rows how few stand behind both parts."""
    base = _base(cell, declaration_of(group[cell], task).measure.kind, task)
    places = list(zip(parts, (cell, base) * 2, strict=False))
    if any(place in hidden[part] for part, place in places):
        return True
    if len(places) != 2:
        return False
    (over, top), (under, bottom) = places
    first, second = cells[over].n_rows.get(top, 0), cells[under].n_rows.get(bottom, 0)
    shared = first + second - group[cell].n_rows
    least = min(cells[over].threshold, cells[under].threshold)
    return any(0 < count < least for count in (shared, first - shared, second - shared))


def _base(cell: Cell, kind: str, task: Task) -> Cell:
    """Where the denominator of a composed figure stands."""
    breakdown, value, name = cell
    period = next(period for period in task.periods if period.name == name)
    base, by, group = base_of(kind, period, breakdown, value, task)
    return by, group or "", base.name


def _cell(figure: Figure) -> Cell:
    return figure.breakdown, figure.breakdown_value, figure.period


def _held(figure: Figure) -> Figure:
    return replace(
        figure,
        numerator=None,
        denominator=None,
        n_rows=0,
        n_unresolved=0,
        n_undated=0,
        n_derived=0,
        evidence_digest="",
        state=SUPPRESSED,
    )
