"""What is to be mended in a commentary is listed as a text, line by line: its author needs no spreadsheet program."""

from strandreport.model.catalogue import load_catalogue
from strandreport.report.context.words import Words
from strandreport.report.feedback.told import told
from tests.conftest import ROOT

TEXT = "## Commentaire\nLe volet avance.\n\n## Perspectives\nLe label <!-- à négocier --> sera demandé.\n"


def test_lines_to_mend_are_quoted_in_a_text_beside_it(give_back):
    """Guards: it was given back as a workbook, which nobody who writes a text has asked for."""
    given = give_back({"commentary/talent.fr.md": TEXT, "commentary/talent.en.md": "It goes on."})
    assert given.names() == []
    text = given.bytes("commentary/talent.fr.md.txt").decode()
    assert text.startswith("À corriger dans talent.fr.md\n")
    parts = {part.partition("(")[2].partition(")")[0]: part.splitlines() for part in text.split("\n\n")[2:]}
    assert parts["COMMENTARY_HEADING"][1] == "   ligne 4 | ## Perspectives"
    assert parts["COMMENTARY_MARKUP"][1] == "   ligne 5 | Le label <!-- à négocier --> sera demandé."
    assert all(part[-1].startswith("   → ") for part in parts.values())


def test_a_text_that_can_not_be_read_has_its_list_too(give_back):
    given = give_back({"commentary/talent.fr.md": "Le volet a avancé.".encode("cp1252")})
    text = given.bytes("commentary/talent.fr.md.txt").decode()
    assert "(COMMENTARY_ENCODING)" in text
    assert "UTF-8" in text


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
    assert lines[1].startswith("  - To look at: commentary/talent.fr.md has no counterpart in the other language (en)")
    assert lines[2] == "    Write the same text in the other language."
