"""One cell is changed at a time: what moves is what cites that cell, and an amount moves exactly what adds it up.

A figure of 0 with the same rows does not move when it becomes "no data", or a group without figures: that follows from
its register as a whole, and no row says it.
"""

import string
from datetime import date

import pytest

from strandreport.measure.explain import evidence_of
from strandreport.measure.references import derived_columns
from strandreport.measure.with_pandas.figures import compute
from strandreport.measure.with_pandas.tables import add_derived, read_frames
from strandreport.model.indicators import parts_of
from tests.measure.builder import REGISTERS, SELF, make_task, write_registers

ROWS = {
    "organisations": [
        {"org_id": SELF, "name": "INSERM", "country": "FR"},
        {"org_id": "o1", "name": "Other", "country": "DE"},
    ],
    "projects": [
        {"project_id": "p1", "framework": "H2020", "funding_scheme": "RIA", "signature_date": date(2016, 5, 1)},
        {"project_id": "p2", "framework": "H2020", "funding_scheme": "ERC-STG", "signature_date": date(2018, 5, 1)},
        {"project_id": "p3", "framework": "FP7", "funding_scheme": "RIA", "coordinator_name": "INSERM"},
    ],
    "participations": [
        {"project_id": "p1", "org_id": SELF, "country": "FR", "role": "coordinator", "ec_contribution": 500},
        {"project_id": "p1", "org_id": "o1", "country": "DE", "role": "participant", "ec_contribution": 300},
        {"project_id": "p2", "org_id": SELF, "country": "FR", "role": "participant", "ec_contribution": 200},
        {"project_id": "p3", "org_id": SELF, "country": "FR", "voided": "role", "ec_contribution": 100},
    ],
    "agreements": [
        {"agreement_id": "A1", "instrument": "AGR", "partner_country": "DE", "signature_date": date(2016, 3, 1),
         "start_date": date(2016, 3, 1), "end_date": date(2017, 2, 28), "status": "expired", "own_unit": "U1",
         "amount_committed": 1000},
        {"agreement_id": "A2", "instrument": "LIA", "partner_country": "NA", "signature_date": date(2017, 3, 1),
         "status": "active", "own_unit": "U1", "amount_committed": 700, "renewed_from": "A1"},
        {"agreement_id": "A3", "instrument": "AGR", "partner_country": "FR", "signature_date": date(2018, 3, 1),
         "start_date": date(2018, 4, 1), "status": "active", "amount_committed": None},
    ],
    "agreement_partners": [
        {"agreement_id": "A1", "partner_name": "Other", "side": "foreign", "org_id": "o1", "country": "DE"},
        {"agreement_id": "A2", "partner_name": "Third", "side": "foreign", "country": "NA"},
    ],
    "proposals": [
        {"proposal_id": "r1", "outcome": "retained", "call_deadline": date(2016, 1, 1), "requested": 900,
         "obtained": 800, "unit_code": "U1", "project_id": "p1"},
        {"proposal_id": "r2", "outcome": "rejected", "call_deadline": date(2018, 1, 1), "requested": 400},
    ],
}  # fmt: skip
FLOW = {"kind": "flow"}
SIGNED = {"of": "agreements", "date": "signature_date", **FLOW}
OURS = {"of": "participations", "date": "project.signature_date", "where": {"is_self": True}, **FLOW}
LIFE = {"from": "start_date_effective", "until": "end_date_effective", "ended": "termination_date"}
STOCK = {"of": "agreements", "kind": "stock", "stock": LIFE}
CALLS = {"of": "proposals", "date": "call_deadline", **FLOW}
INDICATORS = {
    "AC": {"measure": {"count": "rows"}, "by": ["partner_country"], **SIGNED},
    "AS": {"measure": {"sum": "amount_committed"}, "by": ["instrument"], **SIGNED},
    "AM": {"measure": {"mean": "amount_committed"}, **SIGNED},
    "AD": {"measure": {"median": "amount_committed"}, **SIGNED},
    "AT": {"measure": {"share": "AS"}, "by": ["instrument"]},
    "AG": {"measure": {"growth": "AC"}},
    "AX": {"measure": {"coverage": "partner_country"}, "where": {"partner_country": {"in_group": "old"}}, **SIGNED},
    "AF": {"measure": {"count": "rows"}, **SIGNED, "where": {"is_followed_by_project": True}},
    "AI": {"measure": {"count_distinct": "chain_id"}, "by": ["partner_country"], **STOCK},
    "PP": {"measure": {"count_distinct": "project_id"}, "by": ["project.framework"], **OURS},
    "PC": {"measure": {"count_distinct": "project_id"}, **OURS, "where": {"is_self": True, "is_coordinator": True}},
    "PR": {"measure": {"ratio": {"numerator": "PC", "denominator": "PP"}}},
    "PS": {"measure": {"sum": "ec_contribution"}, **OURS, "kind": "cumulative"},
    "RR": {"measure": {"sum": "requested"}, **CALLS},
    "RO": {"measure": {"sum": "obtained"}, **CALLS, "where": {"outcome": "retained"}},
    "RS": {"measure": {"ratio": {"numerator": "RO", "denominator": "RR"}}},
}
TASK = make_task(INDICATORS)
LETTERS = {
    (f"src-{name}", 0): {name: dict(zip(register.names, string.ascii_uppercase, strict=False))}
    for name, register in REGISTERS.items()
}
CHANGED = {
    "money": [7777, None],
    "date": [date(2019, 6, 1), date(2010, 6, 1), None],
    "country": ["NA", "DE", "FR", None],
    "id": ["unheard-of", None],
}
CODES = {
    "instrument": ["AGR", "LIA", None],
    "status": ["active", "expired", "negotiation", None],
    "role": ["coordinator", "participant", None],
    "side": ["foreign", "own", None],
    "outcome": ["retained", "rejected", None],
}
TRIED = [
    (name, i, column.name, value)
    for name, rows in ROWS.items()
    for column in REGISTERS[name].columns
    for i in range(len(rows))
    for value in CODES.get(column.name, CHANGED.get(column.type, []))
    if value != ROWS[name][i].get(column.name) and not (value is None and column.name in REGISTERS[name].primary_key)
]


EVERY = 8  # one in so many is tried daily
SAMPLED = [
    pytest.param(*tried, id="-".join(map(str, tried)), marks=[] if number % EVERY == 0 else pytest.mark.slow)
    for number, tried in enumerate(TRIED)
]


class Measured:
    """The figures of some rows, and the cells that each cites."""

    def __init__(self, folder, rows):
        addressed = {name: [{"source": f"src-{name}", **row} for row in of] for name, of in rows.items()}
        self.files = write_registers(folder, addressed)
        self.figures = compute(self.files, TASK)
        self.frames = add_derived(read_frames(self.files, TASK), derived_columns(TASK), TASK)
        self.known = {}

    def evidence(self, key):
        if key not in self.known:
            self.known[key] = evidence_of(key, self.frames, TASK, LETTERS) if key in self.figures else ()
        return self.known[key]

    def cites(self, key, register, row, cell, lost=None):
        """Whether a figure names a cell, its key as one that leads nowhere, or its register as one that decides."""
        return any(
            register in part.elsewhere
            or any(
                (line.register == register and line.missing and line.missing == lost)
                or ((line.register, line.row) == (register, row) and cell in {found.address for found in line.cells})
                for groups in part.rows.values()
                for group in groups
                for line in group
            )
            for part in self.evidence(key)
        )

    def adds_up(self, key, register, row, column):
        """Whether a figure with a value counts a row whose cell it adds up."""
        if not self.figures[key].has_data:
            return False
        parts = parts_of(TASK.indicators[key.indicator], TASK.indicators)
        return any(
            part.measure.kind in ("sum", "mean")
            and (part.of, str(part.measure.column)) == (register, column)
            and any(group[0].row == row for group in evidence.rows["counted"])
            for part, evidence in zip(parts, self.evidence(key), strict=True)
        )


@pytest.fixture(scope="module")
def before(tmp_path_factory):
    return Measured(tmp_path_factory.mktemp("before"), ROWS)


def changed(tmp_path, name, i, column, value):
    rows = {**ROWS, name: [{**row, column: value} if j == i else row for j, row in enumerate(ROWS[name])]}
    return Measured(tmp_path, rows)


def moved(before, after):
    keys = {*before.figures, *after.figures}
    return {key for key in keys if _moved(before.figures.get(key), after.figures.get(key))}


def _moved(one, other):
    if one == other:
        return False
    bases = {of.denominator for of in (one, other) if of and of.denominator is not None}
    nothing = all(of is None or not of.numerator for of in (one, other)) and len(bases) <= 1
    rows = {(of.n_unresolved, of.n_undated, of.digest) for of in (one, other) if of}
    return not (nothing and len(rows) == 1)


@pytest.mark.parametrize(("name", "i", "column", "value"), SAMPLED)
def test_what_moves_with_a_cell_cites_it(before, tmp_path, name, i, column, value):
    after, row = changed(tmp_path, name, i, column, value), i + 2
    cell = f"{LETTERS[f'src-{name}', 0][name][column]}{row}"
    silent = [
        key
        for key in moved(before, after)
        if not (before.cites(key, name, row, cell) or after.cites(key, name, row, cell, ROWS[name][i].get(column)))
    ]
    assert silent == []


AMOUNTS = [
    (name, i, column.name)
    for name, rows in ROWS.items()
    for column in REGISTERS[name].columns
    for i, row in enumerate(rows)
    if column.type == "money" and row.get(column.name) is not None
]


@pytest.mark.parametrize(("name", "i", "column"), AMOUNTS, ids=[f"{n}-{i}-{c}" for n, i, c in AMOUNTS])
def test_an_amount_moves_exactly_the_sums_and_means_that_cite_it(before, tmp_path, name, i, column):
    after = changed(tmp_path, name, i, column, ROWS[name][i][column] + 1)
    expected = {key for key in before.figures if before.adds_up(key, name, i + 2, column)}
    found = {key for key in moved(before, after) if key.indicator != "AD"}
    assert found == expected


def test_every_figure_with_rows_moves_with_some_cell(before, tmp_path):
    """The changes tried are not idle: each indicator moves with at least one of them."""
    found = set()
    for number, tried in enumerate(TRIED):
        if {key.indicator for key in found} == set(INDICATORS):
            break
        found |= moved(before, changed(tmp_path / str(number), *tried))
    assert {key.indicator for key in found} == set(INDICATORS)
