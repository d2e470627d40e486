"""What a careful colleague would ask about: told at the cell, masked where it must be, and never a false alarm."""

import pytest

AGREEMENT = "N° d'accord;Instrument;Intitulé;Partenaire;Pays;Statut;Signé le;Montant engagé (EUR);Renouvelle\n"
FUNDING = "N° d'accord;Année;Payeur;Nature du montant;Montant\n"
ADVICE = {
    "PERSONAL_DATA", "AMOUNT_OUT_OF_SERIES", "AMOUNT_FAR_ABOVE", "AMOUNTS_IN_THOUSANDS", "SAME_TITLE", "DATES_ON_FIRST",
}  # fmt: skip


def agreements(rows):
    lines = (
        f"A{i};AGR;{title};{partner};DE;actif;{day};{amount};{old}\n" for i, (title, partner, day, amount, old) in rows
    )
    return AGREEMENT + "".join(lines)


def agreement(i=0, title="", partner="", day="02/03/2018", amount="1000", old=""):
    return i, (title or f"Un intitulé assez long {i}", partner or f"Institut {i}", day, amount, old)


def advice(built):
    return [(f["code"], f["value"], f["cells"]) for f in built.findings if f["code"] in ADVICE]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Étude (contact : m.durand@inserm.fr)", "m***@***.fr"),
        ("Étude, tél. 01 44 23 60 00", "01 ** ** ** **"),
        ("Étude, tél. +33 1 44 23 60 00", "+3* * ** ** ** **"),
    ],
)
def test_an_address_or_number_of_a_person_is_told_and_masked(build, text, quoted):
    built = build({"a.csv": agreements([agreement(1), agreement(2, title=text)])})
    assert advice(built) == [("PERSONAL_DATA", quoted, ["C3"])]
    assert "durand" not in str(built.findings)


@pytest.mark.parametrize(
    "text", ["Lancet 10.1016/S0140-6736(18)30141-9", "2016-01-02", "n° 999997833", "a @ b", "ISBN 2-07-036822-8"]
)
def test_other_numbers_and_signs_are_no_personal_data(build, text):
    assert advice(build({"a.csv": agreements([agreement(1, title=text)])})) == []


def funding(amounts, number="A1", first=2015):
    return "".join(f"{number};{first + i};Inserm;Engagé;{amount}\n" for i, amount in enumerate(amounts))


def test_an_amount_a_thousand_times_last_years_names_its_cell(build):
    built = build({"f.csv": FUNDING + funding([12000, 12500, 12000000, 11000])})
    assert advice(built) == [("AMOUNT_OUT_OF_SERIES", "12000000.00", ["E4"])]
    assert built.finding("AMOUNT_OUT_OF_SERIES")["expected"]["usual"] == "12000.00"


@pytest.mark.parametrize(
    "amounts", [[12000, 30000, 5000, 90000], [100, 20000], [0, 0, 500000, 0], [10, 10, 10000, 10000]]
)
def test_amounts_that_vary_as_amounts_do_are_not_told(build, amounts):
    assert advice(build({"f.csv": FUNDING + funding(amounts)})) == []


def test_an_amount_a_hundred_times_above_all_others_names_its_cell(build):
    rows = [agreement(i, amount=str(50_000 + 7_000 * i)) for i in range(1, 12)] + [agreement(12, amount="32000000")]
    assert advice(build({"a.csv": agreements(rows)})) == [("AMOUNT_FAR_ABOVE", "32000000.00", ["H13"])]


def test_a_file_in_thousands_among_files_in_euros_is_told_with_its_cells(build):
    files = {
        f"{year}.csv": FUNDING + "".join(funding([amount], f"A{i}", year) for i, amount in enumerate(amounts))
        for year, amounts in ((2016, [12000, 15000, 9000, 20000, 30000]), (2017, [12, 15, 9, 20, 30]))
    }
    built = build(files)
    found = [item for item in advice(built) if item[0] == "AMOUNTS_IN_THOUSANDS"]
    assert found == [("AMOUNTS_IN_THOUSANDS", "12.00", ["E2", "E3", "E4", "E5", "E6"])]


def test_one_title_with_one_partner_under_two_keys_is_told(build):
    same = {"title": "Neurosciences computationnelles", "partner": "Institut du Tage"}
    built = build({"a.csv": agreements([agreement(1, **same), agreement(2), agreement(3, **same)])})
    assert advice(built) == [("SAME_TITLE", "Neurosciences computationnelles", ["C2", "C4"])]
    assert built.finding("SAME_TITLE")["expected"]["values"] == "A1, A3"


@pytest.mark.parametrize("other", [{"old": "A1"}, {"partner": "Institut du Neckar"}])
def test_a_renewal_or_another_partner_is_another_thing(build, other):
    same = {"title": "Neurosciences computationnelles", "partner": "Institut du Tage"}
    assert advice(build({"a.csv": agreements([agreement(1, **same), agreement(2, **{**same, **other})])})) == []


def test_dates_that_are_all_the_first_of_january_are_told(build):
    rows = [agreement(i, day=f"01/01/20{10 + i}") for i in range(1, 11)]
    [(code, value, cells)] = advice(build({"a.csv": agreements(rows)}))
    assert (code, value, len(cells)) == ("DATES_ON_FIRST", "2011-01-01", 10)


def test_some_dates_on_the_first_of_january_are_usual(build):
    rows = [agreement(i, day=f"0{1 + i % 2}/01/20{10 + i}") for i in range(1, 11)]
    assert advice(build({"a.csv": agreements(rows)})) == []


def test_a_few_rows_in_thousands_in_a_file_of_euros_are_told_with_their_cells(build):
    rows = [agreement(i, amount=str(9_000 + 500 * i)) for i in range(1, 12)]
    rows += [agreement(12, amount="12"), agreement(13, amount="15")]
    assert advice(build({"a.csv": agreements(rows)})) == [("AMOUNTS_IN_THOUSANDS", "12.00", ["H13", "H14"])]


def people(prefix, number, year=2018):
    rows = [f"{prefix}{i};{year};Entrante;Accueil;{1 + i:02}/03/{year};30/09/{year}" for i in range(number)]
    return "Pseudonyme;Année;Sens;Type de mobilité;Début du séjour;Fin du séjour\n" + "\n".join(rows) + "\n"


def test_a_file_that_repeats_the_rows_of_another_under_new_keys_is_told(build):
    built = build({"a.csv": people("M", 14), "b.csv": people("N", 12)})
    assert built.finding("SAME_ROWS")["count"] == 12


def test_rows_of_another_year_or_too_few_to_tell_are_no_repetition(build):
    built = build({"a.csv": people("M", 14), "b.csv": people("N", 14, 2019), "c.csv": people("O", 5)})
    assert "SAME_ROWS" not in {finding["code"] for finding in built.findings}
