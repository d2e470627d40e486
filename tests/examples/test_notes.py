"""Over the example inputs, the lists of every note agree with the figures of the reports."""

import re
from collections import Counter

import pytest

from strandreport.measure.compute import compute_figures
from strandreport.measure.narrowed import narrowed_figures
from strandreport.model.project import load_project
from strandreport.report.context.handover import read_handover
from strandreport.report.notes.chosen import choose
from strandreport.report.notes.figures import figures_of_country
from strandreport.report.notes.listing import noted_countries
from strandreport.report.notes.material import read_material
from strandreport.report.notes.money import amounts
from strandreport.report.notes.narrowing import narrowing
from strandreport.report.notes.subjects import country, find_subjects
from tests.conftest import ROOT

pytestmark = pytest.mark.slow
COUNTED = {"T01": {"AGR"}, "T04": {"LEA", "LIA", "UME", "UMI", "GDRE", "GDRI", "IRP"}}


@pytest.fixture(scope="module")
def outputs(built):
    return built.outputs


@pytest.fixture(scope="module")
def material(outputs):
    project = load_project(ROOT)
    compute_figures(project, outputs / "register", outputs / "measure")
    return read_material(project, read_handover(project, outputs), outputs)


def figure(material, name):
    found = material.handover.figures.get(name)
    return found.numerator if found else 0


@pytest.mark.parametrize(("indicator", "instruments"), COUNTED.items())
def test_what_notes_list_as_in_force_is_what_the_figures_count_in_every_country(material, indicator, instruments):
    wrong = {}
    for subject in noted_countries(material):
        listed = [item for item in choose(subject, material).agreements if item.in_force]
        chains = {item.days.chain for item in listed if item.row["instrument"] in instruments}
        told = figure(material, f"{indicator}.bilateral_cooperation.2019.{subject.value}")
        if len(chains) != told:
            wrong[subject.value] = (len(chains), told)
    assert wrong == {}


def test_sums_of_money_by_payer_and_kind_are_the_figures_where_there_are_figures(material):
    compared = Counter()
    for subject in noted_countries(material):
        rows = choose(subject, material).funding
        told = figures_of_country(subject, material.project, material.handover)
        with_figures, summed = amounts(rows, told, material), amounts(rows, [], material)
        for place, amount in with_figures.items():
            if amount.figure:
                compared[place] += 1
                assert (amount.minor, amount.n_unread) == (summed[place].minor, summed[place].n_unread)
    assert len(compared) >= 3


def test_figures_of_a_partner_are_over_its_own_agreements(material, outputs):
    subject = find_subjects("partner=Laboratoire des neurosciences de Minas", material)[0]
    chosen = choose(subject, material)
    told = narrowed_figures(material.project, outputs / "register", narrowing(subject, chosen))
    found = {one.indicator: one.numerator for one in told if one.period == "2019"}
    in_force = [item for item in chosen.agreements if item.in_force]
    assert found["T01"] == sum(item.row["instrument"] == "AGR" for item in in_force) > 0
    paid = [
        row["amount"] or 0
        for row in chosen.funding
        if (row["payer"], row["kind"], row["year"]) == ("own", "paid", 2019)
    ]
    assert found["T10D"] == sum(paid) > 0


def test_no_note_knows_a_restricted_agreement(material, built):
    hidden = [row for row in built.rows("agreements") if row["visibility"] != "public"]
    assert hidden
    for row in hidden:
        chosen = choose(country(row["partner_country"], material), material)
        assert row["agreement_id"] not in chosen.numbers
        assert row["agreement_id"] not in material.days


def test_every_note_that_the_guides_ask_for_can_be_asked_for(material):
    texts = [(ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "docs/notes.md")]
    asked = re.compile(r'strandreport note "?((?:country|partner|theme|unit)=[^"`#\n]+)')
    wishes = {wish.strip() for text in texts for wish in asked.findall(text)}
    assert {wish.split("=")[0] for wish in wishes} == {"country", "partner", "theme", "unit"}
    assert all(find_subjects(wish, material) for wish in wishes)
