"""The reference validator's own judgement; skipped where veraPDF is not installed (docs/pdf.md)."""

import pytest

from strandreport.report.printing.render import render
from tests.report.printing.sample import TEMPLATES, attachments, page
from tests.report.printing.verapdf import failed_rules, verapdf_command

COMMAND = verapdf_command()
needs_verapdf = pytest.mark.skipif(COMMAND is None, reason="veraPDF is not installed: set VERAPDF (docs/pdf.md)")


@needs_verapdf
@pytest.mark.slow
@pytest.mark.parametrize("flavour", ["3a", "ua1"])
def test_verapdf_passes_the_sample(sample, tmp_path, flavour):
    path = tmp_path / "sample.pdf"
    path.write_bytes(sample.data)
    assert failed_rules(COMMAND, flavour, [path]) == []


@needs_verapdf
@pytest.mark.slow
def test_verapdf_fails_what_weasyprint_writes_alone(tmp_path):
    path = tmp_path / "raw.pdf"
    path.write_bytes(render(page(), TEMPLATES, attachments()).data)
    assert any(line.startswith("FAIL") for line in failed_rules(COMMAND, "ua1", [path]))
