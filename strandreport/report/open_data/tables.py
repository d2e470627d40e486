"""The tables of the open data: figures, judged targets, indicators and strands. Codes are keys, not words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from strandreport.model.figures import MINOR_UNITS, VALUE, Figure, figure_id
from strandreport.model.periods import TOTAL
from strandreport.model.project import Project
from strandreport.report.context.breakdowns import column_label, value_label
from strandreport.report.context.handover import Handover
from strandreport.report.context.words import Words

TOLD = ("label", "unit", "definition")  # of an indicator, in every language
Row = dict[str, str | int | bool | date | Fraction | None]


@dataclass(frozen=True)
class Field:
    """A column: its name and its type in the words of Table Schema."""

    name: str
    type: str = "string"
    is_required: bool = False


@dataclass(frozen=True)
class Table:
    """A table: its columns in order, its key, the columns that name a row of another table, and its rows."""

    name: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    links: Mapping[str, str]
    rows: tuple[Row, ...]


def tables(project: Project, handover: Handover, all_words: Mapping[str, Words]) -> list[Table]:
    """All tables of an edition."""
    return [
        figures_table(project, handover, all_words),
        targets_table(handover),
        indicators_table(project),
        strands_table(project),
    ]


def figures_table(project: Project, handover: Handover, all_words: Mapping[str, Words]) -> Table:
    """Every figure, also one held back or without data, which has no value then."""
    labels = [Field(f"{key}_{name}") for key in ("breakdown", "group") for name in all_words]
    fields = (
        *_required("figure_id", "indicator", "strand", "period"),
        Field("period_start", "date"),
        Field("period_end", "date", is_required=True),
        *(Field(name) for name in ("breakdown", "breakdown_value")),
        *labels,
        *_required("kind", "state"),
        *(Field(name, "number") for name in ("value",)),
        *(Field(name, "integer") for name in ("numerator", "denominator", "n_years")),
        Field("value_status"),
        Field("currency"),
        *_required("n_rows", "n_unresolved", "n_undated", "n_derived", type_="integer"),
        *_required("is_partial", type_="boolean"),
        Field("evidence_digest"),
    )
    rows = tuple(_figure(figure, project, all_words) for _, figure in sorted(handover.figures.items()))
    return Table("figures", fields, ("figure_id",), {"indicator": "indicators", "strand": "strands"}, rows)


def targets_table(handover: Handover) -> Table:
    """The target of every indicator that has one, and what was judged."""
    texts = ("baseline_period", "target_standing", "status", "judged_figure")
    numbers = ("baseline", "target", "way_done", "time_gone")
    fields = (
        *_required("indicator", "strand"),
        *(Field(name) for name in texts),
        *(Field(name, "number") for name in numbers),
        *_required("target_year", type_="integer"),
    )
    judged = [item for _, item in sorted(handover.judgements.items()) if item["target"]]
    rows = tuple(_target(item, handover) for item in judged)
    return Table("targets", fields, ("indicator", "strand"), {"indicator": "indicators", "strand": "strands"}, rows)


def indicators_table(project: Project) -> Table:
    """What every indicator counts, in all languages."""
    languages = project.settings.languages
    words = [f"{key}_{name}" for key in TOLD for name in languages]
    samples = [Field(f"sample_{name}") for name in languages]
    last = _required("decimals", type_="integer")
    fields = (*_required("indicator", *words), *samples, *_required("kind", "better", "standing"), *last)
    rows: tuple[Row, ...] = tuple(
        {
            "indicator": item.id,
            **{f"{key}_{name}": getattr(item, key)[name] for key in TOLD for name in languages},
            **{f"sample_{name}": item.sample[name] if item.sample else "" for name in languages},
            "kind": item.kind,
            "better": item.better,
            "standing": item.standing,
            "decimals": item.decimals,
        }
        for _, item in sorted(project.indicators.items())
    )
    return Table("indicators", fields, ("indicator",), {}, rows)


def strands_table(project: Project) -> Table:
    """The strands of the strategy with their axes, in its order."""
    strategy, languages = project.strategy, project.settings.languages
    fields = _required("strand", "code", *(f"label_{name}" for name in languages), "axis")
    rows: tuple[Row, ...] = tuple(
        {
            "strand": key,
            "code": strand.code,
            **{f"label_{name}": strand.label[name] for name in languages},
            "axis": strategy.axis_of(key).code,
        }
        for key, strand in strategy.strands.items()
    )
    return Table("strands", fields, ("strand",), {}, rows)


def shown_parts(figure: Figure) -> Row:
    """Value, numerator and denominator of a figure; none of them where it is held back or there are no data."""
    if figure.state != VALUE:
        return dict.fromkeys(("value", "numerator", "denominator"))
    return {"value": figure.value, "numerator": figure.numerator, "denominator": figure.denominator}


def _required(*names: str, type_: str = "string") -> tuple[Field, ...]:
    return tuple(Field(name, type_, is_required=True) for name in names)


def _figure(figure: Figure, project: Project, all_words: Mapping[str, Words]) -> Row:
    is_money = figure.kind in ("money", "amount")
    return {
        **{name: getattr(figure, name) for name in _copied()},
        **_labels(figure, project, all_words),
        **shown_parts(figure),
        "currency": project.settings.reporting_currency if is_money else None,
    }


def _copied() -> Iterable[str]:
    texts = ("figure_id", "indicator", "strand", "period", "period_start", "period_end", "breakdown", "breakdown_value")
    return (
        *texts,
        "kind",
        "state",
        "n_years",
        "value_status",
        "n_rows",
        "n_unresolved",
        "n_undated",
        "n_derived",
        "is_partial",
        "evidence_digest",
    )


def _labels(figure: Figure, project: Project, all_words: Mapping[str, Words]) -> Row:
    if not figure.breakdown:
        return {f"{key}_{name}": None for key in ("breakdown", "group") for name in all_words}
    indicator = project.indicators[figure.indicator]
    return {
        **{f"breakdown_{name}": column_label(figure, indicator, project, words) for name, words in all_words.items()},
        **{f"group_{name}": value_label(figure, indicator, project, words) for name, words in all_words.items()},
    }


def _target(item: Mapping[str, Any], handover: Handover) -> Row:
    target = item["target"]
    kind = handover.figures[figure_id(item["indicator"], item["strand"], TOTAL)].kind
    return {
        "indicator": item["indicator"],
        "strand": item["strand"],
        "baseline_period": target["baseline_period"],
        "target_standing": target["standing"],
        "status": item["status"],
        "judged_figure": item.get("judged_figure"),
        "baseline": _baseline(target["baseline"], kind),
        "target": Fraction(target["value"]),
        "way_done": _fraction(item["way_done"]),
        "time_gone": _fraction(item["time_gone"]),
        "target_year": target["target_year"],
    }


def _baseline(stated: Mapping[str, int | None], kind: str) -> Fraction | None:
    """A stated baseline in the units of the value of a figure."""
    numerator, whole = stated["numerator"], 1 if stated["denominator"] is None else stated["denominator"]
    if numerator is None or not whole:
        return None
    return Fraction(numerator, whole * (MINOR_UNITS if kind in ("money", "amount") else 1))


def _fraction(text: str | None) -> Fraction | None:
    return None if text is None else Fraction(text)
