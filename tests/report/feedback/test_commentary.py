"""A commentary with findings is given back as a copy of its lines, each marked where something is to be mended."""

from strandreport.model.catalogue import load_catalogue
from strandreport.report.context.words import Words
from strandreport.report.feedback.told import told
from tests.conftest import ROOT

TEXT = "## Commentaire\nLe volet avance.\n\n## Perspectives\nLe label <!-- à négocier --> sera demandé.\n"


def test_lines_are_copied_and_marked(give_back):
    given = give_back({"commentary/talent.fr.md": TEXT, "commentary/talent.en.md": "It goes on."})
    assert given.names() == ["commentary/talent.fr.md.xlsx"]
    copy = given.book("commentary/talent.fr.md.xlsx").worksheets[1]
    assert [copy.cell(row, 1).value for row in (1, 4)] == ["## Commentaire", "## Perspectives"]
    notes = {cell.coordinate: cell.comment.text for row in copy.iter_rows() for cell in row if cell.comment}
    assert sorted(notes) == ["A4", "A5"]
    assert "COMMENTARY_HEADING" in notes["A4"]
    assert "COMMENTARY_MARKUP" in notes["A5"]


def test_what_to_mend_is_listed_with_its_lines(give_back):
    given = give_back({"commentary/talent.fr.md": TEXT})
    [file] = given.list["files"]
    assert file["status"] == "mend"
    assert {line["code"]: line["cells"] for line in file["lines"]} == {
        "COMMENTARY_MARKUP": ["A5"],
        "COMMENTARY_HEADING": ["A4"],
        "COMMENTARY_ONE_LANGUAGE": [],
    }


def test_the_terminal_names_lines_and_not_cells(give_back):
    """Guards: ``A5`` was said of a text, which has no cells."""
    given = give_back({"commentary/talent.fr.md": TEXT})
    text = told(given.list, Words(load_catalogue(ROOT / "templates", "fr")))
    assert "\n    ligne 5\n" in text
    assert "A5" not in text


def test_what_is_asked_of_an_author_is_told_although_everything_counts(give_back):
    """Guards: of a text in one language its author read "OK"; the rest stood in the report on data quality alone."""
    given = give_back({"commentary/talent.fr.md": "Le volet avance."})
    lines = told(given.list, Words(load_catalogue(ROOT / "templates", "en"))).splitlines()
    assert lines[0] == "commentary/talent.fr.md: OK"
    assert lines[1].startswith("  - commentary/talent.fr.md has no counterpart in the other language (en)")
    assert lines[2] == "    Write the same text in the other language."
