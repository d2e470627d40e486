"""HTML to the PDF/A-3a that WeasyPrint makes, with nothing fetched and every complaint kept."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import weasyprint
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from strandreport.model.errors import BuildError
from strandreport.report.printing.attachments import Attachment
from strandreport.report.printing.fonts import load_fonts
from strandreport.report.printing.origins import Origins, recorded_origins

_VARIANT = "pdf/a-3a"
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
    try:
        with _complaints() as complaints, recorded_origins() as origins:
            page = weasyprint.HTML(string=html, url_fetcher=_no_fetch())
            data = page.write_pdf(font_config=fonts, pdf_variant=_VARIANT, attachments=files)
    except FatalURLFetchingError as error:
        raise BuildError(str(error)) from error
    return Rendered(data, origins, tuple(sorted(set(complaints))))


class _NoFetch(URLFetcher):
    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        if url.startswith(_IMAGES):
            return super().fetch(url, headers)
        raise FatalURLFetchingError(f"the page asks for {url[:80]!r}; a report carries all that it shows")


def _no_fetch() -> URLFetcher:
    return _NoFetch(allowed_protocols={"data"}, allow_redirects=False, fail_on_errors=True)


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
        self.messages.append(record.getMessage())


@contextmanager
def _complaints() -> Iterator[list[str]]:
    handler, logger = _Complaints(), logging.getLogger("weasyprint")
    logger.addHandler(handler)
    try:
        yield handler.messages
    finally:
        logger.removeHandler(handler)
