"""What Snakemake records becomes a line for each step; errors stay whole, and the last line names the page."""

import io
import logging

import pytest

from strandreport.model.progress import Progress


class Terminal:
    """A handler like Snakemake's, whose records are told plainly."""

    def __init__(self):
        self.stream = io.StringIO()
        own = logging.StreamHandler(self.stream)
        own.setFormatter(logging.Formatter("Snakemake: %(message)s"))
        own.addFilter(lambda record: not getattr(record, "quiet", False))
        self.progress = Progress(own, lambda: "The page.")

    def tell(self, text: str = "", event: str = "", level: int = logging.INFO, **facts: object) -> str:
        before = len(self.stream.getvalue())
        record = logging.LogRecord("snakemake.logging", level, "", 0, text, None, None)
        record.__dict__.update(facts | ({"event": event} if event else {}))
        self.progress.handle(record)
        return self.stream.getvalue()[before:]

    def step(self, rule: str, **wildcards: str) -> str:
        return self.tell(event="job_info", rule_name=rule, wildcards=wildcards)


@pytest.fixture
def terminal():
    return Terminal()


def test_each_step_is_a_line_with_its_number_and_its_rule(terminal):
    assert (
        terminal.tell("Job stats", "run_info", stats={"read_inputs": 1, "print_pages": 2, "all": 1, "total": 4}) == ""
    )
    assert terminal.step("read_inputs") == " 1 of 3  Reading the spreadsheets (read_inputs)\n"
    assert terminal.step("print_pages", batch="1").startswith(" 2 of 3  Printing the PDF files, batch 1")
    assert terminal.step("all") == ""


@pytest.mark.parametrize("remark", ["Building DAG of jobs...", "Select jobs to execute...", "Elapsed time: 0:01"])
def test_what_tells_people_nothing_is_left_to_the_log(terminal, remark):
    plain = Terminal()
    plain.progress.whole = logging.Formatter("%(message)s")
    assert plain.tell(remark) == ""
    assert plain.tell("Finished jobid: 2", "job_finished") == ""
    assert plain.tell("Something that nobody foresaw") == "Something that nobody foresaw\n"
    assert plain.tell("A warning", level=logging.WARNING) == "A warning\n"


def test_a_failed_step_says_what_stands_in_its_log_and_where_the_whole_record_is(terminal, tmp_path):
    terminal.progress.whole = logging.Formatter("%(message)s")
    record = "Complete log(s): x.log"
    assert terminal.tell(record) == ""
    log = tmp_path / "read_inputs.log"
    log.write_text("Traceback\n  line\nKeyError: 'é'\n", encoding="utf-8")
    told = terminal.tell("Error", "job_error", logging.ERROR, rule_name="read_inputs", log=[str(log)])
    assert told == "The step read_inputs failed:\nTraceback\n  line\nKeyError: 'é'\n"
    assert terminal.tell(record) == f"{record}\n"


@pytest.mark.parametrize("content", [None, ""])
def test_a_failed_step_without_a_log_is_told_as_snakemake_tells_it(terminal, tmp_path, content):
    log = tmp_path / "read_inputs.log"
    if content is not None:
        log.write_text(content)
    told = terminal.tell("Error in rule", "job_error", logging.ERROR, rule_name="read_inputs", log=[str(log)])
    assert told == "Snakemake: Error in rule\n"


def test_a_build_with_nothing_to_do_names_the_page_too(terminal):
    terminal.progress.whole = logging.Formatter("%(message)s")
    assert terminal.tell("Nothing to be done (all).") == "Nothing to be done (all).\nThe page.\n"


def test_what_snakemake_is_told_to_keep_quiet_stays_so(terminal):
    assert terminal.tell("x", quiet=True) == ""
