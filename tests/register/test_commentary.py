"""Commentary is held against the project: subjects, languages, figures, signatures; nothing is lost in silence."""

import pytest

from strandreport.ingest.intake import read_inputs
from strandreport.model.commentary import Commentary
from strandreport.model.files import read_json
from strandreport.model.manifest import take_manifest
from strandreport.model.project import load_project
from strandreport.register.commentary import check_commentary
from tests.conftest import ROOT

PROJECT = load_project(ROOT, {"as_of": "2019-12-31", "first_year": "2016", "last_year": "2019"})


@pytest.fixture
def checked(tmp_path):
    """Texts by name, taken through the intake and checked: the texts, and findings as code, name or cell, value."""

    def check(texts):
        for name, text in texts.items():
            path = tmp_path / "inputs" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        manifest = take_manifest(tmp_path / "inputs", tmp_path / "stat.json")
        read_inputs(PROJECT, manifest, tmp_path / "inputs", tmp_path / "ingest")
        intake = read_json(tmp_path / "ingest" / "intake.json")
        kept, found = check_commentary(intake, PROJECT)
        early = [one for content in intake["contents"] for one in content["findings"]]
        told = sorted((str(f.code), f.value) for f in found) + sorted((f["code"], f["value"]) for f in early)
        return kept, told, intake

    return check


def names(texts):
    return [text.name for text in texts]


def test_a_text_in_both_languages_about_a_strand_is_kept_without_a_word(checked):
    kept, told, intake = checked({"commentary/talent.en.md": "It goes on.", "commentary/talent.fr.md": "Cela avance."})
    assert names(kept) == ["commentary/talent.en.md", "commentary/talent.fr.md"]
    assert told == []
    assert {content["kind"] for content in intake["contents"]} == {"commentary"}
    assert all(content["sha256"] and content["status"] == "read" for content in intake["contents"])


def test_a_text_in_one_language_only_is_kept_and_told_with_the_name_that_is_missing(checked):
    kept, told, _ = checked({"commentary/country/BR.fr.md": "Au Brésil."})
    assert names(kept) == ["commentary/country/BR.fr.md"]
    assert told == [("COMMENTARY_ONE_LANGUAGE", "commentary/country/BR.fr.md")]


@pytest.mark.parametrize("name", ["talents.fr.md", "country/ZZ.fr.md", "talent.de.md"])
def test_a_text_about_nothing_that_there_is_is_left_out_and_blocks(checked, name):
    kept, told, _ = checked({f"commentary/{name}": "Texte."})
    assert kept == []
    assert told[0][0] == "COMMENTARY_SUBJECT"


def test_a_text_that_is_not_utf_8_is_left_out_at_its_line(checked):
    kept, told, intake = checked({"commentary/talent.fr.md": "un\ndeux\ntroisi\xe8me".encode("latin-1")})
    assert (kept, told) == ([], [("COMMENTARY_ENCODING", "E8")])
    assert intake["contents"][0]["findings"][0]["cells"] == ["A3"]
    assert intake["contents"][0]["status"] == "blocked"


@pytest.mark.parametrize(("data", "code"), [(b"", "EMPTY_FILE"), (b"a\n" * 200_000, "FILE_TOO_LARGE")])
def test_an_empty_or_huge_text_is_left_out(checked, data, code):
    kept, told, _ = checked({"commentary/talent.fr.md": data})
    assert (kept, told[0][0]) == ([], code)


def test_a_spreadsheet_in_the_folder_of_commentary_is_no_commentary(checked):
    kept, told, _ = checked({"commentary/accords.csv": "a;b\n1;2\n"})
    assert (kept, told) == ([], [("COMMENTARY_NAME", "commentary/accords.csv")])


@pytest.mark.parametrize(
    "name",
    ["talent (2).fr.md", "talent.fr (1).md", "Copie de talent.fr.md", "talent.fr - Copie.md", "Copy of talent.fr.md"],
)
@pytest.mark.parametrize(("text", "severity"), [("Bonjour.", "advice"), ("Bonsoir.", "blocks")])
def test_a_copy_is_called_a_copy_and_blocks_nothing_that_is_published(checked, name, text, severity):
    """Guards: of a content under a right and a wrong name both were called blocked, for want of a subject."""
    kept, told, intake = checked({"commentary/talent.fr.md": "Bonjour.", f"commentary/{name}": text})
    assert names(kept) == ["commentary/talent.fr.md"]
    assert ("COMMENTARY_COPY", f"commentary/{name}") in told
    copies = [f for content in intake["contents"] for f in content["findings"] if f["code"] == "COMMENTARY_COPY"]
    assert [(f["severity"], f["expected"]["other"]) for f in copies] == [(severity, "commentary/talent.fr.md")]


def test_the_same_content_under_an_unknown_name_leaves_the_known_one_in_order(checked):
    kept, told, intake = checked({"commentary/talent.fr.md": "Bonjour.", "commentary/talent_2.fr.md": "Bonjour."})
    assert names(kept) == ["commentary/talent.fr.md"]
    assert ("COMMENTARY_COPY", "commentary/talent_2.fr.md") in told
    assert [content["status"] for content in intake["contents"]] == ["read"]


@pytest.mark.parametrize("english", ["Le volet avance comme prévu.", "Le volet avance\ncomme prévu.\n"])
def test_the_same_words_in_two_languages_are_told_for_each_file(checked, english):
    text = "Le volet avance comme prévu."
    kept, told, intake = checked({"commentary/talent.fr.md": text, "commentary/talent.en.md": english})
    assert names(kept) == ["commentary/talent.en.md", "commentary/talent.fr.md"]
    files = ["commentary/talent.en.md", "commentary/talent.fr.md"][: len(intake["contents"])]
    assert told == [("COMMENTARY_SAME_TEXT", name) for name in files]


def test_a_name_and_an_address_may_be_the_same_in_two_languages(checked):
    text = "## Contact\nClaire Martin, claire@example.org\n"
    _, told, _ = checked({f"commentary/country/BR.{name}.md": text for name in ("en", "fr")})
    assert told == []


def test_the_instructions_in_the_folder_are_no_input(checked):
    kept, told, intake = checked({"commentary/README.md": "# How to", "commentary/talent.fr.md": "Texte."})
    assert names(kept) == ["commentary/talent.fr.md"]
    assert intake["findings"] == []
    assert len(intake["contents"]) == 1


def test_the_text_of_the_project_takes_the_place_of_the_example_and_this_is_told(checked):
    kept, told, _ = checked(
        {
            f"{folder}commentary/talent.{one}.md": f"{folder} {one}"
            for folder in ("", "examples/")
            for one in ("en", "fr")
        }
    )
    assert [(text.name, text.invented) for text in kept] == [
        ("commentary/talent.en.md", False),
        ("commentary/talent.fr.md", False),
    ]
    assert told == [
        ("COMMENTARY_TWICE", "examples/commentary/talent.en.md"),
        ("COMMENTARY_TWICE", "examples/commentary/talent.fr.md"),
    ]


def test_one_content_under_two_names_is_two_texts(checked):
    kept, _, intake = checked({"commentary/maghreb.fr.md": "Idem.", "commentary/talent.fr.md": "Idem."})
    assert [text.subject for text in kept] == ["maghreb", "talent"]
    assert intake["findings"] == []
    assert len(intake["contents"]) == 1


@pytest.mark.parametrize(
    "figure", ["P99.european_programmes.2019", "P02.talent.2019", "P02.european_programmes.2031", "P02.nowhere.2019"]
)
def test_a_figure_that_can_not_be_is_told_at_its_line(checked, figure):
    kept, told, _ = checked({"commentary/talent.fr.md": f"Texte.\nTaux : {{{figure}}}."})
    assert ("COMMENTARY_FIGURE", figure) in told
    assert len(kept) == 1


@pytest.mark.parametrize("figure", ["P02.european_programmes.2019", "H02.talent.total", "T12.emerging_powers.2018.BR"])
def test_a_figure_of_this_edition_may_be_cited(checked, figure):
    _, told, _ = checked({"commentary/talent.fr.md": f"Taux : {{{figure}}}."})
    assert [code for code, _ in told] == ["COMMENTARY_ONE_LANGUAGE"]


@pytest.mark.parametrize(
    ("subject", "code", "is_kept"),
    [("talent", "H02", True), ("talent", "T01", False), ("attractiveness", "H06", True), ("overall", "T01", True)],
)
def test_a_finding_is_about_an_indicator_of_its_part(checked, subject, code, is_kept):
    kept, told, _ = checked({f"commentary/{subject}.fr.md": f"## Constats\n- {code} : Cela progresse\n"})
    assert list(kept[0].findings) == ([code] if is_kept else [])
    assert (("COMMENTARY_INDICATOR", code) in told) is not is_kept


@pytest.mark.parametrize(("day", "is_kept"), [("30 décembre 2019", False), ("31 décembre 2019", True)])
def test_a_signature_from_before_the_cut_off_is_none(checked, day, is_kept):
    kept, told, _ = checked({"commentary/talent.fr.md": f"Texte.\n\n## Signé par\nA, B, {day}\n"})
    assert (kept[0].signed is not None) is is_kept
    assert ("COMMENTARY_SIGNATURE" in dict(told)) is not is_kept


def test_texts_are_handed_over_in_the_order_of_their_names(checked):
    kept, _, _ = checked({f"commentary/{name}.fr.md": name for name in ("talent", "maghreb", "overall", "hrs4r")})
    assert names(kept) == sorted(names(kept))
    assert all(isinstance(text, Commentary) for text in kept)
