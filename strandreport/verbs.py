"""The verbs of people: ``python -m strandreport explain FIGURE``, ``check-inputs``, ``note country=BR``, ``freeze``."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from strandreport import __version__
from strandreport.model.errors import BuildError, ConfigError
from strandreport.model.project import load_project


def main(arguments: Sequence[str]) -> int:
    """Run a verb; returns the exit code: that of the verb, or 1 with one plain line about what is wrong."""
    options = _parser().parse_args(arguments)
    try:
        answer, code = options.verb(options)
        sys.stdout.write(answer)
    except (BuildError, ConfigError, LookupError, FileNotFoundError) as error:
        sys.stderr.write(f"{_words(error)}\n")
        return 1
    return int(code)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m strandreport", description="Ask about the inputs and the last build; make forms."
    )
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument("--directory", type=Path, default=Path(), help="the project folder (config/ and inputs/)")
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    explain = verbs.add_parser("explain", help="show how a figure came about and from which cells")
    explain.add_argument("figure", metavar="FIGURE", help="the id under the figure, as P07.european_programmes.2019")
    explain.add_argument("--language", default="en", choices=("en", "fr"))
    explain.set_defaults(verb=_explain)
    check = verbs.add_parser(
        "check-inputs", help="read the spreadsheets, say what to mend, write marked copies of them"
    )
    check.add_argument("--directory", type=Path, default=argparse.SUPPRESS, help="the project folder")
    check.add_argument("--language", default="en", choices=("en", "fr"))
    check.set_defaults(verb=_check_inputs)
    _add_form_verbs(verbs)
    _add_note_verb(verbs)
    freeze = verbs.add_parser("freeze", help="keep the figures of the last build, to hold later ones against them")
    freeze.add_argument("--output", type=Path, help="the file to write; config/frozen/ unless given")
    freeze.set_defaults(verb=_freeze)
    return parser


def _add_note_verb(verbs: Any) -> None:
    note = verbs.add_parser("note", help="write a note of one or two pages from the last build: HTML, PDF and Word")
    note.add_argument("subject", metavar="KIND=NAME", help="country=BR (or BR,JP), partner=..., theme=..., unit=...")
    note.add_argument("--language", action="append", choices=("en", "fr"), help="one language; all if not told")
    note.add_argument("--to", type=Path, metavar="FOLDER", help="the folder to write to; outputs/notes if not told")
    note.set_defaults(verb=_note)


def _add_form_verbs(verbs: Any) -> None:
    blank = verbs.add_parser("blank-forms", help="write the workbooks that offices fill")
    blank.add_argument(
        "--language", action="append", choices=("en", "fr"), help="one language; all of them if not told"
    )
    blank.add_argument("--output", type=Path, help="the folder to write to; outputs/forms if not told")
    blank.set_defaults(verb=_blank_forms)
    draft = verbs.add_parser("draft-form", help="write a form to complete for a spreadsheet that is not known yet")
    draft.add_argument("file", metavar="FILE", type=Path)
    draft.add_argument("--sheet", default="", help="the sheet that the form is for")
    draft.add_argument("--register", default="", help="the register to fill; the likest one if not told")
    draft.add_argument("--samples", action="store_true", help="quote some values of each column")
    draft.add_argument("--output", type=Path, help="the file to write; it may not exist yet")
    draft.set_defaults(verb=_draft_form)


def _explain(options: argparse.Namespace) -> tuple[str, int]:
    # imported here, so that --help and --version need none of the heavy packages
    from strandreport.measure.explain import explain, newer_words
    from strandreport.measure.task import last_settings
    from strandreport.model.accepted import accepted

    # the last build may have been made with settings of its own: --config as_of=...
    kept = accepted(options.directory / "outputs")
    project = load_project(options.directory, last_settings(kept.outputs))
    return newer_words(kept, options.language) + explain(project, kept.outputs, options.figure, options.language), 0


def _check_inputs(options: argparse.Namespace) -> tuple[str, int]:
    from strandreport.check_inputs import check_inputs

    return check_inputs(options.directory, options.language)


def _blank_forms(options: argparse.Namespace) -> tuple[str, int]:
    from strandreport.model.start import own_templates
    from strandreport.report.blank_forms import write_blank_forms

    project = load_project(options.directory)
    folder = options.output or options.directory / "outputs" / "forms"
    written = write_blank_forms(
        project, own_templates(options.directory), folder, options.language or project.settings.languages
    )
    return "".join(f"{folder / row['file']}\n" for row in written), 0


def _draft_form(options: argparse.Namespace) -> tuple[str, int]:
    from strandreport.ingest.draft_form import Wishes, draft_form
    from strandreport.model.files import write_atomically

    if options.output and options.output.exists():
        raise BuildError(f"{options.output}: this file exists already; name another one.")
    wishes = Wishes(options.sheet, options.register, options.samples)
    text = draft_form(options.file, load_project(options.directory), wishes)
    if not options.output:
        return text, 0
    write_atomically(options.output, text)
    return f"{options.output}\n", 0


def _note(options: argparse.Namespace) -> tuple[str, int]:
    from strandreport.note import Wish, write_notes

    folder = options.to or options.directory / "outputs" / "notes"
    return write_notes(options.directory, Wish(options.subject, options.language or (), folder)), 0


def _freeze(options: argparse.Namespace) -> tuple[str, int]:
    from strandreport.freeze import freeze

    return freeze(options.directory, options.output), 0


def _words(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return f"{error.filename} does not exist yet: build the reports first (make report, or snakemake)."
    return str(error.args[0]) if error.args else str(error)
