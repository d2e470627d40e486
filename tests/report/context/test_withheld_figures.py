"""Where the only money of a figure is held back, no page, annex or open data says 0."""

import csv
import io

import openpyxl
import pytest

from strandreport.measure.explain import explain
from strandreport.report.open_data import write_open_data
from tests.report.project_folder import TEMPLATES

FUNDING = ("N° d'accord", "Année", "Payeur", "Nature du montant", "Montant (EUR)")
MONEY = (("A1", "2017", "Inserm", "Engagé", "5,00"), ("SECRET9", "2018", "Inserm", "Engagé", "7,00"))
DECLARED = """MF:
  label: {en: Money, fr: Crédits}
  definition: {en: Amounts of the year., fr: Montants de l'année.}
  strands: [bilateral_cooperation]
  measure: {sum: amount}
  of: agreement_funding
  where: {payer: own, kind: committed}
  date: year
  kind: flow
  unit: {en: euros, fr: euros}
  better: context
  standing: headline
"""
NAME = "MF.bilateral_cooperation"


@pytest.fixture
def held(whole):
    (whole.path / "config" / "indicators" / "money.yaml").write_text(DECLARED, encoding="utf-8")
    whole.csv("credits.csv", FUNDING, [dict(zip(FUNDING, row, strict=True)) for row in MONEY])
    return whole


def block(folder, language="en"):
    listed = folder.context("bilateral_cooperation", language)["indicators"]
    return next(one for one in listed if one["code"] == "MF")


def cells(folder, language="en"):
    return {row["cells"][0]: row["cells"][-1] for row in block(folder, language)["table"]["rows"]}


def test_page_says_held_back_and_how_many_rows_are(held):
    held.build()
    assert cells(held)["2018"] == "held back"
    assert cells(held, "fr")["2018"] == "non publié"
    assert cells(held)["2017"] == "€5"
    [note] = [note for note in block(held)["quality"] if "held back" in note["count"]]
    assert note["count"] == "1 row held back"
    assert "may be confidential" in note["text"]


def test_what_is_held_back_lets_nothing_be_said_of_a_direction(held):
    held.csv("suite.csv", FUNDING, [dict(zip(FUNDING, ("A1", "2018", "Inserm", "Engagé", "9,00"), strict=True))])
    held.build()
    assert "rose" not in block(held)["finding"]


def test_annex_open_data_and_explain_say_the_same(held):
    held.annexes()
    write_open_data(held.project(), TEMPLATES, held.outputs)
    [data] = (held.outputs / "report" / "data").rglob("figures.csv")
    rows = {row["figure_id"]: row for row in csv.DictReader(io.StringIO(data.read_text("utf-8"), newline=""))}
    assert (rows[f"{NAME}.2018"]["state"], rows[f"{NAME}.2018"]["value"]) == ("withheld", "")
    told = [row for page in openpyxl.load_workbook(held.annex) for row in page.iter_rows(values_only=True)]
    [row] = [row for row in told if row[0] == f"{NAME}.2018"]
    assert "[c]" in row
    assert "held back: may be confidential" in row
    assert 0.0 not in [cell for cell in row if isinstance(cell, float)]
    text = explain(held.project(), held.outputs, f"{NAME}.2018", "en")
    assert "rows that may be confidential could belong to it" in " ".join(text.split())


def test_internal_readers_see_the_money(held):
    held.build(audience="internal")
    assert cells(held)["2018"] == "€7"
