"""Every PDF of the example site: veraPDF passes it for both standards, and no page stands half empty."""

import pytest

from tests.report.printing.verapdf import failed_rules, verapdf_command
from tests.site.page_fill import fill_of_pages

pytestmark = pytest.mark.slow
COMMAND = verapdf_command()
# of the height between the heads; the last page of a report may end anywhere
LEAST_FILL = 0.5


@pytest.fixture(scope="module")
def prints(site):
    found = sorted(site.glob("*.pdf"))
    assert len(found) > 20
    return found


@pytest.mark.skipif(COMMAND is None, reason="veraPDF is not installed: make test-pdf gets it by Maven (docs/pdf.md)")
@pytest.mark.parametrize("flavour", ["3a", "ua1"])
def test_verapdf_passes_every_report(prints, flavour):
    assert failed_rules(COMMAND, flavour, prints) == []


def test_no_page_but_the_last_ends_half_empty(prints):
    fills = {path.name: fill_of_pages(path)[:-1] for path in prints}
    low = {
        name: [f"page {n}: {fill:.0%}" for n, fill in enumerate(pages, 1) if fill < LEAST_FILL]
        for name, pages in fills.items()
    }
    assert {name: pages for name, pages in low.items() if pages} == {}
