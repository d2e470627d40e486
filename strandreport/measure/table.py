"""Computed figures as the table of figures: names, strands, states, in a total order."""

import io
from collections.abc import Collection, Iterable, Iterator, Mapping

import pyarrow as pa
import pyarrow.parquet as pq

from strandreport.measure.computed import Computed, FigureKey, Results, Task
from strandreport.measure.series_breaks import breaks_of
from strandreport.measure.value_status import not_final, statuses_of
from strandreport.model.declarations import DIFFERENCE, FRACTIONAL, SeriesBreak
from strandreport.model.figures import GROWTH, NO_DATA, POINTS, VALUE, Figure, figure_id, group_name
from strandreport.model.indicators import Indicator, parts_of
from strandreport.model.lookups import type_of
from strandreport.model.periods import Period

SCHEMA = pa.schema(
    [
        pa.field("figure_id", pa.string(), nullable=False),
        pa.field("indicator", pa.string(), nullable=False),
        pa.field("strand", pa.string(), nullable=False),
        pa.field("period", pa.string(), nullable=False),
        pa.field("period_start", pa.date32()),
        pa.field("period_end", pa.date32(), nullable=False),
        pa.field("breakdown", pa.string(), nullable=False),
        pa.field("breakdown_value", pa.string(), nullable=False),
        pa.field("kind", pa.string(), nullable=False),
        pa.field("numerator", pa.int64()),
        pa.field("denominator", pa.int64()),
        pa.field("n_rows", pa.int64(), nullable=False),
        pa.field("n_unresolved", pa.int64(), nullable=False),
        pa.field("n_undated", pa.int64(), nullable=False),
        pa.field("is_partial", pa.bool_(), nullable=False),
        pa.field("evidence_digest", pa.string(), nullable=False),
        pa.field("state", pa.string(), nullable=False),
        pa.field("n_derived", pa.int64(), nullable=False),
        pa.field("n_years", pa.int64()),
        pa.field("value_status", pa.string(), nullable=False),
    ]
)


def list_figures(results: Results, task: Task) -> list[Figure]:
    """Every figure for every strand of its indicator, sorted by name."""
    breaks = {one.key: breaks_of(one, task) for one in task.indicators.values() if one.measure.kind == GROWTH}
    counted = not_final(results)
    found = [
        figure
        for key, computed in results.items()
        if key.indicator in task.indicators
        for figure in _figures(key, computed, task, breaks.get(key.indicator, ()), _status(key, counted, task))
    ]
    return sorted(found, key=lambda figure: figure.figure_id)


def to_parquet(figures: Iterable[Figure]) -> bytes:
    """The table of figures as a Parquet file."""
    rows = [[getattr(figure, name) for name in SCHEMA.names] for figure in figures]
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(SCHEMA.names)
    arrays = [pa.array(column, type=field.type) for column, field in zip(columns, SCHEMA, strict=True)]
    buffer = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(arrays, schema=SCHEMA), buffer)
    return buffer.getvalue()


def from_parquet(data: bytes) -> list[Figure]:
    """The figures that ``to_parquet`` wrote."""
    return [Figure(**row) for row in pq.read_table(io.BytesIO(data)).to_pylist()]


def name_of(key: FigureKey, strand: str, indicator: Indicator) -> str:
    """The stable name of a figure in a strand."""
    if not key.breakdown:
        return figure_id(indicator.id, strand, key.period)
    first = str(indicator.by[0]) == key.breakdown
    return figure_id(indicator.id, strand, key.period, group_name(key.group, "" if first else key.breakdown))


def _figures(
    key: FigureKey, computed: Computed, task: Task, breaks: Collection[SeriesBreak], status: str
) -> Iterator[Figure]:
    indicator = task.indicators[key.indicator]
    period = next(period for period in task.periods if period.name == key.period)
    for strand in indicator.strands:
        yield Figure(
            figure_id=name_of(key, strand, indicator),
            indicator=indicator.id,
            strand=strand,
            period=period.name,
            period_start=None if indicator.kind == "cumulative" else period.start,
            period_end=period.end,
            breakdown=key.breakdown,
            breakdown_value=key.group or "",
            kind=kind_of(indicator, task),
            numerator=computed.numerator,
            denominator=computed.denominator,
            n_rows=computed.n_rows,
            n_unresolved=computed.n_unresolved,
            n_undated=computed.n_undated,
            is_partial=period.is_partial,
            evidence_digest=computed.digest,
            state=NO_DATA if _is_across(breaks, period, task) else _state(computed),
            n_derived=computed.n_derived,
            n_years=int(period.name) - int(task.first_period.name) if _grows(indicator, period) else None,
            value_status=status,
        )


def _status(key: FigureKey, counted: Mapping[tuple[str, str], Collection[str]], task: Task) -> str:
    """How far from final the rows behind a whole are, as codes joined by commas; empty where all are final."""
    if key.breakdown or not any(task.registers[name].value_status for name in _registers(key, task)):
        return ""
    return ",".join(statuses_of(task.indicators[key.indicator], key.period, counted, task))


def _registers(key: FigureKey, task: Task) -> set[str]:
    return {part.of for part in parts_of(task.indicators[key.indicator], task.indicators)}


def kind_of(indicator: Indicator, task: Task) -> str:
    """What the figures of an indicator are: counts, amounts of money, ratios and so on."""
    kind = indicator.measure.kind
    if kind in ("ratio", "share", "coverage"):
        return "ratio"
    if kind == DIFFERENCE:
        return POINTS
    if kind == GROWTH:
        return GROWTH
    if kind in ("rows", "distinct"):
        return "count"
    if kind == FRACTIONAL:
        return "number"
    measured = measured_type(indicator, task)
    if kind == "sum":
        return {"money": "money", "decimal": "number"}.get(measured, "count")
    return "amount" if measured == "money" else "number"


def measured_type(indicator: Indicator, task: Task) -> str:
    """The type of the column that an indicator measures; empty if it counts rows."""
    column = indicator.measure.column
    return type_of(column, task.registers[indicator.of], task.registers) if column else ""


def _grows(indicator: Indicator, period: Period) -> bool:
    return indicator.measure.kind == GROWTH and not period.is_total


def _is_across(breaks: Collection[SeriesBreak], period: Period, task: Task) -> bool:
    """Whether a growth would lead across a break of its series."""
    return not period.is_total and any(int(task.first_period.name) < item.year <= int(period.name) for item in breaks)


def _state(computed: Computed) -> str:
    """A rate of nothing is no value: its parts are kept, so that a reader can be told why."""
    if not computed.has_data or computed.denominator == 0:
        return NO_DATA
    return VALUE
