"""The tags are rebuilt and the painting stays: operator by operator."""

import io

import pikepdf

from strandreport.report.printing.render import render
from tests.report.printing.sample import TEMPLATES, attachments, page


def painted(pdf):
    marking = {"BDC", "BMC", "EMC"}
    return [
        [
            (str(instruction.operator), [repr(operand) for operand in instruction.operands])
            for instruction in pikepdf.parse_content_stream(sheet)
            if str(instruction.operator) not in marking
        ]
        for sheet in pdf.pages
    ]


def test_pages_are_painted_as_weasyprint_painted_them(sample_pdf):
    raw = render(page(), TEMPLATES, attachments())
    with pikepdf.open(io.BytesIO(raw.data)) as before:
        assert painted(sample_pdf) == painted(before)


def test_rebuilt_file_is_smaller_than_what_weasyprint_wrote(sample):
    assert len(sample.data) < len(render(page(), TEMPLATES, attachments()).data)
