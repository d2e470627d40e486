"""A commentary with findings is given back as a copy of its lines, each marked where something is to be mended."""

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
