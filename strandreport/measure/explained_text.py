"""An explanation in words: plain text of at most a hundred columns, in the reader's language."""

import textwrap
from collections.abc import Iterator

from strandreport.measure.computed import Computed, Task
from strandreport.measure.derivations import DERIVATIONS
from strandreport.measure.explained_findings import write_findings
from strandreport.measure.explained_peers import write_group, write_rate
from strandreport.measure.explained_rows import underlined, write_rows, write_sources
from strandreport.measure.explained_value import write_value
from strandreport.measure.explanation import Explanation
from strandreport.measure.references import declaration_of, derived_columns
from strandreport.measure.with_duckdb.members import Statement, judged_statement, members_statement
from strandreport.model.catalogue import Catalogue
from strandreport.model.declarations import IN_GROUP, ON_DAY, Condition, Indicator
from strandreport.model.figures import VALUE
from strandreport.model.indicators import parts_of
from strandreport.model.project import Project

WIDTH = 100
SIGNS = {"eq": "=", "ne": "≠", "lt": "<", "le": "≤", "gt": ">", "ge": "≥", "in": "∈"}
COMPARED = ("numerator", "denominator", "n_rows", "n_unresolved", "n_undated", "n_derived", "digest")


def write_explanation(found: Explanation, project: Project, task: Task, words: Catalogue) -> str:
    """The whole text."""
    indicator = declaration_of(found.figure, task)
    lines = [
        *_title(found, indicator, project, task, words),
        *write_group(found, project, words),
        *write_value(found.figure, indicator, project, task, words),
        *write_rate(found, words),
        *_twice(found, words),
        *_how(indicator, task, words),
        *write_rows(found.parts, indicator, found.ledger, task, words),
        *write_findings(found, words),
        *write_sources(found.parts, found.ledger, words),
        *_queries(indicator, task, words),
    ]
    return "\n".join(line for text in lines for line in _wrapped(text)) + "\n"


def _title(found: Explanation, indicator: Indicator, project: Project, task: Task, words: Catalogue) -> Iterator[str]:
    figure, asked = found.figure, found.rate.figure if found.rate else found.figure
    yield asked.figure_id
    yield "=" * len(asked.figure_id)
    strand = project.strategy.strands[figure.strand]
    yield f"{indicator.label[words.language]} · {strand.code} {strand.label[words.language]}"
    if figure.period_start is None and figure.period == "total":
        yield words.text("explain.period.total", day=figure.period_end.isoformat())
    else:
        yield words.text("explain.period.year", year=figure.period)
    if figure.is_partial:
        yield words.text("explain.period.partial", day=task.as_of.isoformat())
    if figure.breakdown:
        value = figure.breakdown_value or words.text("explain.group_unknown")
        yield words.text("explain.group", column=figure.breakdown, value=value)
    yield words.text("explain.definition", text=indicator.definition[words.language])
    if indicator.note:
        yield words.text("explain.note", text=indicator.note[words.language])


def _twice(found: Explanation, words: Catalogue) -> Iterator[str]:
    yield from underlined(words.text("explain.twice.heading"))
    figure = found.figure
    published = Computed(
        has_data=figure.state == VALUE,
        numerator=figure.numerator,
        denominator=figure.denominator,
        n_rows=figure.n_rows,
        n_unresolved=figure.n_unresolved,
        n_undated=figure.n_undated,
        n_derived=figure.n_derived,
        digest=figure.evidence_digest,
    )
    computed = (found.by_pandas, found.by_duckdb)
    columns = (*computed, published)
    yield _table_line("", *(words.text(f"explain.twice.{name}") for name in ("pandas", "duckdb", "published")))
    for name in COMPARED:
        values = [getattr(column, name) for column in columns]
        shown = ["–" if value is None else str(value)[:16] for value in values]
        yield _table_line(words.text(f"explain.twice.{name}"), *shown)
    compared = computed if figure.is_held_back else columns
    agree = all(len({getattr(column, name) for column in compared}) == 1 for name in COMPARED)
    yield words.text(f"explain.twice.{'agree' if agree else 'differ'}")


def _table_line(*cells: str) -> str:
    return f"  {cells[0]:<28}" + "".join(f"{cell:>20}" for cell in cells[1:])


def _how(indicator: Indicator, task: Task, words: Catalogue) -> Iterator[str]:
    yield from underlined(words.text("explain.how.heading"))
    for part in parts_of(indicator, task.indicators):
        if indicator.is_ratio:
            yield f"{part.id} · {part.label[words.language]}"
        yield from (f"  {line}" for line in _declared(part, task, words))


def _queries(indicator: Indicator, task: Task, words: Catalogue) -> Iterator[str]:
    """The SQL of the second computation: derived columns, then the judged rows, then their periods."""
    yield from underlined(words.text("explain.sql.heading"))
    for register, name in derived_columns(task):
        yield words.text("explain.sql.derived", column=f"{register}.{name}")
        yield from _indented(DERIVATIONS[register, name].sql)
    for part in parts_of(indicator, task.indicators):
        statement = judged_statement(part, task.registers)
        yield words.text("explain.sql.judged", indicator=part.id)
        yield from _statement(statement, words)
        yield words.text("explain.sql.members", indicator=part.id)
        yield from _statement(members_statement(part, task.registers), words)


def _statement(statement: Statement, words: Catalogue) -> Iterator[str]:
    yield from _indented(statement.sql)
    if statement.values:
        bound = ", ".join(f"${name} = {value!s}" for name, value in statement.values.items())
        yield from _indented(f"-- {words.text('explain.sql.bound', values=bound)}")


def _indented(sql: str) -> list[str]:
    return [f"    {line}" for line in sql.strip().splitlines()]


def _declared(part: Indicator, task: Task, words: Catalogue) -> Iterator[str]:
    yield words.text("explain.how.register", register=task.registers[part.of].label[words.language])
    measure = words.text(f"explain.how.{part.measure.kind}", column=part.measure.column)
    yield words.text("explain.how.counted", measure=measure)
    for condition in part.where:
        yield words.text("explain.how.where", condition=_condition(condition, task, words))
    if part.date:
        yield words.text("explain.how.date", column=part.date)
    if part.stock:
        stock = [words.text("explain.how.stock", start=part.stock.start)]
        if part.stock.until:
            stock.append(words.text("explain.how.until", until=part.stock.until))
        if part.stock.ended:
            stock.append(words.text("explain.how.ended", ended=part.stock.ended))
        yield ", ".join(stock)


def _condition(condition: Condition, task: Task, words: Catalogue) -> str:
    if condition.operator == "known":
        return words.text(f"explain.how.{'known' if condition.wanted[0] else 'blank'}", column=condition.reference)
    if condition.operator == IN_GROUP:
        groups = [task.groups.groups[str(name)] for name in condition.wanted]
        return f"{condition.reference} ∈ {', '.join(f'{group.label[words.language]} ({group.id})' for group in groups)}"
    if condition.operator == ON_DAY:
        return words.text("explain.how.on_day", column=condition.reference)
    wanted = ", ".join(str(value).lower() if isinstance(value, bool) else str(value) for value in condition.wanted)
    if condition.or_blank:
        wanted += f", {words.text('explain.rows.blank')}"
    return f"{condition.reference} {SIGNS[condition.operator]} {wanted}"


def _wrapped(text: str) -> list[str]:
    if len(text) <= WIDTH:
        return [text.rstrip()]
    indent = " " * (len(text) - len(text.lstrip()))
    return textwrap.wrap(
        text.strip(), WIDTH, initial_indent=indent, subsequent_indent=indent + "    ", break_on_hyphens=False
    )
