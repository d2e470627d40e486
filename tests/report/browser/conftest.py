"""One strand in both languages, to be looked at in a browser; it needs no build."""

import json
from pathlib import Path

import pytest

from strandreport.report.rendering import render_page
from tests.conftest import ROOT

CONTEXTS = Path(__file__).parents[1] / "contexts"


@pytest.fixture(scope="session")
def strand(tmp_path_factory):
    """The pages of a strand by language."""
    folder, pages = tmp_path_factory.mktemp("strand"), {}
    for language in ("en", "fr"):
        context = json.loads((CONTEXTS / f"strand.{language}.json").read_text(encoding="utf-8"))
        pages[language] = folder / f"european_programmes.{language}.html"
        pages[language].write_text(render_page(context, ROOT / "templates"), encoding="utf-8")
    return pages
