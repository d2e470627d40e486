"""What the author of a file is told: the thing itself, in an office's words, and nothing where there is nothing."""

import pytest

from strandreport.model.catalogue import load_catalogue
from strandreport.model.start import TEMPLATES
from strandreport.report.context.words import Words
from strandreport.report.feedback.told import told
from tests.ingest.conftest import HEADERS, ROW


def line(*cells):
    return ";".join(str(cell) for cell in cells) + "\n"


@pytest.fixture
def tell(give_back):
    """What check-inputs says of files."""

    def run(files, language="fr", **options):
        given = give_back(files)
        return told(given.list, Words(load_catalogue(TEMPLATES, language)), **options)

    return run


def test_a_misspelt_header_is_shown_in_the_terminal_and_at_its_cell_with_the_header_that_it_should_be(give_back):
    given = give_back({"a.csv": line(*HEADERS[:5], "Date de sinature") + line(*ROW[:6])})
    (file,) = given.list["files"]
    assert file["status"] == "mend"
    said = told(given.list, Words(load_catalogue(TEMPLATES, "fr")))
    assert "« Date de sinature »" in said
    assert "Écrire « Date de signature » en tête de cette colonne." in said
    (note,) = (cell.comment.text for row in given.book("a.csv.xlsx")["a"].iter_rows() for cell in row if cell.comment)
    assert "« Date de signature »" in note.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("language", "form", "missing", "pair"),
    [
        ("en", "“Register of agreements kept by", "lacks “Pays”", "“Pasy” (found) may be “Pays” (expected)"),
        (
            "fr",
            "« Registre des accords tenu par",
            "manque « Pays »",
            "« Pasy » (trouvé) est peut-être « Pays » (attendu)",
        ),
    ],
)
def test_a_missing_column_is_told_by_the_label_of_the_form_and_which_header_it_may_be(
    tell, language, form, missing, pair
):
    said = tell({"a.csv": line(*HEADERS[:3], "Pasy", *HEADERS[4:]) + line(*ROW)}, language)
    assert all(part in said for part in (form, missing, pair))
    assert "agreements_office" not in said


@pytest.mark.parametrize("language", ["en", "fr"])
def test_where_no_header_is_near_nothing_is_said_of_one(tell, language):
    said = tell({"a.csv": line(*HEADERS[:3], *HEADERS[4:]) + line(*ROW[:3], *ROW[4:])}, language)
    assert "–" not in said
    assert "[[" not in said


def agreements(*changes, extra=()):
    """The text of a list of agreements, a row for each mapping of headers to changed cells."""
    headers = [*HEADERS, *extra]
    rows = [dict(zip(HEADERS, ROW, strict=True)) | {HEADERS[0]: f"A{i}"} | change for i, change in enumerate(changes)]
    return line(*headers) + "".join(line(*(row.get(header, "") for header in headers)) for row in rows)


def test_a_word_that_leaves_its_row_out_is_told_as_a_row_left_out(give_back):
    given = give_back({"a.csv": agreements({}, {"Diffusion": "confidentiel défense"}, extra=["Diffusion"])})
    (finding,) = (f for f in given.findings if f["code"] == "UNKNOWN_CODE")
    (sheet,) = given.ledger["sheets"]
    assert (finding["severity"], sheet["classes"]["quarantined"]) == ("quarantines", 1)
    assert given.list["files"][0]["counts"].get("voids", 0) == 0


SEVEN = {
    "Instrument": "LEAA",
    "Pays": "Allemange",
    "Statut": "en cour",
    "Date de signature": "31/02/2015",
    "Montant engagé (EUR)": "environ 3",
    "Début": "printemps",
    "Fin": "automne",
}


def test_every_kind_that_costs_a_row_or_a_cell_is_told_and_remarks_only_if_asked_for(tell):
    files = {
        "a.csv": agreements({}, *({header: word} for header, word in SEVEN.items()), extra=["Début", "Fin", "Avis"])
    }
    said = tell(files)
    assert all(f"« {word} »" in said for word in SEVEN.values())
    assert "(--all " in said
    assert "Le formulaire a des colonnes" not in said
    everything = tell(files, everything=True)
    assert "Le formulaire a des colonnes" in everything
    assert "--all" not in everything


@pytest.mark.parametrize(
    ("language", "meant"),
    [
        ("fr", ("Vouliez-vous écrire « Allemagne » ?", "« Échu »")),
        ("en", ("Did you mean “Germany”?", "“Expired”")),
    ],
)
def test_misspelt_words_and_countries_are_told_with_what_was_probably_meant_in_the_words_of_the_office(
    tell, language, meant
):
    said = tell({"a.csv": agreements({}, {"Pays": "Allemange"}, {"Statut": "xyz"})}, language)
    assert all(word in said for word in meant), said


def test_a_word_that_looks_like_none_of_the_list_gets_no_proposal(tell):
    said = tell({"a.csv": agreements({}, {"Statut": "xyz"}, {"Pays": "Ruritanie orientale"})})
    assert "Vouliez-vous" not in said


def test_a_misspelt_name_of_a_commentary_is_told_with_the_one_that_was_meant(tell):
    said = tell({"commentary/maghrebb.fr.md": "# Le Maghreb avance\n"})
    assert "Vouliez-vous écrire « maghreb.fr.md » ?" in said


def test_a_signature_before_the_cut_off_date_is_told_with_its_line_and_that_reason(tell):
    text = "# Le volet avance\n\nUn texte.\n\n## Signé\n\nClaire Martin, directrice, 14 février 2010\n"
    said = tell({"commentary/maghreb.fr.md": text})
    assert "Ligne 7 : « 2010-02-14 » n'est pas retenu" in said.replace("\N{NO-BREAK SPACE}", " ")
    assert "car ce jour est antérieur au" in said


def test_a_cell_of_a_row_left_out_says_so_in_its_note_its_list_and_its_colour(give_back):
    """Guards: a cell that was only not used said "cell not used" in a row of which nothing was used."""
    rows = (
        {"Pays": "Ruritanie", "Fin": "32/13/2019"},
        {"Statut": "presque", "Fin": "31/13/2019"},
        {"Fin": "30/13/2019"},
    )
    given = give_back({"a.csv": agreements(*rows, extra=["Fin"])})
    notes = {c.coordinate: c.comment.text for r in given.book("a.csv.xlsx")["a"].iter_rows() for c in r if c.comment}
    fin = next(cell for cell, text in notes.items() if "32/13/2019" in text)[0]
    assert "Sa ligne est écartée en raison de la cellule D2." in notes[f"{fin}2"]
    assert "Sa ligne est écartée en raison de la cellule E3." in notes[f"{fin}3"]
    assert "écartée" not in notes[f"{fin}4"]
    sheet = given.book("a.csv.xlsx")["a"]
    colours = [sheet[cell].fill.fgColor.rgb for cell in (f"{fin}2", "D2", f"{fin}4")]
    assert colours[0] == colours[1] != colours[2]
    assert "Ligne écartée, en raison d'une autre cellule" in given.front("a.csv.xlsx")


def test_the_terminal_says_what_follows_and_the_cause_comes_first(tell):
    said = tell({"a.csv": agreements({"Statut": "presque", "Fin": "32/13/2019"}, {}, extra=["Fin"])})
    lines = [line for line in said.splitlines() if line.startswith("  - ")]
    assert lines[0].startswith("  - Ligne écartée : « presque »")
    assert lines[1].startswith("  - Ligne écartée, en raison d'une autre cellule : « 32/13/2019 »")


def test_each_of_several_words_is_told_with_the_one_that_it_looks_like(tell):
    """Guards: "did you mean" was said of the first word only."""
    said = tell({"a.csv": agreements({"Pays": "Brézil"}, {"Pays": "Portugaal"}, {"Pays": "Xyzzy"})})
    assert "« Brézil » n'est ni" in said
    assert "Autres cellules : « Portugaal » (vouliez-vous écrire « Portugal » ?), « Xyzzy »." in said


def test_a_cell_that_its_row_needs_is_not_to_be_emptied(tell):
    """Guards: an author was told to leave a date empty, and then that the row is left out because it is empty."""
    rows = "E1;Mission;Propre;juin 2019;\nE2;Mission;Propre;01/06/2019;juin 2019\n"
    said = tell({"e.csv": f"N° d'événement;Type d'événement;Canal;Date;Jusqu'au\n{rows}"}).split("\n  - ")
    needed, optional = (part for part in said if "« juin 2019 »" in part)
    assert "Écrire le jour : sans lui, la ligne ne peut pas être comptée." in needed
    assert "vide" not in needed
    assert "laisser la cellule vide" in optional


def test_every_header_that_is_not_known_is_named(tell):
    said = tell({"a.csv": agreements({"Rem.": "x", "Couleur": "y"}, extra=["Couleur", "Rem."])}, everything=True)
    assert "l'en-tête « Couleur » ; la colonne n'a pas été lue. Autres cellules : « Rem. »." in said


def test_rows_that_contradict_each_other_are_not_called_the_same(tell):
    said = tell({"a.csv": agreements({}), "b.csv": agreements({"Montant engagé (EUR)": "9"})})
    assert "L'autre ligne : b.csv, cellule G2." in said
    assert "La même chose" not in said


def test_a_header_of_several_lines_is_told_on_one(tell):
    said = tell({"a.csv": agreements({}).replace("Montant engagé (EUR)", '"Montant engagé\n(k€)"')})
    assert "« Montant engagé (k€) » indique une autre unité" in said


def test_a_column_told_as_misspelt_is_not_told_as_missing(tell):
    said = tell({"a.csv": line(*HEADERS[:5], "Date de sinature") + line(*ROW[:6])}, everything=True)
    (absent,) = (part for part in said.splitlines() if "Le formulaire a des colonnes" in part)
    assert "Date de signature" not in absent
    assert "Début" in absent
