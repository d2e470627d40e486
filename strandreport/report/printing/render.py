"""HTML to the PDF/A-3a that WeasyPrint makes, with nothing fetched and every complaint kept."""

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from textwrap import shorten
from typing import NamedTuple

import weasyprint
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from strandreport.model.errors import BuildError
from strandreport.report.printing.attachments import Attachment
from strandreport.report.printing.fonts import load_fonts
from strandreport.report.printing.origins import Origins, recorded_origins

_VARIANT = "pdf/a-3a"
_LONGEST_COMPLAINT = 200
# WeasyPrint says this of alt="" too, which is right for decoration; a figure without alternative is found in the tags.
_NO_ALTERNATIVE = 'Image "%s" has no required alt description'
# A machine without this library of Pango's makes larger files, not other pages.
_NO_FAST_SUBSETS = "Using fontTools instead of HarfBuzz-Subset"
_IMAGES = ("data:image/png", "data:image/svg+xml")


class Rendered(NamedTuple):
    """A PDF as WeasyPrint made it, where its tags come from, and what WeasyPrint complained of."""

    data: bytes
    origins: Origins
    complaints: tuple[str, ...]


def render(html: str, templates: Path, attachments: tuple[Attachment, ...]) -> Rendered:
    """Lay out and paint a page; any file or address it asks for stops the print."""
    fonts = load_fonts(templates)
    files = [_embedded(attachment) for attachment in attachments]
    fetcher = _NoFetch()
    try:
        with _complaints() as complaints, recorded_origins() as origins, _open_profile_allowed():
            page = weasyprint.HTML(string=html, url_fetcher=fetcher)
            data = page.write_pdf(font_config=fonts, pdf_variant=_VARIANT, attachments=files)
    except FatalURLFetchingError as error:
        raise BuildError(str(error)) from error
    if fetcher.refused:
        raise BuildError(fetcher.refused[0])
    return Rendered(data, origins, tuple(sorted(set(complaints))))


class _NoFetch(URLFetcher):
    """Gives images written into the page; anything else is refused, and noted: within a drawing errors are lost."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols={"data"}, allow_redirects=False, fail_on_errors=True)
        self.refused: list[str] = []

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        if url.startswith(_IMAGES):
            return super().fetch(url, headers)
        self.refused.append(f"the page asks for {url[:200]!r}; a report carries all that it shows")
        raise FatalURLFetchingError(self.refused[-1])


def _embedded(attachment: Attachment) -> weasyprint.Attachment:
    return weasyprint.Attachment(
        string=attachment.data,
        name=attachment.name,
        description=attachment.description,
        created=attachment.modified_utc,
        modified=attachment.modified_utc,
        relationship=attachment.relationship,
    )


class _Complaints(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.msg != _NO_ALTERNATIVE and not record.msg.startswith(_NO_FAST_SUBSETS):
            self.messages.append(shorten(record.getMessage(), _LONGEST_COMPLAINT, placeholder=" ..."))


@contextmanager
def _complaints() -> Iterator[list[str]]:
    handler, logger = _Complaints(), logging.getLogger("weasyprint")
    logger.addHandler(handler)
    try:
        yield handler.messages
    finally:
        logger.removeHandler(handler)


@contextmanager
def _open_profile_allowed() -> Iterator[None]:
    """WeasyPrint 70 leaves the file of the colour profile to the garbage collector."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", r"unclosed file .*sRGB2014\.icc", ResourceWarning)
        yield
