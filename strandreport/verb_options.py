"""What the verbs of people take on the command line."""

import argparse
from pathlib import Path
from typing import Any

from strandreport import __version__

PROJECT_FOLDER = "the project folder (config/ and inputs/)"
LANGUAGES = ("en", "fr")


def parser() -> argparse.ArgumentParser:
    """The options of all verbs; ``verb`` is the name of the one that is asked for."""
    whole = argparse.ArgumentParser(
        prog="python -m strandreport", description="Ask about the inputs and the last build; make forms."
    )
    whole.add_argument("--version", action="version", version=__version__)
    whole.add_argument("--directory", type=Path, default=Path(), help=PROJECT_FOLDER)
    verbs = whole.add_subparsers(required=True, metavar="VERB")
    explain = _verb(verbs, "explain", "show how a figure came about and from which cells")
    explain.add_argument("figure", metavar="FIGURE", help="the id under the figure, as P07.european_programmes.2019")
    explain.add_argument("--language", default="en", choices=LANGUAGES)
    check = _verb(verbs, "check-inputs", "read the spreadsheets, say what to mend, write marked copies of them")
    check.add_argument("--language", default="en", choices=LANGUAGES)
    check.add_argument("--all", action="store_true", help="the remarks too, not only what costs a row or a cell")
    _add_form_verbs(verbs)
    note = _verb(verbs, "note", "write a note of one or two pages from the last build: HTML, PDF and Word")
    note.add_argument("subject", metavar="KIND=NAME", help="country=BR (or BR,JP), partner=..., theme=..., unit=...")
    note.add_argument("--language", action="append", choices=LANGUAGES, help="one language; all if not told")
    note.add_argument("--to", type=Path, metavar="FOLDER", help="the folder to write to; outputs/notes if not told")
    freeze = _verb(verbs, "freeze", "keep the figures of the last build, to hold later ones against them")
    freeze.add_argument("--output", type=Path, help="the file to write; config/frozen/ unless given")
    return whole


def _add_form_verbs(verbs: Any) -> None:
    blank = _verb(verbs, "blank-forms", "write the workbooks that offices fill")
    blank.add_argument("--language", action="append", choices=LANGUAGES, help="one language; all of them if not told")
    blank.add_argument("--output", type=Path, help="the folder to write to; outputs/forms if not told")
    draft = _verb(verbs, "draft-form", "write a form to complete for a spreadsheet that is not known yet")
    draft.add_argument("file", metavar="FILE", type=Path)
    draft.add_argument("--sheet", default="", help="the sheet that the form is for")
    draft.add_argument("--register", default="", help="the register to fill; the likest one if not told")
    draft.add_argument("--samples", action="store_true", help="quote some values of each column")
    draft.add_argument("--output", type=Path, help="the file to write; it may not exist yet")


def _verb(verbs: Any, name: str, told: str) -> argparse.ArgumentParser:
    """The options of one verb; the project folder may stand before it or after it."""
    own: argparse.ArgumentParser = verbs.add_parser(name, help=told)
    own.add_argument("--directory", type=Path, default=argparse.SUPPRESS, help=PROJECT_FOLDER)
    own.set_defaults(verb=name)
    return own
