"""The first places of a finding are drawn as they stand in the sheet, and nothing that the audience may not see."""

import pytest

from tests.report.project_folder import AGREEMENT, agreement

HEADS = tuple(head for head in AGREEMENT if head not in ("Diffusion", "Embargo jusqu'au"))


@pytest.fixture
def finding(folder):
    """Build the institute with some agreements; the finding of a code, as the page of the strand has it."""

    def find(code, *rows, heads=HEADS, **settings):
        folder.csv("registre.csv", heads, [{k: v for k, v in row.items() if k in heads} for row in rows])
        folder.build(**settings)
        found = folder.context("bilateral_cooperation")["notes"]["findings"]
        return next(item for item in found if item["code"] == code)

    return find


def texts(excerpt):
    return {row["number"]: [cell["text"] for cell in row["cells"]] for row in excerpt["rows"]}


def marked(excerpt):
    return [(row["number"], cell["text"]) for row in excerpt["rows"] for cell in row["cells"] if cell["marked"]]


def test_three_cells_are_drawn_in_one_table_below_their_header(finding):
    rows = [agreement(f"A{i}", "hier" if i > 1 else 2016) for i in range(1, 6)]
    [excerpt] = finding("BAD_DATE", *rows)["excerpts"]
    assert (excerpt["file"], excerpt["columns"]) == ("registre.csv", ["A", "E", "F", "G"])
    assert texts(excerpt)[1] == ["N° d'accord", "Pays", "Date de signature", "Début"]
    assert texts(excerpt)[3] == ["A2", "Brésil", "hier", "hier"]
    assert marked(excerpt) == [(3, "hier"), (4, "hier"), (5, "hier")]


def test_row_that_was_left_out_is_drawn_with_its_blank_cell(finding):
    [excerpt] = finding("MISSING_VALUE", agreement("A1", 2016), agreement("A2", 2016, Pays=""))["excerpts"]
    assert marked(excerpt) == [(3, "")]


def test_personal_column_beside_the_cell_is_not_drawn(finding):
    heads = ("N° d'accord", "Instrument", "Partenaire", "Pays", "Statut", "Contact", "Montant engagé (EUR)")
    row = agreement("A1", 2016, Contact="PRIVATE", **{"Montant engagé (EUR)": "(500)"})
    [excerpt] = finding("BAD_MONEY", row, heads=heads)["excerpts"]
    assert excerpt["columns"] == ["A", "E", "G"]


def test_row_left_out_before_anybody_knew_who_may_see_it_is_not_drawn(finding):
    row = agreement("A1", 2016, Pays="Zembla", Diffusion="publique")
    found = finding("UNKNOWN_COUNTRY", row, agreement("A2", 2016), heads=AGREEMENT)
    assert (found["excerpts"], [place["drawn"] for place in found["where"]]) == ([], [False])


def test_long_text_is_cut(finding):
    row = agreement("A2", 2016, Partenaire="x" * 500, Pays="")
    [excerpt] = finding("MISSING_VALUE", agreement("A1", 2016), row)["excerpts"]
    assert texts(excerpt)[3][1] == "x" * 47 + "…"


MONEY = ("N° d'accord", "Année", "Payeur", "Nature du montant", "Montant")
LOST = {"N° d'accord": "A2", "Année": "2019", "Payeur": "un ami", "Nature du montant": "payé", "Montant": "7"}
KEPT = LOST | {"N° d'accord": "A1", "Payeur": "own"}


@pytest.mark.parametrize(
    ("heads", "audience", "is_shown"),
    [(HEADS, "public", True), (AGREEMENT, "public", False), (AGREEMENT, "internal", True)],
)
def test_money_left_out_is_quoted_and_drawn_unless_its_agreement_may_be_confidential(folder, heads, audience, is_shown):
    rows = [agreement("A1", 2016), agreement("A2", 2017, Diffusion="")]
    folder.csv("registre.csv", heads, [{k: v for k, v in row.items() if k in heads} for row in rows])
    folder.csv("credits.csv", MONEY, [KEPT, LOST])
    folder.build(audience=audience)
    found = folder.context("overall")["notes"]["findings"]
    lost = next(item for item in found if item["code"] == "UNKNOWN_CODE")
    assert [place["value"] for place in lost["where"]] == ["un ami" if is_shown else "not shown"]
    assert [place["drawn"] for place in lost["where"]] == [is_shown]
    assert ("un ami" in str(lost)) is is_shown
