from dataclasses import replace
from datetime import UTC, datetime

import pytest

from strandreport.report.printing import print_page
from tests.report.printing.sample import TEMPLATES, attachments, page


def test_attachments_come_out_as_they_went_in(sample_pdf):
    found = {name: file.get_file().read_bytes() for name, file in sample_pdf.attachments.items()}
    assert found == {file.name: file.data for file in attachments()}


def test_attachments_say_what_they_are(sample_pdf):
    listed = [
        (str(item.UF), str(item.AFRelationship), str(item.EF.F.Subtype), str(item.Desc), str(item.EF.F.Params.ModDate))
        for item in sample_pdf.Root.AF
    ]
    day = "D:20191231000000Z"
    assert listed == [
        ("figures.parquet", "/Data", "/application/vnd.apache.parquet", "Figures as Parquet", day),
        ("register.csv", "/Source", "/text/csv", "Register as CSV", day),
    ]


def test_name_may_have_accents():
    file = replace(attachments()[0], name="données.csv", description="Données")
    printed = print_page(page("<h1>Report</h1>"), TEMPLATES, [file])
    assert printed.problems == ()


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"mime_type": "csv"}, "'csv' is no MIME type"),
        ({"relationship": "Unspecified"}, "'Unspecified' is no relationship"),
        ({"modified": datetime(2019, 12, 31)}, "no time zone"),
        ({"description": ""}, "a name and a description are needed"),
    ],
)
def test_attachment_that_would_break_the_file_is_refused(change, complaint):
    with pytest.raises(ValueError, match=complaint):
        replace(attachments()[0], **change)


def test_two_attachments_of_one_name_are_refused():
    file = attachments()[0]
    other = replace(file, modified=datetime(2020, 1, 1, tzinfo=UTC))
    with pytest.raises(ValueError, match="two attachments are called 'register.csv'"):
        print_page(page("<h1>Report</h1>"), TEMPLATES, [file, other])
