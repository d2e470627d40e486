"""Every indicator that is shipped, over small registers written by hand, with the values that follow from them."""

from datetime import date

import pytest

from strandreport.measure.compute import compute_figures
from strandreport.measure.table import from_parquet
from strandreport.model.files import read_json
from strandreport.model.project import load_project
from tests.conftest import ROOT
from tests.measure.builder import SELF, write_registers

MAX_HEADLINES = 15


def day(text):
    return date.fromisoformat(text)


def agreement(number, country, instrument="AGR", start="2015-03-01", **more):
    dates = {"signature_date": day(start), "start_date": day(start)}
    names = {"agreement_id": number, "instrument": instrument, "partner_country": country}
    return {**names, **dates, "status": "active", "signed_under": "own", **more}


def addresses(publication, *countries):
    return [{"publication_id": publication, "country": country} for country in countries]


def amount(agreement_id, year, amount, payer="own", kind="committed"):
    return {"agreement_id": agreement_id, "year": year, "payer": payer, "kind": kind, "amount": amount}


def proposal(number, outcome, **more):
    named = {"proposal_id": f"q{number}", "framework": "H2020", "call_deadline": day("2018-04-01"), "stage": "full"}
    return {**named, "eligible": True, "outcome": outcome, **more}


def action(number, **more):
    return {"action_id": f"h{number}", "programme": "HRS4R", "status": "done", **more}


def flow(number, **more):
    return {"flow_id": f"f{number}", "year": 2018, "direction": "in", **more}


def version(number, value, valid_from, **more):
    named = {"target_id": "T01.emerging_powers", "version": number, "baseline_period": "2016", "target_year": 2020}
    said = {"standing": "illustrative", "decided_by": "Board", "reason": f"Reason {number}."}
    return {**named, **said, "value": value * 10**6, "valid_from": valid_from, **more}


def partner(agreement_id, country, name="main", **more):
    return {"agreement_id": agreement_id, "partner_name": name, "side": "foreign", "country": country, **more}


def expected(measure, year, **more):
    return {"year": year, "measure": measure, "scope": "institute", **more}


MAIN = (
    *(("A1", "CN"), ("A2", "CN"), ("A3", "BR"), ("A4", "BR"), ("A5", "DE"), ("A6", "GB"), ("A7", "TN"), ("A8", "KH")),
    *(("A9", "EG"), ("B1", "JP"), ("B2", "IT"), ("B3", "FR"), ("C1", "CN"), ("C2", "BR"), ("C3", "CN")),
)
ROWS = {
    "agreement_partners": [
        *(partner(number, country, org_id="o1" if number == "A5" else None) for number, country in MAIN),
        # A4 is signed with an Indian and a second Brazilian partner too: once in Brazil, once in India
        partner("A4", "IN", "second"),
        partner("A4", "BR", "third"),
        partner("A4", "CN", "co-signatory", side="national"),
    ],
    "agreement_themes": [
        {"agreement_id": "A1", "theme": "INF"},
        {"agreement_id": "A2", "theme": "NEU"},
        {"agreement_id": "A4", "theme": "NEU"},
        {"agreement_id": "A4", "theme": "CAN"},
        {"agreement_id": "A5", "theme": "CAN"},
    ],
    "calls": [
        {"call_id": "c1", "instrument": "LEA", "year": 2018, "submitted": 40, "selected": 10},
        {"call_id": "c2", "instrument": "LIA", "year": 2018, "submitted": 7},
    ],
    "denominators": [
        expected("external_resources", 2018, amount=900_00),
        expected("eu_receipts", 2018, amount=90_00),
        expected("france_eu_health", 2018, amount=5_000_00, scope="france"),
        expected("france_eu_health", 2018, amount=1, scope="eu"),
        expected("vacancies", 2018, count=200),
        expected("vacancies_euraxess", 2018, count=120),
        expected("vacancies_english", 2018, count=60),
    ],
    "programme_entities": [
        {"framework": "H2020", "stage": stage, "project_id": f"x{i}", "entity_id": "e1", "action": "ERC",
         "country": country, "call_year": 2018}
        for stage, i, country in (
            ("evaluated", 0, "FR"), ("evaluated", 1, "FR"), ("evaluated", 2, "DE"), ("successful", 0, "FR"),
        )
    ] + [
        {"framework": "H2020", "stage": stage, "project_id": f"z{i}", "entity_id": "e1", "action": "ERC",
         "country": "FR" if i < 10 else "DE", "call_year": 2019}
        for stage, count in (("evaluated", 11), ("successful", 2)) for i in range(count)
    ] + [
        # a second French entity of one project, and one in a country that is no Member State
        {"framework": "H2020", "stage": "evaluated", "project_id": f"z{i}", "entity_id": "e2", "action": "RIA",
         "country": country, "call_year": 2019} for i, country in ((0, "FR"), (20, "CH"))
    ],
    "agreements": [
        # C1 ended and was renewed in time, C2 ended and was not, C3 renews C1
        agreement("C1", "CN", start="2013-07-01", end_date=day("2016-06-30"), status="renewed"),
        agreement("C2", "BR", start="2013-07-01", end_date=day("2016-06-30"), status="expired"),
        agreement("C3", "CN", start="2016-10-01", end_date=day("2017-09-30"), renewed_from="C1", status="expired"),
        agreement("A1", "CN"),
        agreement("A2", "CN", start="2018-02-01", renewed_from="A1"),
        agreement("A3", "BR", status="suspended"),
        agreement("A4", "BR", start="2018-05-01", amount_committed=700_00),
        agreement("A5", "DE", "LEA", start="2016-06-01", own_unit="U1"),
        agreement("A6", "GB", "GDRE", end_date=day("2018-06-30")),
        agreement("A7", "TN", "UMI", termination_date=day("2018-12-31")),
        agreement("A8", "KH", "ANRS-SITE", signed_under="anrs"),
        agreement("A9", "EG", "ANRS-SITE", signed_under="anrs"),
        agreement("B1", "JP"),
        agreement("B2", "IT", start="2018-09-01", status="negotiation", amount_committed=1),
        agreement("B3", "FR"),
    ],
    "agreement_funding": [
        amount("A1", 2018, 10_00),
        amount("A4", 2018, 5_00),
        amount("A4", 2017, 3_00),
        amount("A4", 2018, 2_00, kind="paid"),
        amount("A4", 2018, 50_00, kind="planned"),
        amount("A4", 2018, 4_00, payer="partner"),
        amount("A5", 2018, 100_00),
        amount("A8", 2018, 9_00, payer="anrs"),
    ],
    "publications": [
        {"publication_id": "u0", "year": 2018, "norm_citation": 15_000, "top10": True},
        {"publication_id": "u1", "year": 2018, "norm_citation": 10_000, "top10": False},
        {"publication_id": "u2", "year": 2018},
        {"publication_id": "u3", "year": 2018, "norm_citation": 90_000, "top10": True},
        *({"publication_id": f"u{i}", "year": 2018} for i in (4, 5)),
        {"publication_id": "v0", "year": 2019},
        {"publication_id": "w0", "year": 2016},
    ],
    "publication_countries": [
        *addresses("u0", "FR", "CN", "BR"),
        *addresses("u1", "FR", "CN", "DE"),
        *addresses("u2", "FR", "GB"),
        *addresses("u3", "FR"),
        *addresses("u4", "FR", "TN"),
        {"publication_id": "u4", "country": "SN", "is_first_author": False, "is_corresponding": True},
        {"publication_id": "u5", "country": "FR"},
        {"publication_id": "u5", "country": "VN", "is_last_author": False},
        *addresses("w0", "CN"),
        *addresses("v0", "FR", "CN"),
    ],
    "publication_themes": [
        {"publication_id": publication, "theme": theme}
        for publication, theme in (("u0", "INF"), ("u0", "CAN"), ("u1", "INF"))
    ],
    "collaborations": [
        {"year": 2018, "unit_code": "U1", "partner_name": name, "country": country, "nature": "research"}
        for name, country in (("a", "CN"), ("b", "CN"), ("c", "US"))
    ],
    "actions": [
        action(1, due_date=day("2017-06-30"), done_date=day("2017-05-01")),
        action(2, due_date=day("2017-06-30"), done_date=day("2018-03-01")),
        action(3, due_date=day("2018-06-30"), status="cancelled"),
        action(4, due_date=day("2019-06-30"), done_date=day("2018-03-01")),
        action(5, due_date=day("2018-12-31"), status="in_progress"),
        *(
            {"action_id": f"s{i}", "programme": "strategy", "strand": "southern_countries", "theme": "INF", **more}
            for i, more in enumerate(
                (
                    {"status": "in_progress", "start_date": day("2017-09-01")},
                    {"status": "done", "start_date": day("2016-01-01"), "done_date": day("2018-02-01")},
                    {"status": "planned", "start_date": day("2018-01-01")},
                    {"status": "done", "start_date": day("2016-01-01"), "done_date": day("2017-12-31")},
                    {"status": "in_progress", "start_date": day("2017-09-01"), "theme": "NEU"},
                )
            )
        ),
    ],
    "events": [
        {"event_id": f"e{i}", "start_date": day("2018-03-01"), "channel": "own", **more}
        for i, more in enumerate(
            (
                {"type": "POSITION"},
                {"type": "POSITION", "channel": "clora"},
                {"type": "SEAT", "start_date": day("2015-01-01")},
                {"type": "SEAT", "start_date": day("2015-01-01"), "end_date": day("2018-12-30")},
                {"type": "SEAT", "start_date": day("2018-01-01"), "end_date": day("2018-12-31")},
                {"type": "MEETING", "attendees": 12},
                {"type": "INFODAY", "attendees": 30},
                {"type": "MISSION", "attendees": 7},
                {"type": "TOPIC", "taken_up": True},
                {"type": "TOPIC", "taken_up": False},
                {"type": "TOPIC"},
                {"type": "EXPERT"},
            )
        )
    ],
    "people_flows": [
        flow(1, kind="recruitment", programme="ATIP-AVENIR", previous_country="US"),
        flow(2, kind="recruitment", programme="ATIP-AVENIR", previous_country="FR"),
        flow(3, kind="recruitment", programme="ATIP-AVENIR"),
        flow(4, kind="recruitment", programme="CRCN", previous_country="US"),
        flow(5, kind="hosting", programme="POSTDOC"),
        flow(6, kind="visit", programme="VISITOR"),
        flow(7, kind="visit", programme="VISITOR", direction="out"),
        flow(8, kind="visit", programme="VISITOR", year=2020),
        flow(9, kind="recruitment", programme="CRCN", nationality="DE"),
        flow(10, kind="recruitment", programme="DR", nationality="DE", dual_french=True),
        flow(11, kind="recruitment", programme="CRCN", nationality="FR"),
        flow(12, kind="recruitment", programme="ATIP-AVENIR", previous_country="FR", sex="F", year=2019),
        flow(13, kind="recruitment", programme="ATIP-AVENIR", previous_country="FR", sex="M", year=2019),
        flow(14, kind="recruitment", programme="ATIP-AVENIR", previous_country="FR", sex="U", year=2019),
        flow(15, kind="hosting", programme="PHD", previous_country="US", year=2017, start_date=day("2017-03-01"),
             end_date=day("2018-12-31"), agreement_id="A5", person_months=12_5000),
        flow(17, kind="hosting", programme="MSCA"),
        flow(18, kind="secondment", programme="MSCA"),
        flow(19, kind="recruitment", programme="MSCA"),
        flow(16, kind="hosting", programme="PHD", previous_country="FR", year=2017, start_date=day("2017-03-01"),
             agreement_id="A5", person_months=5000),
    ],
    "proposals": [
        proposal(1, "retained"),
        proposal(2, "rejected", stage=None, eligible=None),
        proposal(3, "reserve"),
        proposal(4, "pending"),
        proposal(5, "retained", stage="outline"),
        proposal(6, "rejected", eligible=False),
        proposal(7, "retained", framework="ANR"),
        proposal(8, "ineligible"),
        proposal(9, None),
        proposal(11, "retained", call_deadline=day("2016-04-01"), action="ERC-STG", support="office", requested=100_00,
                 obtained=80_00, unit_code="U1", project_id="p1"),
        proposal(12, "rejected", call_deadline=day("2016-04-01"), action="ERC-STG", support="none", requested=60_00),
        proposal(13, "retained", call_deadline=day("2016-04-01"), action="RIA", support="none", requested=50_00),
        proposal(14, "rejected", call_deadline=day("2016-04-01"), action="RIA", support="training"),
        proposal(15, "retained", call_deadline=day("2017-04-01"), unit_code="U1", project_id="p6"),
        *(proposal(100 + i, "retained" if i < 4 else "rejected", call_deadline=day("2019-04-01"), action="ERC-STG",
                   support="office") for i in range(10)),
        *(proposal(200 + i, "retained" if i < 1 else "rejected", call_deadline=day("2019-04-01"), action="ERC-STG",
                   support="none") for i in range(10)),
        proposal(16, "retained", call_deadline=day("2016-04-02"), unit_code="U1", project_id="p0", stage="outline"),
        proposal(17, "reserve", call_deadline=day("2019-04-01"), action="ERC-ADG"),
        proposal(18, "pending", call_deadline=day("2019-04-01"), action="MSCA-IF"),
        proposal(19, "retained", call_deadline=day("2019-04-01"), action="MSCA-ITN"),
    ],
    "projects": [
        {"project_id": f"p{i}", "framework": "H2020", "funding_scheme": scheme, "signature_date": day("2018-05-01")}
        for i, scheme in enumerate(("RIA", "ERC-STG", "MSCA-ITN-ETN", "MSCA-IF-EF-ST", "ERC-POC", None))
    ] + [
        {"project_id": "p6", "framework": "H2020", "funding_scheme": "ERA-NET-Cofund", "legal_basis": "H2020-EU.3.1.",
         "signature_date": day("2016-05-01")},
    ],
    "participations": [
        {"project_id": "p0", "org_id": SELF, "role": "participant", "net_ec_contribution": 1_000_00},
        {"project_id": "p0", "org_id": "o1", "role": "coordinator", "net_ec_contribution": 5_000_00},
        {"project_id": "p1", "org_id": SELF, "role": "coordinator", "net_ec_contribution": 1_500_00},
        {"project_id": "p2", "org_id": SELF, "role": "participant", "ec_contribution": 77_00},
        {"project_id": "p3", "org_id": SELF, "role": "coordinator", "voided": "net_ec_contribution"},
        {"project_id": "p4", "org_id": SELF, "role": "coordinator"},
        {"project_id": "p5", "org_id": "o1", "role": "coordinator"},
        {"project_id": "p6", "org_id": SELF, "role": "participant", "ec_contribution": 900_00,
         "net_ec_contribution": 400_00},
        *({"project_id": "p6", "org_id": f"k{i}", "country": country, "role": "participant"}
          for i, country in enumerate(("DE", "GB", "CH", "US"))),
    ],
    "erc_grants": [
        {"grant_id": f"g{i}", "call_year": 2017, "signature_date": day("2018-05-01"), "scheme": scheme, **hosts}
        for i, (scheme, hosts) in enumerate(
            (
                ("STG", {"host_at_award": "o1", "host_at_signature": SELF, "host_now": "o1", "pi_sex": "F"}),
                ("COG", {"host_at_award": SELF, "host_at_signature": "o1", "host_now": SELF}),
                ("POC", {"host_at_signature": SELF}),
                ("ADG", {"host_now": SELF}),
            )
        )
    ],
    "target_history": [
        version(1, 10, day("2016-01-01"), decided_on=day("2016-03-01")),
        version(2, 7, day("2018-07-01"), decided_on=day("2018-06-15"), replaces=1),
        version(3, 5, day("2020-07-01"), decided_on=day("2020-06-15"), replaces=2),
        version(4, 4, day("2018-12-01"), decided_on=day("2018-06-15"), replaces=3, visibility="restricted"),
    ],
}  # fmt: skip

# Figure, numerator, denominator of a ratio.
KNOWN = [
    ("C01.standing_and_visibility.2018", 3, None),
    ("C02.standing_and_visibility.2018", 2, None),
    ("C03.standing_and_visibility.2018", 5, None),
    ("C03.standing_and_visibility.2019", 1, None),
    ("C03D.standing_and_visibility.2018", 6, None),
    # a third each for CN and BR, and for CN and DE, halves for GB and VN, a third each for TN and SN
    ("C03F.standing_and_visibility.2018", 3, 1),
    ("C03F.standing_and_visibility.2018.CN", 2, 3),
    ("C03F.standing_and_visibility.2018.world_region=africa", 2, 3),
    ("C03T.standing_and_visibility.2018", 2, 1),
    ("C03T.standing_and_visibility.2018.INF", 3, 2),
    ("C04.standing_and_visibility.2018", 5, 6),
    ("T01.emerging_powers.2017", 1, None),
    ("T01.emerging_powers.2018", 2, None),
    ("T01.emerging_powers.2018.CN", 1, None),
    ("T01.developed_asia.2018", 1, None),
    ("T01.maghreb.2018", 0, None),
    ("T01.major_powers.2018", 0, None),
    ("T01.bilateral_cooperation.2018", 4, None),
    ("T01S.emerging_powers.2018", 1, None),
    ("T01S.maghreb.2018", 0, None),
    ("T02.emerging_powers.2018", 2, None),
    ("T02R.emerging_powers.2018", 1, None),
    ("T02T.emerging_powers.2018", 2, None),
    ("T02T.emerging_powers.2018.NEU", 2, None),
    ("T02T.emerging_powers.2018.CAN", 1, None),
    # A1 and A2 are one chain: two agreements, and three themes of which both have one
    ("T01T.emerging_powers.2018", 2, None),
    ("T01T.emerging_powers.2018.NEU", 2, None),
    ("T01T.emerging_powers.2018.INF", 1, None),
    ("T04T.major_powers.2018", 1, None),
    ("P16.european_programmes.2016.support=office", 1, 1),
    ("T04.major_powers.2017", 2, None),
    ("T04.major_powers.2018", 1, None),
    ("T04.maghreb.2017", 1, None),
    ("T04.maghreb.2018", 0, None),
    ("T04.bilateral_cooperation.2017", 3, None),
    ("T10.emerging_powers.2018", 15_00, None),
    ("T10.emerging_powers.2017", 3_00, None),
    ("T10.major_powers.2018", 100_00, None),
    ("T10.bilateral_cooperation.2018", 115_00, None),
    ("T10A.southern_countries.2018", 9_00, None),
    ("T10D.emerging_powers.2018", 2_00, None),
    ("T10P.emerging_powers.2018", 4_00, None),
    # A4 is signed with India too: all of its money stands in Brazil, the country of its main partner
    ("T10.emerging_powers.2018.BR", 5_00, None),
    ("T10S.emerging_powers.2018", 5_00, None),
    ("T10S.emerging_powers.2018.BR", 5_00, None),
    ("T10S.bilateral_cooperation.2018", 5_00, None),
    ("T10L.bilateral_cooperation.2018", 700_00, None),
    ("T12.emerging_powers.2018", 2, None),
    ("T12.major_powers.2018", 2, None),
    ("T12.maghreb.2018", 1, None),
    ("T12.southern_countries.2018", 3, None),
    ("T15.southern_countries.2018", 2, None),
    ("T16.southern_countries.2017", 3, None),
    ("T16.southern_countries.2018", 2, None),
    ("T16.southern_countries.2019", 1, None),
    ("E01.bilateral_cooperation.2017", 2, None),
    ("E01.bilateral_cooperation.2018", 1, None),
    ("E02.bilateral_cooperation.2017", 2, None),
    ("E02.bilateral_cooperation.2018", 1, None),
    ("E03.bilateral_cooperation.2018", 2, None),
    ("E03B.bilateral_cooperation.2018", 2, None),
    ("E03C.bilateral_cooperation.2018", 1, None),
    ("P01.european_programmes.2018", 3, None),
    ("P01R.european_programmes.2018", 1, None),
    ("P02.european_programmes.2018", 1, 3),
    ("P04.european_programmes.2018", 5, None),
    ("P04E.european_programmes.2018", 2, None),
    ("P05.european_programmes.2018", 5, None),
    ("P06.european_programmes.2018", 0, None),
    ("P06R.european_programmes.2018", 3, None),
    ("P07.european_programmes.2018", 0, 2),
    ("P07L.european_programmes.2018", 0, 5),
    ("P07R.european_programmes.2018", 3, 5),
    ("P08.european_programmes.2018", 2_500_00, None),
    ("P11.european_programmes.2018", 1, None),
    ("P11.talent.2018", 1, None),
    ("P11D.talent.2018", 1, None),
    ("P11N.talent.2018", 1, None),
    ("P11W.talent.2018", 1, 1),
    ("P11R.european_programmes.2018", 2, None),
    ("P13.european_programmes.2018", 2, None),
    ("I01.influence.2018", 2, None),
    ("I02.influence.2017", 2, None),
    ("I02.influence.2018", 2, None),
    ("I02.influence.2019", 1, None),
    ("I03.influence.2018", 2, None),
    ("I03A.influence.2018", 42, None),
    ("H02A.talent.2018", 3, None),
    ("H02N.talent.2018", 1, None),
    ("H02.talent.2018", 1, 3),
    ("H04I.talent.2018", 4, None),
    ("H04I.talent.total", 6, None),
    ("H04O.talent.2018", 1, None),
    ("H06D.hrs4r.2018", 4, None),
    ("H06N.hrs4r.2017", 1, None),
    ("H06N.hrs4r.2018", 2, None),
    ("H06.hrs4r.2017", 1, 2),
    ("H06.hrs4r.2018", 2, 4),
    ("H06.hrs4r.2019", 3, 5),
    ("C05.standing_and_visibility.2018", 25_000, 20_000),
    ("C06.standing_and_visibility.2018", 3, 3),
    ("C01.standing_and_visibility.2018.world_region=americas", 1, None),
    ("C02.standing_and_visibility.2018.asia", 1, None),
    ("C06.standing_and_visibility.2018.asia", 2, 3),
    ("C06.standing_and_visibility.2018.world_sub_region=northern_america", 1, 3),
    ("C06.standing_and_visibility.2018.country=CN", 2, 3),
    ("C03.standing_and_visibility.2018.world_region=asia", 3, None),
    ("C07.standing_and_visibility.2018", 1, 2),
    ("C07D.standing_and_visibility.2018", 2, None),
    ("C07N.standing_and_visibility.2018", 1, None),
    ("T01.emerging_powers.2018.IN", 1, None),
    ("T01.emerging_powers.2018.BR", 1, None),
    ("T03.emerging_powers.2017", 1, 3),
    ("T03.emerging_powers.2018", 3, 3),
    ("T05.emerging_powers.2018", 2, 2),
    ("T05D.emerging_powers.2018", 2, None),
    ("T05N.emerging_powers.2018", 2, None),
    ("T06.emerging_powers.2016", 1, 2),
    ("T06D.emerging_powers.2016", 2, None),
    ("T06D.emerging_powers.2017", 1, None),
    ("T06N.emerging_powers.2016", 1, None),
    ("T07.emerging_powers.2016", 1, None),
    ("T08.bilateral_cooperation.2016", 0, 0),
    ("T08.bilateral_cooperation.2017", 7, 7),
    ("T08.bilateral_cooperation.2018", 5, 6),
    ("T08D.bilateral_cooperation.2018", 6, None),
    ("T08N.bilateral_cooperation.2018", 5, None),
    ("T08.emerging_powers.2018", 1, 1),
    ("T09.bilateral_cooperation.2018", 10, 40),
    ("T09D.bilateral_cooperation.2018", 40, None),
    ("T09N.bilateral_cooperation.2018", 10, None),
    ("T11.emerging_powers.2018", 4_00, 15_00),
    ("T13.emerging_powers.2018", 2, 5),
    ("T13D.emerging_powers.2018", 5, None),
    ("T14.emerging_powers.2018", 2, 1),
    ("T17.southern_countries.2018", 1, 2),
    ("T17D.southern_countries.2018", 2, None),
    ("T17N.southern_countries.2018", 1, None),
    ("E04.bilateral_cooperation.2018", 2, 6),
    ("E05.bilateral_cooperation.2018", 1, 1),
    ("E05D.bilateral_cooperation.2018", 1, None),
    ("E05N.bilateral_cooperation.2018", 1, None),
    ("P03.european_programmes.2016", 80_00, 160_00),
    ("P03D.european_programmes.2016", 160_00, None),
    ("P03N.european_programmes.2016", 80_00, None),
    ("P08C.european_programmes.2016", 400_00, None),
    ("P08G.european_programmes.2016", 900_00, None),
    ("P08G.european_programmes.2018", 77_00, None),
    ("P08X.european_programmes.2016", 0, None),
    ("P08X.european_programmes.2018", 2_500_00, None),
    ("P08T.european_programmes.2016", 500_00, None),
    ("P09.european_programmes.2018", 2_500_00, 2),
    ("P10.european_programmes.2018", 0, 5_000_00),
    ("P10D.european_programmes.2018", 5_000_00, None),
    ("P10N.european_programmes.2016", 400_00, None),
    ("P12.european_programmes.2016", 1, 2),
    ("P12D.european_programmes.2016", 2, None),
    ("P12N.european_programmes.2016", 1, None),
    ("P12U.european_programmes.2019", 1, None),
    ("P13F.talent.2018", 2, None),
    ("P13R.european_programmes.2019", 1, None),
    ("P13U.european_programmes.2019", 1, None),
    ("P01S.european_programmes.2018", 7, None),
    ("P01W.european_programmes.2018", 2, None),
    ("P01G.european_programmes.2016", 1, None),
    ("P01A.european_programmes.2016", 210_00, None),
    ("P03G.european_programmes.2016", 80_00, None),
    ("P12F.european_programmes.2018", 1, 2),
    ("P12FD.european_programmes.2018", 2, None),
    ("P12FN.european_programmes.2018", 1, None),
    ("P14.european_programmes.2018", 90_00, 900_00),
    ("P14D.european_programmes.2018", 900_00, None),
    ("P14N.european_programmes.2018", 90_00, None),
    ("P15.european_programmes.2016", 4, None),
    ("P15.european_programmes.2016.CH", 1, None),
    ("P15.european_programmes.2016.partner_status=partly_associated", 1, None),
    ("P15.european_programmes.2018", 1, None),
    ("P15M.european_programmes.2016", 2, None),
    ("P15A.european_programmes.2016", 1, None),
    ("P15T.european_programmes.2016", 1, None),
    ("P16.european_programmes.2016", 1, 2),
    ("P16D.european_programmes.2016", 2, None),
    ("P16N.european_programmes.2016", 1, None),
    ("P16U.european_programmes.2016", 1, 2),
    ("P16UD.european_programmes.2016", 2, None),
    ("P16UN.european_programmes.2016", 1, None),
    ("P16X.european_programmes.2016", None, None),
    ("P16X.european_programmes.2019", 4 * 10 - 1 * 10, 10 * 10),
    ("P02F.european_programmes.2019", 2, 10),
    ("P02FD.european_programmes.2019", 10, None),
    ("P02FN.european_programmes.2019", 2, None),
    ("P02E.european_programmes.2019", 2, 11),
    ("P02ED.european_programmes.2019", 11, None),
    ("P02EN.european_programmes.2019", 2, None),
    ("P12E.european_programmes.2019", 2, 11),
    ("P12ED.european_programmes.2019", 11, None),
    ("P12EN.european_programmes.2019", 2, None),
    ("P02X.european_programmes.2018", None, None),
    ("P02X.european_programmes.2019", 6 * 10 - 2 * 22, 22 * 10),
    ("P12X.european_programmes.2019", 5 * 10 - 2 * 21, 21 * 10),
    ("P17.european_programmes.2016", 1, None),
    ("P17.european_programmes.2018", 0, None),
    ("I04.influence.2018", 1, 2),
    ("I04D.influence.2018", 2, None),
    ("I04N.influence.2018", 1, None),
    ("I05.influence.2018", 1, None),
    ("H01.talent.2018", 1, 3),
    ("H01D.talent.2018", 3, None),
    ("H01N.talent.2018", 1, None),
    ("H03.talent.2017", 1, None),
    ("H03.talent.2018", 1, None),
    ("H03.talent.2019", 0, None),
    ("H04.talent.2018", 4, 1),
    ("H05.talent.2017", 130_000, 10_000),
    ("H07.hrs4r.2018", 120, 200),
    ("H07D.hrs4r.2018", 200, None),
    ("H07N.hrs4r.2018", 120, None),
    ("H07E.hrs4r.2018", 60, 200),
    ("H07EN.hrs4r.2018", 60, None),
    ("H08.talent.2019", 1, 2),
    ("H08D.talent.2019", 2, None),
    ("H08N.talent.2019", 1, None),
]


@pytest.fixture(scope="module")
def project():
    # a desk edition: nothing of the few persons in these rows is held back
    settings = {"as_of": "2019-12-31", "first_year": "2016", "last_year": "2019", "audience": "internal"}
    return load_project(ROOT, settings)


@pytest.fixture(scope="module")
def measured(tmp_path_factory, project):
    folder = tmp_path_factory.mktemp("shipped")
    write_registers(folder / "register", ROWS, project.registers)
    compute_figures(project, folder / "register", folder / "measure")
    return folder


@pytest.fixture(scope="module")
def figures(measured):
    found = from_parquet((measured / "measure" / "figures.parquet").read_bytes())
    return {figure.figure_id: figure for figure in found}


@pytest.mark.parametrize(("name", "numerator", "denominator"), KNOWN, ids=[case[0] for case in KNOWN])
def test_a_shipped_indicator_has_the_value_that_follows_from_its_rows(figures, name, numerator, denominator):
    assert (figures[name].numerator, figures[name].denominator) == (numerator, denominator)


def test_every_shipped_indicator_has_a_known_value(project):
    assert {name.partition(".")[0] for name, *_ in KNOWN} == set(project.indicators)


# How many indicators the catalogue of the design has under each letter.
CATALOGUE = {"C": 7, "T": 17, "E": 5, "P": 17, "I": 5, "H": 8}


def test_all_indicators_of_the_catalogue_exist(project):
    catalogue = {f"{letter}{number:02d}" for letter, count in CATALOGUE.items() for number in range(1, count + 1)}
    assert len(catalogue) == 59
    assert catalogue <= set(project.indicators)


def test_every_strand_of_the_strategy_has_an_indicator(project):
    assert {strand for item in project.indicators.values() for strand in item.strands} == set(project.strategy.strands)


def test_a_directorate_reads_one_page_of_headlines(project):
    headlines = [name for name, item in project.indicators.items() if item.standing == "headline"]
    assert len(headlines) <= MAX_HEADLINES


def test_what_no_source_states_is_marked_and_what_can_not_be_judged_is_counted(figures):
    assert figures["T04.major_powers.2018"].n_derived == 1
    assert figures["E01.bilateral_cooperation.2017"].n_derived == 1
    assert figures["T15.southern_countries.2018"].n_derived == 0
    assert figures["P08.european_programmes.2018"].n_unresolved == 1
    assert figures["P11.european_programmes.2018"].n_unresolved == 1


def test_a_renegotiated_target_shows_the_version_in_force_and_the_first_one_with_who_decided_and_why(tmp_path):
    public = load_project(ROOT, {"as_of": "2019-12-31", "first_year": "2016", "last_year": "2019"})
    write_registers(tmp_path / "register", ROWS, public.registers)
    compute_figures(public, tmp_path / "register", tmp_path / "measure")
    judged = read_json(tmp_path / "measure" / "measure.json")["judgements"]
    (found,) = (item for item in judged if (item["indicator"], item["strand"]) == ("T01", "emerging_powers"))
    assert (found["target"]["version"], found["target"]["value"]) == (2, "7")
    decision = found["target"]["decision"]
    assert (decision["decided_on"], decision["decided_by"]["fr"], decision["reason"]["en"], decision["replaces"]) == (
        "2018-06-15",
        "Board",
        "Reason 2.",
        1,
    )
    initial = found["initial"]
    assert (initial["target"]["version"], initial["target"]["value"]) == (1, "10")
    assert initial["target"]["decision"]["decided_on"] == "2016-03-01"
    assert initial["status"] == "offtrack"
    assert found["status"] == "offtrack"
    assert found["target"]["tolerance"] == "1"
    assert all(item["initial"] is None for item in judged if item is not found)


def test_the_price_of_a_cofund_is_told_apart_and_adds_up(figures):
    whole, without, cofunds = (
        figures[f"{name}.european_programmes.total"].numerator for name in ("P08", "P08X", "P08C")
    )
    assert (whole, without, cofunds) == (without + cofunds, 2_500_00, 400_00)


def test_status_in_a_programme_is_not_membership_of_the_union(figures):
    groups = {
        name.rpartition("=")[2]: figure.numerator
        for name, figure in figures.items()
        if name.startswith("P15.european_programmes.2016.partner_status=")
    }
    # the United Kingdom counts as a Member State, Switzerland as partly associated in May 2016
    assert {name: count for name, count in groups.items() if count} == {
        "member_state": 2,
        "partly_associated": 1,
        "third_country": 1,
    }


def test_an_agreement_counts_once_in_each_country_and_once_in_the_strand(figures):
    by_country = [figures[f"T01.emerging_powers.2018.{country}"].numerator for country in ("CN", "BR", "IN")]
    assert (by_country, figures["T01.emerging_powers.2018"].numerator) == ([1, 1, 1], 2)


def test_another_strategy_finds_its_figures_through_the_crosswalk(project, tmp_path):
    other = load_project(ROOT, {"strategy": "inserm_2021_2025"})
    write_registers(tmp_path / "register", ROWS, other.registers)
    compute_figures(other, tmp_path / "register", tmp_path / "measure")
    figures = from_parquet((tmp_path / "measure" / "figures.parquet").read_bytes())
    found = {figure.figure_id: figure.numerator for figure in figures}
    assert found["P04.plan_incite.2018"] == 5
    assert found["I02.plan_influence.2018"] == 2
    assert {figure.strand for figure in figures} == {"plan_incite", "plan_influence"}
