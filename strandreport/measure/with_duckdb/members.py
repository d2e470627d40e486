"""SQL for the rows that belong to an indicator in each period: counted, not to be judged, or without a date."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from strandreport.measure.with_duckdb.conditions import Bound, Compiler, Expression, Verdict
from strandreport.measure.with_duckdb.identifiers import quoted
from strandreport.model.declarations import FRACTIONAL, IN_GROUP, ON_DAY, PARTS, ColumnReference, Condition, Indicator
from strandreport.model.registers import Register

ADDRESS = "coalesce(b.source || '!' || b.sheet || '!' || b.row || chr(10), '')"

DATED = """
SELECT period, {columns}, holds AND inside AS counted,
    NOT holds AND may_hold AND (inside OR day IS NULL) AS unresolved, holds AND day IS NULL AS undated,
    counted AND by_rule AS derived
FROM (
    SELECT p.name AS period, j.*, {inside} AS inside
    FROM {judged} AS j CROSS JOIN periods AS p WHERE p.has_begun AND j.may_hold
)
WHERE counted OR unresolved OR undated
"""
INSIDE = {
    "flow": "coalesce(j.day <= p.last_day AND (p.is_total OR j.day >= p.first_day), p.is_total)",
    "cumulative": "coalesce(j.day <= p.last_day, p.is_total)",
}

STOCK = """
SELECT period, {columns}, rest_holds AND started AS counted,
    NOT (rest_holds AND started) AND rest_may_hold AND (started OR day_lost) AS unresolved,
    rest_holds AND day IS NULL AND NOT day_lost AS undated, counted AND by_rule AS derived
FROM (
    SELECT p.name AS period, j.*, coalesce(j.day <= p.last_day, false) AS started,
        (j.last_day IS NULL AND NOT j.last_day_lost) OR coalesce(j.last_day >= p.last_day, false) AS lasts,
        (j.ended IS NULL AND NOT j.ended_lost) OR coalesce(j.ended > p.last_day, false) AS goes_on,
        j.holds AND lasts AND goes_on{in_groups} AS rest_holds,
        j.may_hold{perhaps_in_groups} AND (lasts OR j.last_day_lost) AND (goes_on OR j.ended_lost) AS rest_may_hold
    FROM {judged} AS j CROSS JOIN periods AS p WHERE p.has_begun AND j.may_hold
)
WHERE counted OR unresolved OR undated
"""
# The part of a thing that one of its rows has, rounded half up, in parts of a thing.
SHARED = f"({2 * PARTS} + count(*) OVER (PARTITION BY {{thing}})) // (2 * count(*) OVER (PARTITION BY {{thing}}))"
ON = "coalesce(list_contains(string_split(j.days_{i}, ','), CAST(p.last_day AS VARCHAR)), false)"


@dataclass(frozen=True)
class Statement:
    """SQL with the values that are bound to it."""

    sql: str
    values: Mapping[str, Bound]


def judged_table(indicator: Indicator) -> str:
    """Name of the table of all rows of an indicator, judged."""
    return quoted(f"judged_{_name(indicator)}")


def members_table(indicator: Indicator) -> str:
    """Name of the table of the rows of an indicator by period."""
    return quoted(f"members_{_name(indicator)}")


def _name(indicator: Indicator) -> str:
    return indicator.key.replace(".", "_")


def judged_statement(indicator: Indicator, registers: Mapping[str, Register]) -> Statement:
    """Every row of the indicator's register, with what does not depend on the period."""
    compiler = Compiler(registers[indicator.of], registers)
    measured, measurable = _measured(indicator, compiler)
    dates, day = _dates(indicator, compiler)
    verdicts = [measurable, *_verdicts(indicator, compiler, day)]
    may_hold = [f"({verdict.holds} OR {verdict.unresolved})" for verdict in verdicts]
    columns = [
        "b.row_id",
        f"{ADDRESS} AS address",
        f"{measured} AS measured",
        f"{may_hold[0]} AS is_there",
        *dates,
        *_places(indicator, compiler),
        *_listed(indicator, compiler),
        *(f"{compiler.group(reference)} AS {group_column(i)}" for i, reference in enumerate(indicator.by)),
        "\n        AND ".join(verdict.holds for verdict in verdicts) + " AS holds",
        "\n        AND ".join(may_hold) + " AS may_hold",
    ]
    joins = "\n".join(compiler.joins.values())
    sql = "SELECT\n    " + ",\n    ".join(columns) + f"\nFROM complete.{quoted(indicator.of)} AS b\n{joins}"
    return Statement(sql.rstrip(), compiler.values)


def members_statement(indicator: Indicator, registers: Mapping[str, Register]) -> Statement:
    """The rows that count, can't be judged or have no date, once per period."""
    compiler = Compiler(registers[indicator.of], registers)
    columns = ", ".join(["row_id", "address", "measured", *(group_column(i) for i in range(len(indicator.by)))])
    if indicator.kind == "stock":
        ins = [
            f"EXISTS ({compiler.member(condition, f'j.place_{i}')} AND p.last_day BETWEEN g.first_day AND g.last_day)"
            for i, condition in enumerate(_placed(indicator))
        ]
        on = [ON.format(i=i) for i in range(len(_on_days(indicator)))]
        perhaps = [f"(j.place_{i}_lost OR {text})" for i, text in enumerate(ins)]
        perhaps += [f"(j.days_{i}_lost OR {text})" for i, text in enumerate(on)]
        sql = STOCK.format(
            columns=columns,
            judged=judged_table(indicator),
            in_groups="".join(f"\n            AND {text}" for text in (*ins, *on)),
            perhaps_in_groups="".join(f"\n            AND {text}" for text in perhaps),
        )
        return Statement(sql.strip(), compiler.values)
    inside = INSIDE[indicator.kind]
    return Statement(DATED.format(columns=columns, judged=judged_table(indicator), inside=inside).strip(), {})


def group_column(position: int) -> str:
    """Name of the column that holds a breakdown, by its position in the declaration."""
    return f"by_{position}"


def _measured(indicator: Indicator, compiler: Compiler) -> tuple[str, Verdict]:
    """A blank amount adds nothing; a blank identifier can't be told from others, so its row is unresolved."""
    if indicator.measure.column is None:
        return "NULL", Verdict("true", "false")
    cell = compiler.read(indicator.measure.column)
    lost = f"{cell.value} IS NULL" if indicator.measure.identifies else cell.unresolved
    measured = SHARED.format(thing=cell.value) if indicator.measure.kind == FRACTIONAL else cell.value
    return measured, Verdict(f"{cell.value} IS NOT NULL", f"({lost})")


def _verdicts(indicator: Indicator, compiler: Compiler, day: str) -> Iterator[Verdict]:
    """Every condition that does not depend on the period: of a stock, not those on a country and a day."""
    for condition in indicator.where:
        if condition.operator not in (IN_GROUP, ON_DAY):
            yield compiler.judge(condition)
        elif indicator.kind != "stock":
            yield compiler.judge_place(condition, day)


def _placed(indicator: Indicator) -> list[Condition]:
    return [condition for condition in indicator.where if condition.operator == IN_GROUP]


def _on_days(indicator: Indicator) -> list[Condition]:
    return [condition for condition in indicator.where if condition.operator == ON_DAY]


def _listed(indicator: Indicator, compiler: Compiler) -> Iterator[str]:
    """The days that the last day of the period must be among."""
    for i, condition in enumerate(_on_days(indicator)):
        cell = compiler.read(condition.reference)
        yield f"{cell.value} AS days_{i}, {cell.unresolved} AS days_{i}_lost"


def _places(indicator: Indicator, compiler: Compiler) -> Iterator[str]:
    """Of a stock, the countries that must be in a group on the last day of the period."""
    for i, condition in enumerate(_placed(indicator) if indicator.kind == "stock" else []):
        cell = compiler.read(condition.reference)
        yield f"{cell.value} AS place_{i}, {cell.unresolved} AS place_{i}_lost"


def _dates(indicator: Indicator, compiler: Compiler) -> tuple[list[str], str]:
    """The columns that date a row, and SQL for the day of a flow."""
    absent = Expression("CAST(NULL AS DATE)", "false")

    def read(reference: ColumnReference | None) -> Expression:
        return compiler.read_day(reference) if reference else absent

    if indicator.stock is None:
        cell = read(indicator.date)
        return [f"{cell.value} AS day, {cell.by_rule} AS by_rule"], cell.value
    parts = {"day": indicator.stock.start, "last_day": indicator.stock.until, "ended": indicator.stock.ended}
    cells = {name: read(reference) for name, reference in parts.items()}
    by_rule = " OR ".join(cell.by_rule for cell in cells.values())
    found = [f"{cell.value} AS {name}, {cell.unresolved} AS {name}_lost" for name, cell in cells.items()]
    return [*found, f"({by_rule}) AS by_rule"], cells["day"].value
