"""What goes wrong in figures of this kind, each with the indicators as they are shipped, on rows written by hand."""

from datetime import date

import pytest

from strandreport.measure.compute import compute_figures
from strandreport.measure.table import from_parquet
from strandreport.model.project import load_project
from tests.conftest import ROOT
from tests.measure.builder import SELF, write_registers

# Framework and scheme of a project that we coordinate by role, and whether somebody coordinates it at all.
SCHEMES = {
    ("FP7", "CP-FP"): True,
    ("FP7", "ERC-SG"): False,
    ("FP7", "MC-IEF"): False,
    ("FP7", "MC-ITN"): True,
    ("H2020", "RIA"): True,
    ("H2020", "ERC-STG"): False,
    # Synergy is excluded with the rest of the ERC, as the settings say
    ("H2020", "ERC-SyG"): False,
    ("H2020", "MSCA-IF-EF-ST"): False,
    ("H2020", "MSCA-ITN-ETN"): True,
    ("H2020", "SME-1"): False,
    ("H2020", "COST"): False,
    # of the programme that followed: MSCA-IF became MSCA-PF, the SME instrument the EIC Accelerator
    ("HORIZON", "HORIZON-RIA"): True,
    ("HORIZON", "HORIZON-ERC"): False,
    ("HORIZON", "HORIZON-TMA-MSCA-PF-EF"): False,
    ("HORIZON", "HORIZON-EIC-ACC-BF"): False,
    ("HORIZON", "SME-1"): True,
}
NAMES = {pair: f"c{i}" for i, pair in enumerate(SCHEMES)}
SIGNED = date(2018, 5, 1)


def joined(project_id, org_id, role="participant", **more):
    return {"project_id": project_id, "org_id": org_id, "role": role, "country": "FR", **more}


def structure(number, instrument, start, **more):
    dates = {"signature_date": date.fromisoformat(start), "start_date": date.fromisoformat(start)}
    named = {"agreement_id": number, "instrument": instrument, "partner_country": "DE", "status": "active"}
    return {**named, **dates, **more}


ROWS = {
    "projects": [
        {"project_id": name, "framework": framework, "funding_scheme": scheme, "signature_date": SIGNED}
        for (framework, scheme), name in NAMES.items()
    ]
    # three French partners, one of them under two of our identifiers
    + [{"project_id": "french", "framework": "H2020", "funding_scheme": "RIA", "signature_date": date(2017, 5, 1)}]
    + [
        {"project_id": f"m{i}", "framework": "H2020", "funding_scheme": "RIA", "signature_date": date(2016, 5, 1),
         "ec_contribution": 9_000_00}
        for i in range(5)
    ],
    "participations": [
        *(joined(name, SELF, "coordinator") for name in NAMES.values()),
        *(joined("french", org) for org in (SELF, "cnrs", "ap_hp")),
        # net and gross differ; a blank is not known, a zero is nothing; a third party is paid net alone
        joined("m0", SELF, ec_contribution=1_000_00, net_ec_contribution=900_00),
        joined("m1", SELF, ec_contribution=500_00),
        joined("m2", SELF, ec_contribution=0, net_ec_contribution=0),
        joined("m3", SELF, "third_party", ec_contribution=0, net_ec_contribution=50_00),
        joined("m4", "cnrs", ec_contribution=7_000_00, net_ec_contribution=7_000_00),
    ],
    "agreements": [
        # a LEA of four years without a stated end, succeeded by an IRP
        structure("L1", "LEA", "2016-01-01"),
        structure("L2", "IRP", "2020-01-01", renewed_from="L1", end_date=date(2024, 12, 31)),
    ],
    "agreement_partners": [
        {"agreement_id": number, "partner_name": "main", "side": "foreign", "country": "DE"} for number in ("L1", "L2")
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def figures(tmp_path_factory):
    folder = tmp_path_factory.mktemp("traps")
    project = load_project(ROOT, {"as_of": "2021-12-31", "last_year": "2021"})
    write_registers(folder / "register", ROWS, project.registers)
    compute_figures(project, folder / "register", folder / "measure")
    found = from_parquet((folder / "measure" / "figures.parquet").read_bytes())
    return {figure.figure_id: figure for figure in found}


def number(figures, code, year, strand="european_programmes", group=""):
    return figures[".".join(part for part in (code, strand, str(year), group) if part)].numerator


def test_three_french_partners_are_one_project_and_our_participation_one_of_three(figures):
    assert (number(figures, "P04", 2017), number(figures, "P05", 2017), number(figures, "P15", 2017)) == (1, 1, 2)


def test_individual_grants_are_left_out_by_framework_and_vintage(figures):
    counted = {
        scheme
        for _, scheme in SCHEMES
        if (figure := figures.get(f"P06.european_programmes.2018.project.funding_scheme={scheme}")) and figure.numerator
    }
    assert counted == {scheme for (_, scheme), is_open in SCHEMES.items() if is_open}
    by_framework = {name: number(figures, "P06", 2018, group=name) for name in ("FP7", "H2020", "HORIZON")}
    assert by_framework == {
        name: sum(is_open for (framework, _), is_open in SCHEMES.items() if framework == name) for name in by_framework
    }


def test_raw_roles_and_eligible_coordinations_stand_side_by_side(figures):
    assert number(figures, "P06R", 2018) == len(SCHEMES)
    assert number(figures, "P06", 2018) == sum(SCHEMES.values())
    rate = figures["P07.european_programmes.2018"]
    assert (rate.numerator, rate.denominator) == (sum(SCHEMES.values()), sum(SCHEMES.values()))


def test_net_contributions_are_never_filled_with_gross_ones_and_blank_is_not_zero(figures):
    net = figures["P08.european_programmes.2016"]
    # 900 and nothing and the third party's 50; the blank is behind no sum
    assert (net.numerator, net.n_rows) == (950_00, 3)
    # what is passed on is told apart, and what we receive as a third party is not set off against it
    assert number(figures, "P08T", 2016) == 100_00
    median = figures["P09.european_programmes.2016"]
    assert (median.numerator, median.denominator, median.n_rows) == (950_00, 2, 2)


def test_a_laboratory_without_a_stated_end_is_in_force_for_four_years_and_counted_as_dated_by_a_rule(figures):
    found = {
        year: figures[f"T04.major_powers.{year}.agreement.instrument=LEA"] for year in (2015 + i for i in range(1, 7))
    }
    in_force = {year: one.numerator for year, one in found.items()}
    assert in_force == {2016: 1, 2017: 1, 2018: 1, 2019: 1, 2020: 0, 2021: 0}
    assert {one.n_derived for one in found.values() if one.numerator} == {1}
    assert figures["T04.major_powers.2021.agreement.instrument=IRP"].n_derived == 0


def test_an_instrument_that_took_the_place_of_another_keeps_one_series(figures):
    series = {year: number(figures, "T04", year, "major_powers") for year in range(2016, 2022)}
    assert set(series.values()) == {1}
    by_instrument = {
        name: number(figures, "T04", 2021, "major_powers", f"agreement.instrument={name}") for name in ("LEA", "IRP")
    }
    assert by_instrument == {"LEA": 0, "IRP": 1}
