"""One line for each figure that was published elsewhere: it, ours, and why the two may differ."""

from collections.abc import Collection, Mapping
from fractions import Fraction
from typing import Any

from strandreport.model.figures import figure_id
from strandreport.model.periods import TOTAL
from strandreport.model.project import Project
from strandreport.model.quantities import is_of_money
from strandreport.model.registers import Register
from strandreport.report import formatting
from strandreport.report.context.handover import Handover
from strandreport.report.context.values import value_object
from strandreport.report.context.words import Words

PUBLISHED = "published_figures"
PERCENT_PLACES = 6
Row = Mapping[str, Any]


def published_block(
    strands: Collection[str], project: Project, handover: Handover, words: Words, *, everything: bool, is_invented: bool
) -> dict[str, Any] | None:
    """The block of a report: figures near an indicator of its strands, or with ``everything`` all; None without any."""
    rows = sorted(handover.rows[PUBLISHED], key=lambda row: str(row["published_id"]))
    chosen = [row for row in rows if everything or _is_near(row, strands, project)]
    lines = [_line(row, strands, project, handover, words, is_invented=is_invented) for row in chosen]
    if not lines:
        return None
    return {"title": words.text("compared.published.title"), "warning": "", "lines": lines, "table": None}


def _is_near(row: Row, strands: Collection[str], project: Project) -> bool:
    indicator = project.indicators.get(row["indicator"])
    return indicator is not None and any(strand in strands for strand in indicator.strands)


def _line(
    row: Row, strands: Collection[str], project: Project, handover: Handover, words: Words, *, is_invented: bool
) -> str:
    language, register = words.language, project.registers[PUBLISHED]
    parts = {
        "label": row[f"label_{language}"],
        "published": published_value(row, register, project.settings.reporting_currency, words),
        "source": row[f"source_{language}"],
        "when": words.text("compared.published.as_of", day=words.day(row["as_of"])) if row["as_of"] else "",
    }
    said = words.text("compared.published.line", **parts)
    misprint = _misprint(row, register, words)
    ours = _ours(row, strands, project, handover, words)
    why = _why(row, project, words, is_invented=is_invented) if ours else ""
    return " ".join(part for part in (said, misprint, ours, why) if part)


def published_value(row: Row, register: Register, currency: str, words: Words) -> str:
    """What was printed: a number, the share that it is, an amount; "more than" where the source says so."""
    texts = []
    if row["number"] is not None:
        number = _exact(row, "number", register)
        texts.append(formatting.number(number, words.language, _decimals(number)))
    if row["percent"] is not None:
        share = _percent(row, register, words)
        texts = [words.text("compared.published.share", number=texts[0], share=share)] if texts else [share]
    if row["amount"] is not None:
        texts.append(formatting.money_short(row["amount"], currency, words.language))
    if texts and row["at_least"]:
        texts[-1] = words.text("compared.published.at_least", value=texts[-1])
    return words.text("compared.published.and").join(texts) or words.text("compared.published.nothing")


def _misprint(row: Row, register: Register, words: Words) -> str:
    """That a share is not what its own numbers make, as the source prints it."""
    if row["number"] is None or not row["out_of"] or row["percent"] is None:
        return ""
    share = _exact(row, "number", register) / _exact(row, "out_of", register)
    right = formatting.percent(share.numerator, share.denominator, words.language, _places(row, register))
    if right == _percent(row, register, words):
        return ""
    return words.text("compared.published.misprint", right=right)


def _ours(row: Row, strands: Collection[str], project: Project, handover: Handover, words: Words) -> str:
    """Our figure of the same indicator and period; empty if we have none like it."""
    indicator = project.indicators.get(row["indicator"])
    near = [strand for strand in indicator.strands if strand in strands] if indicator else []
    if indicator is None or not near:
        return ""
    figure = handover.figures.get(figure_id(indicator.id, near[0], row["period"] or TOTAL))
    if figure is None:
        return words.text("compared.published.no_figure")
    of_money = is_of_money(indicator, project.indicators, project.registers)
    value = value_object(figure, indicator, project.settings.reporting_currency, of_money=of_money)
    named = {"name": indicator.label[words.language], "figure": figure.figure_id, "value": words.value(value)}
    return words.text("compared.published.ours", **named, day=words.day(project.settings.as_of))


def _why(row: Row, project: Project, words: Words, *, is_invented: bool) -> str:
    """Why the two may differ."""
    perimeter = row[f"perimeter_{words.language}"]
    reasons = [
        *([words.text("compared.published.invented")] if is_invented else []),
        *([words.text("compared.published.other_date")] if row["as_of"] != project.settings.as_of else []),
        *([words.text("compared.published.perimeter", perimeter=perimeter)] if perimeter else []),
    ]
    return " ".join(reasons) or words.text("compared.published.same")


def _exact(row: Row, column: str, register: Register) -> Fraction:
    return Fraction(row[column], 10 ** register.column(column).decimals)


def _percent(row: Row, register: Register, words: Words) -> str:
    printed = _exact(row, "percent", register) / 100
    return formatting.percent(printed.numerator, printed.denominator, words.language, _places(row, register))


def _places(row: Row, register: Register) -> int:
    stated: int | None = row["percent_decimals"]
    return _decimals(_exact(row, "percent", register)) if stated is None else stated


def _decimals(value: Fraction) -> int:
    return next(n for n in range(PERCENT_PLACES + 1) if (value * 10**n).denominator == 1)
