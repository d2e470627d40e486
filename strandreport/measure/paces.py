"""The path from baseline to target in exact fractions: what share of it is done, and how fast it has to go on."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

PACE_DECIMALS = 6


@dataclass(frozen=True)
class Path:
    """From a value in a year to a value in a later year. ``sign`` is +1 if more is better, -1 if less is, 0 to keep.

    ``waypoints`` are the values expected by the end of years on the way: the path is straight from one to the next, or
    with ``has_steps`` stays where it is until the next one.
    """

    start_year: int
    start: Fraction
    year: int
    target: Fraction
    sign: int
    waypoints: tuple[tuple[int, Fraction], ...] = ()
    has_steps: bool = False

    @property
    def length(self) -> Fraction:
        """The whole way, with its sign."""
        return self.target - self.start

    def time_gone(self, year: int) -> Fraction:
        """Share of the time that has gone by the end of a year, at most 1."""
        return min(Fraction(1), max(Fraction(0), Fraction(year - self.start_year, self.year - self.start_year)))

    def expected(self, year: int) -> Fraction:
        """Share of the way that should be done by the end of a year: the time gone, unless there are waypoints."""
        if not self.waypoints or not self.length:
            return self.time_gone(year)
        points = [(self.start_year, Fraction(0)), *((y, (v - self.start) / self.length) for y, v in self.waypoints)]
        points.append((self.year, Fraction(1)))
        before, share = max(point for point in points if point[0] <= max(year, self.start_year))
        after = next((point for point in points if point[0] > year), None)
        if after is None or self.has_steps:
            return share
        return share + (after[1] - share) * Fraction(year - before, after[0] - before)

    def way_done(self, value: Fraction) -> Fraction | None:
        """Share of the way that a value stands for; None where baseline and target are the same."""
        return (value - self.start) / self.length if self.length else None

    def shortfall(self, value: Fraction) -> Fraction:
        """How far a value is on the wrong side of the target; any side is wrong where it is to be kept."""
        return abs(value - self.target) if not self.sign else max(Fraction(0), (self.target - value) * self.sign)

    def nearer(self, value: Fraction, tolerance: Fraction) -> Fraction:
        """A value moved towards the target by a tolerance, never past it."""
        if self.length > 0:
            return max(value, min(value + tolerance, self.target))
        return min(value, max(value - tolerance, self.target))


def pace_required(path: Path, year: int, value: Fraction) -> Fraction | None:
    """What has to be gained each year from now on; None if the target is reached or due."""
    if year >= path.year or not path.shortfall(value):
        return None
    return (path.target - value) / (path.year - year)


def still_missing(path: Path, value: Fraction) -> Fraction | None:
    """What lies between a value and the target, with its sign; None once the target is reached."""
    return path.target - value if path.shortfall(value) else None


def pace_last(values: Mapping[int, Fraction], year: int) -> Fraction | None:
    """What the last year gained; None without the year before."""
    return values[year] - values[year - 1] if year - 1 in values else None


def decimal_text(value: Fraction | None) -> str | None:
    """A fraction as decimal text; an endless one is rounded half up.

    >>> decimal_text(Fraction(7, 2)), decimal_text(Fraction(-2, 3)), decimal_text(None)
    ('3.5', '-0.666667', None)
    """
    if value is None:
        return None
    scaled = Decimal(value.numerator) / Decimal(value.denominator)
    rounded = scaled.quantize(Decimal(1).scaleb(-PACE_DECIMALS), ROUND_HALF_UP)
    text = f"{rounded:f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def fraction_text(value: Fraction | None) -> str | None:
    """A fraction as ``a/b``.

    >>> fraction_text(Fraction(1, 2)), fraction_text(Fraction(0)), fraction_text(None)
    ('1/2', '0/1', None)
    """
    return None if value is None else f"{value.numerator}/{value.denominator}"
