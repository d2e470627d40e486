"""Of which registers some row that was not read may be confidential: what belongs to it may then be so too."""

from collections.abc import Collection, Iterable, Mapping

from strandreport.ingest.cells import Sheet
from strandreport.ingest.feeds import FeedRead
from strandreport.ingest.form_fit import is_known, missing
from strandreport.ingest.header import Layout
from strandreport.ingest.header_rows import header_rows
from strandreport.model.access import ACCESS, PUBLIC, VISIBILITY
from strandreport.model.findings import Code, Finding, Severity
from strandreport.model.forms import Form
from strandreport.model.registers import Register

# What no table can have been lost in: nothing, a page that asks for a password, a text or picture by its own mark.
_NO_TABLE = (Code.EMPTY_FILE, Code.WEB_PAGE, Code.OTHER_DOCUMENT, Code.LOCK_FILE)
# A text without rows, and a list that is known and not needed.
_NO_ROWS = (Code.PROSE_SHEET, Code.SHEET_NOT_NEEDED)
# Headers that a sheet which no form fits must share with one to have been meant for it; one may be chance (a country).
_SHARED = 2

NONE: frozenset[str] = frozenset()


def hidden_by_rows(layout: Layout, first: FeedRead, left_out: Collection[int]) -> frozenset[str]:
    """Registers of a sheet that was read, if a row (index) left out is not for everybody."""
    return _fed([layout.form]) if _keeps_secret(first, left_out) else NONE


def hidden_by_sheet(layout: Layout, findings: Collection[Finding]) -> frozenset[str]:
    """Registers of a sheet whose form is known and that was not read, if its rows could say who may see them.

    Where something is wrong with its headers, the one that says so may be what is wrong.
    """
    blocked = any(finding.severity == Severity.BLOCKS for finding in findings)
    stated = layout.form.feeds[0].constants.get(VISIBILITY.name, PUBLIC)
    says = stated != PUBLIC or any(name in layout.positions for name in ACCESS)
    return _fed([layout.form]) if says or (blocked and _can_say(layout.form)) else NONE


def hidden_by_unknown(
    sheet: Sheet,
    forms: Mapping[str, Form],
    registers: Mapping[str, Register],
    findings: Collection[Finding],
    *,
    is_said: bool,
) -> frozenset[str]:
    """Registers of every form that a sheet without one may have been meant for and that can say who may see a row.

    Where the file says that it is confidential (``is_said``), its rows need not say so.
    """
    if any(finding.code in _NO_ROWS for finding in findings):
        return NONE
    headers = header_rows(sheet)
    return _fed(
        form
        for form in forms.values()
        if (is_said or _can_say(form))
        and any(
            len(header.names & form.headers) >= _SHARED or not missing(header.names, form, registers)
            for header in headers
            if is_known(header, form)
        )
    )


def hidden_by_file(problem: Code | None, forms: Mapping[str, Form], *, is_said: bool) -> frozenset[str]:
    """Registers that may have had confidential rows in a file of which nothing was read."""
    if problem is None or problem in _NO_TABLE:
        return NONE
    return _fed(form for form in forms.values() if is_said or _can_say(form))


def _keeps_secret(first: FeedRead, left_out: Collection[int]) -> bool:
    """Whether a row left out says that it is not for everybody, or says so in a way that can't be read."""
    reads = {name: first.reads[name] for name in ACCESS if name in first.reads}
    stated = first.feed.constants.get(VISIBILITY.name, PUBLIC) != PUBLIC
    at = [i for i, row in enumerate(first.rows) if row in left_out]
    said = any(i in read.invalid or read.values[i] not in (None, PUBLIC) for read in reads.values() for i in at)
    return said or (stated and VISIBILITY.name not in reads and bool(at))


def _can_say(form: Form) -> bool:
    """Whether a form says of its rows, or has a column that says, who may see them."""
    if not form.feeds:
        return False
    first = form.feeds[0]
    stated = first.constants.get(VISIBILITY.name, PUBLIC) != PUBLIC
    return stated or any(column.name in ACCESS for column in first.columns)


def _fed(forms: Iterable[Form]) -> frozenset[str]:
    return frozenset(feed.register for form in forms for feed in form.feeds)
