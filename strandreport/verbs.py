"""The verbs of people: ``python -m strandreport explain FIGURE``, ``check-inputs``, ``note country=BR``, ``freeze``."""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from strandreport.model.errors import BuildError, ConfigError
from strandreport.model.project import load_project
from strandreport.verb_options import parser

CONFIG_FILE = "config/config.yaml"
# what somebody can mend by naming another place; every other error of the system is a bug, or an event
WRONG_PLACE: Mapping[type[OSError], str] = {
    FileNotFoundError: "there is no such file or folder",
    FileExistsError: "this is a file, where a folder is needed",
    NotADirectoryError: "a part of this path is a file, where a folder is needed",
    IsADirectoryError: "this is a folder, where a file is needed",
    PermissionError: "no permission to read or write here",
}


def main(arguments: Sequence[str]) -> int:
    """Run a verb; returns the exit code: that of the verb, or 1 with one plain line about what is wrong."""
    options = parser().parse_args(arguments)
    try:
        _check_directory(options.directory)
        answer, code = VERBS[options.verb](options)
        sys.stdout.write(answer)
    except (BuildError, ConfigError) as error:
        return _stopped(str(error))
    except tuple(WRONG_PLACE) as error:
        return _stopped(place_words(error, options.directory))
    return int(code)


def _explain(options: argparse.Namespace) -> tuple[str, int]:
    # imported here, so that --help and --version need none of the heavy packages
    from strandreport.measure.explain import explain, newer_words
    from strandreport.measure.task import settings_of
    from strandreport.model.accepted import accepted

    # the last build may have been made with settings of its own: --config as_of=...
    kept = accepted(options.directory / "outputs")
    project = load_project(options.directory, settings_of(kept))
    return newer_words(kept, options.language) + explain(project, kept.outputs, options.figure, options.language), 0


def _check_inputs(options: argparse.Namespace) -> tuple[str, int]:
    from strandreport.check_inputs import check_inputs

    return check_inputs(options.directory, options.language, everything=options.all)


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


def _check_directory(directory: Path) -> None:
    """Stop where no project lies, before anything is written there."""
    if not (directory / CONFIG_FILE).is_file():
        raise BuildError(
            f"{directory.absolute()}/{CONFIG_FILE}: this configuration file is missing. "
            "--directory names the project folder, with config/ and inputs/."
        )


def place_words(error: OSError, directory: Path) -> str:
    """What is wrong with the place of a file, by the file that it was to be."""
    path = Path(str(error.filename2 or error.filename))
    outputs = (directory / "outputs").absolute()
    if isinstance(error, FileNotFoundError) and path.absolute().is_relative_to(outputs):
        return f"{path} does not exist yet: build the reports first (make report, or snakemake)."
    return f"{path}: {WRONG_PLACE[type(error)]}."


def _stopped(words: str) -> int:
    sys.stderr.write(f"{words}\n")
    return 1


VERBS: Mapping[str, Callable[[argparse.Namespace], tuple[str, int]]] = {
    "explain": _explain,
    "check-inputs": _check_inputs,
    "blank-forms": _blank_forms,
    "draft-form": _draft_form,
    "note": _note,
    "freeze": _freeze,
}
