from pathlib import Path

import pytest

from strandreport.model.catalogue import load_catalogue
from strandreport.model.config_file import parse_yaml
from strandreport.report.context.words import Words

TEMPLATES = Path(__file__).parents[3] / "templates"


@pytest.fixture(scope="session")
def words() -> dict[str, Words]:
    return {language: Words(load_catalogue(TEMPLATES, language)) for language in ("en", "fr")}


@pytest.fixture(scope="session")
def said() -> dict:
    path = Path(__file__).with_name("said.yaml")
    return parse_yaml(path.read_text(encoding="utf-8"), str(path)).data
