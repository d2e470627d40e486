"""What the schema and the cross checks say about indicators and targets that can't be right."""

from dataclasses import replace

import jsonschema
import pytest

from strandreport.model.config_file import read_config_file
from strandreport.model.files import read_json
from strandreport.model.indicators import check_indicators, parse_indicators
from strandreport.model.project import load_project
from strandreport.model.targets import check_targets, parse_targets
from tests.conftest import ROOT
from tests.measure.builder import DEFAULTS, GROUPS, REGISTERS, WORDS, make_register

SCHEMAS = ROOT / "config" / "schemas"
FLOW = {**DEFAULTS, "of": "participations", "date": "project.start_date", "kind": "flow", "measure": {"count": "rows"}}
STOCK = {**DEFAULTS, "of": "agreements", "kind": "stock", "measure": {"count": "rows"}, "stock": {"from": "start_date"}}
RATIO = {**DEFAULTS, "measure": {"ratio": {"numerator": "PA", "denominator": "PB"}}}
P04, P07 = "P04.european_programmes", "P07.european_programmes"
TARGET = {
    "baseline": {"period": 2016},
    "year": 2020,
    "value": "0.25",
    "path": "straight",
    "standing": "illustrative",
    "source": WORDS,
}


@pytest.fixture(scope="module")
def project():
    return load_project(ROOT)


def problems(project, registers=REGISTERS, **indicators):
    return [
        (".".join(map(str, place)), message)
        for place, message in check_indicators(parse_indicators(indicators), registers, project.strategy.strands)
    ]


def refusals(name, data):
    return [error.message for error in jsonschema.Draft202012Validator(read_json(SCHEMAS / name)).iter_errors(data)]


def test_what_is_right_is_accepted(project):
    assert problems(project, PA=FLOW, PB=FLOW, PR=RATIO, TA=STOCK) == []
    assert refusals("indicators.json", {"PA": FLOW, "PB": FLOW, "PR": RATIO, "TA": STOCK}) == []
    assert refusals("targets.json", {"targets": {"P07.european_programmes": TARGET}}) == []


@pytest.mark.parametrize(
    ("change", "place", "words"),
    [
        ({"strands": ["europe"]}, "PA.strands.0", "no strand is called 'europe'"),
        ({"of": "grants"}, "PA.of", "no register is called 'grants'"),
        ({"where": {"colour": "red"}}, "PA.where.colour", "has no column 'colour'"),
        ({"where": {"project.colour": "red"}}, "PA.where.project.colour", "projects has no column 'colour'"),
        (
            {"where": {"partner.country": "FR"}},
            "PA.where.partner.country",
            "no link called 'partner'; it has: organisation, project",
        ),
        (
            {"where": {"ended": "true"}},
            "PA.where.ended",
            "'true' can't be compared with ended, which is of type boolean",
        ),
        ({"where": {"country": 33}}, "PA.where.country", "33 can't be compared"),
        ({"where": {"ec_contribution": {"gt": True}}}, "PA.where.ec_contribution", "True can't be compared"),
        (
            {"where": {"project.start_date": {"gt": "1 May"}}},
            "PA.where.project.start_date",
            "'1 May' can't be compared",
        ),
        ({"where": {"country": {"lt": "FR"}}}, "PA.where.country", "has no order"),
        ({"measure": {"sum": "country"}}, "PA.measure.sum", "must be integer or money"),
        ({"measure": {"sum": "project.ec_contribution"}}, "PA.measure.sum", "added once per row that links to it"),
        ({"measure": {"count_distinct": "project.start_date"}}, "PA.measure.count_distinct", "is of type date"),
        ({"date": "country"}, "PA.date", "is of type country; here it must be date"),
        ({"by": ["project.start_date"]}, "PA.by.0", "is of type date"),
    ],
)
def test_a_mistake_is_named_at_its_place(project, change, place, words):
    ((found, message),) = problems(project, PA={**FLOW, **change})
    assert found == place
    assert words in message


@pytest.mark.parametrize(
    ("ratio", "words"),
    [
        ({"numerator": "PA", "denominator": "PZ"}, "no indicator is called 'PZ'"),
        ({"numerator": "PR", "denominator": "PB"}, "PR is a ratio itself"),
        ({"numerator": "TA", "denominator": "PB"}, "must be of one kind, not flow and stock"),
    ],
)
def test_a_ratio_needs_two_indicators_that_fit(project, ratio, words):
    found = problems(project, PA=FLOW, PB=FLOW, TA=STOCK, PR={**RATIO, "measure": {"ratio": ratio}})
    assert any(words in message for _, message in found)


SUM = {**FLOW, "measure": {"sum": "ec_contribution"}}
WEIGHTS = {**FLOW, "measure": {"sum": "weight"}}


@pytest.mark.parametrize(("over", "under"), [(SUM, FLOW), (WEIGHTS, FLOW), (SUM, WEIGHTS)])
def test_a_ratio_is_of_one_quantity(project, over, under):
    [(place, message)] = problems(project, PA=over, PB=under, PR={**RATIO, "measure": PAIR})
    assert place == "PR.measure"
    assert message.startswith("numerator and denominator must be of one quantity")
    assert problems(project, PA=over, PB=over, PR={**RATIO, "measure": PAIR}) == []


PAIR = {"ratio": {"numerator": "PA", "denominator": "PB"}}


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"PQ": FLOW}, "a difference is between two ratios"),
        ({"PQ": {**RATIO, "measure": {"ratio": {"numerator": "PA", "denominator": "PZ"}}}}, "that exist"),
        ({"PA": SUM, "PB": SUM}, "two rates of what is counted"),
        ({"PX": {**RATIO, "by": ["country"]}}, "must be broken down by country too"),
        ({"PA": STOCK}, "both rates must be of one kind"),
    ],
)
def test_a_difference_is_between_two_rates_that_fit(project, changed, words):
    rates = {"PR": {**RATIO, "measure": PAIR}, "PQ": {**RATIO, "measure": PAIR}, "PX": RATIO}
    declared = {"PA": FLOW, "PB": FLOW, **rates, **changed}
    declared["PX"] = {**declared["PX"], "measure": {"difference": {"of": "PR", "less": "PQ"}}}
    found = problems(project, **declared)
    assert any(place.startswith("PX.") and words in message for place, message in found)


def test_both_parts_of_a_ratio_are_published_where_it_is(project):
    other = {"strands": ["bilateral_cooperation"], "by": ["country"]}
    found = problems(project, PA=FLOW, PB=FLOW, PR={**RATIO, **other})
    assert {message.partition(" must")[2] for _, message in found} == {
        " have the strand bilateral_cooperation too, so that both parts of the ratio are published",
        " be broken down by country too",
    }


def test_two_links_to_one_register_must_be_named_by_their_column(project):
    double = make_register(
        "projects",
        "project",
        "project_id",
        project_id="id",
        day="date",
        host_id="id organisations.org_id",
        payer_id="id organisations.org_id",
    )
    registers = {**REGISTERS, "projects": double}
    indicator = {**FLOW, "of": "projects", "date": "day"}
    assert problems(project, registers, PA={**indicator, "where": {"payer_id.country": "FR"}}) == []
    ((_, message),) = problems(project, registers, PA={**indicator, "where": {"organisation.country": "FR"}})
    assert (
        message
        == "several columns of projects link to a register called 'organisation'; write host_id or payer_id instead"
    )


def test_a_link_that_does_not_lead_to_a_key_can_not_be_followed(project):
    grants = make_register("projects", "project", "project_id", project_id="id", grant_id="id", start_date="date")
    payments = make_register("participations", "participation", "org_id", org_id="id", grant_id="id projects.grant_id")
    registers = {**REGISTERS, "projects": grants, "participations": payments}
    ((place, message),) = problems(project, registers, PA=FLOW)
    assert place == "PA.date"
    assert message.startswith("projects.grant_id is not the key of its register")


def test_a_derived_column_needs_the_columns_that_it_is_computed_from(project):
    bare = make_register("projects", "project", "project_id", project_id="id", start_date="date", framework="id")
    registers = {**REGISTERS, "projects": bare}
    found = problems(project, registers, PA={**FLOW, "where": {"project.is_coordination_eligible": True}})
    assert [message for _, message in found] == [
        "the derived column projects.is_coordination_eligible needs projects.funding_scheme, which does not exist"
    ]


@pytest.mark.parametrize(
    "change",
    [
        {"measure": {"count": "rows", "sum": "ec_contribution"}},
        {"measure": {"variance": "ec_contribution"}},
        {"measure": {"count": "1; DROP TABLE projects"}},
        {"where": {'country" OR true --': "FR"}},
        {"where": {"country": {"like": "F%"}}},
        {"where": {"country": []}},
        {"where": {"a.b.c": "FR"}},
        {"of": "read_csv('/etc/passwd')"},
        {"better": "more"},
        {"label": {"en": "only English"}},
        {"stock": {"from": "start_date"}},
        {"colour": "red"},
    ],
)
def test_the_language_is_closed(change):
    assert refusals("indicators.json", {"PA": {**FLOW, **change}})


def test_a_ratio_has_no_register_of_its_own():
    assert refusals("indicators.json", {"PR": {**RATIO, "of": "projects"}})


def test_every_key_of_the_schemas_is_described():
    for name in ("indicators.json", "targets.json"):
        assert list(undescribed(read_json(SCHEMAS / name), name)) == []


def undescribed(schema, place):
    if not isinstance(schema, dict):
        return
    for key, part in schema.get("properties", {}).items():
        if isinstance(part, dict) and "description" not in part and "const" not in part:
            yield f"{place}.{key}"
    for key, part in schema.items():
        if key in ("if", "then", "else"):
            continue
        for inner in part.values() if key == "properties" else part if isinstance(part, list) else [part]:
            yield from undescribed(inner, f"{place}.{key}")


@pytest.mark.parametrize(
    ("name", "change", "words"),
    [
        ("P99.european_programmes", {}, "no indicator is called 'P99'"),
        ("P07.europe", {}, "no strand is called 'europe'"),
        ("P07.bilateral_cooperation", {}, "is not an indicator of the strand"),
        (P07, {"year": 2016}, "which is not after its baseline"),
        (P07, {"baseline": {"period": 2016, "numerator": 3}}, "needs a numerator and a denominator"),
        (P04, {"baseline": {"period": 2016, "numerator": 3, "denominator": 4}}, "needs a numerator only"),
        (P07, {"baseline": {"period": 2016, "numerator": 3, "denominator": 4}}, "lies on the other side"),
    ],
)
def test_a_target_that_can_not_be_right_is_named(project, name, change, words):
    targets = parse_targets({"targets": {name: {**TARGET, **change}}})
    ((_, message),) = check_targets(targets, project.indicators, project.strategy.strands)
    assert words in message


@pytest.mark.parametrize("change", [{"value": 0.25}, {"value": "a quarter"}, {"tolerance": "-1"}, {"path": "bent"}])
def test_a_target_is_a_decimal_number_in_quotes_on_a_known_path(change):
    assert refusals("targets.json", {"targets": {"P07.european_programmes": {**TARGET, **change}}})


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ({"country": {"in_group": "asia"}}, "no group of countries is called 'asia'; there are: old, new, all"),
        ({"country": {"in_group": ["old", "asia"]}}, "no group of countries is called 'asia'"),
        ({"role": {"in_group": "$strand"}}, "role is of type code; only a country can be in a group"),
        ({"project.framework": {"in_group": "old"}}, "only a country can be in a group"),
    ],
)
def test_a_group_that_can_not_be_right_is_named(project, where, words):
    indicators = parse_indicators({"PA": {**FLOW, "where": where}})
    ((_, message),) = check_indicators(indicators, REGISTERS, project.strategy.strands, GROUPS.groups)
    assert words in message


def test_a_personal_column_breaks_no_figure_down(project):
    column = replace(REGISTERS["participations"].column("country"), disclosure="personal")
    columns = tuple(column if old.name == "country" else old for old in REGISTERS["participations"].columns)
    registers = {**REGISTERS, "participations": replace(REGISTERS["participations"], columns=columns)}
    ((place, message),) = problems(project, registers, PA={**FLOW, "by": ["country"]})
    assert place == "PA.by.0"
    assert "country is personal" in message


@pytest.mark.parametrize(
    ("codes", "small_cells", "own", "is_refused"),
    [(True, 5, {}, False), (False, 5, {}, True), (True, 0, {}, True), (True, 5, {"small_cells": 0}, True)],
)
def test_a_personal_closed_list_breaks_down_only_what_is_held_back_if_small(
    project, codes, small_cells, own, is_refused
):
    people = project.registers["people_flows"]
    columns = tuple(
        replace(column, terms=column.terms if codes else {}) if column.name == "sex" else column
        for column in people.columns
    )
    registers = {**REGISTERS, "people_flows": replace(people, columns=columns, small_cells=small_cells)}
    declared = {**FLOW, "of": "people_flows", "date": "year", "where": {}, "by": ["sex"], **own}
    found = [message for _, message in problems(project, registers, HA=declared)]
    assert any("sex is personal" in message for message in found) is is_refused


@pytest.mark.parametrize(
    ("of_register", "own", "is_refused"),
    [
        (5, {}, False),
        (5, {"small_cells": 10}, False),
        (0, {"small_cells": 5}, False),
        (5, {"small_cells": 0}, True),
        (5, {"small_cells": 3}, True),
        (0, {}, True),
    ],
)
def test_a_personal_column_is_asked_for_only_where_small_cells_are_held_back(project, of_register, own, is_refused):
    registers = {**REGISTERS, "people_flows": replace(project.registers["people_flows"], small_cells=of_register)}
    declared = {**FLOW, "of": "people_flows", "date": "year", "where": {"sex": "F"}, **own}
    found = [message for _, message in problems(project, registers, HA=declared)]
    assert any("sex is personal" in message for message in found) is is_refused


def test_an_integer_is_a_date_only_if_it_is_a_year(project):
    by_year = make_register("projects", "project", "project_id", project_id="id", year="integer", size="integer")
    registers = {**REGISTERS, "projects": by_year}
    assert problems(project, registers, PA={**FLOW, "of": "projects", "date": "year"}) == []
    ((_, message),) = problems(project, registers, PA={**FLOW, "of": "projects", "date": "size"})
    assert "size is of type integer; here it must be date" in message


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"path": "steps"}, "a path of the kind steps has 'waypoints'"),
        ({"waypoints": [{"year": 2018, "value": "0.2"}]}, "a path of the kind straight has no 'waypoints'"),
        ({"path": "table", "waypoints": [{"year": 2020, "value": "0.2"}]}, "2020 does not lie between 2016 and 2020"),
        (
            {"path": "table", "waypoints": [{"year": 2018, "value": "0.2"}, {"year": 2018, "value": "0.2"}]},
            "2018 does not lie between 2018 and 2020",
        ),
    ],
)
def test_a_path_that_can_not_be_followed_is_named(project, change, words):
    targets = parse_targets({"targets": {P07: {**TARGET, **change}}})
    ((_, message),) = check_targets(targets, project.indicators, project.strategy.strands)
    assert message == words
    assert refusals("targets.json", {"targets": {P07: {**TARGET, **change}}}) == []


def test_a_problem_in_a_file_of_indicators_names_its_line(tmp_path):
    path = tmp_path / "x.yaml"
    path.write_text("PA:\n  label: {en: a, fr: b}\n  better: more\n", encoding="utf-8")
    with pytest.raises(ValueError, match="x.yaml:3: PA.better: 'more' is not one of"):
        read_config_file(path, SCHEMAS / "indicators.json", "x.yaml")


@pytest.mark.parametrize(
    ("declared", "words"),
    [
        ({"measure": {"share": "PA"}}, "a share of the total needs a breakdown"),
        ({"measure": {"growth": "PC"}}, "what is added up from the beginning can only grow"),
        ({"measure": {"growth": "PM"}}, "PM is a mean: a growth is made of indicators that count or add up"),
        ({"measure": {"ratio": {"numerator": "PM", "denominator": "PA"}}}, "PM is a mean: a ratio is made of"),
        ({**FLOW, "measure": {"mean": "project.ec_contribution"}}, "would be added once per row that links to it"),
        ({**FLOW, "measure": {"median": "country"}}, "country is of type country; here it must be integer or money or"),
        ({**FLOW, "measure": {"coverage": "country"}}, "coverage needs one condition that asks in which group"),
    ],
)
def test_a_measure_that_makes_no_sense_is_named(declared, words):
    parts = {
        "PA": {**FLOW},
        "PC": {**FLOW, "kind": "cumulative"},
        "PM": {**FLOW, "measure": {"mean": "ec_contribution"}},
    }
    filled = {**parts, "PX": {**DEFAULTS, **declared}}
    found = check_indicators(parse_indicators(filled), REGISTERS, DEFAULTS["strands"], GROUPS.groups)
    assert [message for _, message in found if words in message], found
    assert {place[0] for place, _ in found} == {"PX"}
