"""SQL for the number that the counted rows of an indicator make, and for its denominator where it has one."""

from strandreport.measure.with_duckdb.group_members import groups_name
from strandreport.measure.with_duckdb.identifiers import literal
from strandreport.model.declarations import FRACTIONAL, IN_GROUP, PARTS, Indicator

COUNTED = "FILTER (WHERE m.counted)"
TOTAL = f"coalesce(sum(CAST(m.measured AS HUGEINT)) {COUNTED}, 0)"
N_COUNTED = f"count(*) {COUNTED}"
SORTED = f"list_sort(list(CAST(m.measured AS HUGEINT)) {COUNTED})"
DISTINCT = f"count(DISTINCT m.measured) {COUNTED}"
DIVISOR = f"gcd({TOTAL}, CAST({PARTS} AS HUGEINT))"
NUMBERS = {
    "rows": N_COUNTED,
    "distinct": DISTINCT,
    "coverage": DISTINCT,
    "sum": TOTAL,
    "mean": TOTAL,
    FRACTIONAL: f"{TOTAL} // {DIVISOR}",
    # Lists count from 1: of five values the third twice, of six the third and the fourth.
    "median": f"""coalesce(list_extract({SORTED}, ({N_COUNTED} + 1) // 2), 0)
        + coalesce(list_extract({SORTED}, {N_COUNTED} // 2 + 1), 0)""",
}
BASES = {
    "mean": f"{N_COUNTED} * {{scale}}",
    "median": f"CASE WHEN {N_COUNTED} = 0 THEN 0 ELSE 2 * {{scale}} END",
    FRACTIONAL: f"{PARTS} // {DIVISOR}",
    "coverage": """(
        SELECT count(DISTINCT g.country) FROM group_members AS g JOIN periods AS q ON q.name = w.name
        WHERE g.groups = {groups} AND q.last_day BETWEEN g.first_day AND g.last_day
    )""",
}


def number_and_base(part: Indicator, scale: int) -> tuple[str, str]:
    """The number of an indicator and its denominator (NULL if it has none), over the rows ``m`` of a group.

    Args:
        part: the indicator.
        scale: in how many parts of a unit the measured values are stored.
    """
    kind = part.measure.kind
    if kind == "sum" and scale > 1:
        return TOTAL, str(scale)
    return NUMBERS[kind], BASES.get(kind, "NULL").format(scale=scale, groups=_covered(part))


def _covered(part: Indicator) -> str:
    """The groups whose countries a coverage is over."""
    found = [c.wanted for c in part.where if c.operator == IN_GROUP and c.reference == part.measure.column]
    return literal(groups_name(found[0])) if found else "''"
