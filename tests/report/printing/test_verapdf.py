"""The reference validator's own judgement; skipped where veraPDF is not installed (docs/pdf.md)."""

import pytest

from strandreport.report.printing import print_page
from strandreport.report.printing.render import render
from tests.report.printing.sample import ODDITIES, TEMPLATES, attachments, page
from tests.report.printing.verapdf import failed_rules, verapdf_command

COMMAND = verapdf_command()
needs_verapdf = pytest.mark.skipif(COMMAND is None, reason="veraPDF is not installed: set VERAPDF (docs/pdf.md)")


@needs_verapdf
@pytest.mark.slow
@pytest.mark.parametrize("flavour", ["3a", "ua1"])
def test_verapdf_passes_samples(sample, tmp_path, flavour):
    paths = tmp_path / "sample.pdf", tmp_path / "oddities.pdf"
    paths[0].write_bytes(sample.data)
    paths[1].write_bytes(print_page(page(ODDITIES), TEMPLATES).data)
    assert failed_rules(COMMAND, flavour, paths) == []


@needs_verapdf
@pytest.mark.slow
@pytest.mark.parametrize("flavour", ["3a", "ua1"])
def test_verapdf_fails_what_weasyprint_writes_alone(tmp_path, flavour):
    path = tmp_path / "raw.pdf"
    path.write_bytes(render(page(), TEMPLATES, attachments()).data)
    assert any(line.startswith("FAIL") for line in failed_rules(COMMAND, flavour, [path]))
