"""A series as the measure stage would hand it over: figures of years written by hand, judged by that stage itself."""

from dataclasses import replace
from datetime import date

from strandreport.measure.judgements import judge_all
from strandreport.model.figures import NO_DATA, VALUE, Figure, figure_id
from strandreport.model.indicators import parse_indicators, parts_of
from strandreport.model.targets import parse_targets
from strandreport.report.context.series import Series

STRAND = "strand_one"
LABEL = {"en": "Agreements", "fr": "Accords"}
FILLED = {"definition": LABEL, "strands": [STRAND], "unit": LABEL, "standing": "headline"}
COUNTED = {"measure": {"count": "rows"}, "of": "agreements", "label": LABEL, **FILLED}
SOURCE = {"en": "Decision 1.", "fr": "Décision 1."}
AS_OF = date(2019, 12, 31)


def series_of(
    values,
    *,
    of="count",
    kind="flow",
    better="higher",
    target=None,
    total=None,
    unresolved=None,
    undated=0,
    partial=(),
    later=None,
) -> Series:
    """The series of values by year: a number, (numerator, denominator), or None for no data."""
    doubts = unresolved or {}
    figures = [_figure(year, value, of, doubts.get(year, 0), undated, partial) for year, value in values.items()]
    whole = _figure("total", total, of, max(doubts.values(), default=0), undated, ())
    declared = {"X1": {**COUNTED, "kind": kind, "better": better}}
    if of == "ratio":
        declared = {"N": {**COUNTED, "kind": kind, "better": better}, "D": {**COUNTED, "kind": kind, "better": better}}
        rate = {"measure": {"ratio": {"numerator": "N", "denominator": "D"}}, "label": LABEL, **FILLED}
        declared["X1"] = {**rate, "better": better, "decimals": 1}
    indicators = parse_indicators(declared)
    targets = parse_targets({"targets": {f"X1.{STRAND}": {**TARGET, **target}} if target else {}})
    if later:
        first = targets["X1." + STRAND]
        targets["X1." + STRAND] = replace(first, history=(replace(first, **later),))
    judged = judge_all(figures, {"X1": indicators["X1"]}, targets, AS_OF)[0]
    parts = parts_of(indicators["X1"], indicators)
    return Series(indicators["X1"], STRAND, tuple(figures), whole, judged, "EUR", parts)


TARGET = {"path": "straight", "standing": "official", "source": SOURCE}


def goal(start, year, value, **more) -> dict:
    """A target that begins with the figure of a year."""
    return {"baseline": {"period": start}, "year": year, "value": value, **more}


def _figure(period, value, kind, unresolved, undated, partial) -> Figure:
    numerator, denominator = value if isinstance(value, tuple) else (value, None)
    known = value is not None and not (kind == "ratio" and not denominator)
    year = None if period == "total" else int(period)
    return Figure(
        figure_id=figure_id("X1", STRAND, str(period)),
        indicator="X1",
        strand=STRAND,
        period=str(period),
        period_start=date(year, 1, 1) if year else None,
        period_end=date(year or 2019, 12, 31),
        breakdown="",
        breakdown_value="",
        kind=kind,
        numerator=numerator,
        denominator=denominator,
        n_rows=numerator or 0,
        n_unresolved=unresolved,
        n_undated=undated,
        is_partial=period in partial,
        evidence_digest="0" * 64,
        state=VALUE if known else NO_DATA,
    )
