"""Each fault of content that the catalogue of faults names (section 1D) ends in right, refused or told; none is silent.

The faults of figures and pages (D06, D07, D14 to D23) have their tests in the stages that they concern; here are those
that a register decides.
"""

import dataclasses
import datetime as dt

import pytest

AGREEMENT = "N° d'accord;Instrument;Partenaire;Pays;Statut;Signé le;Début;Fin;Résilié le;Volet;Montant engagé (EUR)\n"
GOOD = "A0;AGR;X;DE;actif;01/03/2018;01/03/2018;28/02/2023;;;100"
FUNDING = "N° d'accord;Année;Payeur;Nature du montant;Montant;Montant en devise;Devise\n"
PARTNERS = "N° d'accord;Nom du partenaire;Partie;Pays;Organisme\n"
RIGHT, REFUSED, TOLD = "right", "refused", "told"

# id: rows of agreements, outcome, code, its cells (None: wherever), number of agreements published
FAULTS = {
    "D01 exact duplicate": ([GOOD, GOOD], TOLD, "DUPLICATE_ROW", ["A2", "A3"], 1),
    "D02 same id, another amount": ([GOOD, GOOD[:-3] + "999"], REFUSED, "CONFLICTING_ROWS", ["K2", "K3"], 1),
    "D02 same id, another country": ([GOOD, GOOD.replace("DE", "ES")], REFUSED, "CONFLICTING_ROWS", ["D2", "D3"], 0),
    "D03 two rows without id": ([GOOD[2:], GOOD[2:]], REFUSED, "MISSING_VALUE", ["A2", "A3"], 0),
    "D04 one key, two spellings": (["ACC-05" + GOOD[2:], "acc 5" + GOOD[2:]], TOLD, "LOOKALIKE_KEYS", ["A2", "A3"], 2),
    "D08 negative amount": ([GOOD[:-3] + "-500"], REFUSED, "NEGATIVE_AMOUNT", ["K2"], 1),
    "D08 amount in brackets": ([GOOD[:-3] + "(500)"], REFUSED, "BAD_MONEY", ["K2"], 1),
    "D10 end before start": ([GOOD.replace("28/02/2023", "28/02/2013")], REFUSED, "DATES_OUT_OF_ORDER", ["H2"], 1),
    "D10 start in 1900": ([GOOD.replace(";01/03/2018;28", ";01/03/1900;28")], REFUSED, "BAD_DATE", ["G2"], 1),
    "D10 start far ahead": ([GOOD.replace(";01/03/2018;28/02/2023", ";01/03/2081;")], TOLD, "FAR_DATE", ["G2"], 1),
    "D11 ambiguous country": ([GOOD.replace("DE", "Congo")], REFUSED, "AMBIGUOUS_COUNTRY", ["D2"], 0),
    "D11 country that is no more": ([GOOD.replace("DE", "Zaïre")], REFUSED, "FORMER_COUNTRY", ["D2"], 0),
    "D11 unknown country": ([GOOD.replace("DE", "Ruritanie")], REFUSED, "UNKNOWN_COUNTRY", ["D2"], 0),
    "D12 unknown strand": ([GOOD.replace(";;;100", ";;S9;100")], TOLD, "UNKNOWN_STRAND", ["J2"], 1),
    "D15 amount beyond all measure": ([GOOD[:-3] + "9" * 19], REFUSED, "BAD_MONEY", ["K2"], 1),
    "terminated without a date": ([GOOD.replace("actif", "résilié")], TOLD, "STATUS_AGAINST_DATES", ["E2"], 1),
    "active after its end": ([GOOD.replace("2023", "2019")], TOLD, "STATUS_AGAINST_DATES", ["E2"], 1),
    "expired without an end": (
        [GOOD.replace("actif", "échu").replace("28/02/2023", "")],
        TOLD,
        "STATUS_AGAINST_DATES",
        ["E2"],
        1,
    ),
    "negotiated and signed": ([GOOD.replace("actif", "en négociation")], TOLD, "STATUS_AGAINST_DATES", ["E2"], 1),
}


@pytest.mark.parametrize(("rows", "outcome", "code", "cells", "published"), FAULTS.values(), ids=FAULTS)
def test_fault_is_refused_or_told_at_its_cell(build, rows, outcome, code, cells, published):
    built = build({"a.csv": AGREEMENT + "".join(f"{row}\n" for row in rows)})
    found = [finding for finding in built.findings if finding["code"] == code]
    assert [finding["cells"] for finding in found] == [cells]
    assert {finding["severity"] == "advice" for finding in found} == {outcome == TOLD}
    assert len(built.table("agreements")) == published


@pytest.mark.parametrize(
    "row",
    [
        GOOD,
        GOOD.replace("DE", "EL"),
        GOOD.replace("DE", "Côte d’Ivoire"),
        GOOD.replace("actif", "résilié").replace("2023;", "2023;01/02/2019"),
        GOOD.replace("AGR", "LEA").replace("actif", "échu").replace("28/02/2023", ""),
        GOOD.replace(";;;100", ";;bilateral_cooperation;100"),
    ],
)
def test_what_is_right_is_not_told(build, row):
    built = build({"a.csv": AGREEMENT + row + "\n"})
    assert [finding["code"] for finding in built.findings if finding["code"] != "ABSENT_COLUMN"] == []


def test_d05_blank_links_join_nothing_and_repeated_keys_multiply_nothing(build):
    """A partner without an organisation is not joined to an organisation without a key."""
    built = build({
        "a.csv": AGREEMENT + GOOD + "\n",
        "p.csv": PARTNERS + "A0;X;Étranger;DE;\nA0;Y;Étranger;DE;\n",
        "o.csv": "Organisme;Nom;Pays\n;Sans clé;DE\n7;Avec clé;DE\n",
    })  # fmt: skip
    assert len(built.table("agreement_partners")) == 2
    assert built.table("organisations")["org_id"].tolist() == ["7"]


def test_d06_an_agreement_with_three_partners_has_its_money_once(build):
    partners = "".join(f"A0;P{i};Étranger;DE;\n" for i in range(3))
    built = build({"a.csv": AGREEMENT + GOOD + "\n", "p.csv": PARTNERS + partners})
    assert built.table("agreements")["amount_committed"].sum() == 10_000
    assert len(built.table("agreement_partners")) == 4  # the main partner, and those of the list


def test_d09_currencies_are_never_added_together(build):
    rows = "A0;2018;Inserm;Engagé;100;;\nA0;2018;Inserm;Payé;;100;USD\n"
    built = build({"a.csv": AGREEMENT + GOOD + "\n", "f.csv": FUNDING + rows})
    assert built.table("agreement_funding")["amount"].sum() == 10_000
    assert built.finding("NO_RATE")["cells"] == ["G3"]


def test_d13_a_reference_to_nothing_and_a_row_without_referrer_are_told(build):
    rows = "A0;2018;Inserm;Engagé;100;;\nA9;2018;Inserm;Engagé;100;;\n"
    built = build({"a.csv": AGREEMENT + GOOD + "\n", "f.csv": FUNDING + rows})
    assert (built.finding("DANGLING_LINK")["value"], built.finding("DANGLING_LINK")["cells"]) == ("A9", ["A3"])


def test_two_versions_of_one_file_that_contradict_each_other_leave_the_row_out_of_both(build):
    built = build({"v1.csv": AGREEMENT + GOOD + "\n", "v2.csv": AGREEMENT + GOOD.replace("DE", "ES") + "\n"})
    assert len(built.table("agreements")) == 0
    found = [finding for finding in built.findings if finding["code"] == "CONFLICTING_ROWS"]
    assert [(f["cells"], f["severity"]) for f in found] == [(["D2"], "quarantines")] * 2


def test_a_cell_with_several_themes_is_several_rows_and_several_countries_are_refused(build):
    head = "N° d'accord;Instrument;Partenaire;Pays;Statut;Thématiques\n"
    rows = 'A0;AGR;X;DE;actif;"Cancer ; Neurosciences"\nA1;AGR;X;DE, FR;actif;Cancer\n'
    built = build({"a.csv": head + rows})
    assert built.table("agreement_themes")["theme"].tolist() == ["CAN", "NEU"]
    assert built.finding("UNKNOWN_COUNTRY")["cells"] == ["D3"]


def test_the_cut_off_date_decides_what_has_ended(build, project):
    later = dataclasses.replace(project, settings=dataclasses.replace(project.settings, as_of=dt.date(2023, 3, 1)))
    text = {"a.csv": AGREEMENT + GOOD + "\n"}
    assert [f["code"] for f in build(text, later).findings if f["code"] == "STATUS_AGAINST_DATES"] != []
    assert [f["code"] for f in build(text).findings if f["code"] == "STATUS_AGAINST_DATES"] == []


@pytest.mark.parametrize(
    ("sheet", "code", "cell"),
    [
        (
            "N° d'action;Plan;Action;Début prévu;Échéance;Avancement\n"
            "A1;HRS4R;Ouvrir un guichet;01/03/2018;01/02/2017;Retardée\n",
            "DATES_OUT_OF_ORDER",
            "E2",
        ),
        (
            "N° d'événement;Type d'événement;Canal;Date;Jusqu'au\n"
            "E1;Siège dans une instance;Propre;01/03/2018;01/02/2017\n",
            "DATES_OUT_OF_ORDER",
            "E2",
        ),
        (
            "Pseudonyme;Année;Sens;Type de mobilité;Début du séjour;Fin du séjour\n"
            "M1;2018;Entrante;Accueil;01/03/2018;01/02/2017\n",
            "DATES_OUT_OF_ORDER",
            "F2",
        ),
        (
            "Pseudonyme;Année;Sens;Type de mobilité;Début du séjour;Fin du séjour\n"
            "M1;2061;Entrante;Accueil;01/03/2016;01/04/2016\n",
            "FAR_DATE",
            "B2",
        ),
    ],
)
def test_days_and_years_out_of_all_order_are_told_at_their_cell(build, sheet, code, cell):
    assert build({"a.csv": sheet}).finding(code)["cells"] == [cell]


@pytest.mark.parametrize(
    "sheet",
    [
        "Pseudonyme;Année;Sens;Type de mobilité;Début du séjour;Fin du séjour\n"
        "M1;2018;Entrante;Accueil;01/12/2018;01/02/2019\nM2;2018;Entrante;Accueil;;\n",
        "Proposition;Programme-cadre;Demandé par l'institut;Obtenu par l'institut\nP1;H2020;400;400\nP2;H2020;;400\n",
        FUNDING + "A1;2016;Inserm;Engagé;0;;\nA2;2016;Inserm;Engagé;6.000;;\n",
    ],
)
def test_a_blank_or_unreadable_cell_contradicts_nothing(build, sheet):
    codes = {finding["code"] for finding in build({"a.csv": sheet}).findings}
    assert not codes & {"YEAR_AGAINST_DATE", "PART_ABOVE_WHOLE", "NO_AMOUNT"}


@pytest.mark.parametrize(
    ("renewed", "cells"),
    [
        (("A2", "A1", ""), ["F2", "F3"]),
        (("A2", "A3", "A1"), ["F2", "F3", "F4"]),
        (("A1", "A1", "A2"), ["F2"]),
        (("", "A1", "A2"), None),
    ],
)
def test_agreements_that_renew_each_other_in_a_circle_are_told(build, renewed, cells):
    head = "N° d'accord;Instrument;Partenaire;Pays;Statut;Renouvelle\n"
    rows = [f"A{i};AGR;X;Portugal;actif;{of}\n" for i, of in enumerate(renewed, 1)]
    built = build({"accords.csv": head + "".join(rows)})
    assert [f["cells"] for f in built.findings if f["code"] == "LINKS_IN_A_CIRCLE"] == ([cells] if cells else [])
