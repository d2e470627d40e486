"""Two code paths, one answer: on random registers they agree, and an error in either is caught."""

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from strandreport.measure.comparison import ComputationsDiffer, check_equal
from strandreport.measure.compute_twice import compute_twice
from strandreport.measure.computed import Computed, FigureKey
from strandreport.measure.derivations import DERIVATIONS
from strandreport.measure.with_duckdb import database, figures, measures, members
from strandreport.measure.with_pandas import conditions, tables
from strandreport.measure.with_pandas import figures as pandas_figures
from strandreport.measure.with_pandas import measures as pandas_measures
from strandreport.measure.with_pandas import members as pandas_members
from strandreport.measure.with_pandas.group_days import GroupDays
from strandreport.measure.with_pandas.measures import Value
from strandreport.model.declarations import PARTS
from tests.measure.builder import REGISTERS, SELF, make_task, write_registers

FLOW = {"of": "participations", "date": "project.start_date", "kind": "flow", "measure": {"count": "rows"}}
PROJECTS = {"of": "projects", "date": "start_date", "kind": "flow", "measure": {"count": "rows"}}
BY = {"by": ["project.funding_scheme", "country", "ended"]}
SHARED_PARTS = {**BY, "measure": {"count_distinct": "project_id"}}
AGREEMENT = {"of": "agreements", "date": "end_date_effective", "kind": "flow", "measure": {"count": "rows"}}
PROPOSALS = {"of": "proposals", "date": "call_deadline", "kind": "flow", "by": ["unit_code"]}
PUBLICATIONS = {"of": "publications", "date": "day", "kind": "flow", "measure": {"count": "rows"}}
INDICATORS = {
    "PA": {**FLOW, **SHARED_PARTS, "where": {"is_self": True, "is_coordinator": True}},
    "PB": {**FLOW, **SHARED_PARTS, "where": {"project.is_coordination_eligible": True}},
    "PR": {"measure": {"ratio": {"numerator": "PA", "denominator": "PB"}}, **BY},
    "PS": {"measure": {"ratio": {"numerator": "PB", "denominator": "PT"}}},
    "PT": {**PROJECTS, "by": ["n_organisations"]},
    "PC": {**FLOW, **BY, "where": {"is_self": True}},
    "PD": {**FLOW, "measure": {"sum": "ec_contribution"}, "by": ["role"], "where": {"ended": False}},
    "PE": {**FLOW, "measure": {"count_distinct": "organisation.country"}, "where": {"country": ["FR", "DE"]}},
    "PF": {**PROJECTS, "kind": "cumulative", "where": {"n_organisations": {"ge": 1, "lt": 3}}},
    "PG": {**PROJECTS, "where": {"start_date": {"gt": "2016-06-01"}, "funding_scheme": {"known": True}}},
    "PH": {**PROJECTS, "where": {"n_organisations": {"le": 2}, "funding_scheme": {"ne": "RIA"}}},
    "PI": {**PROJECTS, "measure": {"sum": "ec_contribution"}, "where": {"coordinator_name": {"known": False}}},
    "TA": {
        "of": "agreements",
        "kind": "stock",
        "measure": {"count_distinct": "chain_id"},
        "where": {"status": ["active", "expired", "renewed", "terminated"]},
        "stock": {"from": "start_date_effective", "until": "end_date_effective", "ended": "termination_date"},
        "by": ["partner_country", "instrument"],
    },
    "PJ": {**PROJECTS, "where": {"coordinator_country": {"in_group": "all"}}, "by": ["coordinator_country"]},
    "PK": {**FLOW, "where": {"project.coordinator_country": {"in_group": ["old", "new"], "ne": "DE"}}},
    "PL": {
        **{**FLOW, "kind": "cumulative", "measure": {"count_distinct": "project_id"}},
        "strands": ["emerging_powers", "maghreb", "european_programmes"],
        "where": {"country": {"in_group": "$strand"}},
        "by": ["country"],
    },
    "TC": {
        "of": "agreements",
        "kind": "stock",
        "measure": {"count_distinct": "partner_country"},
        "where": {"partner_country": {"in_group": "$strand"}, "renewed_from.partner_country": {"in_group": "all"}},
        "strands": ["emerging_powers", "maghreb"],
        "stock": {"from": "start_date_effective", "until": "end_date_effective"},
    },
    "TD": {
        "measure": {"ratio": {"numerator": "TC", "denominator": "TA"}},
        "strands": ["emerging_powers", "maghreb"],
    },
    "TB": {
        "of": "agreements",
        "kind": "stock",
        "measure": {"sum": "amount_committed"},
        "where": {"renewed_from.status": "active"},
        "stock": {"from": "start_date", "until": "end_date"},
    },
    "DA": {**FLOW, "where": {"is_partner": True}, "by": ["partner_status"]},
    "DB": {**FLOW, "measure": {"sum": "passed_on"}},
    "DC": {**PROJECTS, "by": ["is_health", "is_cofund"]},
    "DD": {**AGREEMENT, "where": {"is_renewed_in_time": True}, "by": ["is_renewed_in_time"]},
    "DE": {**AGREEMENT, "where": {"has_priority_theme": False}, "by": ["has_priority_theme"]},
    "DF": {**AGREEMENT, "where": {"is_followed_by_project": True}, "by": ["is_followed_by_project"]},
    "DG": {
        "of": "agreements",
        "kind": "stock",
        "measure": {"count": "rows"},
        "stock": {"from": "last_year_from", "until": "end_date_effective", "ended": "termination_date"},
    },
    "DL": {
        "of": "agreements",
        "kind": "stock",
        "measure": {"count": "rows"},
        "where": {"idle_days": {"on_day": True}, "partner_country": {"in_group": "all"}},
        "stock": {"from": "two_years_on", "until": "end_date_effective", "ended": "termination_date"},
    },
    "DM": {
        "of": "agreements",
        "kind": "stock",
        "measure": {"count": "rows"},
        "where": {"idle_days": {"on_day": True}},
        "stock": {"from": "two_years_on"},
    },
    "DH": {**PROPOSALS, "measure": {"count_distinct": "unit_code"}, "where": {"is_unit_first": True}},
    "DI": {**PROPOSALS, "measure": {"sum": "requested"}, "where": {"has_both_amounts": True}},
    "DJ": {**PUBLICATIONS, "where": {"n_countries_known": {"ge": 2}}, "by": ["n_countries_known"]},
    "DK": {
        "of": "publication_countries",
        "kind": "flow",
        "date": "publication.day",
        "measure": {"count": "rows"},
        "where": {"is_lead": True},
        "by": ["is_lead"],
    },
    "DQ": {**AGREEMENT, "where": {"n_partner_countries": {"ge": 1}}, "by": ["n_partner_countries"]},
    "DO": {
        "of": "publication_countries",
        "kind": "flow",
        "date": "publication.day",
        "measure": {"count_distinct": "publication_id"},
        "counting": "fractional",
        "where": {"country": {"ne": "DE"}},
        "by": ["country", "world_region"],
    },
    "DP": {**FLOW, **BY, "measure": {"count_distinct": "project.framework"}, "counting": "fractional"},
    "MX": {"measure": {"difference": {"of": "PR", "less": "PQ"}}, "by": ["ended"], "min_denominator": 1},
    "PQ": {"measure": {"ratio": {"numerator": "PC", "denominator": "PB"}}, **BY},
    "DN": {
        "of": "publication_countries",
        "kind": "flow",
        "date": "publication.day",
        "measure": {"count_distinct": "publication_id"},
        "where": {"world_region": {"known": True}},
        "by": ["world_region", "world_sub_region"],
    },
    "DR": {**PUBLICATIONS, "where": {"single_theme": {"known": True}}, "by": ["single_theme"]},
    "DS": {**PROJECTS, "where": {"single_theme": {"ne": "CAN"}}, "by": ["single_theme"]},
    "DT": {
        "of": "people_flows",
        "kind": "flow",
        "date": "year",
        "measure": {"count": "rows"},
        "where": {"country_abroad": {"known": True}},
        "by": ["country_abroad"],
    },
    "MA": {**PROJECTS, "measure": {"mean": "ec_contribution"}, "by": ["framework"]},
    "MB": {**PROJECTS, "measure": {"median": "n_organisations"}, "by": ["framework", "funding_scheme"]},
    "MC": {**FLOW, "measure": {"median": "ec_contribution"}, "by": ["country"]},
    "MD": {**FLOW, "measure": {"sum": "weight"}, "by": ["country"]},
    "ME": {**FLOW, "measure": {"mean": "weight"}, "kind": "cumulative", "by": ["ended"]},
    "MF": {
        **{**FLOW, "measure": {"coverage": "country"}, "strands": ["emerging_powers", "maghreb"]},
        "where": {"country": {"in_group": "$strand", "ne": "DE"}},
        "by": ["role"],
    },
    "MG": {
        "of": "agreements",
        "kind": "stock",
        "measure": {"coverage": "partner_country"},
        "where": {"partner_country": {"in_group": "all"}},
        "stock": {"from": "start_date_effective"},
    },
    "MH": {"measure": {"share": "PC"}, "by": ["project.funding_scheme", "country"]},
    "MI": {"measure": {"growth": "PC"}, "by": ["country"]},
    "MJ": {"measure": {"growth": "PI"}},
    "MK": {"measure": {"growth": "TB"}},
    "ML": {
        "measure": {"share": "PL"},
        "strands": ["emerging_powers", "maghreb", "european_programmes"],
        "by": ["country"],
    },
}

DAYS = [
    None,
    *(date(2015, 12, 31), date(2016, 1, 1), date(2016, 2, 29), date(2016, 6, 2), date(2017, 12, 31)),
    *(date(2017, 6, 30), date(2017, 7, 1), date(2019, 6, 30), date(2019, 7, 1), date(2020, 1, 1)),
]
VALUES = {
    "status": ["active", "expired", "renewed", "terminated", "suspended", "negotiation", None],
    "instrument": ["AGR", "LEA", "UMI", None],
    "framework": ["H2020", "HORIZON", "ANR", None],
    "funding_scheme": ["RIA", "ERC-STG", "HORIZON-ERC", "ERA-NET-Cofund", None],
    "legal_basis": ["H2020-EU.3.1.", "H2020-EU.3.10.", "HORIZON.2.1", None],
    "own_unit": ["U1", "U2", None],
    "partner_name": ["a", "b", None],
    "unit_code": ["U1", "U2", None],
    "agreement_id": ["A0", "A1", "A2", "lost", None],
    "publication_id": ["u0", "u1", "lost", None],
    "year": [2015, 2017, 2018, 99_999, None],
    "direction": ["in", "out", None],
    "kind": ["theme", "theme", "topic", None],
    "code": ["NEU", "CAN", None],
    "side": ["foreign", "foreign", "national", None],
    "theme": ["NEU", "CAN", None],
    "outcome": ["retained", "retained", "rejected", None],
    "role": ["coordinator", "participant", None, None],
    "renewed_from": ["A0", "A1", "A2", "lost", None, None],
    "project_id": ["p0", "p1", "p2", "lost", None],
    "org_id": [SELF, "o1", "o2", "lost", None],
    "name": ["INSERM", "CNRS", None],
    "coordinator_name": ["INSERM", "CNRS", None],
}
BY_TYPE = {
    "date": DAYS,
    "boolean": [True, False, None],
    "integer": [0, 1, 2, 3, None],
    "decimal": [0, 1, 5_000, 12_345, None],
    "money": [0, 1, -5, 10**15, None],
    "country": ["FR", "DE", "NA", None],
}
KEYS = {
    "proposals": "proposal_id",
    "publications": "publication_id",
    "agreements": "agreement_id",
    "projects": "project_id",
    "organisations": "org_id",
    "events": "event_id",
    "people_flows": "flow_id",
}
NAMES = {
    "proposals": ["q0", "q1", "q2"],
    "publications": ["u0", "u1"],
    "agreements": ["A0", "A1", "A2", "A3"],
    "projects": ["p0", "p1", "p2", "p3"],
    "organisations": [SELF, "o1"],
    "events": ["e0", "e1", "e2"],
    "people_flows": ["f0", "f1", "f2"],
}


# what rows lack where rows that name them were left out
LACKING = {
    "publications": ("publication_countries", "publication_themes"),
    "projects": ("project_topics", "project_topics.subject", "project_topics.theme"),
    "agreements": ("agreement_partners", "agreement_themes", "events", "people_flows", "publications"),
}


@st.composite
def rows_of(draw, register):
    """Rows of one register: unique keys where links lead, blanks, voided cells, hidden rows, repeated rows."""
    key = KEYS.get(register.name)
    names = (
        draw(st.lists(st.sampled_from(NAMES[register.name]), unique=True)) if key else [None] * draw(st.integers(0, 8))
    )
    rows = []
    for i, name in enumerate(names):
        row = {
            column.name: draw(st.sampled_from(VALUES.get(column.name) or BY_TYPE[column.type]))
            for column in register.columns
            if column.name != key
        }
        blank = [column for column, value in row.items() if value is None]
        doubts = [*blank, *LACKING.get(register.name, ())]
        row["voided"] = ",".join(sorted(draw(st.sets(st.sampled_from(doubts))) if doubts else []))
        row["visibility"] = draw(st.sampled_from(["public", "public", "public", "internal"]))
        row["embargo_until"] = draw(st.sampled_from([None, None, date(2019, 6, 30), date(2030, 1, 1)]))
        row["sheet"], row["source"] = i % 2, draw(st.sampled_from(["src-a", "src-b"]))
        rows.append(row | ({key: name} if key else {}))
    return rows


REGISTER_ROWS = st.fixed_dictionaries({name: rows_of(register) for name, register in REGISTERS.items()})


def agree(rows, audience):
    task = make_task(INDICATORS, as_of=date(2019, 6, 30), audience=audience)
    with tempfile.TemporaryDirectory() as folder:
        write_registers(Path(folder), rows)
        return compute_twice(task, Path(folder))


@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(rows=REGISTER_ROWS, audience=st.sampled_from(["public", "internal"]))
def test_both_computations_agree_on_random_registers(rows, audience):
    assert agree(rows, audience)


@pytest.mark.slow
@settings(max_examples=100, suppress_health_check=list(HealthCheck), derandomize=False)
@given(rows=REGISTER_ROWS, audience=st.sampled_from(["public", "internal"]))
def test_both_computations_agree_on_many_random_registers(rows, audience):
    assert agree(rows, audience)


def replace_sql(monkeypatch, register, name, old, new):
    derivation = DERIVATIONS[register, name]
    assert old in derivation.sql
    monkeypatch.setitem(DERIVATIONS, (register, name), replace(derivation, sql=derivation.sql.replace(old, new)))


def replace_text(monkeypatch, module, name, old, new):
    assert old in getattr(module, name)
    monkeypatch.setattr(module, name, getattr(module, name).replace(old, new))


def replace_item(monkeypatch, mapping, key, old, new):
    assert old in mapping[key]
    monkeypatch.setitem(mapping, key, mapping[key].replace(old, new))


def drop_the_group_without_a_value(monkeypatch):
    groups = pandas_figures._groups
    monkeypatch.setattr(pandas_figures, "_groups", lambda of: [pair for pair in groups(of) if pair[1] is not None])


def drop_rows_with_blanks(monkeypatch):
    visible = tables._visible

    def dropped(rows, register, task):
        return visible(rows, register, task).dropna(subset=list(register.names)[:3]).reset_index(drop=True)

    monkeypatch.setattr(tables, "_visible", dropped)


def forget_what_was_voided(monkeypatch):
    monkeypatch.setattr(tables, "is_void", lambda frame, column: np.zeros(len(frame), dtype=bool))


def hash_other_rows(monkeypatch):
    addresses = pandas_figures._addresses
    monkeypatch.setattr(pandas_figures, "_addresses", lambda rows: addresses(rows)[::-1])


def let_blanks_differ(monkeypatch):
    def compare(values, operator, wanted):
        answer = conditions.COMPARE["eq" if operator == "ne" else operator](values, wanted).fillna(False)
        return answer.to_numpy(dtype=bool) ^ (operator == "ne")

    monkeypatch.setattr(conditions, "compare", compare)


def take_less_for_at_most(monkeypatch):
    monkeypatch.setitem(conditions.COMPARE, "le", conditions.COMPARE["lt"])


def take_the_lower_middle(monkeypatch):
    def lower(values, scale):
        return Value(2 * int(values[(len(values) - 1) // 2]), 2 * scale) if len(values) else Value(0, 0)

    monkeypatch.setattr(pandas_measures, "_median", lower)


def take_the_mean_over_all_rows(monkeypatch):
    measure = pandas_measures.measure

    def over_all(of, counted, period, task):
        found = measure(of, counted, period, task)
        return Value(found.numerator, len(of.rows)) if of.indicator.measure.kind == "mean" else found

    monkeypatch.setattr(pandas_figures, "measure", over_all)


def share_within_the_group(monkeypatch):
    monkeypatch.setattr(
        pandas_figures, "base_of", lambda kind, period, breakdown, group, task: (period, breakdown, group)
    )


def cover_the_first_members(monkeypatch):
    monkeypatch.setattr(GroupDays, "count_on", lambda self, day: len(self.members[0]))


def count_every_row_for_a_whole(monkeypatch):
    monkeypatch.setattr(pandas_members, "share_out", lambda things: things.notna().astype("Int64") * PARTS)


def take_any_base(monkeypatch):
    less = pandas_figures._less
    monkeypatch.setattr(pandas_figures, "_less", lambda of, other, least: less(of, other, 0))


def in_item(mapping, key, old, new):
    return lambda monkeypatch: replace_item(monkeypatch, mapping, key, old, new)


def in_text(module, name, old, new):
    return lambda monkeypatch: replace_text(monkeypatch, module, name, old, new)


def in_derivation(register, name, old, new):
    return lambda monkeypatch: replace_sql(monkeypatch, register, name, old, new)


TWICE = "FROM (FROM wanted UNION ALL FROM wanted) AS w"
ONE_WAY = "SELECT agreement_id, agreement_id"
MEMBER = "q.last_day BETWEEN g.first_day AND g.last_day"
MUTATIONS = {
    "pandas drops the group without a value": drop_the_group_without_a_value,
    "pandas drops rows with blanks": drop_rows_with_blanks,
    "pandas forgets what was voided": forget_what_was_voided,
    "pandas hashes other rows": hash_other_rows,
    "pandas takes < for <=": take_less_for_at_most,
    "pandas lets blanks differ from a value": let_blanks_differ,
    "SQL takes < for <=": in_item(members.INSIDE, "flow", "j.day <= p.last_day", "j.day < p.last_day"),
    "SQL forgets undated rows": in_item(members.INSIDE, "flow", ", p.is_total)", ", false)"),
    "SQL counts identifiers twice": in_item(measures.NUMBERS, "distinct", "DISTINCT ", ""),
    "SQL adds amounts in floats": in_item(measures.NUMBERS, "sum", "HUGEINT", "FLOAT"),
    "SQL takes our own rows for partners": in_derivation("participations", "is_partner", "s.org_id IS NULL AND ", ""),
    "SQL takes the status of another day": in_derivation(
        "participations", "partner_status", "AND p.signature_date BETWEEN s.first_day AND s.last_day", ""
    ),
    "SQL passes on what is not known": in_derivation(
        "participations", "passed_on", "- net_ec_contribution END", "- coalesce(net_ec_contribution, 0) END"
    ),
    "SQL takes another spelling of cofund": in_derivation("projects", "is_cofund", "upper(", "trim("),
    "SQL takes 3.10 for 3.1": in_derivation("projects", "is_health", r"H2020-E[UC]\.3\.1(\.|$)", r"H2020-E[UC]\.3\.1"),
    "SQL lets renewals come late": in_derivation("agreements", "is_renewed_in_time", "INTERVAL 6", "INTERVAL 60"),
    "SQL takes < for <= of a renewal": in_derivation(
        "agreements", "is_renewed_in_time", "r.start <= CAST", "r.start < CAST"
    ),
    "SQL counts renewals under negotiation": in_derivation(
        "agreements", "is_renewed_in_time", "AND a.status IS DISTINCT FROM 'negotiation'", ""
    ),
    "SQL takes any theme for the named one": in_derivation(
        "agreements", "has_priority_theme", "p.theme = t.theme AND ", ""
    ),
    "SQL looks back a year longer": in_derivation(
        "agreements", "idle_days", "year(p.last_day) - 1", "year(p.last_day) - 2"
    ),
    "SQL takes signs of later days": in_derivation("agreements", "idle_days", " AND g.first <= p.last_day", ""),
    "SQL takes any day for one of the list": in_text(members, "ON", "CAST(p.last_day AS VARCHAR)", "'2017-12-31'"),
    "SQL follows projects of any unit": in_derivation(
        "agreements", "is_followed_by_project", "r.unit_code = l.own_unit", "true"
    ),
    "SQL follows rejected proposals": in_derivation(
        "agreements", "is_followed_by_project", "r.outcome = 'retained' AND r.unit_code = l.own_unit", "true"
    ),
    "SQL lets agreements expire a day early": in_derivation(
        "agreements", "last_year_from", "INTERVAL 1 YEAR", "INTERVAL 366 DAY"
    ),
    "SQL takes every project for a first": in_derivation("proposals", "is_unit_first", "s.day = f.day", "true"),
    "SQL compares amounts that are not known": in_derivation(
        "proposals", "has_both_amounts", " OR obtained IS NOT NULL", " OR true"
    ),
    "SQL counts addresses for countries": in_derivation(
        "publications", "n_countries_known", "count(DISTINCT c.country)", "count(*)"
    ),
    "SQL forgets corresponding authors": in_derivation(
        "publication_countries", "is_lead", "OR coalesce(is_corresponding, false) END", "END"
    ),
    "SQL counts every row for a whole": in_text(
        members, "SHARED", "PARTITION BY {thing}", "PARTITION BY {thing}, b.row_id"
    ),
    "SQL forgets to round shares": in_text(members, "SHARED", " + count(*) OVER (PARTITION BY {thing})", ""),
    "SQL does not reduce fractions": in_item(measures.BASES, "fractional", " // gcd", " + 0 * gcd"),
    "pandas counts every row for a whole": count_every_row_for_a_whole,
    "SQL counts national co-signatories": in_derivation(
        "agreements", "n_partner_countries", " AND p.side = 'foreign'", ""
    ),
    "SQL sets off what third parties receive": in_derivation("participations", "passed_on", "THEN 0", "THEN -1"),
    "SQL adds rates": in_text(figures, "DIFFERENCE", "- l.number * o.base", "+ l.number * o.base"),
    "SQL takes > for >= of a base": in_text(figures, "DIFFERENCE", "o.base >= {least}", "o.base > {least}"),
    "SQL takes a difference of one rate alone": in_text(figures, "DIFFERENCE", "({less}) AS l", "({of}) AS l"),
    "pandas takes a difference of less than enough": take_any_base,
    "SQL takes the sub-region for the region": in_derivation(
        "publication_countries", "world_region", "r.region", "r.sub_region"
    ),
    "SQL counts countries twice": in_item(measures.NUMBERS, "coverage", "DISTINCT ", ""),
    "SQL adds means in floats": in_item(measures.NUMBERS, "mean", "HUGEINT", "FLOAT"),
    "SQL takes the mean over all rows": in_item(
        measures.BASES, "mean", "count(*) FILTER (WHERE m.counted)", "count(*)"
    ),
    "SQL takes the lower middle": in_item(measures.NUMBERS, "median", "// 2 + 1)", "// 2)"),
    "SQL forgets that a median is of two": in_item(measures.BASES, "median", "2 * {scale}", "{scale}"),
    "SQL covers what was ever a member": in_item(measures.BASES, "coverage", MEMBER, "true"),
    "SQL covers to the day before the last": in_item(
        measures.BASES, "coverage", MEMBER, "q.last_day >= g.first_day AND q.last_day < g.last_day"
    ),
    "SQL grows into a year that is not over": in_text(figures, "GROWS", "p.is_whole AND", "p.has_begun AND"),
    "SQL grows in the first year": in_text(figures, "GROWS", "p.first_day > f", "p.first_day >= f"),
    "SQL grows from the last year": in_text(figures, "FIRST_YEAR", "arg_min", "arg_max"),
    "pandas takes the lower middle": take_the_lower_middle,
    "pandas takes the mean over all rows": take_the_mean_over_all_rows,
    "pandas shares out within a group": share_within_the_group,
    "pandas covers what was a member first": cover_the_first_members,
    "SQL shows embargoed rows": in_text(database, "LOAD", "< $as_of, true", "< $as_of, true) OR ($as_of IS NOT NULL"),
    "SQL counts the day of a termination": in_text(members, "STOCK", "j.ended > p", "j.ended >= p"),
    "SQL takes blanks for open starts": in_text(members, "STOCK", "p.last_day, false)", "p.last_day, true)"),
    "SQL multiplies the rows of one part": in_text(figures, "PART", "FROM wanted AS w", TWICE),
    "SQL adds a day to ruled ends": in_derivation(
        "agreements", "end_date_effective", "INTERVAL 1 DAY", "INTERVAL 0 DAY"
    ),
    "SQL follows renewals one way": in_derivation(
        "agreements", "chain_id", "SELECT renewed_from, agreement_id", ONE_WAY
    ),
    "SQL takes any name for a coordinator's": in_derivation(
        "participations", "is_coordinator", "= o.name", "IS NOT NULL"
    ),
    "SQL forgets the framework": in_derivation(
        "projects", "is_coordination_eligible", "e.framework = p.framework AND ", ""
    ),
}

TELLING = {
    "agreement_partners": [
        {"agreement_id": "A3", "partner_name": "a", "side": "foreign", "org_id": "o1"},
        {"agreement_id": "B2", "partner_name": "a", "side": "foreign", "org_id": "o1"},
        {"agreement_id": "A0", "partner_name": "b", "side": "national", "org_id": "o1"},
        {"agreement_id": "B2", "partner_name": "c", "side": "national", "country": "FR"},
    ],
    "events": [
        {"event_id": "e1", "agreement_id": "A4", "start_date": date(2016, 6, 1)},
        {"event_id": "e2", "agreement_id": "A5", "start_date": date(2018, 6, 1)},
    ],
    "agreement_themes": [
        {"agreement_id": "A6", "theme": "CAN"},
        {"agreement_id": "A7", "theme": "NEU"},
        {"agreement_id": "A3", "theme": "NEU"},
    ],
    "proposals": [
        {
            "proposal_id": "q0",
            "outcome": "retained",
            "unit_code": "U1",
            "project_id": "p5",
            "requested": 5,
            "obtained": 4,
            "call_deadline": date(2017, 1, 1),
        },
        {
            "proposal_id": "q1",
            "outcome": "retained",
            "unit_code": "U1",
            "project_id": "p6",
            "requested": 5,
            "call_deadline": date(2017, 1, 1),
        },
        {
            "proposal_id": "q2",
            "outcome": "rejected",
            "unit_code": "U2",
            "project_id": "p5",
            "requested": 5,
            "call_deadline": date(2018, 1, 1),
        },
    ],
    "publications": [
        {"publication_id": "u0", "day": date(2017, 1, 1)},
        {"publication_id": "u1", "day": date(2017, 1, 1)},
        {"publication_id": "u2", "day": date(2018, 1, 1)},
    ],
    "publication_countries": [
        {"publication_id": "u0", "country": "FR", "is_first_author": False},
        {"publication_id": "u0", "country": "DE", "is_corresponding": True},
        {"publication_id": "u0", "country": None},
        {"publication_id": "u1", "country": "DE"},
        # more than share a publication without a rest
        *({"publication_id": "u2", "country": f"{letter}X"} for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcde"),
    ],
    "organisations": [{"org_id": SELF, "name": "INSERM", "country": "FR"}, {"org_id": "o1", "name": "CNRS"}],
    "projects": [
        {
            "project_id": "p0",
            "framework": "H2020",
            "funding_scheme": "RIA",
            "start_date": date(2017, 12, 31),
            "coordinator_name": "CNRS",
            "n_organisations": 2,
            "ec_contribution": 2**53 + 1,
        },
        {"project_id": "p1", "framework": "H2020", "funding_scheme": "ERC-STG", "coordinator_name": "INSERM"},
        {
            "project_id": "p2",
            "framework": "HORIZON",
            "funding_scheme": "ERC-STG",
            "start_date": date(2018, 1, 1),
            "coordinator_name": "INSERM",
            "voided": "n_organisations",
            "ec_contribution": 7,
        },
        {"project_id": "p3", "framework": "H2020", "start_date": date(2018, 1, 1), "embargo_until": date(2030, 1, 1)},
        {"project_id": "p4", "framework": "H2020", "start_date": date(2018, 1, 1), "n_organisations": 1},
        {"project_id": "p7", "framework": "H2020", "start_date": date(2018, 1, 1), "signature_date": date(2017, 6, 30)},
        {
            "project_id": "p5",
            "framework": "H2020",
            "start_date": date(2018, 1, 1),
            "signature_date": date(2017, 7, 1),
            "funding_scheme": "ERA-NET-Cofund",
            "legal_basis": "H2020-EU.3.10.",
        },
        {
            "project_id": "p6",
            "framework": "H2020",
            "start_date": date(2018, 1, 1),
            "signature_date": date(2017, 7, 2),
            "legal_basis": "H2020-EU.3.1",
        },
    ],
    "participations": [
        {"project_id": "p7", "org_id": SELF, "country": "FR"},
        {"project_id": "p7", "org_id": "o1", "country": "DE"},
        {"project_id": "p0", "org_id": SELF, "country": "FR", "ended": False, "ec_contribution": 2**53 + 1},
        {"project_id": "p0", "org_id": "o1", "country": "FR", "ended": False, "ec_contribution": 2**53 + 3},
        {"project_id": "p1", "org_id": SELF, "country": None, "role": "coordinator"},
        {"project_id": "p2", "org_id": SELF, "country": "DE", "ended": True},
        {"project_id": "p2", "org_id": SELF, "country": "DE", "voided": "role"},
        {"project_id": "p5", "org_id": SELF, "country": "FR", "ec_contribution": 9, "net_ec_contribution": 2},
        {"project_id": "p5", "org_id": "o1", "country": "DE", "ec_contribution": 9},
        {"project_id": "p5", "org_id": "o2", "country": "DE", "ec_contribution": 0, "net_ec_contribution": 5},
        {"project_id": "p3", "org_id": "o1", "country": "DE"},
    ],
    "agreements": [
        {"agreement_id": "B0", "status": "expired", "start_date": date(2014, 12, 31), "end_date": date(2016, 12, 31)},
        {"agreement_id": "B1", "status": "active", "start_date": date(2017, 7, 1), "renewed_from": "B0"},
        {
            "agreement_id": "B2",
            "status": "active",
            "start_date": date(2015, 1, 1),
            "end_date": date(2018, 12, 31),
            "own_unit": "U2",
        },
        {"agreement_id": "B3", "status": "active", "start_date": date(2015, 1, 1), "end_date": date(2019, 1, 1)},
        {
            "agreement_id": "A0",
            "instrument": "LEA",
            "status": "active",
            "start_date": date(2016, 1, 1),
            "renewed_from": "A1",
        },
        {
            "agreement_id": "A1",
            "instrument": "AGR",
            "status": "terminated",
            "start_date": date(2016, 1, 1),
            "termination_date": date(2017, 12, 31),
        },
        {"agreement_id": "A2", "instrument": "AGR", "status": "active", "amount_committed": 5},
        {
            "agreement_id": "A3",
            "instrument": "LEA",
            "status": "active",
            "start_date": date(2014, 12, 31),
            "own_unit": "U1",
            "partner_country": "DE",
        },
        {
            "agreement_id": "A6",
            "instrument": "AGR",
            "status": "active",
            "start_date": date(2014, 12, 31),
            "end_date": date(2016, 12, 31),
            "partner_country": "DE",
        },
        {
            "agreement_id": "A7",
            "instrument": "AGR",
            "status": "active",
            "start_date": date(2017, 6, 30),
            "end_date": date(2018, 6, 30),
            "renewed_from": "A6",
            "partner_country": "FR",
        },
        {
            "agreement_id": "A8",
            "instrument": "AGR",
            "status": "negotiation",
            "start_date": date(2018, 7, 1),
            "end_date": date(2018, 12, 31),
            "renewed_from": "A7",
        },
        {
            "agreement_id": "A4",
            "instrument": "AGR",
            "status": "active",
            "start_date": date(2015, 1, 1),
            "renewed_from": "A9",
        },
        {
            "agreement_id": "A5",
            "instrument": "AGR",
            "status": "active",
            "start_date": date(2015, 1, 1),
            "renewed_from": "A9",
        },
    ],
}


def test_without_an_error_the_same_rows_build(tmp_path):
    write_registers(tmp_path, TELLING)
    assert compute_twice(make_task(INDICATORS, as_of=date(2019, 6, 30)), tmp_path)


@pytest.mark.parametrize("mutate", MUTATIONS.values(), ids=MUTATIONS.keys())
def test_an_error_in_one_computation_stops_the_build(mutate, monkeypatch, tmp_path):
    task = make_task(INDICATORS, as_of=date(2019, 6, 30))
    write_registers(tmp_path, TELLING)
    mutate(monkeypatch)
    with pytest.raises(ComputationsDiffer):
        compute_twice(task, tmp_path)


def test_the_difference_names_the_figure_and_both_values():
    key = FigureKey("P04", "2017", "country", None)
    one = Computed(True, 4, None, 4, 0, 0, 0, "aa")
    with pytest.raises(ComputationsDiffer) as caught:
        check_equal({key: one}, {key: replace(one, numerator=5)})
    assert caught.value.differences == ["P04.2017 by country: (no value), numerator: pandas 4, DuckDB 5"]


def test_a_figure_that_only_one_computation_has_is_a_difference():
    key = FigureKey("P04", "2017", "", None)
    with pytest.raises(ComputationsDiffer, match=r"P04\.2017: only pandas has this figure"):
        check_equal({key: Computed(True, 4, None, 4, 0, 0, 0, "aa")}, {})
