"""The verbs tell what the last published build accepted, whatever has been read, or half built, since then."""

import pytest

from strandreport.ingest.intake import read_inputs
from strandreport.measure.explain import newer_words
from strandreport.model.accepted import accepted
from strandreport.model.manifest import take_manifest
from strandreport.publish.keep_accepted import keep_accepted
from strandreport.register.build import build_registers
from strandreport.verbs import main
from tests.report.project_folder import Folder, agreement, participation, project

FIGURE = "T01.bilateral_cooperation.2019.JP"
WRITTEN = "## Three lines\n- A line {word} the build.\n\n## Signed by\nAda Sample, 1 March 2020\n"


def write(folder, partner, word):
    text = folder.inputs / "commentary" / "country" / "JP.en.md"
    text.parent.mkdir(parents=True, exist_ok=True)
    text.write_text(WRITTEN.format(word=word), encoding="utf-8")
    folder.agreements(agreement(f"NO-{partner}", 2018, Partenaire=partner, Pays="Japon"))


def look(folder):
    """Take the first steps of a build, as check-inputs does."""
    manifest = take_manifest(folder.inputs, folder.outputs / "cache.json")
    read_inputs(folder.project(), manifest, folder.inputs, folder.outputs / "ingest")
    build_registers(folder.project(), folder.outputs / "ingest", folder.outputs / "register")


@pytest.fixture(scope="module")
def looked_at(tmp_path_factory, store) -> Folder:
    """A published build, and newer inputs that have been looked at."""
    folder = Folder(tmp_path_factory.mktemp("looked") / "institute", store)
    folder.cordis([project("1", 2018)], [participation("1")])
    write(folder, "Riken", "of")
    folder.figures()
    keep_accepted(folder.outputs, "0123456789ab", folder.project().settings)
    write(folder, "Kyoto", "after")
    look(folder)
    return folder


def run(folder, capsys, *arguments):
    code = main(["--directory", str(folder.path), *arguments])
    return code, *capsys.readouterr()


def test_a_note_tells_registers_and_words_of_the_build_and_says_which(looked_at, tmp_path, capsys):
    wish = ("note", "country=JP", "--language", "en", "--to", str(tmp_path))
    code, said, wrong = run(looked_at, capsys, *wish)
    assert (code, wrong) == (0, "")
    first, second, *_ = said.splitlines()
    assert first == "Told from build 0123456789ab, whose registers go up to 2019-12-31."
    assert second.startswith("The spreadsheets in inputs/ changed since the last build")
    page = (tmp_path / "country-JP.en.html").read_text(encoding="utf-8")
    assert "Riken" in page
    assert "A line of the build." in page
    assert "Kyoto" not in page
    assert "after the build" not in page


@pytest.mark.parametrize(("language", "word"), [("en", "last that was published"), ("fr", "dernière")])
def test_a_figure_is_explained_by_the_registers_that_it_was_computed_from(looked_at, capsys, language, word):
    code, said, wrong = run(looked_at, capsys, "explain", FIGURE, "--language", language)
    assert (code, wrong) == (0, "")
    assert "0123456789ab" in said.split("\n\n", 1)[0]
    assert word in " ".join(said.split("\n\n", 1)[0].split())
    assert "Riken" in said
    assert "Kyoto" not in said


def test_nothing_is_said_of_newer_registers_where_there_are_none(looked_at):
    """The last test of this module: what has been looked at is taken for a build of its own."""
    assert accepted(looked_at.outputs).is_behind
    keep_accepted(looked_at.outputs, "ba9876543210", looked_at.project().settings)
    kept = accepted(looked_at.outputs)
    assert (kept.build, kept.is_behind) == ("ba9876543210", False)
    assert newer_words(kept, "en") == ""


def test_a_note_shows_edition_and_standing_of_the_build_whatever_the_configuration_says_by_now(
    tmp_path_factory, tmp_path, store, all_words, capsys
):
    """Guards: an edition given on the command line, and a draft that was not built again after it was signed."""
    folder = Folder(tmp_path_factory.mktemp("edition") / "institute", store)
    folder.cordis([project("1", 2018)], [participation("1")])
    write(folder, "Riken", "of")
    given = {"as_of": "2018-12-31", "last_year": "2018", "edition": "of-2018", "standing": "draft"}
    folder.figures(**given)
    keep_accepted(folder.outputs, "0123456789ab", folder.project(**given).settings)
    sign(folder)
    assert folder.project().settings.standing == "signed"
    run(folder, capsys, "note", "country=JP", "--language", "en", "--to", str(tmp_path))
    page = (tmp_path / "country-JP.en.html").read_text(encoding="utf-8")
    assert "of-2018" in page
    assert f"Edition {folder.project().settings.edition}" not in page
    assert all_words["en"].text("standing.draft").lower() in page.lower()
    code, said, _ = run(folder, capsys, "explain", "T01.bilateral_cooperation.2018.JP")
    assert code == 0
    assert "Riken" in said


def sign(folder):
    """Say in the configuration that the edition is signed, and build nothing."""
    path = folder.path / "config" / "config.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("standing: draft", "standing: signed"), encoding="utf-8")
