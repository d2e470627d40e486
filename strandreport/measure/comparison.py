"""The two computations must agree on every figure, to the last unit and the last row; otherwise nothing is built."""

from dataclasses import fields

from strandreport.measure.computed import Computed, FigureKey, Results
from strandreport.model.errors import BuildError

SHOWN = 20


class ComputationsDiffer(BuildError):  # noqa: N818 - named for what happened, as it is shown
    """Two computations of one declaration gave different answers: a fault of this program, never of a spreadsheet."""

    def __init__(self, differences: list[str]) -> None:
        self.differences = differences
        listed = "\n".join(f"  - {line}" for line in differences[:SHOWN])
        more = f"\n  and {len(differences) - SHOWN} more" if len(differences) > SHOWN else ""
        super().__init__(
            f"pandas and DuckDB disagree on {len(differences)} value(s). Nothing was built; "
            f"please report this as a fault of the program.\n{listed}{more}"
        )


def check_equal(by_pandas: Results, by_duckdb: Results) -> None:
    """Stop unless both computations give the same figures.

    Raises:
        ComputationsDiffer: naming every figure that differs, with both values.
    """
    keys = sorted({*by_pandas, *by_duckdb}, key=lambda key: key.sort_key)
    differences = [line for key in keys for line in _differences(key, by_pandas.get(key), by_duckdb.get(key))]
    if differences:
        raise ComputationsDiffer(differences)


def _differences(key: FigureKey, one: Computed | None, two: Computed | None) -> list[str]:
    group = "(no value)" if key.group is None else key.group
    name = ".".join((key.indicator, key.period)) + (f" by {key.breakdown}: {group}" if key.breakdown else "")
    if one is None or two is None:
        return [f"{name}: only {'DuckDB' if one is None else 'pandas'} has this figure"]
    pairs = [(field.name, getattr(one, field.name), getattr(two, field.name)) for field in fields(Computed)]
    return [f"{name}, {field}: pandas {a!r}, DuckDB {b!r}" for field, a, b in pairs if a != b]
