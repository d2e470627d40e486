"""What a build says on the terminal: a line for each step, errors whole, and last the page to open.

Snakemake's own words, with every file and reason, stay in its log below ``.snakemake/log``.
"""

import logging
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

# the steps by their rules; a test keeps that each has its words
STEPS: Mapping[str, str] = {
    "read_inputs": "Reading the spreadsheets",
    "build_registers": "Checking the rows and putting them into registers",
    "write_feedback": "Marking what is to be mended in the spreadsheets",
    "compute_figures": "Computing the figures, each of them twice",
    "write_blank_forms": "Writing the forms to fill",
    "build_contexts": "Composing the reports",
    "write_annexes": "Writing the Excel annex and the open data",
    "render_pages": "Writing the web pages",
    "print_pages": "Printing the PDF files, batch {batch}: minutes the first time",
    "publish_site": "Checking everything, then publishing the site",
}
TARGET = "all"
# Snakemake's events, and its remarks by how they begin, that say nothing to people
SILENT = ("job_finished", "job_started", "progress", "resources_info", "run_info")
USUAL = (
    *(
        "Assuming unrestricted shared filesystem",
        "Building DAG of jobs",
        "Using shell: ",
        "Conda environments: ignored",
    ),
    *("Select jobs to execute", "Execute ", "Elapsed time: ", "Shutting down, this might take some time"),
    # that a script ended with an error; the error itself is what the step says in its log
    *("RuleException:\nCalledProcessError", "WorkflowError:\nAt least one job did not complete successfully"),
)
RECORD, NOTHING = "Complete log(s): ", "Nothing to be done"


class Progress(logging.StreamHandler[Any]):
    """Records of Snakemake as lines for people; what it does not know it says as Snakemake's own handler would."""

    def __init__(self, own: logging.StreamHandler[Any], ready: Callable[[], str]) -> None:
        """``ready`` gives the line about the page to open."""
        super().__init__(own.stream)
        self.setLevel(own.level)
        self.filters = own.filters
        self.whole, self.ready = own.formatter or logging.Formatter(), ready
        self.started, self.steps, self.has_failed = 0, 0, False

    def emit(self, record: logging.LogRecord) -> None:
        """Write the line of a record, if it has one."""
        line = self.line(record)
        if line:
            self.stream.write(f"{line}\n")
            self.flush()

    def line(self, record: logging.LogRecord) -> str:
        """The line of a record; nothing for what is only for Snakemake's log."""
        event, facts = str(getattr(record, "event", "")), vars(record)
        self.has_failed |= record.levelno >= logging.ERROR
        if event == "run_info":
            self.steps = sum(count for name, count in facts["stats"].items() if name not in (TARGET, "total"))
        if event == "job_info":
            return self._step(facts)
        text = self._log_of(facts) if event == "job_error" else ""
        return text or ("" if event in SILENT else self._remark(self.whole.format(record)))

    def _step(self, facts: Mapping[str, Any]) -> str:
        if facts["rule_name"] == TARGET:
            return ""
        self.started += 1
        words = STEPS[facts["rule_name"]].format_map(facts["wildcards"])
        return f"{self.started:>2} of {self.steps}  {words} ({facts['rule_name']})"

    def _log_of(self, facts: Mapping[str, Any]) -> str:
        """What a step that failed says in its own log."""
        logs = [Path(log) for log in facts["log"] if Path(log).is_file()]
        told = "\n".join(log.read_text(encoding="utf-8", errors="replace").strip() for log in logs)
        return f"The step {facts['rule_name']} failed:\n{told}" if told else ""

    def _remark(self, text: str) -> str:
        is_silent = text.startswith(USUAL) or (text.startswith(RECORD) and not self.has_failed)
        # of a build that had nothing to do Snakemake does not say that it succeeded
        return "" if is_silent else f"{text}\n{self.ready()}".strip() if text.startswith(NOTHING) else text


def tell_plainly(ready: Callable[[], str]) -> None:
    """Put this in the place of Snakemake's own handler for the terminal; another one that somebody chose stays."""
    logger = logging.getLogger("snakemake.logging")
    for handler in list(logger.handlers):
        if handler.name == "DefaultStreamHandler" and isinstance(handler, logging.StreamHandler):
            logger.removeHandler(handler)
            logger.addHandler(Progress(handler, ready))
