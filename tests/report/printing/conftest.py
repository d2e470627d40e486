import io

import pikepdf
import pytest

from strandreport.report.printing import print_page
from tests.report.printing.sample import TEMPLATES, attachments, page


@pytest.fixture(scope="session")
def sample():
    """The sample page, printed with its attachments."""
    return print_page(page(), TEMPLATES, attachments())


@pytest.fixture
def sample_pdf(sample):
    with pikepdf.open(io.BytesIO(sample.data)) as pdf:
        yield pdf
