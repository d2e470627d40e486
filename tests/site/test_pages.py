"""Every page of the example site: to the guidelines at three widths, to the standard, small, and fitting its window."""

import re

import pytest

from tests.report.browser.tools import needs_browser, needs_nu, nu_errors, visit

WIDTHS = (390, 768, 1280)
LARGEST = 900_000
# The style checker inside Nu knows CSS without paged media (css-page, css-gcpm, css-content): running heads, page
# numbers and leaders are unknown to it, and inside of @page it knows fewer properties than elsewhere.
PAGED_MEDIA = re.compile(
    r"CSS: “string-set”: Property “string-set” doesn't exist|"
    r"CSS: “content”: “(string|target-counter|leader)\([^”]*” is not a “content” value|"
    r"CSS: “(font-variant-numeric|transform)”: Property “\S+” doesn't exist in “CSS Level 3 \+ SVG” but exists in|"
    r"CSS: “float”: “footnote” is not a “float” value|CSS: “footnote”: Parse Error|"
    r"CSS: Unknown pseudo-element or pseudo-class “::footnote-(call|marker)”"
)
OVERFLOW = """
[...document.querySelectorAll("body *")].filter((node) => {
  const box = node.getBoundingClientRect();
  const scrolls = node.closest(".wide, [tabindex], .hidden, .told-aloud, svg");
  return box.width && !scrolls && box.right > document.documentElement.clientWidth + 1;
}).slice(0, 5).map((node) => `${node.tagName}.${node.className} ${node.textContent.trim().slice(0, 40)}`)
"""


@pytest.fixture(scope="module")
def pages(site):
    return sorted(site.glob("*.html"))


@needs_browser
@pytest.mark.slow
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_no_violation_on_any_page(pages, width):
    found = visit(*({"page": page, "width": width, "axe": True} for page in pages))
    assert [
        (each["url"], each["violations"], each["said"]) for each in found if each["violations"] or each["said"]
    ] == []


@needs_browser
@pytest.mark.slow
def test_axe_finds_what_is_wrong(tmp_path):
    page = tmp_path / "wrong.html"
    page.write_text('<html><body><img src="data:,"><p style="color:#bbb">pale</p></body></html>', encoding="utf-8")
    [found] = visit({"page": page, "axe": True})
    rules = {line.partition(":")[0] for line in found["violations"]}
    assert {"image-alt", "color-contrast", "html-has-lang", "document-title"} <= rules


@needs_browser
@pytest.mark.slow
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_sticks_out_of_the_window(pages, width):
    found = visit(*({"page": page, "width": width, "steps": [OVERFLOW]} for page in pages))
    assert [(each["url"], each["answers"][0]) for each in found if each["answers"][0]] == []


@needs_nu
@pytest.mark.slow
def test_the_nu_checker_finds_no_error_on_any_page(pages):
    found = nu_errors(pages)
    assert [line for line in found if not PAGED_MEDIA.search(line)] == []


@needs_nu
@pytest.mark.slow
def test_the_nu_checker_finds_what_is_wrong(tmp_path):
    page = tmp_path / "wrong.html"
    page.write_text("<!doctype html><html lang=en><title>x</title><style>p { colour: red }</style><p id=a><p id=a>")
    found = nu_errors([page])
    assert any("Duplicate ID" in line for line in found)
    assert any("colour" in line and not PAGED_MEDIA.search(line) for line in found)


@pytest.mark.slow
def test_no_page_of_the_example_is_too_large_to_send(pages):
    sizes = {page.name: page.stat().st_size for page in pages}
    assert len(sizes) > len(WIDTHS)
    assert {name: size for name, size in sizes.items() if size > LARGEST} == {}
