"""Every page: whole, self-contained, in order for assistive technology, and without any text that was not escaped."""

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from jinja2 import UndefinedError
from lxml import html as parser

from strandreport.model.catalogue import load_catalogue, placeholders
from strandreport.report.charts import STATUSES
from strandreport.report.page_styles import FACES, MORE, has_more_letters
from strandreport.report.pages import render_pages
from strandreport.report.printing import print_page
from strandreport.report.rendering import render_index, render_page

TEMPLATES = Path(__file__).parents[2] / "templates"
CONTEXTS = Path(__file__).parent / "contexts"
REPORTS = sorted(path.stem for path in CONTEXTS.glob("*.json") if path.stem != "index")
PAGES = [*REPORTS, "index"]
VOID = {"meta", "link", "br", "wbr"}
USED = ("title", "institute", "as_of", "notice", "strategy", "edition", "content_id", "alternates", "home", "pdf")


def context(name):
    return json.loads((CONTEXTS / f"{name}.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def pages():
    reports = {name: render_page(context(name), TEMPLATES) for name in REPORTS}
    return reports | {"index": render_index(context("index"), TEMPLATES)}


class Balance(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.faults = [], []

    def handle_starttag(self, tag, attrs):
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append((tag, self.getpos()))


@pytest.mark.parametrize("name", PAGES)
def test_every_element_is_closed_where_it_was_opened(pages, name):
    balance = Balance()
    balance.feed(pages[name])
    assert balance.faults == []
    assert balance.open == []


@pytest.mark.parametrize("name", PAGES)
def test_headings_follow_the_outline(pages, name):
    levels = [int(node.tag[1]) for node in parser.fromstring(pages[name]).iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False))


@pytest.mark.parametrize("name", PAGES)
def test_no_heading_label_or_head_is_empty(pages, name):
    nodes = parser.fromstring(pages[name]).iter("h1", "h2", "h3", "h4", "th", "caption", "figcaption", "dt", "a")
    assert [node.tag for node in nodes if not node.text_content().strip()] == []


@pytest.mark.parametrize("name", REPORTS)
def test_every_table_has_a_caption_a_head_and_scopes(pages, name):
    for table in parser.fromstring(pages[name]).iter("table"):
        assert table[0].tag == "caption"
        assert table.find("thead") is not None
        assert {head.get("scope") for head in table.iter("th")} <= {"col", "row", "rowgroup"}
        assert [row for row in table.find("tbody").iter("tr") if row.find("th") is None] == []


@pytest.mark.parametrize("name", REPORTS)
def test_all_rows_of_a_table_have_as_many_cells_as_its_head(pages, name):
    for table in parser.fromstring(pages[name]).iter("table"):
        widths = {
            sum(int(cell.get("colspan", "1")) for cell in row if cell.tag in ("th", "td")) for row in table.iter("tr")
        }
        assert len(widths) == 1


@pytest.mark.parametrize("name", PAGES)
def test_every_drawing_has_a_text_or_is_decoration(pages, name):
    for drawing in parser.fromstring(pages[name]).iter("svg"):
        if drawing.get("aria-hidden") != "true":
            assert drawing.find("title").text.strip()
            assert drawing.find("desc").text.strip()


@pytest.mark.parametrize("name", PAGES)
def test_no_id_stands_twice_and_every_reference_has_its_id(pages, name):
    root = parser.fromstring(pages[name])
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    asked = [part for value in root.xpath("//@aria-labelledby") for part in value.split()]
    asked += [link[1:] for link in root.xpath("//a/@href") if link.startswith("#")]
    assert set(asked) <= set(ids)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_asks_for_nothing_outside_itself(pages, name):
    root = parser.fromstring(pages[name])
    sheets = "".join(root.xpath("//style/text()"))
    assert re.findall(r"url\((?!data:font/woff2)|@import", sheets) == []
    assert root.xpath("//@src | //iframe | //object | //@style | //@onclick | //base | //form") == []
    # what somebody wrote may lead elsewhere; following it is the reader's choice, and tells nobody where from
    links = root.xpath("//*[not(self::a[@rel='noreferrer'][ancestor::*[@class='facts']])]/@href")
    assert [link for link in links if re.match(r"[a-z]+:|/", link)] == []


@pytest.mark.parametrize("name", PAGES)
def test_the_policy_names_exactly_the_sheets_and_scripts_of_the_page(pages, name):
    root = parser.fromstring(pages[name])
    policy = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    sheets = re.findall(r"<style[^>]*>(.*?)</style>", pages[name], re.DOTALL)
    scripts = re.findall(r"<script>(.*?)</script>", pages[name], re.DOTALL)
    sums = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in (*sheets, *scripts)]
    assert re.findall(r"'sha256-([^']+)'", policy) == sums
    assert len(scripts) == (0 if name == "index" else 1)
    assert ("script-src 'none'" in policy) == (not scripts)
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy


@pytest.mark.parametrize("name", PAGES)
def test_a_page_stays_small_enough_to_send_and_so_does_each_of_its_maps(pages, name):
    """The outlines of a map weigh the same whatever is on it: they are weighed apart from the rest of the page."""
    drawings = re.findall(r"<svg[^>]*>.*?</svg>", pages[name], re.DOTALL)
    maps = [drawing for drawing in drawings if 'transform="scale(0.1)"' in drawing]
    assert len(pages[name].encode()) - sum(len(drawing.encode()) for drawing in maps) < 400_000
    assert all(len(drawing.encode()) < 60_000 for drawing in maps)


@pytest.mark.parametrize("name", PAGES)
def test_no_indent_of_a_template_is_sent(pages, name):
    assert not re.search(r"\n\s", pages[name])


def test_hostile_text_stays_text(pages):
    page = pages["hostile.en"]
    root = parser.fromstring(page)
    assert re.findall("<script[^>]*>", page) == ['<script type="application/json" id="page-words">', "<script>"]
    assert "{{ 7*7 }}" in root.text_content()
    assert "\u202e" not in page
    assert "[U+202E]gpj.exe" in root.text_content()
    assert "[U+0007]bell" in root.text_content()
    assert "R&D" in root.text_content()
    assert "&amp;amp;" not in page


@pytest.mark.parametrize("field", USED)
def test_a_context_without_a_field_stops_the_page(field):
    lacking = context("overall.en")
    del lacking["report"][field]
    with pytest.raises((UndefinedError, KeyError)):
        render_page(lacking, TEMPLATES)


@pytest.mark.parametrize("field", ["title", "where", "remedy", "severity_label", "count"])
def test_a_finding_without_a_field_stops_the_page(field):
    lacking = context("strand.en")
    del lacking["notes"]["findings"][0][field]
    with pytest.raises((UndefinedError, TypeError)):
        render_page(lacking, TEMPLATES)


@pytest.mark.parametrize("name", REPORTS)
def test_the_standing_stands_on_screen_and_paper_exactly_when_there_is_a_notice(pages, name):
    root, notice = parser.fromstring(pages[name]), context(name)["report"]["notice"]
    banner = [node.text_content() for node in root.find_class("banner")]
    assert bool(banner) == bool(notice)
    assert ("@right-middle" in pages[name]) == bool(notice)
    assert (root.body.get("data-standing") == context(name)["report"]["standing_label"]) == (not notice)


def test_an_edition_of_invented_data_says_so_on_every_page(pages):
    for name, words in (("overall.en", "invented data"), ("strand.fr", "données inventées")):
        root = parser.fromstring(pages[name])
        assert words in root.body.get("data-standing")
        assert words in root.find_class("banner")[0].text_content()


def test_an_inferred_objective_is_no_quotation(pages):
    stated, inferred = parser.fromstring(pages["strand.fr"]), parser.fromstring(pages["empty.fr"])
    assert "«\u00a0Encourager" in stated.find(".//blockquote").text_content()
    assert "Traduction de travail" in stated.find(".//blockquote").text_content()
    assert inferred.find(".//blockquote") is None
    assert "Déduit par nous" in inferred.find_class("inferred")[0].text_content()


def test_french_pages_have_french_spaces_and_numbers(pages):
    text = "".join(parser.fromstring(pages["strand.fr"]).body.xpath(".//text()[not(parent::script)]"))
    assert re.findall(r"\w [;?!»]|« |\w : |\d %|\w'\w", text) == []
    assert "148,2\u00a0M€" in text
    assert "18,0\u202f%" in text


def test_an_empty_strand_is_said_in_words(pages):
    text = parser.fromstring(pages["empty.fr"]).body.text_content()
    assert "Ce volet n’a pas encore d’indicateur." in text
    assert "Aucun fichier n’a été reçu" in text


def test_every_value_of_the_scorecard_is_on_the_page(pages):
    rows = parser.fromstring(pages["overall.en"]).find_class("scorecard")[0].xpath(".//tbody/tr[not(@class)]")
    groups = context("overall.en")["scorecard"]["groups"]
    assert [row.find("td").text for row in rows] == [row["code"] for group in groups for row in group["rows"]]
    cells = [cell.text_content().split() for cell in rows[4].findall("td")]
    assert cells[1:4] == [["€32.6", "M"], ["€148.2", "M", "p2019"], ["€175.0", "M"]]


def test_what_could_not_be_judged_is_written_beside_the_value(pages):
    assert "plus up to 2 unresolved" in pages["strand.en"]
    assert "(+1)" in pages["overall.en"]


def test_the_home_page_links_every_report_in_every_language(pages):
    root = parser.fromstring(pages["index"])
    index = context("index")
    wanted = {link[kind] for report in index["reports"] for link in report["links"] for kind in ("html", "pdf")}
    wanted |= {item["href"] for item in (*index["annexes"], *index["forms"])}
    wanted |= {item[key] for item in index["open_data"] for key in ("href", "description_href")}
    wanted |= {link["html"] for axis in index["told"] for link in axis["links"]}
    places = {f"#{language}" for language in index["languages"]}
    wanted |= {note[kind] for note in index["notes"] for kind in ("html", "pdf")}
    assert wanted | places == set(root.xpath("//a/@href"))
    assert "c0ffee123456" in root.text_content()
    assert "12" not in root.find_class("banner")[0].text_content()


def test_the_home_page_shows_how_every_report_stands_in_each_language(pages):
    root, index = parser.fromstring(pages["index"]), context("index")
    for language in index["languages"]:
        part = root.get_element_by_id(language)
        assert part.get("lang") == language
        text = " ".join(part.text_content().split())
        assert all(fact["text"] in text for fact in index["standing"][language])
        assert index["reports"][0]["about"][language]["sentence"] in text
        strands = [report for report in index["reports"] if report["kind"] == "strand"]
        assert len(part.xpath(".//li[@class='strand']//span[contains(@class, 's-offtrack')]")) == len(strands)


def test_the_home_page_sets_each_language_in_its_own_way():
    index = context("index")
    index["reports"][0]["title"] = {"en": "Progress: 2019", "fr": "Avancement : 2019"}
    page = render_index(index, TEMPLATES)
    assert "Avancement\u00a0: 2019" in page
    assert "Progress: 2019" in page


def test_both_languages_know_the_same_words_with_the_same_blanks():
    english, french = (load_catalogue(TEMPLATES, language).texts for language in ("en", "fr"))
    mine = {key for key in english if key.startswith("page.")}
    assert mine == {key for key in french if key.startswith("page.")}
    assert [key for key in mine if placeholders(english[key]) != placeholders(french[key])] == []
    assert {f"page.key.{status}" for status in STATUSES} <= mine


def test_every_word_of_the_templates_is_in_the_catalogue_and_every_word_of_the_catalogue_is_used():
    sources = "".join(path.read_text(encoding="utf-8") for path in TEMPLATES.glob("*.j2"))
    asked = set(re.findall(r'"(page\.[a-z_.]+[a-z])"', sources))
    known = {key for key in load_catalogue(TEMPLATES, "en").texts if key.startswith("page.")}
    assert asked <= known
    assert {key for key in known - asked if not key.startswith(("page.key.", "page.cover."))} == set()


def test_templates_neither_compute_nor_trust():
    for path in TEMPLATES.glob("*.j2"):
        expressions = " ".join(re.findall(r"{[{%]-?(.*?)-?[%}]}", path.read_text(encoding="utf-8"), re.DOTALL))
        bare = re.sub(r'"[^"]*"', '""', expressions)
        assert re.findall(r"\|\s*safe|autoescape|\s[+*/-]\s|\bround\b|\bfloat\b|\bint\b|\bsum\b", bare) == [], path.name


WHOLE = sorted(path.name for path in (TEMPLATES / "fonts").glob("*/*.[tw]*f*") if "-more" not in path.name)


@pytest.mark.parametrize("face", WHOLE)
def test_every_face_has_every_sign_of_the_pages(face):
    texts = "".join("".join(load_catalogue(TEMPLATES, language).texts.values()) for language in ("en", "fr"))
    signs = set(texts + "0123456789€−–·…×«»’“”\u00a0\u202f%ÀÉÈÊÇŒœ") - {"\n"}
    path = next((TEMPLATES / "fonts").glob(f"*/{face}"))
    with TTFont(path) as font:
        assert {sign for sign in signs if ord(sign) not in font.getBestCmap()} == set()


def test_letters_of_other_alphabets_are_embedded_where_they_stand_and_only_there(pages):
    assert "unicode-range" not in pages["overall.en"]
    named = context("overall.en")
    named["report"]["institute"] = "Institut Iași"
    assert render_page(named, TEMPLATES).count(f"unicode-range: {MORE}") == len(FACES)


@pytest.mark.parametrize("face", FACES)
def test_both_files_of_a_face_have_all_latin_letters_between_them_and_none_twice(face):
    folder = TEMPLATES / "fonts" / "woff2"
    with TTFont(folder / f"{face}.woff2") as base, TTFont(folder / f"{face}-more.woff2") as more:
        known, others = set(base.getBestCmap()), set(more.getBestCmap())
    source = {"Sans": "Sans3", "Serif": "Serif4", "Display": "Serif4Display"}[face[6:].partition("-")[0]]
    style = face.partition("-")[2].replace("Italic", "It")
    with TTFont(TEMPLATES / "fonts" / "ttf" / f"Source{source}-{style}.ttf") as whole:
        letters = {sign for sign in whole.getBestCmap() if 0xC0 <= sign < 0x180}
    assert len(letters) > 150
    assert letters <= known | others
    assert all(has_more_letters(chr(sign)) for sign in others)
    assert not any(has_more_letters(chr(sign)) for sign in known)


def test_renamed_subsets_do_not_bear_the_reserved_name():
    for path in (TEMPLATES / "fonts" / "woff2").glob("*.woff2"):
        with TTFont(path) as font:
            assert all("Source" not in font["name"].getDebugName(number) for number in (1, 4, 6))
            assert "Open Font License" in font["name"].getDebugName(13)


def test_the_same_context_gives_the_same_bytes_and_all_are_listed(tmp_path):
    names = {"overall.en": ("overall", "en"), "strand.fr": ("european_programmes", "fr"), "index": ("index", "")}
    entries = [{"report": r, "language": lang, "file": f"contexts/{n}.json"} for n, (r, lang) in names.items()]
    (tmp_path / "contexts").mkdir()
    for name in names:
        (tmp_path / "contexts" / f"{name}.json").write_bytes((CONTEXTS / f"{name}.json").read_bytes())
    (tmp_path / "contexts.json").write_text(json.dumps({"contexts": entries}), encoding="utf-8")
    noted = context("index")["notes"]
    (tmp_path / "notes.json").write_text(json.dumps({"contexts": [], "listed": noted}), encoding="utf-8")
    render_pages(TEMPLATES, tmp_path)
    listed = json.loads((tmp_path / "pages.json").read_text(encoding="utf-8"))["pages"]
    first = {page["file"]: (tmp_path / page["file"]).read_bytes() for page in listed}
    assert list(first) == ["pages/overall.en.html", "pages/european_programmes.fr.html", "index.html"]
    assert [page["sha256"] for page in listed] == [hashlib.sha256(data).hexdigest() for data in first.values()]
    render_pages(TEMPLATES, tmp_path)
    assert first == {page["file"]: (tmp_path / page["file"]).read_bytes() for page in listed}


@pytest.mark.parametrize("name", REPORTS)
def test_a_page_prints_without_a_complaint(pages, name):
    assert print_page(pages[name], TEMPLATES).problems == ()


@pytest.mark.parametrize("name", REPORTS)
def test_every_table_has_a_cell_of_its_own_where_blocks_stand_side_by_side(pages, name):
    # A script puts the field for searching before its table: it would take a cell of the grid and push tables about.
    assert not parser.fromstring(pages[name]).xpath("//*[contains(concat(' ', @class, ' '), ' pair ')]/table")


@pytest.mark.parametrize("for_desk", [True, False])
def test_the_home_page_tells_of_commands_only_those_who_run_the_program(for_desk):
    one = {"language": "en", "label": "Brazil", "html": "a.html", "pdf": "a.pdf"}
    html = render_index({**context("index"), "for_desk": for_desk, "notes": [one]}, TEMPLATES)
    assert "One or two pages for each country" in html
    assert ("python -m strandreport" in html) is for_desk
