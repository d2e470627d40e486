"""The methodology page: every indicator as it is declared, in words; nothing here is written twice."""

from collections.abc import Iterator
from typing import Any

from strandreport.model.declarations import (
    DIFFERENCE,
    FRACTIONAL,
    IN_GROUP,
    ON_DAY,
    ColumnReference,
    Condition,
    Indicator,
)
from strandreport.model.indicators import parts_of
from strandreport.model.lookups import lookup_of
from strandreport.model.project import Project
from strandreport.model.registers import Register
from strandreport.report.context.words import Words

SIGNS = {"eq": "=", "ne": "≠", "lt": "<", "le": "≤", "gt": ">", "ge": "≥", "in": "="}
SMALLEST = {"ratio": "methodology.smallest", DIFFERENCE: "methodology.smallest_difference"}
RULES = {"fractional": "methodology.fractional", "distinct": "methodology.whole", "rows": ""}
Fact = tuple[str, str]


def methodology(project: Project, words: Words) -> list[dict[str, Any]]:
    """One entry for each indicator, headline first, as term and text."""
    listed = sorted(project.indicators.values(), key=lambda item: (item.standing != "headline", item.id))
    return [
        {
            "code": item.id,
            "name": item.label[words.language],
            **_at_a_glance(item, project, words),
            "facts": [
                {"term": words.text(f"methodology.term.{key}"), "text": text}
                for key, text in _facts(item, project, words)
            ],
        }
        for item in listed
    ]


def _at_a_glance(item: Indicator, project: Project, words: Words) -> dict[str, str]:
    """What one line of the table of all indicators says."""
    language, first = words.language, parts_of(item, project.indicators)[0]
    strands = [project.strategy.strands[name].code for name in item.strands if name in project.strategy.strands]
    return {
        "unit": item.unit[language],
        "kind": words.text(f"methodology.short_kind.{first.kind}"),
        "better": words.text(f"methodology.short_better.{item.better}"),
        "register": project.registers[first.of].label[language],
        "strands": ", ".join(strands),
        "standing": words.text(f"methodology.standing.{item.standing}"),
    }


def _facts(item: Indicator, project: Project, words: Words) -> Iterator[Fact]:
    language = words.language
    yield "definition", item.definition[language]
    if item.note:
        yield "note", item.note[language]
    yield "unit", item.unit[language]
    yield "direction", words.text(f"methodology.better.{item.better}")
    yield "counting", " / ".join(_counting(part, project, words) for part in parts_of(item, project.indicators))
    yield "dating", _dating(parts_of(item, project.indicators)[0], project, words)
    if item.by:
        of = project.registers[parts_of(item, project.indicators)[0].of]
        yield "breakdowns", _breakdowns(item, of, project, words)
    if item.measure.kind in SMALLEST and item.min_denominator:
        yield "smallest", words.text(SMALLEST[item.measure.kind], count=words.number(item.min_denominator))
    strands = [project.strategy.strands[name] for name in item.strands if name in project.strategy.strands]
    if strands:
        yield "strands", ", ".join(f"{strand.code} {strand.label[language]}" for strand in strands)
    yield "standing", words.text(f"methodology.standing.{item.standing}")


def _breakdowns(item: Indicator, of: Register, project: Project, words: Words) -> str:
    """What an indicator is broken down by, and how what belongs to several parts is counted in them."""
    listed = ", ".join(_label(reference, of, project, words) for reference in item.by)
    kinds = {part.measure.kind for part in parts_of(item, project.indicators)}
    rule = RULES["fractional" if FRACTIONAL in kinds else "distinct" if "distinct" in kinds else "rows"]
    return words.text(rule, breakdowns=listed) if rule else listed


def _counting(part: Indicator, project: Project, words: Words) -> str:
    """What is measured in which register, and every condition."""
    register = project.registers[part.of]
    column = _label(part.measure.column, register, project, words) if part.measure.column else ""
    measure = words.catalogue.text(f"explain.how.{part.measure.kind}", column=column)
    known = {"code": part.id, "register": register.label[words.language], "measure": measure}
    conditions = [_condition(condition, register, project, words) for condition in part.where]
    if not conditions:
        return words.text("methodology.counted", **known)
    return words.text("methodology.counted_where", conditions="; ".join(conditions), **known)


def _dating(part: Indicator, project: Project, words: Words) -> str:
    register = project.registers[part.of]
    reference = part.stock.start if part.stock else part.date
    column = _label(reference, register, project, words) if reference else ""
    return words.text(f"methodology.kind.{part.kind}", column=column)


def _condition(condition: Condition, register: Register, project: Project, words: Words) -> str:
    name = _label(condition.reference, register, project, words)
    if condition.operator == "known":
        return words.catalogue.text(f"explain.how.{'known' if condition.wanted[0] else 'blank'}", column=name)
    if condition.operator == ON_DAY:
        return words.catalogue.text("explain.how.on_day", column=name)
    if condition.operator == IN_GROUP:
        groups = ", ".join(_group(str(value), project, words) for value in condition.wanted)
        return f"{name} {words.text('methodology.among')} {groups}"
    wanted = [_value(value, condition.reference, register, project, words) for value in condition.wanted]
    blank = [words.catalogue.text("explain.rows.blank")] if condition.or_blank else []
    return f"{name} {SIGNS[condition.operator]} {', '.join([*wanted, *blank])}"


def _group(name: str, project: Project, words: Words) -> str:
    group = project.groups.groups.get(name)
    return group.label[words.language] if group else words.text("methodology.of_strand")


def _value(value: object, reference: ColumnReference, register: Register, project: Project, words: Words) -> str:
    """A value that a condition asks for: a code by its label, a truth as yes or no."""
    if isinstance(value, bool):
        return words.text(f"methodology.{'yes' if value else 'no'}")
    owner = _owner(reference, register, project)
    if reference.column not in owner.names:
        return str(value)
    return owner.column(reference.column).code_label(str(value), words.language)


def _label(reference: ColumnReference, register: Register, project: Project, words: Words) -> str:
    """What a column is called, a derived one too."""
    owner = _owner(reference, register, project)
    if reference.column in owner.names:
        return owner.column(reference.column).label[words.language]
    return words.text(f"derived.{reference.column}")


def _owner(reference: ColumnReference, register: Register, project: Project) -> Register:
    lookup = lookup_of(reference, register, project.registers)
    return project.registers[lookup.register] if lookup else register
