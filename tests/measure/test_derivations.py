"""Each derived column in the cases that its sentence promises; both forms are compared in every call."""

from datetime import date

import pytest

from strandreport.measure.derivations import DERIVATIONS
from strandreport.model.derived import DERIVED
from tests.measure.builder import SELF

ROLE = {"of": "participations", "date": "project.start_date", "kind": "flow", "measure": {"count": "rows"}}
IN_FORCE = {
    "of": "agreements",
    "kind": "stock",
    "measure": {"count_distinct": "chain_id"},
    "where": {"status": ["active", "expired", "renewed", "terminated"]},
    "stock": {"from": "start_date_effective", "until": "end_date_effective", "ended": "termination_date"},
}


def in_force(compute, *agreements, year="2019", **options):
    rows = [
        {"agreement_id": f"A{i}", "instrument": "AGR", "status": "active", **agreement}
        for i, agreement in enumerate(agreements)
    ]
    figure = compute({"agreements": rows}, {"T01": IN_FORCE}, **options).figure("T01", year)
    return figure.numerator, figure.n_unresolved, figure.n_undated


def test_every_derived_column_that_may_be_declared_is_written_twice():
    assert set(DERIVATIONS) == {(item.register, item.name) for item in DERIVED}


@pytest.mark.parametrize(
    ("participation", "counted", "unresolved"),
    [
        ({"role": "coordinator"}, 1, 0),
        ({"role": "participant"}, 0, 0),
        ({}, 1, 0),
        ({"org_id": "other"}, 0, 0),
        ({"voided": "role"}, 0, 1),
        ({"project_id": "nowhere"}, 0, 1),
        ({"project_id": "unnamed"}, 0, 1),
        ({"org_id": "unlisted"}, 0, 1),
        ({"project_id": "unnamed", "role": "coordinator"}, 1, 0),
    ],
)
def test_the_role_names_the_coordinator_and_the_name_only_without_a_role(compute, participation, counted, unresolved):
    rows = {
        "organisations": [{"org_id": SELF, "name": "INSERM"}, {"org_id": "other", "name": "CNRS"}],
        "projects": [{"project_id": "p1", "coordinator_name": "INSERM"}, {"project_id": "unnamed"}],
        "participations": [{"project_id": "p1", "org_id": SELF, **participation}],
    }
    figure = compute(rows, {"PX": {**ROLE, "where": {"is_coordinator": True}}}).figure("PX")
    assert (figure.numerator, figure.n_unresolved) == (counted, unresolved)


@pytest.mark.parametrize(
    ("framework", "scheme", "counted", "unresolved"),
    [
        ("H2020", "RIA", 1, 0),
        ("H2020", "ERC-STG", 0, 0),
        ("H2020", "MSCA-IF-EF-ST", 0, 0),
        ("H2020", "MSCA-ITN-ETN", 1, 0),
        ("H2020", "SME-1", 0, 0),
        ("HORIZON", "SME-1", 1, 0),
        ("HORIZON", "HORIZON-ERC-SYG", 0, 0),
        ("H2020", None, 0, 1),
        ("ANR", "PRC", 0, 1),
        (None, "RIA", 0, 1),
    ],
)
def test_individual_grants_have_no_coordinator(compute, framework, scheme, counted, unresolved):
    rows = {"projects": [{"project_id": "p1", "framework": framework, "funding_scheme": scheme}]}
    indicator = {"of": "projects", "date": "start_date", "kind": "flow", "measure": {"count": "rows"}}
    figure = compute(rows, {"PX": {**indicator, "where": {"is_coordination_eligible": True}}}).figure("PX")
    assert (figure.numerator, figure.n_unresolved) == (counted, unresolved)


def test_a_participation_is_ours_by_its_identifier_alone(compute):
    rows = {"participations": [{"org_id": SELF}, {"org_id": "999"}, {}]}
    figure = compute(rows, {"PX": {**ROLE, "where": {"is_self": True}}}).figure("PX")
    assert (figure.numerator, figure.n_unresolved) == (1, 1)


@pytest.mark.parametrize(
    ("agreement", "counted"),
    [
        ({"start_date": date(2018, 1, 1)}, 1),
        ({"start_date": date(2019, 12, 31)}, 1),
        ({"start_date": date(2020, 1, 1)}, 0),
        ({"start_date": date(2018, 1, 1), "end_date": date(2019, 12, 31)}, 1),
        ({"start_date": date(2018, 1, 1), "end_date": date(2019, 12, 30)}, 0),
        ({"start_date": date(2018, 1, 1), "signature_date": date(2020, 2, 1)}, 0),
        ({"start_date": date(2018, 1, 1), "termination_date": date(2019, 12, 31), "status": "terminated"}, 0),
        ({"start_date": date(2018, 1, 1), "termination_date": date(2020, 1, 1), "status": "terminated"}, 1),
        ({"start_date": date(2018, 1, 1), "status": "suspended"}, 0),
        ({"start_date": date(2018, 1, 1), "status": "negotiation"}, 0),
        ({"signature_date": date(2016, 6, 1), "instrument": "LEA"}, 1),
        ({"signature_date": date(2015, 6, 1), "instrument": "LEA"}, 0),
        ({"signature_date": date(2015, 6, 1), "instrument": "UMI"}, 1),
        ({"signature_date": date(2014, 6, 1), "instrument": "UMI"}, 0),
        ({"signature_date": date(2014, 6, 1), "instrument": "UMI", "end_date": date(2020, 1, 1)}, 1),
    ],
)
def test_an_agreement_is_in_force_from_its_effective_start_to_its_effective_end(compute, agreement, counted):
    assert in_force(compute, agreement) == (counted, 0, 0)


@pytest.mark.parametrize("cut_off", [date(2020, 5, 31), date(2020, 6, 1)])
def test_a_laboratory_signed_on_the_first_of_june_2016_ends_on_the_last_of_may_2020(compute, cut_off):
    agreement = {"signature_date": date(2016, 6, 1), "instrument": "LEA"}
    counted = in_force(compute, agreement, year="total", as_of=cut_off)[0]
    assert counted == (1 if cut_off == date(2020, 5, 31) else 0)


def test_a_stock_of_a_past_year_is_taken_at_its_end(compute):
    agreement = {"start_date": date(2016, 6, 1), "end_date": date(2017, 6, 1), "status": "expired"}
    assert [in_force(compute, agreement, year=year)[0] for year in ("2016", "2017", "total")] == [1, 0, 0]


def test_an_agreement_that_is_over_without_a_known_end_can_not_be_judged(compute):
    started = {"start_date": date(2016, 1, 1)}
    over = [{**started, "status": status} for status in ("expired", "renewed", "terminated")]
    assert in_force(compute, *over) == (0, 3, 0)


def test_an_agreement_without_a_first_day_is_reported_as_undated(compute):
    assert in_force(compute, {}) == (0, 0, 1)


@pytest.mark.parametrize("column", ["start_date", "end_date", "termination_date", "status", "renewed_from"])
def test_a_voided_cell_that_the_stock_needs_leaves_the_agreement_unresolved(compute, column):
    agreement = {"start_date": date(2018, 1, 1), "voided": column} | {column: None}
    assert in_force(compute, agreement) == (0, 1, 0)


def test_a_chain_of_renewals_counts_once_even_if_two_of_it_are_in_force(compute):
    first = {"start_date": date(2015, 1, 1), "end_date": date(2020, 6, 1), "status": "renewed"}
    assert in_force(compute, first, {"start_date": date(2019, 1, 1), "renewed_from": "A0"}) == (1, 0, 0)


def test_two_renewals_of_an_agreement_that_was_never_handed_in_are_one_chain(compute):
    started = {"start_date": date(2018, 1, 1)}
    assert in_force(compute, {**started, "renewed_from": "lost"}, {**started, "renewed_from": "lost"}, started)[0] == 2


def test_agreements_that_renew_each_other_in_a_circle_are_one_chain(compute):
    started = {"start_date": date(2018, 1, 1)}
    circle = [{**started, "renewed_from": f"A{(i + 1) % 3}"} for i in range(3)]
    assert in_force(compute, *circle)[0] == 1


COUNT = {"kind": "flow", "measure": {"count": "rows"}}
ENDED = {**COUNT, "of": "agreements", "date": "end_date_effective"}


@pytest.mark.parametrize(
    ("country", "framework", "signed", "expected"),
    [
        ("FR", "H2020", date(2017, 1, 1), "member_state"),
        ("DE", "H2020", date(2017, 6, 30), "third_country"),
        ("DE", "H2020", date(2017, 7, 1), "associated"),
        ("NA", "H2020", date(2016, 12, 31), "associated"),
        ("NA", "H2020", date(2017, 1, 1), "third_country"),
        ("US", "H2020", date(2017, 1, 1), "third_country"),
        ("FR", "HORIZON", date(2017, 1, 1), "third_country"),
        ("FR", "FP6", date(2017, 1, 1), None),
        ("FR", "H2020", None, None),
        (None, "H2020", date(2017, 1, 1), None),
    ],
)
def test_a_status_is_that_of_the_framework_on_the_day_of_the_signature(compute, country, framework, signed, expected):
    rows = {
        "projects": [{"project_id": "p0", "framework": framework, "signature_date": signed}],
        "participations": [{"project_id": "p0", "org_id": "o1", "country": country}],
    }
    found = compute(rows, {"PX": {**ROLE, "by": ["partner_status"]}})
    assert found.groups("PX") == {expected: 1}
    one = compute(rows, {"PX": {**ROLE, "where": {"partner_status": "associated"}}}).figure("PX")
    assert (one.numerator, one.n_unresolved) == (int(expected == "associated"), int(expected is None))


@pytest.mark.parametrize(
    ("renewal", "renewed", "unresolved"),
    [
        ({"start_date": date(2017, 12, 30)}, 1, 0),
        ({"start_date": date(2017, 12, 31)}, 0, 0),
        ({"start_date": date(2016, 1, 1)}, 1, 0),
        ({"start_date": date(2017, 12, 30), "status": "negotiation"}, 0, 0),
        ({"start_date": date(2017, 12, 30), "renewed_from": "other"}, 0, 0),
        ({}, 0, 1),
        ({"voided": "start_date"}, 0, 1),
    ],
)
def test_a_renewal_is_in_time_within_six_months_of_the_end(compute, renewal, renewed, unresolved):
    old = {"agreement_id": "A0", "instrument": "AGR", "status": "expired", "start_date": date(2014, 1, 1)}
    rows = [
        {**old, "end_date": date(2017, 6, 30)},
        {"agreement_id": "A1", "status": "active", "renewed_from": "A0", **renewal},
    ]
    declared = {**ENDED, "where": {"is_renewed_in_time": True, "agreement_id": "A0"}}
    figure = compute({"agreements": rows}, {"TX": declared}).figure("TX", "2017")
    assert (figure.numerator, figure.n_unresolved) == (renewed, unresolved)


def test_a_renewal_after_the_cut_off_date_is_not_known_yet(compute):
    rows = [
        {"agreement_id": "A0", "instrument": "AGR", "start_date": date(2014, 1, 1), "end_date": date(2017, 6, 30)},
        {"agreement_id": "A1", "start_date": date(2017, 9, 1), "renewed_from": "A0"},
    ]
    declared = {"TX": {**ENDED, "where": {"is_renewed_in_time": True}}}
    seen = [
        compute({"agreements": rows}, declared, as_of=day).number("TX", "2017")
        for day in (date(2017, 8, 31), date(2017, 9, 1))
    ]
    assert seen == [0, 1]


@pytest.mark.parametrize(
    ("end", "expiring"),
    [(date(2018, 12, 31), 1), (date(2019, 1, 1), 0), (date(2017, 12, 31), 1), (date(2017, 12, 30), 0), (None, 0)],
)
def test_an_agreement_expires_within_twelve_months_of_the_last_day(compute, end, expiring):
    rows = [
        {"agreement_id": "A0", "instrument": "AGR", "status": "active", "start_date": date(2015, 1, 1), "end_date": end}
    ]
    declared = {**IN_FORCE, "stock": {**IN_FORCE["stock"], "from": "last_year_from"}}
    assert compute({"agreements": rows}, {"TX": declared}).number("TX", "2017") == expiring


@pytest.mark.parametrize(
    ("basis", "is_health"),
    [("H2020-EU.3.1.", 1), ("H2020-EU.3.1.2.", 1), ("H2020-EU.3.10.", 0), ("HORIZON.2.1.5", 1), ("FP7-HEALTH", 1),
     ("H2020-EU.1.1.", 0)],
)  # fmt: skip
def test_a_number_of_a_programme_part_is_read_to_its_full_stop(compute, basis, is_health):
    rows = {"projects": [{"project_id": "p0", "legal_basis": basis, "start_date": date(2017, 1, 1)}]}
    declared = {**COUNT, "of": "projects", "date": "start_date", "where": {"is_health": True}}
    assert compute(rows, {"PX": declared}).number("PX", "2017") == is_health


def test_a_unit_is_new_in_the_year_of_its_first_signed_project_alone(compute):
    rows = {
        "projects": [
            {"project_id": f"p{i}", "signature_date": date(year, 1, 1)} for i, year in enumerate((2018, 2016, 2017))
        ],
        "proposals": [
            {"proposal_id": f"q{i}", "outcome": outcome, "unit_code": unit, "project_id": f"p{i}"}
            for i, (outcome, unit) in enumerate((("retained", "U1"), ("rejected", "U1"), ("retained", "U1")))
        ]
        + [{"proposal_id": "q9", "outcome": "retained", "project_id": "p0"}],
    }
    declared = {
        "of": "proposals",
        "date": "project.signature_date",
        "kind": "flow",
        "measure": {"count_distinct": "unit_code"},
        "where": {"is_unit_first": True},
    }
    found = compute(rows, {"PX": declared})
    assert [found.number("PX", year) for year in ("2016", "2017", "2018")] == [0, 1, 0]
    assert found.figure("PX", "2018").n_unresolved == 1


STOCK = {"from": "two_years_on", "until": "end_date_effective"}
IDLE = {**IN_FORCE, "where": {"idle_days": {"on_day": True}}, "stock": STOCK, "measure": {"count": "rows"}}


def idle_in(compute, year, agreement=None, **signs):
    """Whether the one agreement, in force from 1 March 2014, is dormant at the end of a year."""
    own = {"agreement_id": "A0", "instrument": "AGR", "status": "active", "start_date": date(2014, 3, 1)}
    figure = compute({"agreements": [{**own, **(agreement or {})}], **signs}, {"TX": IDLE}).figure("TX", year)
    return figure.numerator, figure.n_unresolved


@pytest.mark.parametrize(
    ("year", "signs", "expected"),
    [
        ("2017", {}, (1, 0)),
        ("2017", {"events": [{"event_id": "e", "start_date": date(2016, 1, 1), "agreement_id": "A0"}]}, (0, 0)),
        ("2018", {"events": [{"event_id": "e", "start_date": date(2016, 12, 31), "agreement_id": "A0"}]}, (1, 0)),
        ("2017", {"events": [{"event_id": "e", "start_date": date(2018, 1, 1), "agreement_id": "A0"}]}, (1, 0)),
        ("2018", {"events": [{"event_id": "e", "start_date": date(2018, 12, 31), "agreement_id": "A0"}]}, (0, 0)),
        ("2017", {"events": [{"event_id": "e", "start_date": date(2017, 1, 1), "agreement_id": "A9"}]}, (1, 0)),
        ("2018", {"publications": [{"publication_id": "u", "year": 2017, "agreement_id": "A0"}]}, (0, 0)),
        ("2019", {"publications": [{"publication_id": "u", "year": 2017, "agreement_id": "A0"}]}, (1, 0)),
        ("2018", {"publications": [{"publication_id": "u", "year": 99999, "agreement_id": "A0"}]}, (1, 0)),
        ("2018", {"people_flows": [{"flow_id": "f", "year": 2017, "agreement_id": "A0"}]}, (0, 0)),
        ("2019", {"people_flows": [{"flow_id": "f", "year": 2015, "start_date": date(2015, 1, 1),
                                    "end_date": date(2018, 1, 1), "agreement_id": "A0"}]}, (0, 0)),
        ("total", {}, (1, 0)),
    ],
)  # fmt: skip
def test_a_partnership_is_dormant_without_a_sign_of_life_in_the_year_or_the_year_before(compute, year, signs, expected):
    assert idle_in(compute, year, **signs) == expected


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, 0),
        ({"org_id": "o2"}, 1),
        ({"side": "own"}, 1),
        ({"partner": "o2"}, 1),
        ({"us": "o3"}, 1),
        ({"signature_date": date(2014, 1, 1), "end_date": date(2015, 12, 31)}, 1),
        ({"signature_date": date(2014, 1, 1), "end_date": date(2016, 1, 1)}, 0),
    ],
)
def test_a_european_project_with_a_foreign_partner_is_a_sign_of_life_while_it_lasts(compute, changed, expected):
    told = {
        "org_id": "o1",
        "side": "foreign",
        "partner": "o1",
        "us": SELF,
        "signature_date": date(2016, 5, 1),
    } | changed
    number, _ = idle_in(
        compute,
        "2017",
        agreement_partners=[
            {"agreement_id": "A0", "partner_name": "X", "side": told["side"], "org_id": told["org_id"]}
        ],
        participations=[{"project_id": "p", "org_id": told["us"]}, {"project_id": "p", "org_id": told["partner"]}],
        projects=[{"project_id": "p", "signature_date": told["signature_date"], "end_date": told.get("end_date")}],
    )
    assert number == expected


@pytest.mark.parametrize(
    ("agreement", "expected"),
    [
        ({"start_date": date(2016, 1, 1)}, (0, 0)),
        ({"start_date": date(2015, 12, 31)}, (1, 0)),
        ({"end_date": date(2017, 12, 30)}, (0, 0)),
        ({"voided": "start_date", "start_date": None}, (0, 1)),
        ({"agreement_id": None}, (0, 1)),
    ],
)
def test_no_partnership_under_two_years_old_or_over_is_judged(compute, agreement, expected):
    assert idle_in(compute, "2017", agreement) == expected


PUBLICATION = {
    "of": "publications",
    "date": "day",
    "kind": "flow",
    "measure": {"count": "rows"},
    "by": ["single_theme"],
}
PROJECT = {**PUBLICATION, "of": "projects", "date": "signature_date"}


def test_groups_by_theme_add_up_because_what_has_several_is_a_group_of_its_own(compute):
    themes = {"u1": ["NEU"], "u2": ["NEU", "CAN"], "u3": ["CAN", "CAN"], "u4": [None], "u5": []}
    rows = {
        "publications": [{"publication_id": name, "day": date(2018, 1, 1)} for name in themes],
        "publication_themes": [
            {"publication_id": name, "theme": theme} for name, listed in themes.items() for theme in listed
        ],
    }
    assert compute(rows, {"CX": PUBLICATION}).groups("CX", "2018") == {"NEU": 1, "CAN": 1, "several": 1, None: 2}


def test_what_lacks_a_theme_that_was_left_out_counts_under_none(compute):
    rows = {
        "publications": [
            {"publication_id": f"u{i}", "day": date(2018, 1, 1), "voided": lost}
            for i, lost in enumerate(("", "publication_themes", "publication_countries"))
        ],
        "publication_themes": [{"publication_id": f"u{i}", "theme": "NEU"} for i in range(3)],
    }
    assert compute(rows, {"CX": PUBLICATION}).groups("CX", "2018") == {"NEU": 2, None: 1}


def test_a_project_that_lacks_a_topic_has_its_theme_unless_the_topic_may_be_one(compute):
    kinds = ("", "project_topics", "project_topics.theme", "project_topics.subject")
    rows = {
        "projects": [
            {"project_id": f"p{i}", "signature_date": date(2018, 1, 1), "voided": lost} for i, lost in enumerate(kinds)
        ],
        "project_topics": [{"project_id": f"p{i}", "kind": "theme", "code": "NEU"} for i in range(4)],
    }
    assert compute(rows, {"PX": PROJECT}).groups("PX", "2018") == {"NEU": 2, None: 2}


@pytest.mark.parametrize(
    ("register", "key", "column", "child", "lost"),
    [
        ("publications", "publication_id", "n_countries_known", "publication_countries", "publication_countries"),
        ("agreements", "agreement_id", "n_partner_countries", "agreement_partners", "agreement_partners"),
    ],
)
def test_how_many_countries_is_not_known_where_one_was_left_out(compute, register, key, column, child, lost):
    of = {"of": register, "date": "day" if register == "publications" else "signature_date", "kind": "flow"}
    declared = {"CX": {**of, "measure": {"count": "rows"}, "where": {column: {"ge": 2}}}}
    day = {"day" if register == "publications" else "signature_date": date(2018, 1, 1)}
    rows = {
        register: [{key: "a", **day}, {key: "b", **day, "voided": lost}],
        child: [
            {key: name, "country": country}
            | ({"side": "foreign", "partner_name": country} if lost == "agreement_partners" else {})
            for name in "ab"
            for country in ("DE", "NA")
        ],
    }
    found = compute(rows, declared).figure("CX", "2018")
    assert (found.numerator, found.n_unresolved) == (1, 1)


@pytest.mark.parametrize(("theme", "expected"), [("NEU", (1, 0)), ("CAN", (0, 1))])
def test_an_agreement_on_a_theme_that_is_named_stays_so_whatever_was_left_out(compute, theme, expected):
    of = {"of": "agreements", "date": "signature_date", "kind": "flow", "measure": {"count": "rows"}}
    rows = {
        "agreements": [
            {
                "agreement_id": "A",
                "partner_country": "DE",
                "signature_date": date(2018, 1, 1),
                "voided": "agreement_themes",
            }
        ],
        "agreement_themes": [{"agreement_id": "A", "theme": theme}],
    }
    found = compute(rows, {"TX": {**of, "where": {"has_priority_theme": True}}}).figure("TX", "2018")
    assert (found.numerator, found.n_unresolved) == expected


@pytest.mark.parametrize("lost", ["events", "people_flows", "publications", "agreement_partners"])
def test_an_agreement_is_not_said_to_be_idle_where_a_sign_of_life_was_left_out(compute, lost):
    assert idle_in(compute, "2017", {"voided": lost}) == (0, 1)


def test_of_the_topics_of_a_project_only_themes_of_the_strategy_are_its_theme(compute):
    topics = [("p1", "theme", "NEU"), ("p1", "topic", "CAN"), ("p2", "topic", "CAN"), ("p3", "theme", "CAN")]
    rows = {
        "projects": [{"project_id": f"p{i}", "signature_date": date(2018, 1, 1)} for i in (1, 2, 3)],
        "project_topics": [{"project_id": name, "kind": kind, "code": code} for name, kind, code in topics],
    }
    assert compute(rows, {"PX": PROJECT}).groups("PX", "2018") == {"NEU": 1, "CAN": 1, None: 1}


@pytest.mark.parametrize(
    ("flow", "country"),
    [
        ({"direction": "in", "previous_country": "DE", "destination_country": "FR"}, "DE"),
        ({"direction": "out", "previous_country": "DE", "destination_country": "NA"}, "NA"),
        ({"direction": "out", "previous_country": "DE"}, None),
        ({"previous_country": "DE", "destination_country": "FR"}, None),
    ],
)
def test_the_country_of_a_stay_is_where_one_comes_from_or_goes_to(compute, flow, country):
    of = {"of": "people_flows", "date": "year", "kind": "flow", "measure": {"count": "rows"}, "by": ["country_abroad"]}
    rows = {"people_flows": [{"flow_id": "f", "year": 2018, **flow}]}
    assert compute(rows, {"HX": of}).groups("HX", "2018") == {country: 1}


def test_a_country_of_a_stay_that_can_not_be_read_leaves_a_filter_by_it_open(compute):
    of = {"of": "people_flows", "date": "year", "kind": "flow", "measure": {"count": "rows"}}
    rows = {
        "people_flows": [
            {"flow_id": "f1", "year": 2018, "direction": "in", "voided": "previous_country"},
            {"flow_id": "f2", "year": 2018, "direction": "in", "voided": "destination_country"},
        ]
    }
    figure = compute(rows, {"HX": {**of, "where": {"country_abroad": "DE"}}}).figure("HX", "2018")
    assert (figure.numerator, figure.n_unresolved) == (0, 1)
