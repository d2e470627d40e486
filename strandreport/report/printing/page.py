"""Print a page: render it, rebuild its tag tree, write the metadata of both standards, check the result."""

import io
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pikepdf

from strandreport.report.printing.attachments import Attachment, in_order
from strandreport.report.printing.checking import find_faults
from strandreport.report.printing.metadata import write_metadata
from strandreport.report.printing.origins import Origins
from strandreport.report.printing.render import render
from strandreport.report.printing.tagging import rebuild_tags

_ONE_AT_A_TIME = threading.Lock()


class Printed(NamedTuple):
    """A finished PDF and what keeps it from the standards; nothing may be published while problems stand."""

    data: bytes
    problems: tuple[str, ...]


def print_page(html: str, templates: Path, attachments: Sequence[Attachment] = ()) -> Printed:
    """Print one HTML page as a PDF built to PDF/A-3a and PDF/UA-1; same page, same bytes.

    What the template has to mend is named first; only where nothing is, the file itself is checked.
    Raises BuildError where no font is found or the page asks for something outside itself.
    """
    files = in_order(tuple(attachments))
    with _ONE_AT_A_TIME:
        rendered = render(html, templates, files)
    data, problems = _finish(rendered.data, rendered.origins, files)
    named = (*rendered.complaints, *problems)
    return Printed(data, named or find_faults(data))


def _finish(data: bytes, origins: Origins, files: tuple[Attachment, ...]) -> Printed:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        problems = (*rebuild_tags(pdf, origins), *write_metadata(pdf, files))
        out = io.BytesIO()
        pdf.save(
            out,
            deterministic_id=True,
            fix_metadata_version=False,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return Printed(out.getvalue(), problems)
