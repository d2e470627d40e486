"""Targets against figures: one judgement per indicator and strand, as plain data for the reports."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from strandreport.measure.paces import decimal_text, fraction_text
from strandreport.measure.projection import Projection
from strandreport.measure.status import Assessment, Goal, Series, assess
from strandreport.model.declarations import SeriesBreak
from strandreport.model.figures import MINOR_UNITS, Figure
from strandreport.model.indicators import Indicator
from strandreport.model.periods import TOTAL
from strandreport.model.targets import Decision, Target


def judge_all(
    figures: Iterable[Figure],
    indicators: Mapping[str, Indicator],
    targets: Mapping[str, Target],
    as_of: date,
    withheld: Collection[str] = (),
    breaks: Mapping[tuple[str, str], tuple[SeriesBreak, ...]] | None = None,
) -> list[dict[str, Any]]:
    """A judgement for every strand of every indicator, with or without a target, in order.

    A target that was renegotiated is judged as it holds on the cut-off date and, under ``initial``, as first set.
    ``withheld`` are those whose versions contradict each other: they are not judged. ``breaks`` are those of every
    indicator in every strand, besides those that a target names.
    """
    series: dict[tuple[str, str], list[Figure]] = {}
    for figure in figures:
        if figure.period != TOTAL and not figure.breakdown:
            series.setdefault((figure.indicator, figure.strand), []).append(figure)
    judged = []
    for name, strand in ((key, part) for key in sorted(indicators) for part in indicators[key].strands):
        target, broken = targets.get(f"{name}.{strand}"), (breaks or {}).get((name, strand), ())
        figures_of = series.get((name, strand), [])
        found = _judgement(indicators[name], strand, figures_of, _broken(target, broken), as_of)
        judged.append(found | {"breaks": _breaks(broken, target), "withheld": f"{name}.{strand}" in withheld})
    return judged


def _broken(target: Target | None, breaks: tuple[SeriesBreak, ...]) -> Target | None:
    """A target, and its later versions, with the breaks of its series."""
    if target is None or not breaks:
        return target
    return replace(
        target,
        breaks=tuple(sorted((*target.breaks, *breaks), key=lambda item: item.year)),
        history=tuple(replace(one, breaks=(*one.breaks, *breaks)) for one in target.history),
    )


def _breaks(breaks: Iterable[SeriesBreak], target: Target | None) -> list[dict[str, Any]]:
    found = {item.year: item for item in (*breaks, *(target.breaks if target else ()))}
    return [_break(found[year]) for year in sorted(found)]


def _break(item: SeriesBreak) -> dict[str, Any]:
    return {"year": item.year, "reason": dict(item.reason) if item.reason else None, "groups": list(item.groups)}


def _judgement(
    indicator: Indicator, strand: str, figures: list[Figure], first: Target | None, as_of: date
) -> dict[str, Any]:
    by_year = {int(figure.period): figure for figure in figures if not figure.is_partial}
    values = {year: value for year, figure in by_year.items() if (value := figure.value) is not None}
    kind = figures[0].kind if figures else "count"
    series = Series(values, kind == "count", indicator.better, Fraction(1) if kind == "ratio" else None)

    def judge(target: Target | None) -> dict[str, Any]:
        found = assess(series, _goal(target, values, kind))
        return {"target": _described(target, by_year, indicator), **_numbers(found, by_year)}

    current = first.in_force(as_of) if first else None
    return {
        "indicator": indicator.id,
        "strand": strand,
        "latest_figure": by_year[max(values)].figure_id if values else None,
        **judge(current),
        "initial": judge(first) if first and current and current.version > first.version else None,
    }


def _numbers(found: Assessment, by_year: Mapping[int, Figure]) -> dict[str, Any]:
    return {
        "judged_figure": by_year[found.year].figure_id if found.year is not None else None,
        "status": found.status,
        "way_done": fraction_text(found.way_done),
        "time_gone": fraction_text(found.time_gone),
        "pace_required": decimal_text(found.required),
        "pace_last": decimal_text(found.last),
        "method": found.method,
        "way_expected": fraction_text(found.expected),
        "missing": decimal_text(found.missing),
        "projection": _projected(found.projection),
    }


def _projected(found: Projection | None) -> dict[str, Any] | None:
    if found is None:
        return None
    values = {name: decimal_text(getattr(found, name)) for name in ("value", "low", "high")}
    return {"year": found.year, **values, "n_changes": found.n_changes}


def _goal(target: Target | None, values: Mapping[int, Fraction], kind: str) -> Goal | None:
    if target is None:
        return None
    return Goal(
        start_year=target.baseline.year,
        start=_stated(target, kind) if target.baseline.numerator is not None else values.get(target.baseline.year),
        year=target.year,
        value=Fraction(target.value),
        tolerance=Fraction(target.tolerance) if target.tolerance is not None else None,
        is_suspended=target.is_suspended,
        breaks=tuple(item.year for item in target.breaks),
        waypoints=tuple((point.year, Fraction(point.value)) for point in target.waypoints),
        has_steps=target.path == "steps",
    )


def _stated(target: Target, kind: str) -> Fraction:
    stated = Fraction(target.baseline.numerator or 0, target.baseline.denominator or 1)
    return stated / MINOR_UNITS if kind in ("money", "amount") else stated


def _described(target: Target | None, by_year: Mapping[int, Figure], indicator: Indicator) -> dict[str, Any] | None:
    if target is None:
        return None
    observed = by_year.get(target.baseline.year)
    numerator, denominator = target.baseline.numerator, target.baseline.denominator
    if numerator is None and observed is not None:
        numerator, denominator = observed.numerator, observed.denominator
    return {
        "baseline_period": str(target.baseline.year),
        "baseline": {"numerator": numerator, "denominator": denominator},
        "target_year": target.year,
        "value": target.value,
        "tolerance": target.tolerance,
        "standing": target.standing,
        "source": dict(target.source),
        "path": target.path,
        "waypoints": [{"year": point.year, "value": point.value} for point in target.waypoints],
        "direction": indicator.better,
        "breaks": [_break(item) for item in target.breaks],
        "version": target.version,
        "decision": _decided(target.decision),
    }


def _decided(decision: Decision | None) -> dict[str, Any] | None:
    if decision is None:
        return None
    return {
        "replaces": decision.replaces,
        "decided_by": dict(decision.decided_by),
        "decided_on": decision.decided_on,
        "valid_from": decision.valid_from,
        "reason": dict(decision.reason),
    }
