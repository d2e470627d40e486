"""Every text that a reader sees exists in every language, with the same placeholders, and every code has its words."""

from pathlib import Path

import pytest

from strandreport.model.catalogue import load_catalogue, placeholders
from strandreport.model.errors import ConfigError
from strandreport.model.findings import Code, Severity
from strandreport.model.project import load_project

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates"
ENGLISH = load_catalogue(TEMPLATES, "en")
LANGUAGES = load_project(ROOT).settings.languages


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_languages_have_the_same_texts_and_placeholders(language):
    texts = load_catalogue(TEMPLATES, language).texts
    assert set(texts) == set(ENGLISH.texts)
    assert {key: placeholders(text) for key, text in texts.items()} == {
        k: placeholders(t) for k, t in ENGLISH.texts.items()
    }


@pytest.mark.parametrize("code", list(Code))
def test_every_code_says_what_was_found_what_is_right_and_what_to_do(code):
    for part in ("title", "message", "expected", "remedy"):
        assert ENGLISH.has(f"findings.{code}.{part}"), part


def test_the_catalogue_knows_no_code_that_the_program_does_not():
    known = {key.split(".")[1] for key in ENGLISH.texts if key.startswith("findings.")}
    assert known == {str(code) for code in Code}


@pytest.mark.parametrize("severity", list(Severity))
def test_every_severity_has_a_word(severity):
    assert ENGLISH.text(f"severity.{severity}")


def test_a_missing_text_or_value_is_an_error_and_never_an_empty_place(tmp_path):
    (tmp_path / "catalogue" / "en").mkdir(parents=True)
    (tmp_path / "catalogue" / "en" / "a.yaml").write_text("hello: Hello {name}\n")
    catalogue = load_catalogue(tmp_path, "en")
    assert catalogue.text("hello", name="{0.__class__}") == "Hello {0.__class__}"
    with pytest.raises(KeyError):
        catalogue.text("hello")
    with pytest.raises(KeyError):
        catalogue.text("goodbye")
    with pytest.raises(ConfigError):
        load_catalogue(tmp_path, "fr")
