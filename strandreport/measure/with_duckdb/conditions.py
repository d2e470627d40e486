"""Conditions and references compiled to SQL expressions. Values of the configuration are bound, never written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from strandreport.measure.with_duckdb.group_members import groups_name
from strandreport.measure.with_duckdb.identifiers import quoted
from strandreport.model.declarations import ColumnReference, Condition, Scalar
from strandreport.model.lookups import Lookup, lookup_of, type_of
from strandreport.model.registers import Register

Bound = Scalar | date
OPERATORS = {"eq": "=", "ne": "<>", "lt": "<", "le": "<=", "gt": ">", "ge": ">="}


@dataclass(frozen=True)
class Expression:
    """SQL for a value, for "its absence can't be judged" and for "no source states it"; the last two are never null."""

    value: str
    unresolved: str
    by_rule: str = "false"


@dataclass(frozen=True)
class Verdict:
    """SQL for "holds" and "can't be judged"; neither is ever null."""

    holds: str
    unresolved: str


@dataclass(frozen=True)
class Compiler:
    """Collects the joins and bound values while the expressions of one indicator are compiled."""

    register: Register
    registers: Mapping[str, Register]
    values: dict[str, Bound] = field(default_factory=dict)
    joins: dict[str, str] = field(default_factory=dict)

    def read(self, reference: ColumnReference) -> Expression:
        """A column of the register (alias ``b``), or one link away."""
        lookup = lookup_of(reference, self.register, self.registers)
        if lookup is None:
            return _own("b", reference.column)
        alias = self._join(lookup)
        there = f"{alias}.row_id IS NOT NULL"
        own = _own(alias, reference.column)
        dangling = f"(b.{quoted(lookup.link)} IS NOT NULL AND {alias}.row_id IS NULL)"
        lost = f"({_own('b', lookup.link).unresolved} OR {dangling} OR ({there} AND {own.unresolved}))"
        return Expression(own.value, lost, f"coalesce({own.by_rule}, false)")

    def read_day(self, reference: ColumnReference) -> Expression:
        """A date, or the first day of a year."""
        cell = self.read(reference)
        if type_of(reference, self.register, self.registers) != "integer":
            return cell
        is_year = f"{cell.value} BETWEEN {date.min.year} AND {date.max.year}"
        day = f"(CASE WHEN {is_year} THEN make_date({cell.value}, 1, 1) END)"
        return Expression(day, cell.unresolved, cell.by_rule)

    def judge(self, condition: Condition) -> Verdict:
        """A condition; a comparison with null does not hold."""
        cell = self.read(condition.reference)
        if condition.operator == "known":
            blank = f"({cell.value} IS NULL AND NOT {cell.unresolved})"
            return Verdict(f"({cell.value} IS NOT NULL)" if condition.wanted[0] else blank, cell.unresolved)
        bound = [self._bind(value, condition.reference) for value in condition.wanted]
        if condition.operator == "in":
            blank = f" OR ({cell.value} IS NULL AND NOT {cell.unresolved})" if condition.or_blank else ""
            return Verdict(f"(coalesce({cell.value} IN ({', '.join(bound)}), false){blank})", cell.unresolved)
        return Verdict(f"coalesce({cell.value} {OPERATORS[condition.operator]} {bound[0]}, false)", cell.unresolved)

    def judge_place(self, condition: Condition, day: str) -> Verdict:
        """Whether a country is in a group on a day (SQL); without a day, whether it is always or never."""
        cell = self.read(condition.reference)
        member = self.member(condition, cell.value)
        always = f"g.first_day = DATE '{date.min}' AND g.last_day = DATE '{date.max}'"
        holds = (
            f"CASE WHEN {day} IS NULL THEN EXISTS ({member} AND {always}) "
            f"ELSE EXISTS ({member} AND {day} BETWEEN g.first_day AND g.last_day) END"
        )
        unsure = f"({day} IS NULL AND EXISTS ({member}) AND NOT EXISTS ({member} AND {always}))"
        return Verdict(holds, f"({cell.unresolved} OR {unsure})")

    def member(self, condition: Condition, country: str) -> str:
        """The memberships of a country (SQL) in the groups of a condition, as a query to be restricted to days."""
        name = self._bind_value(groups_name(condition.wanted))
        return f"SELECT 1 FROM group_members AS g WHERE g.groups = {name} AND g.country = {country}"

    def group(self, reference: ColumnReference) -> str:
        """A column as text, to group by."""
        return f"CAST({self.read(reference).value} AS VARCHAR)"

    def _join(self, lookup: Lookup) -> str:
        alias = f"l_{lookup.link}"
        table, key, link = quoted(lookup.register), quoted(lookup.key), quoted(lookup.link)
        self.joins[alias] = f"LEFT JOIN complete.{table} AS {quoted(alias)} ON {quoted(alias)}.{key} = b.{link}"
        return quoted(alias)

    def _bind(self, value: Scalar, reference: ColumnReference) -> str:
        is_date = type_of(reference, self.register, self.registers) == "date"
        return self._bind_value(date.fromisoformat(str(value)) if is_date else value)

    def _bind_value(self, value: Bound) -> str:
        name = f"v{len(self.values)}"
        self.values[name] = value
        return f"${name}"


def _own(alias: str, column: str) -> Expression:
    value = f"{alias}.{quoted(column)}"
    by_rule = f"({value} IS NOT NULL AND is_void({alias}.by_rule, '{column}'))"
    return Expression(value, f"({value} IS NULL AND is_void({alias}.voided, '{column}'))", by_rule)
