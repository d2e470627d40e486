"""An institute's look: colours, faces, logo and words of its project folder reach pages, charts and prints."""

import shutil
from pathlib import Path

import pytest

from strandreport.model.errors import ConfigError
from strandreport.model.look_checks import contrast
from strandreport.model.look_folder import look_digest, templates_of
from strandreport.report.charts import load_tokens
from strandreport.report.printing import print_page
from strandreport.report.rendering import render_index, render_page
from tests.report.test_templates import TEMPLATES, context

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9" fill="#00594C"/></svg>'
FACES = TEMPLATES / "fonts"


class Look:
    def __init__(self, root: Path):
        self.root, self.folder = root, root / "config" / "look"
        self.folder.mkdir(parents=True)

    def write(self, name: str, text: str) -> "Look":
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return self

    def templates(self) -> Path:
        return templates_of(self.root, TEMPLATES, self.root / "outputs")

    def refusal(self) -> str:
        with pytest.raises(ConfigError) as caught:
            self.templates()
        return str(caught.value)


@pytest.fixture
def look(tmp_path):
    return Look(tmp_path)


def test_without_a_look_the_templates_are_the_programs(tmp_path):
    assert templates_of(tmp_path, TEMPLATES, tmp_path / "outputs") == TEMPLATES
    assert look_digest(tmp_path, TEMPLATES) == ""


def test_colours_reach_page_and_charts(look):
    templates = look.write("look.yaml", 'colours:\n  self: "#00594C"\n').templates()
    page = render_page(context("strand.en"), templates)
    assert "--self: #00594C" in page
    assert 'fill="#00594C"' in page
    assert "#2B4C9B" not in page
    assert load_tokens(templates)["self"] == "#00594C"


def test_words_replace_those_of_the_catalogue_and_keep_the_others(look):
    templates = look.write("texts.fr.yaml", "page:\n  indicators:\n    kicker: Nos mesures\n").templates()
    assert "Nos mesures" in render_page(context("strand.fr"), templates)
    assert "Nos mesures" not in render_page(context("strand.fr"), TEMPLATES)
    assert render_page(context("strand.en"), templates) == render_page(context("strand.en"), TEMPLATES)


def test_logo_stands_on_the_first_page_and_on_the_home_page_and_prints_to_the_standards(look):
    templates = look.write("logo.svg", SVG).write("logo_on_dark.svg", SVG).templates()
    strand = render_page(context("strand.en"), templates)
    assert strand.count('<img class="logo"') == 1
    assert render_page(context("overall.en"), templates).count('<img class="logo"') == 1
    assert render_index(context("index"), templates).count('<img class="logo"') == 1
    assert print_page(strand, templates).problems == ()
    assert '<img class="logo"' not in render_page(context("strand.en"), TEMPLATES)


def test_an_own_family_is_measured_and_printed(look):
    look.write("look.yaml", "families:\n  display: Source Sans 3\n").write("fonts/README.md", "")
    shutil.copyfile(FACES / "ttf" / "SourceSans3-Bold.ttf", look.folder / "fonts" / "display-regular.ttf")
    shutil.copyfile(FACES / "woff2" / "ReportSans-Bold.woff2", look.folder / "fonts" / "display-regular.woff2")
    templates = look.templates()
    assert '--display: "Source Sans 3", "Report Display"' in render_page(context("strand.en"), templates)
    faces = templates / "fonts"
    replaced = (faces / "ttf" / "SourceSerif4Display-Regular.ttf").read_bytes()
    assert replaced == (FACES / "ttf" / "SourceSans3-Bold.ttf").read_bytes()


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("look.yaml", 'colours:\n  self: "#9FC5E8"\n', "look.yaml:2: #9FC5E8 has a contrast of 1.8"),
        ("look.yaml", "colours:\n  self: blue\n", "look.yaml:2:"),
        ("look.yaml", "colours:\n  atrisk: '#000000'\n", "statuses keep their colours"),
        ("look.yaml", "families:\n  display: Marianne\n", "needs the file fonts/display-regular.ttf"),
        ("texts.en.yaml", "page:\n  sumary: Essentials\n", "there is no text 'page.sumary'"),
        ("texts.en.yaml", "page:\n  strand: Strand\n", "same placeholders as 'Strand {code}'"),
        ("logo.svg", "<svg", "logo.svg is no SVG that can be read"),
        ("logo.svg", SVG.replace("<rect", '<image href="http://x.org/a.png"/><rect'), "asks for another file"),
        ("logo.png", "GIF89a", "logo.png is no PNG picture"),
        ("logo.svg", SVG + " " * 100_000, "at most 100,000"),
        ("fonts/Marianne.ttf", "", "the files are named by their role"),
        ("lgoo.svg", SVG, "lgoo.svg: nothing reads this file"),
    ],
)
def test_what_cannot_be_used_is_said(look, name, text, said):
    assert said in look.write(name, text).refusal()


def test_a_face_of_another_family_is_said(look):
    look.write("look.yaml", "families:\n  display: Marianne\n").write("fonts/display-regular.woff2", "")
    shutil.copyfile(FACES / "ttf" / "SourceSans3-Bold.ttf", look.folder / "fonts" / "display-regular.ttf")
    assert "display-regular.ttf is not of the family Marianne" in look.refusal()


def test_every_change_of_the_look_gives_another_folder(look):
    first = look.write("logo.svg", SVG).templates()
    digest = look_digest(look.root, TEMPLATES)
    assert look.templates() == first
    second = look.write("logo.svg", SVG.replace("#00594C", "#000000")).templates()
    assert second != first
    assert look_digest(look.root, TEMPLATES) != digest


def test_contrast_is_that_of_wcag():
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("#FFFFFF", "#2B4C9B") == contrast("#2B4C9B", "#FFFFFF")
