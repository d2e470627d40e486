"""Two versions of a return, a return that is missing, corrections that fit and corrections that no longer do."""

import pytest

from strandreport.model.files import read_json

HEAD = "N° d'accord;Instrument;Partenaire;Pays;Statut;Montant engagé (EUR)\n"
RETURNS = "Retour;Dû par;Registre;Attendu le;Nom du fichier\n"
CORRECTION = """# what we know and the source does not
- register: agreements
  key: A1
  column: amount_committed
  expected: {expected}
  value: "78 000,50"
  reason: the budget sheet has 78 000,50
  author: desk
  date: 2020-01-20
"""


def codes(built):
    return {finding["code"]: finding for finding in built.findings}


def test_the_newer_version_of_a_return_counts_and_the_older_is_accounted_for(build):
    built = build(
        {
            "returns.csv": RETURNS + "R1;Pôle Asie;agreements;31/01/2020;accords_2019*\n",
            "accords_2019.csv": HEAD + "A1;AGR;X;FR;actif;100\nA2;AGR;Y;FR;actif;5\nA3;AGR;Z;FR;actif;1\n",
            "accords_2019_v2.csv": HEAD + "A1;AGR;X;FR;actif;200\nA2;AGR;Y;FR;actif;5\nA4;AGR;Z;FR;actif;1\n",
        }
    )
    rows = built.table("agreements").set_index("agreement_id")
    assert list(rows.index) == ["A1", "A2", "A4"]
    assert rows.loc["A1", "amount_committed"] == 20_000
    assert built.classes()["superseded"] == 3
    expected = codes(built)["RETURN_SUPERSEDED"]["expected"]
    assert (expected["came"], expected["gone"], expected["changed"]) == ("1", "1", "1")


def test_what_a_newer_version_changed_is_told_to_its_sender_cell_by_cell(build):
    built = build(
        {
            "returns.csv": RETURNS + "R1;Pôle Asie;agreements;31/01/2020;accords_2019*\n",
            "accords_2019.csv": HEAD + "A1;AGR;X;FR;actif;100\nA2;AGR;Y;FR;actif;5\nA3;AGR;Z;FR;actif;1\n",
            "accords_2019_v2.csv": HEAD + "A1;AGR;X;FR;actif;200\nA2;AGR;Y;FR;actif;5\nA4;AGR;Z;FR;actif;0,5\n",
        }
    )
    finding = codes(built)["VERSION_CHANGES"]
    names = {file["content"]: file["names"] for file in built.ledger["files"]}
    assert names[finding["content"]] == ["accords_2019_v2.csv"]
    assert (finding["severity"], finding["count"], finding["expected"]["older_name"]) == (
        "advice", 3, "accords_2019.csv",
    )  # fmt: skip
    assert "106" not in str(finding["expected"])
    listed = read_json(built.folder / "changes.json")["changes"]
    [changes] = [item for item in listed if item["register"] == "agreements"]
    assert [(row["key"], row["cell"]) for row in changes["came"]] == [("A4", "A4")]
    assert [(row["key"], row["cell"]) for row in changes["gone"]] == [("A3", "A4")]
    [changed] = changes["changed"]
    assert (changed["key"], changed["column"], changed["cell"]) == ("A1", "amount_committed", "F2")
    assert (changed["old"], changed["new"]) == ("10000", "20000")
    assert changes["amounts"] == [{"column": "amount_committed", "before": 10_600, "after": 20_550}]


@pytest.mark.parametrize("text", ["", "N° d'accord;Partenaire\nA1;X\n", HEAD], ids=["empty", "no columns", "no rows"])
def test_a_newer_version_without_a_readable_row_replaces_nothing_and_says_which_counts(build, text):
    built = build(
        {
            "returns.csv": RETURNS + "R1;Pôle Asie;agreements;31/01/2020;accords_2019*\n",
            "accords_2019.csv": HEAD + "A1;AGR;X;FR;actif;100\n",
            "accords_2019_v2.csv": HEAD + "A1;AGR;X;FR;actif;200\n",
            "accords_2019_v3.csv": text,
        }
    )
    assert built.table("agreements")["amount_committed"].tolist() == [20_000]
    finding = codes(built)["NEWER_VERSION_UNUSABLE"]
    assert finding["severity"] == "blocks"
    assert finding["expected"] == {"name": "accords_2019_v3.csv", "counts": "accords_2019_v2.csv"}


def test_two_versions_without_a_number_are_a_question_to_a_person(build):
    built = build(
        {
            "returns.csv": RETURNS + "R1;Pôle Asie;agreements;31/01/2020;accords_2019*\n",
            "accords_2019.csv": HEAD + "A1;AGR;X;FR;actif;100\n",
            "accords_2019_final.csv": HEAD + "A1;AGR;X;FR;actif;200\n",
        }
    )
    finding = codes(built)["TWO_VERSIONS"]
    assert finding["severity"] == "blocks"
    assert finding["value"] == "accords_2019.csv, accords_2019_final.csv"
    assert built.table("agreements")["amount_committed"].isna().all()


def test_a_return_that_has_not_come_is_named_with_who_owes_it(build):
    built = build({"returns.csv": RETURNS + "R9;Pôle Sud;agreements;31/01/2020;sud_2019*\n"})
    expected = codes(built)["MISSING_RETURN"]["expected"]
    assert (expected["key"], expected["owner"], expected["due"]) == ("R9", "Pôle Sud", "2020-01-31")
    # the pattern of the name is an internal column: readers of a page see the finding
    assert "sud_2019" not in str(codes(built)["MISSING_RETURN"])
    assert built.returns == [
        {"return_id": "R9", "owner": "Pôle Sud", "register_name": "agreements", "strand": None, "period": None,
         "due_date": "2020-01-31", "received_on": None, "status": "missing", "contents": [], "older": []},
    ]  # fmt: skip


@pytest.mark.parametrize("form", ["yaml", "csv"])
def test_a_correction_is_applied_where_the_source_says_what_it_expects(build, form):
    table = "Registre;Clé;Colonne;La source dit;Devrait dire;Motif;Auteur;Décidé le\n"
    table += "agreements;A1;amount_committed;100;78 000,50;the budget sheet;desk;20/01/2020\n"
    texts = {"yaml": CORRECTION.format(expected="100"), "csv": table}
    built = build({"a.csv": HEAD + "A1;AGR;X;FR;actif;100\n", f"c.{form}": texts[form]})
    [row] = built.table("agreements").to_dict("records")
    assert row["amount_committed"] == 7_800_050
    finding = codes(built)["CORRECTION_APPLIED"]
    assert (finding["severity"], finding["cells"]) == ("corrected", ["F2"])
    assert built.classes()["corrected"] == 1


def test_a_correction_of_an_unreadable_cell_gives_the_row_its_value_back(build):
    built = build({"a.csv": HEAD + "A1;AGR;X;FR;actif;#REF!\n", "c.yaml": CORRECTION.format(expected="null")})
    [row] = built.table("agreements").to_dict("records")
    assert (row["amount_committed"], row["voided"]) == (7_800_050, "")


def test_a_correction_fails_once_its_source_is_mended(build):
    built = build({"a.csv": HEAD + "A1;AGR;X;FR;actif;78000,50\n", "c.yaml": CORRECTION.format(expected="100")})
    [row] = built.table("agreements").to_dict("records")
    assert row["amount_committed"] == 7_800_050
    finding = codes(built)["CORRECTION_OUTDATED"]
    assert finding["severity"] == "blocks"


def test_what_a_confidential_row_says_now_is_not_quoted_in_the_list_of_corrections(build):
    table = HEAD.rstrip("\n") + ";Diffusion\nA1;AGR;X;FR;actif;78000,50;restreint\n"
    built = build({"a.csv": table, "c.yaml": CORRECTION.format(expected="100")})
    assert codes(built)["CORRECTION_OUTDATED"]["value"] == "–"


@pytest.mark.parametrize(
    ("old", "new"), [("key: A1", "key: A9"), ("column: amount", "column: amout"), ("agreements", "agrements")]
)
def test_a_correction_that_fits_nothing_is_told(build, old, new):
    text = CORRECTION.format(expected="100").replace(old, new, 1)
    built = build({"a.csv": HEAD + "A1;AGR;X;FR;actif;100\n", "c.yaml": text})
    assert codes(built)["CORRECTION_UNUSED"]["severity"] == "blocks"
    assert built.table("agreements")["amount_committed"].tolist() == [10_000]
