"""A row that is named by rows which were left out lacks something, and says so to whatever is derived from it."""

import pytest

PUBLICATIONS = "Publication;Année\nU1;2018\nU2;2018\n"
THEMES = "Publication;Thématique\nU1;Cancer\nU1;{second}\nU2;Cancer\n"
COUNTRIES = "Publication;Pays\nU1;{country}\n"


def lacking(built):
    table = built.table("publications")
    return dict(zip(table["publication_id"], table["voided"], strict=True))


def test_publication_of_which_a_theme_can_not_be_read_lacks_it(build):
    built = build({"u.csv": PUBLICATIONS, "t.csv": THEMES.format(second="illisible")})
    assert lacking(built) == {"U1": "publication_themes", "U2": ""}
    assert built.classes()["quarantined"] == 1


def test_publication_whose_themes_can_be_read_lacks_nothing(build):
    built = build({"u.csv": PUBLICATIONS, "t.csv": THEMES.format(second="Vieillissement")})
    assert lacking(built) == {"U1": "", "U2": ""}


def test_country_that_can_not_be_read_is_lacking(build):
    built = build({"u.csv": PUBLICATIONS, "c.csv": COUNTRIES.format(country="Nullepart")})
    assert lacking(built)["U1"] == "publication_countries"


def test_rows_of_other_kinds_of_topics_are_told_apart(build):
    projects = "id;acronym;frameworkProgramme;fundingScheme;startDate\n1;A;H2020;RIA;2018-01-01\n"
    topics = "Projet;Système;Code du sujet\n1;theme;\n"
    built = build({"project.csv": projects, "s.csv": topics})
    assert list(built.table("projects")["voided"]) == ["project_topics.theme"]


@pytest.mark.parametrize("second", ["illisible", ""])
def test_row_that_names_nobody_marks_nobody(build, second):
    text = f"Publication;Thématique\n;{second or 'Cancer'}\nU2;Cancer\n"
    assert lacking(build({"u.csv": PUBLICATIONS, "t.csv": text})) == {"U1": "", "U2": ""}
