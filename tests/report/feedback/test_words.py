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
