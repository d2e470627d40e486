"""How our marks in a spreadsheet are known again when it comes back: the stamp of a sheet, the first line of a note.

Both are text in a cell or a note, because that outlives that another program saves the file, in another format.
"""

import re

STAMP = "strandreport-feedback"
SIGNATURE = "Strandreport"
_NOTE = re.compile(rf"\n*^{SIGNATURE} · [A-Z][A-Z_]+$.*", re.MULTILINE | re.DOTALL)


def is_stamped(first_cell: str) -> bool:
    """Whether a sheet whose first cell says this was made by us: it tells its reader what to mend, and holds no data.

    >>> is_stamped("strandreport-feedback"), is_stamped(" Strandreport-Feedback 2"), is_stamped("strandreport")
    (True, True, False)
    """
    return first_cell.strip().casefold().startswith(STAMP)


def note_heading(code: str) -> str:
    """The first line of a note of ours."""
    return f"{SIGNATURE} · {code}"


def without_notes(text: str) -> str:
    r"""The words of a person in a note, without what we wrote below them.

    >>> without_notes("ask Marie\n\nStrandreport · BAD_DATE\n“x” is no date.")
    'ask Marie'
    >>> without_notes("Strandreport · BAD_DATE\nx"), without_notes("Strandreport is slow")
    ('', 'Strandreport is slow')
    """
    return _NOTE.sub("", text)
