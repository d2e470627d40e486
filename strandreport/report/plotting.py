"""Values as places on the scale of a chart, where exactness ends."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from strandreport.model.figures import growth_rate
from strandreport.report.formatting import is_known


def plotted(value: Mapping[str, Any] | None) -> float | None:
    """Where a value object stands on the scale of a chart: units, currency units or hundredths; never printed."""
    if value is None or not is_known(value):
        return None
    if value["kind"] in ("ratio", "points"):
        return float(Fraction(100 * value["numerator"], value["denominator"]))
    if value["kind"] == "growth":
        return float(100 * growth_rate(value["numerator"], value["denominator"], value["years"]))
    unit = 100 if value["kind"] in ("money", "amount") else 1
    return float(Fraction(value["numerator"], unit * (value["denominator"] or 1)))
