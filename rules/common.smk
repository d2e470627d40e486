"""What the rules share: the project, the facts of the build and the digests of stages. No rules stand here."""

import shlex
import sys
from pathlib import Path

from snakemake.cli import get_argument_parser

from strandreport.model.build import build_facts
from strandreport.model.digests import code_digest, config_digest
from strandreport.model.errors import BuildError, ConfigError
from strandreport.model.look import load_look
from strandreport.model.look_folder import look_digest
from strandreport.model.progress import tell_plainly
from strandreport.model.project import load_project
from strandreport.model.published import page_to_open
from strandreport.model.start import (
    OUTPUTS,
    TEMPLATES,
    check_program,
    forget_stale,
    look_at_inputs,
    parse_overrides,
    take_over,
)
from strandreport.model.translations import check_translations

PROGRAM = Path(workflow.basedir)
LOOKING = (
    *("dryrun", "lint", "list_rules", "list_target_rules", "print_compilation", "dag", "rulegraph", "filegraph"),
    *("d3dag", "summary", "detailed_summary", "list_changes", "list_input_changes", "list_params_changes"),
    *("list_untracked", "archive", "report", "generate_unit_tests", "containerize"),
)
IN_FULL = ("verbose", "debug_dag", "printshellcmds", "logger")


def is_given(names) -> bool:
    """Whether one of some options stands on the command line."""
    arguments, _ = get_argument_parser().parse_known_args(sys.argv[1:])
    return any(getattr(arguments, name, None) for name in names)


def is_build() -> bool:
    """Whether this process may change anything: not a dry run or a look at the rules, not a job of another process."""
    return workflow.is_main_process and not is_given(LOOKING)


def start():
    """The project, its manifest and the facts of the build; what stops a build here is said in plain words."""
    if workflow.configfiles:
        raise BuildError("--configfile is not supported. Edit config/config.yaml, or use --config key=value.")
    check_program(PROGRAM)
    project = load_project(Path.cwd(), config)
    load_look(Path.cwd(), TEMPLATES)
    if is_build():
        check_translations(TEMPLATES, project.settings.languages)
        take_over()
    manifest = look_at_inputs()
    if is_build():
        forget_stale()
    return project, manifest, build_facts(PROGRAM, project, manifest)


def code_of(stage: str, rule_name: str) -> str:
    """Digest of all code that a rule runs; Snakemake itself notices no change of an imported module."""
    look = look_digest(Path.cwd(), TEMPLATES) if stage == "report" else ""
    return code_digest(PROGRAM, stage, rule_name) + look


def config_of(stage: str) -> str:
    """Digest of what a stage reads of the configuration."""
    return config_digest(PROJECT, stage)


def page() -> str:
    """The line that names the page to open, if this run has come as far as the site."""
    return page_to_open(OUTPUTS, Path(workflow.workdir_init))


if workflow.is_main_process and not is_given(IN_FULL):
    tell_plainly(page)
overrides = parse_overrides(workflow.config_settings.config_args or ())
config.clear()
config.update(overrides)
# Snakemake writes this path into the shell commands of scripts as it is, so that a blank in it would split it.
sys.executable = shlex.quote(sys.executable)

try:
    PROJECT, MANIFEST, BUILD = start()
except (BuildError, ConfigError) as error:
    raise SystemExit(str(error)) from None

TABLES = [f"outputs/register/{name}.parquet" for name in PROJECT.registers]
BATCHES = range(PROJECT.settings.print_batches)
