"""Rows of one key of which one is blank where another is filled, and keys of several parts that look alike."""

from strandreport.model.findings import Code

HEAD = "N° d'accord;Instrument;Partenaire;Pays;Statut;Fin\n"
COLLABORATIONS = "Année;Unité;Organisme partenaire;Pays;Nature de la coopération\n"


def found(built, code):
    return [finding for finding in built.findings if finding["code"] == code]


def test_a_blank_in_one_of_two_files_is_told_at_its_cell_and_the_value_counts(build):
    row = "A1;AGR;Fiocruz;Brésil;actif;"
    built = build({"accords_2018.csv": HEAD + row + "31/12/2018\n", "accords_2019.csv": HEAD + row + "\n"})
    finding = built.finding("BLANK_BESIDE_VALUE")
    assert (finding["cells"], finding["column"], finding["value"]) == (["F2"], "end_date", "2018-12-31")
    assert [str(day) for day in built.table("agreements")["end_date"]] == ["2018-12-31"]
    assert not found(built, "DUPLICATE_ROW")
    assert built.classes() == {"header": 2, "accepted": 1, "duplicate": 1}


def test_the_blank_is_told_whichever_of_the_files_comes_first(build):
    rows = ("A1;AGR;Fiocruz;Brésil;actif;31/12/2018\n", "A1;AGR;Fiocruz;Brésil;actif;\n")
    told = []
    for first, second in (rows, rows[::-1]):
        built = build({"a.csv": HEAD + first, "b.csv": HEAD + second})
        told.append((built.finding("BLANK_BESIDE_VALUE")["content"], str(built.table("agreements")["end_date"][0])))
    assert told[0] == told[1]


def test_a_sheet_that_lacks_the_column_has_no_blank_in_it(build):
    short = "N° d'accord;Instrument;Partenaire;Pays;Statut\nA1;AGR;Fiocruz;Brésil;actif\n"
    built = build({"a.csv": HEAD + "A1;AGR;Fiocruz;Brésil;actif;31/12/2018\n", "b.csv": short})
    assert not found(built, "BLANK_BESIDE_VALUE")
    assert len(found(built, "DUPLICATE_ROW")) == 2


def test_a_blank_beside_a_contradiction_is_told_too(build):
    head = HEAD.strip() + ";Montant engagé (EUR)\n"
    built = build({"a.csv": head + "A1;AGR;X;FR;actif;31/12/2018;5\nA1;AGR;X;FR;actif;;6\n"})
    assert {str(Code.BLANK_BESIDE_VALUE), str(Code.CONFLICTING_ROWS)} <= {f["code"] for f in built.findings}


def test_a_blank_beside_a_confidential_value_quotes_nothing(build):
    head = HEAD.strip() + ";Diffusion\n"
    built = build({"a.csv": head + "A1;AGR;X;FR;actif;31/12/2018;confidentiel\nA1;AGR;X;FR;actif;;confidentiel\n"})
    assert (built.finding("BLANK_BESIDE_VALUE")["value"], built.finding("BLANK_BESIDE_VALUE")["cells"]) == ("", ["F3"])


def test_units_that_differ_in_capitals_alone_in_a_key_of_several_parts_are_told(build):
    rows = "2018;U1;Oxford;Royaume-Uni;Publication\n2018;u1;Oxford;Royaume-Uni;Publication\n"
    others = "2018;U2;Oxford;Royaume-Uni;Publication\n2017;u2;Oxford;Royaume-Uni;Publication\n"
    finding = build({"a.csv": COLLABORATIONS + rows + others}).finding("LOOKALIKE_KEYS")
    assert (finding["value"], finding["column"], finding["cells"]) == ("U1, u1", "unit_code", ["B2", "B3"])
