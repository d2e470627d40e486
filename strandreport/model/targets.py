"""Targets: where a path begins, where it should lead and by when, and who stands behind it.

``config/targets.yaml`` states each target as it was first set, and how it is judged; later versions are handed in, in
the register of targets (``target_history``).
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from strandreport.model.declarations import Indicator, SeriesBreak
from strandreport.model.settings import Words

Found = tuple[tuple[str | int, ...], str]


@dataclass(frozen=True)
class Baseline:
    """The year in which the path begins; its value is stated here, or else is the figure of that year."""

    year: int
    numerator: int | None
    denominator: int | None


@dataclass(frozen=True)
class Decision:
    """How a version of a target came about; reports use the version from ``valid_from`` on."""

    version: int
    replaces: int | None
    decided_by: Words
    decided_on: str
    valid_from: str
    reason: Words


@dataclass(frozen=True)
class Waypoint:
    """The value that is expected by the end of a year on the way to a target."""

    year: int
    value: str


@dataclass(frozen=True)
class Target:
    """A target of one indicator in one strand, as it was first set; ``value`` keeps the decimal text that was written.

    ``history`` has the later versions whole, in order, each with the decision that made it. ``waypoints`` are those of
    a path in steps or of a table; they belong to the target as first set, and a version with another end has none.
    """

    indicator: str
    strand: str
    baseline: Baseline
    year: int
    value: str
    path: str
    tolerance: str | None
    standing: str
    source: Words
    is_suspended: bool
    breaks: tuple[SeriesBreak, ...]
    waypoints: tuple[Waypoint, ...] = ()
    decision: Decision | None = None
    history: tuple["Target", ...] = ()

    @property
    def name(self) -> str:
        """Indicator and strand, as in ``P07.european_programmes``."""
        return f"{self.indicator}.{self.strand}"

    @property
    def version(self) -> int:
        """The number of the version; 1 if no register of targets has it."""
        return self.decision.version if self.decision else 1

    def in_force(self, day: date) -> "Target | None":
        """The version that reports of a day use; none before the first one holds."""
        valid = [one for one in (self, *self.history) if not one.decision or one.decision.valid_from <= day.isoformat()]
        return valid[-1] if valid else None


def parse_targets(data: Mapping[str, Any]) -> dict[str, Target]:
    """Targets by ``indicator.strand``, from data that the JSON Schema has accepted."""
    return {name: _target(name, data["targets"][name]) for name in sorted(data["targets"])}


def _target(name: str, data: Mapping[str, Any]) -> Target:
    indicator, _, strand = name.partition(".")
    baseline = data["baseline"]
    return Target(
        indicator=indicator,
        strand=strand,
        baseline=Baseline(baseline["period"], baseline.get("numerator"), baseline.get("denominator")),
        year=data["year"],
        value=data["value"],
        path=data["path"],
        tolerance=data.get("tolerance"),
        standing=data["standing"],
        source=data["source"],
        is_suspended=data.get("suspended", False),
        breaks=tuple(SeriesBreak(item["year"], item["reason"]) for item in data.get("breaks", [])),
        waypoints=tuple(Waypoint(item["year"], item["value"]) for item in data.get("waypoints", [])),
    )


def check_targets(
    targets: Mapping[str, Target], indicators: Mapping[str, Indicator], strands: Collection[str]
) -> list[Found]:
    """Place and message of whatever a target names that does not exist or does not fit."""
    return [
        (("targets", name, *place), message)
        for name, target in targets.items()
        for place, message in _problems(target, indicators, strands)
    ]


def _problems(target: Target, indicators: Mapping[str, Indicator], strands: Collection[str]) -> Iterator[Found]:
    indicator = indicators.get(target.indicator)
    if indicator is None:
        yield (), f"no indicator is called {target.indicator!r}"
        return
    if target.strand not in strands:
        yield (), f"no strand is called {target.strand!r}; there are: {', '.join(strands)}"
    elif target.strand not in indicator.strands:
        yield (), f"{target.indicator} is not an indicator of the strand {target.strand}"
    if target.year <= target.baseline.year:
        late = f"the target is due in {target.year}, which is not after its baseline of {target.baseline.year}"
        yield ("year",), late
    yield from _baseline_problems(target, indicator)
    yield from _path_problems(target)


def _path_problems(target: Target) -> Iterator[Found]:
    if (target.path == "straight") == bool(target.waypoints):
        wanted = "no 'waypoints'" if target.waypoints else "'waypoints'"
        yield ("path",), f"a path of the kind {target.path} has {wanted}"
    before = target.baseline.year
    for i, point in enumerate(target.waypoints):
        if not before < point.year < target.year:
            yield ("waypoints", i, "year"), f"{point.year} does not lie between {before} and {target.year}"
        before = point.year


def _baseline_problems(target: Target, indicator: Indicator) -> Iterator[Found]:
    baseline = target.baseline
    if baseline.numerator is None:
        return
    if indicator.is_ratio != (baseline.denominator is not None):
        wanted = "a numerator and a denominator" if indicator.is_ratio else "a numerator only"
        yield ("baseline",), f"the baseline of {indicator.id} needs {wanted}"
    elif indicator.is_ratio:
        way = Fraction(target.value) - Fraction(baseline.numerator, baseline.denominator or 1)
        if (indicator.better == "higher" and way < 0) or (indicator.better == "lower" and way > 0):
            yield ("value",), f"{indicator.id} should become {indicator.better}, but the target lies on the other side"
