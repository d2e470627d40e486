"""What paper leaves out of a strand's report stands elsewhere in the same print, or is named there."""

import json
from pathlib import Path

import pytest
from lxml import html

from strandreport.report.rendering import render_page
from tests.report.project_folder import TEMPLATES

CONTEXTS = Path(__file__).with_name("contexts")
ONLY = "ancestor-or-self::*[contains(concat(' ', @class, ' '), ' {}-only ')]"


@pytest.fixture(scope="module")
def page():
    """A page on which P11 is told by the table of P02."""
    context = json.loads((CONTEXTS / "strand.en.json").read_text(encoding="utf-8"))
    for block in context["indicators"]:
        if block["code"] == "P11":
            block["told_by"] = "P02"
    return html.fromstring(render_page(context, TEMPLATES))


def test_part_of_a_rate_keeps_its_chart_and_its_table_on_the_screen_and_names_the_table_in_print(page):
    part = page.get_element_by_id("P11.european_programmes")
    assert all(one.xpath(ONLY.format("screen")) for one in part.xpath(".//table | .//figure"))
    [said] = [one for one in part.find_class("print-only") if "in the table of P02" in one.text_content()]
    assert not said.xpath(ONLY.format("screen"))


def test_indicator_that_no_rate_tells_keeps_its_chart_and_its_table_everywhere(page):
    for section in page.find_class("brief"):
        if "of-rate" not in section.get("class"):
            shown = section.xpath(".//div[contains(@class, 'drawn') or contains(@class, 'beside')]")
            assert len(shown) == 2
            assert not [one for one in shown if one.xpath(ONLY.format("screen"))]


def test_every_kind_of_finding_stands_in_print_where_its_cells_stand_on_the_screen(page):
    [kinds] = [table for table in page.find_class("kinds") if table.xpath(ONLY.format("print"))]
    faults = [fault for fault in page.find_class("fault") if fault.xpath(ONLY.format("screen"))]
    titles = [" ".join(row.findtext("th").split()) for row in kinds.xpath("tbody/tr")]
    assert titles
    assert [" ".join(fault.find_class("fault-title")[0].text_content().split()) for fault in faults] == [
        f"{number} × {title}"
        for number, title in zip((td.text_content() for td in kinds.xpath("tbody/tr/td[1]")), titles, strict=True)
    ]
