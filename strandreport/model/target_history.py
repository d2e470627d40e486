"""Versions of targets that were handed in, from plain rows of the register ``target_history``.

The rows say what each version asks and who decided it; ``config/targets.yaml`` says how a target is judged. Where the
two disagree about the first version, or where versions contradict each other, this is told, never guessed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from strandreport.model.settings import Words
from strandreport.model.targets import Baseline, Decision, Target

REGISTER = "target_history"
DECIMALS = 6
MINOR_UNITS = 100
YEAR_DIGITS = 4
TEXTS = ("target_id", "baseline_period", "standing", "decided_by", "decided_on", "valid_from", "reason")


@dataclass(frozen=True)
class Version:
    """A row of the register; ``is_whole`` is false where a cell of it could not be read."""

    target_id: str
    version: int
    baseline_period: str
    baseline_value: int | None
    target_year: int
    value: int
    standing: str
    decided_by: str
    decided_on: str
    valid_from: str
    reason: str
    replaces: int | None
    is_whole: bool = True

    @property
    def value_text(self) -> str:
        """The target as decimal text."""
        return decimal_text(self.value)

    def baseline_year(self, first: Target | None) -> int | None:
        """The year in which the path begins: stated here, or else as the target was first set."""
        if len(self.baseline_period) == YEAR_DIGITS and self.baseline_period.isdecimal():
            return int(self.baseline_period)
        return first.baseline.year if first and not self.baseline_period else None


def decimal_text(parts: int) -> str:
    """A decimal of the register as text.

    >>> decimal_text(250_000), decimal_text(7_000_000), decimal_text(-1)
    ('0.25', '7', '-0.000001')
    """
    return f"{Decimal(parts).scaleb(-DECIMALS):f}".rstrip("0").rstrip(".")


def version_of(row: Mapping[str, Any]) -> Version:
    """A version from a row of the register; blank cells are None."""
    texts: dict[str, Any] = {name: "" if row[name] is None else str(row[name]) for name in TEXTS}
    numbers: dict[str, Any] = {
        name: None if row[name] is None else int(row[name]) for name in ("baseline_value", "replaces")
    }
    required: dict[str, Any] = {name: int(row[name]) for name in ("version", "target_year", "value")}
    days: dict[str, Any] = {name: texts[name][:10] for name in ("decided_on", "valid_from")}
    return Version(**{**texts, **days}, **numbers, **required, is_whole=not row["voided"])


def by_target(versions: Iterable[Version]) -> dict[str, list[Version]]:
    """The versions of each target in order."""
    found: dict[str, list[Version]] = {}
    for version in sorted(versions, key=lambda item: (item.target_id, item.version)):
        found.setdefault(version.target_id, []).append(version)
    return found


def disordered(versions: Sequence[Version], first: Target | None) -> list[Version]:
    """Versions of one target that do not follow the one before: in their number, what they replace, or their day.

    The first one handed in is version 1, or follows the target as it was first set.
    """
    opening = 2 if first and versions and versions[0].version > 1 else 1
    return [
        version
        for before, version in zip((None, *versions), versions, strict=False)
        if version.version != (before.version + 1 if before else opening)
        or version.replaces not in ((version.version - 1,) if version.version > 1 else (None, 0))
        or (before is not None and version.valid_from <= before.valid_from)
    ]


def without_path(versions: Sequence[Version], first: Target | None) -> list[Version]:
    """Versions whose path has no beginning: no year of the baseline, or one that is not before the target's."""
    return [v for v in versions if (year := v.baseline_year(first)) is None or v.target_year <= year]


def differing(versions: Sequence[Version], first: Target | None) -> list[Version]:
    """The first version, if it asks for something else than ``config/targets.yaml`` does."""
    if first is None:
        return []
    stated = (first.year, Fraction(first.value), first.baseline.year, first.standing)
    return [
        v
        for v in versions[:1]
        if v.version == 1 and (v.target_year, Fraction(v.value_text), v.baseline_year(first), v.standing) != stated
    ]


def is_usable(versions: Sequence[Version], first: Target | None) -> bool:
    """Whether it is certain which version holds on which day; what may not be seen leaves a gap that is no fault."""
    days = [version.valid_from for version in versions]
    whole = all(version.is_whole for version in versions)
    return whole and days == sorted(set(days)) and not without_path(versions, first)


def merge_versions(
    targets: Mapping[str, Target], versions: Iterable[Version], kinds: Mapping[str, str], languages: Sequence[str]
) -> tuple[dict[str, Target], list[str]]:
    """Targets with the versions handed in, and the names of those whose versions can't be used and are not judged.

    Args:
        targets: the targets as they were first set.
        versions: the rows of the register that may be seen.
        kinds: kind of the figures (count, money, ratio) by the name of every target that there can be.
        languages: those of the reports; a text of the register is the same in all.
    """
    merged, withheld = dict(targets), []
    for name, rows in by_target(versions).items():
        if name not in kinds:
            continue
        if not is_usable(rows, targets.get(name)):
            withheld.append(name)
            merged.pop(name, None)
            continue
        found = list(_targets(rows, targets.get(name), kinds[name], languages))
        first = targets.get(name) if rows[0].version > 1 else None
        one, *later = [first, *found] if first else found
        merged[name] = replace(one, history=tuple(later))
    return {name: merged[name] for name in sorted(merged)}, withheld


def _targets(rows: Sequence[Version], first: Target | None, kind: str, languages: Sequence[str]) -> Iterator[Target]:
    for row in rows:
        same_end = first is not None and (first.year, Fraction(first.value)) == (
            row.target_year,
            Fraction(row.value_text),
        )
        indicator, _, strand = row.target_id.partition(".")
        yield Target(
            indicator=indicator,
            strand=strand,
            baseline=_baseline(row, first, kind),
            year=row.target_year,
            value=row.value_text,
            path=first.path if first and same_end else "straight",
            tolerance=first.tolerance if first else None,
            standing=row.standing,
            source=first.source if first else _words(row.decided_by, languages),
            is_suspended=first.is_suspended if first else False,
            breaks=first.breaks if first else (),
            waypoints=first.waypoints if first and same_end else (),
            decision=_decision(row, languages),
        )


def _baseline(row: Version, first: Target | None, kind: str) -> Baseline:
    """The stated value; without one, that of the target as first set if it begins in the same year."""
    year = row.baseline_year(first) or 0
    if row.baseline_value is None:
        return first.baseline if first and first.baseline.year == year else Baseline(year, None, None)
    if kind == "ratio":
        return Baseline(year, row.baseline_value, 10**DECIMALS)
    return Baseline(year, row.baseline_value * (MINOR_UNITS if kind == "money" else 1) // 10**DECIMALS, None)


def _decision(row: Version, languages: Sequence[str]) -> Decision:
    return Decision(
        version=row.version,
        replaces=row.replaces,
        decided_by=_words(row.decided_by, languages),
        decided_on=row.decided_on,
        valid_from=row.valid_from,
        reason=_words(row.reason, languages),
    )


def _words(text: str, languages: Sequence[str]) -> Words:
    return dict.fromkeys(languages, text)
