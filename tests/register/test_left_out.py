"""Rows left out are judged like the others, and what hangs on them is told with its cause: one round, one telling."""

AGREEMENT = "N° d'accord;Instrument;Partenaire;Pays;Statut;Début;Fin;Renouvelle;Volet;Montant engagé (EUR)\n"
GOOD = "A0;AGR;X;DE;actif;01/03/2018;28/02/2023;;;100\n"
MONEY = "N° d'accord;Année;Payeur;Nature du montant;Montant\n"


def told(built, usual=("ABSENT_COLUMN", "STATUS_AGAINST_DATES")):
    found = [finding for finding in built.findings if finding["code"] not in usual]
    return {(f["code"], f["severity"], *f["cells"]) for f in found}


def test_all_cells_of_a_row_are_told_at_once(build):
    """Guards: while the status could not be read, nothing was said of dates, strand and reference of the same row."""
    built = build({"a.csv": AGREEMENT + GOOD + "A1;AGR;X;DE;inconnu;01/03/2018;28/02/2017;A9;S9;1\n"})
    assert told(built) == {
        ("UNKNOWN_CODE", "quarantines", "E3"),
        ("DATES_OUT_OF_ORDER", "quarantines", "G3"),
        ("DANGLING_LINK", "advice", "H3"),
        ("UNKNOWN_STRAND", "advice", "I3"),
    }
    assert list(built.table("agreements")["agreement_id"]) == ["A0"]


def test_a_cell_voided_in_a_row_left_out_says_that_the_row_is_lost_and_because_of_which_cell(build):
    built = build({"a.csv": AGREEMENT + "A1;AGR;X;Ruritanie;inconnu;;;;;1 k€\n" + GOOD[:-4] + "2 k€\n"})
    found = {tuple(f["cells"]): f for f in built.findings if f["code"] == "WRONG_UNIT"}
    assert {cells: f["severity"] for cells, f in found.items()} == {("J2",): "quarantines", ("J3",): "voids"}
    assert found["J2",]["expected"]["because"] == "D2"
    assert "because" not in found["J3",]["expected"]


def test_one_finding_of_cells_in_rows_kept_and_left_out_is_told_as_two(build):
    built = build({"a.csv": AGREEMENT + "A1;AGR;X;DE;inconnu;;;;;1 k€\n" + GOOD[:-4] + "1 k€\n"})
    found = {(f["severity"], *f["cells"], f["count"]) for f in built.findings if f["code"] == "WRONG_UNIT"}
    assert found == {("quarantines", "J2", 1), ("voids", "J3", 1)}


def test_a_reference_to_a_row_left_out_is_told_with_the_cell_to_mend_first(build):
    """Guards: it was told as a reference to nothing, to whoever had written it rightly."""
    rows = "A1;AGR;X;Ruritanie;inconnu;;;;;1\nA2;AGR;X;DE;actif;01/03/2019;;A1;;1\n"
    built = build({"a.csv": AGREEMENT + GOOD + rows, "m.csv": MONEY + "A1;2019;own;paid;5\nA9;2019;own;paid;5\n"})
    links = [f for f in built.findings if f["code"] in ("LINK_TO_LEFT_OUT", "DANGLING_LINK")]
    assert sorted((f["code"], *f["cells"]) for f in links) == [
        ("DANGLING_LINK", "A3"),
        ("LINK_TO_LEFT_OUT", "A2"),
        ("LINK_TO_LEFT_OUT", "H4"),
    ]
    assert {pair[3] for f in links for pair in f.get("pairs", ())} == {"D3"}


def test_a_reference_to_rows_that_contradict_each_other_is_told_with_their_cell(build):
    rows = GOOD.replace("A0", "A1") + GOOD.replace("A0", "A1").replace("actif", "échu")
    built = build({"a.csv": AGREEMENT + GOOD + rows, "m.csv": MONEY + "A1;2019;own;paid;5\n"})
    (link,) = (f for f in built.findings if f["code"] in ("LINK_TO_LEFT_OUT", "DANGLING_LINK"))
    assert (link["code"], link["cells"], [pair[3] for pair in link["pairs"]]) == ("LINK_TO_LEFT_OUT", ["A2"], ["E3"])


def test_a_row_of_which_nobody_knows_which_cell_is_which_is_not_judged(build):
    built = build({"a.csv": AGREEMENT + GOOD + "A1;AGR;X;DE;actif;01/03/2018;28/02/2017;A9\n"})
    assert told(built) == {("RAGGED_ROW", "quarantines", "A3")}


def test_a_strand_is_read_by_its_name_in_the_strategy_and_told_by_names(build):
    """Guards: the short names alone were read, and listed to people who had never seen them."""
    rows = [
        GOOD.replace("A0", f"A{i}").replace(";;;100", f";;{name};100")
        for i, name in enumerate(
            (
                "Coopération bilatérale ciblée",
                "Targeted bilateral cooperation",
                "A2.1",
                "Programmes européens",
                "Influence",
            )
        )
    ]
    built = build({"a.csv": AGREEMENT + "".join(rows)})
    strands = list(built.table("agreements")["strand"])
    assert strands == [
        *["bilateral_cooperation"] * 3,
        "Programmes européens",
        "Influence",
    ]  # two strands are "influence"
    found = {f["value"]: f["expected"] for f in built.findings if f["code"] == "UNKNOWN_STRAND"}
    assert found["Programmes européens"]["near_fr"] == "“Participation aux programmes européens”"
    assert "near_fr" not in found["Influence"]
    assert "“Coopération bilatérale ciblée”" in found["Influence"]["label_fr"]


def test_a_row_left_out_that_contradicts_another_is_told_so_before_it_is_mended(build):
    """Guards: the contradiction came up in a second round, when the unreadable cell had been mended."""
    rows = "A1;AGR;X;DE;inconnu;;;;;1\n" + "A1;AGR;Y;DE;actif;;;;;1\n"
    built = build({"a.csv": AGREEMENT + GOOD + rows})
    assert told(built) == {
        ("UNKNOWN_CODE", "quarantines", "E3"),
        ("CONFLICTING_ROWS", "quarantines", "C3"),
        ("CONFLICTING_ROWS", "advice", "C4"),
    }
    assert list(built.table("agreements")["agreement_id"]) == ["A0", "A1"]
    (aside,) = (f for f in built.findings if f["code"] == "CONFLICTING_ROWS" and f["cells"] == ["C3"])
    assert (aside["value"], aside["expected"]["because"]) == ("X ≠ Y", "E3")


def test_a_row_left_out_that_says_the_same_as_another_is_told_as_its_copy(build):
    built = build({"a.csv": AGREEMENT + GOOD + GOOD.replace("actif", "inconnu")})
    assert told(built) == {
        ("UNKNOWN_CODE", "quarantines", "E3"),
        ("DUPLICATE_ROW", "advice", "A2", "A3"),
    }
