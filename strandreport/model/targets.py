"""Targets: where a path begins, where it should lead and by when, and who stands behind it."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any

from strandreport.model.declarations import Indicator
from strandreport.model.indicator_checks import is_day
from strandreport.model.settings import Words

Found = tuple[tuple[str | int, ...], str]


@dataclass(frozen=True)
class Baseline:
    """The year in which the path begins; its value is stated here, or else is the figure of that year."""

    year: int
    numerator: int | None
    denominator: int | None


@dataclass(frozen=True)
class SeriesBreak:
    """From ``year`` on, figures can't be compared with earlier ones."""

    year: int
    reason: Words


@dataclass(frozen=True)
class Decision:
    """How a version of a target came to replace an earlier one; reports use it from ``valid_from`` on."""

    version: int
    replaces: int
    decided_by: Words
    decided_on: str
    valid_from: str
    reason: Words


@dataclass(frozen=True)
class Target:
    """A target of one indicator in one strand, as it was first set; ``value`` keeps the decimal text that was written.

    ``history`` has the later versions whole, in order, each with the decision that made it.
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
    decision: Decision | None = None
    history: tuple["Target", ...] = ()

    @property
    def version(self) -> int:
        """The number of the version; 1 as first set."""
        return self.decision.version if self.decision else 1

    def in_force(self, day: date) -> "Target":
        """The version that reports of a day use."""
        valid = [later for later in self.history if later.decision and later.decision.valid_from <= day.isoformat()]
        return valid[-1] if valid else replace(self, history=())


def parse_targets(data: Mapping[str, Any]) -> dict[str, Target]:
    """Targets by ``indicator.strand``, from data that the JSON Schema has accepted."""
    return {name: _target(name, data["targets"][name]) for name in sorted(data["targets"])}


def _target(name: str, data: Mapping[str, Any]) -> Target:
    first = _version(name, data)
    later, known = [], {key: value for key, value in data.items() if key != "history"}
    for item in data.get("history", []):
        known = {**known, **item}
        later.append(replace(_version(name, known), decision=_decision(item)))
    return replace(first, history=tuple(later))


def _decision(data: Mapping[str, Any]) -> Decision:
    return Decision(
        version=data["version"],
        replaces=data["replaces"],
        decided_by=data["decided_by"],
        decided_on=data["decided_on"],
        valid_from=data["valid_from"],
        reason=data["reason"],
    )


def _version(name: str, data: Mapping[str, Any]) -> Target:
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
    yield from _version_problems(target, indicator)
    for i, later in enumerate(target.history):
        yield from ((("history", i, *place), message) for place, message in _version_problems(later, indicator))
    yield from _history_problems(target)


def _history_problems(target: Target) -> Iterator[Found]:
    before = ""
    for i, decision in enumerate(later.decision for later in target.history if later.decision):
        if (decision.version, decision.replaces) != (i + 2, i + 1):
            yield ("history", i, "version"), f"this must be version {i + 2}, which replaces version {i + 1}"
        for key in ("decided_on", "valid_from"):
            if not is_day(getattr(decision, key)):
                yield ("history", i, key), f"{getattr(decision, key)!r} is no day of the calendar"
        if decision.valid_from <= before:
            yield ("history", i, "valid_from"), f"{decision.valid_from} is not after {before}, as of the version before"
        before = decision.valid_from


def _version_problems(target: Target, indicator: Indicator) -> Iterator[Found]:
    if target.year <= target.baseline.year:
        yield (
            ("year",),
            f"the target is due in {target.year}, which is not after its baseline of {target.baseline.year}",
        )
    yield from _baseline_problems(target, indicator)


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
