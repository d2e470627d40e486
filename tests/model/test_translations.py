"""A text that one language lacks stops the build, with its key and the file that it belongs in."""

import re
import shutil
from pathlib import Path

import pytest

from strandreport.model.errors import ConfigError
from strandreport.model.project import load_project
from strandreport.model.translations import check_translations

ROOT = Path(__file__).resolve().parents[2]


def templates(folder: Path, **texts: str) -> Path:
    for language, text in texts.items():
        (folder / "catalogue" / language).mkdir(parents=True)
        (folder / "catalogue" / language / "page.yaml").write_text(text, encoding="utf-8")
    return folder


def problems(folder: Path, **texts: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        check_translations(templates(folder, **texts), tuple(texts))
    return str(caught.value).splitlines()


def test_missing_text_is_named_with_its_file_and_what_the_other_language_says(tmp_path):
    [problem] = problems(tmp_path, en="page: {of: of, next: Next}", fr="page: {of: sur}")
    assert problem.startswith("templates/catalogue/fr/page.yaml: the text 'page.next' is missing")
    assert "'Next'" in problem


def test_text_missing_in_the_first_language_is_named_too(tmp_path):
    [problem] = problems(tmp_path, en="page: {of: of}", fr="page: {of: sur, next: Suite}")
    assert problem.startswith("templates/catalogue/en/page.yaml: the text 'page.next' is missing")


def test_other_placeholders_are_named(tmp_path):
    [problem] = problems(tmp_path, en="of: '{n} of {all}'", fr="of: '{n} sur {total}'")
    assert "templates/catalogue/fr/page.yaml" in problem
    assert "{all}, {total}" in problem


def test_all_problems_are_told_at_once(tmp_path):
    assert len(problems(tmp_path, en="a: A\nb: B\nc: '{x}'", fr="c: C\nd: D")) == 4


def test_the_catalogues_of_the_program_are_whole():
    check_translations(ROOT / "templates", load_project(ROOT).settings.languages)


@pytest.mark.parametrize("pattern", ["indicators/european_programmes.yaml", "registers/projects.yaml"])
def test_a_label_that_lacks_a_language_stops_and_is_named_with_file_and_line(tmp_path, pattern):
    shutil.copytree(ROOT / "config", tmp_path / "config")
    path = tmp_path / "config" / pattern
    text = path.read_text(encoding="utf-8")
    found = re.search(r",\s*fr: (\"[^\"]*\"|[^},]*)|\n +fr: .*", text)
    path.write_text(text[: found.start()] + text[found.end() :], encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load_project(tmp_path)
    assert re.search(rf"config/{pattern}:\d+: .*fr", str(caught.value))
