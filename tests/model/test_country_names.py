"""Countries bear the names of the Unicode CLDR in each language; an institute may name one otherwise."""

import shutil
from pathlib import Path

import pytest
from babel import Locale

from strandreport.model.project import load_project

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("language", load_project(ROOT).settings.languages)
def test_countries_bear_the_names_of_the_cldr(language):
    known = Locale(language).territories
    countries = load_project(ROOT).reference.countries
    assert {code: names[language].replace("'", "’") for code, names in countries.items()} == {
        code: known[code].replace("'", "’") for code in countries
    }


def test_an_institute_names_a_territory_in_its_own_words(tmp_path):
    shutil.copytree(ROOT / "config", tmp_path / "config")
    path = tmp_path / "config" / "reference" / "countries.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('en: "Kosovo", fr: "Kosovo"', 'en: "Kosovo*", fr: "Kosovo*"', 1), encoding="utf-8")
    names = load_project(tmp_path).reference.countries["XK"]
    assert (names["en"], names["fr"]) == ("Kosovo*", "Kosovo*")
