"""Figures, targets and baselines as value objects of a context. Nothing is rounded here."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from strandreport.model.declarations import Indicator
from strandreport.model.errors import BuildError
from strandreport.model.figures import MINOR_UNITS, VALUE, Figure

HUNDREDTHS = 2
PROVISIONAL = "p"


def has_value(figure: Figure | None) -> bool:
    """Whether a figure says anything; zero does."""
    return figure is not None and figure.state == VALUE and figure.numerator is not None


def value_object(figure: Figure, indicator: Indicator, currency: str, *, of_money: bool = False) -> dict[str, Any]:
    """A figure as a value object; without data its kind is ``none``. ``of_money``: a rate of two amounts."""
    known = has_value(figure)
    return {
        "kind": figure.kind if known else "none",
        "numerator": figure.numerator if known else None,
        "denominator": figure.denominator if known else None,
        "currency": currency,
        "decimals": indicator.decimals,
        "flag": PROVISIONAL if figure.is_partial and known else "",
        "unresolved": figure.n_unresolved if known else 0,
        "figure": figure.figure_id,
        "years": figure.n_years,
        "base": indicator.min_denominator,
        "parts_currency": currency if of_money else "",
    }


def exact(figure: Figure) -> Fraction:
    """A figure with a value as a fraction: units, currency units, or a share."""
    if figure.value is None:
        raise BuildError(f"{figure.figure_id} has no value to calculate with")
    return figure.value


def target_object(text: str, kind: str, indicator: Indicator, currency: str) -> dict[str, Any]:
    """The value of a target, as it was written.

    Raises:
        BuildError: for a target that is no whole number where things are counted.
    """
    written = Decimal(text)
    denominator = None
    if kind in ("ratio", "number", "amount"):
        places = max(HUNDREDTHS, -int(written.as_tuple().exponent))
        scaled, denominator = written.scaleb(places) * (MINOR_UNITS if kind == "amount" else 1), 10**places
    else:
        scaled = written * (MINOR_UNITS if kind == "money" else 1)
    if scaled != int(scaled):
        raise BuildError(f"The target {text} of {indicator.id} is not a whole number; correct config/targets.yaml.")
    return _plain(kind, int(scaled), denominator, indicator, currency)


def baseline_object(
    target: Mapping[str, Any], kind: str, indicator: Indicator, currency: str, figure: Figure | None
) -> dict[str, Any] | None:
    """Where a path begins: the stated value, or the figure of that year; None if neither is known."""
    stated = target["baseline"]
    if stated["numerator"] is None or stated["denominator"] == 0:
        return None
    parts = (stated["numerator"], stated["denominator"])
    if figure is not None and has_value(figure) and (figure.numerator, figure.denominator) == parts:
        return value_object(figure, indicator, currency)
    return _plain(kind, stated["numerator"], stated["denominator"], indicator, currency)


def _plain(kind: str, numerator: int, denominator: int | None, indicator: Indicator, currency: str) -> dict[str, Any]:
    return {
        "kind": kind,
        "numerator": numerator,
        "denominator": denominator,
        "currency": currency,
        "decimals": indicator.decimals,
        "flag": "",
        "unresolved": 0,
        "figure": "",
        "years": None,
        "base": 0,
    }
