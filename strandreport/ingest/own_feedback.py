"""Feedback that comes back with the spreadsheet it was given for: our sheets hold no rows, our notes are no remarks."""

from dataclasses import replace

from strandreport.ingest.cells import Comment, Sheet, shown
from strandreport.model.own_feedback import is_stamped, without_notes


def is_own(sheet: Sheet) -> bool:
    """Whether we made the sheet; its rows are accounted for and neither read nor remarked upon."""
    return bool(sheet.grid and sheet.grid[0]) and is_stamped(shown(sheet.grid[0][0]))


def as_handed_in(sheet: Sheet) -> Sheet:
    """The sheet without what we wrote into the notes of its cells."""
    comments = (Comment(c.row, c.column, without_notes(c.text)) for c in sheet.comments)
    return replace(sheet, comments=tuple(comment for comment in comments if comment.text))
