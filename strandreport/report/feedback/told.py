"""The list of feedback as a few lines for a terminal: file by file, what to mend first and where."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from strandreport.model.addresses import place_of
from strandreport.model.commentary import KIND
from strandreport.model.findings import Code
from strandreport.report.context.words import Words
from strandreport.report.feedback.lines import TO_MEND
from strandreport.report.feedback.summary import BLOCKED, MEND, OK

_LINE_ENDS = re.compile(r"\s*[\r\n]+\s*")
ORDER = (BLOCKED, MEND, OK)
# everything counts, and yet its author is asked for something
ASKED = (Code.COMMENTARY_ONE_LANGUAGE, Code.COMMENTARY_SAME_TEXT, Code.COMMENTARY_COPY)


def told(found: Mapping[str, Any], words: Words, *, everything: bool = False) -> str:
    """The text of ``outputs/report/feedback.json``: all that costs a row or a cell, the remarks too if asked for."""
    files = sorted(found["files"], key=lambda file: (ORDER.index(file["status"]), file["names"]))
    lines = [line for file in files for line in _file(file, words, everything)]
    if found["elsewhere"]:
        lines += ["", words.text("feedback.check.elsewhere")]
        lines += [
            words.text("feedback.check.elsewhere_line", message=row["message"][words.language])
            for row in found["elsewhere"]
        ]
    statuses = Counter(file["status"] for file in files)
    counts = {status: words.number(statuses[status]) for status in ORDER}
    return "\n".join([*lines, "", words.counted("feedback.check.total", len(files), **counts), ""])


def _file(file: Mapping[str, Any], words: Words, everything: bool) -> Iterator[str]:
    names = ", ".join(file["names"])
    mend = sum(file["counts"].get(severity, 0) for severity in TO_MEND)
    if file["status"] == MEND:
        yield words.counted("feedback.check.mend", mend, file=names)
    else:
        yield words.text(f"feedback.check.{file['status']}", file=names)
    lines = [line for line in file["lines"] if everything or line["severity"] in TO_MEND or line["code"] in ASKED]
    for line in lines:
        yield from _line(line, file["kind"] == KIND, words)
    if len(file["lines"]) > len(lines):
        yield words.counted("feedback.check.more", len(file["lines"]) - len(lines))
    if lines:
        given = "given_text" if file["kind"] == KIND else "given"
        yield words.text(f"feedback.check.{given}", path=f"outputs/feedback/{file['file']}")


def _line(line: Mapping[str, Any], is_text: bool, words: Words) -> Iterator[str]:
    effect = words.catalogue.text(f"severity.{line['effect']}")
    message = _LINE_ENDS.sub(" ", line["message"][words.language])  # a header may have several lines
    yield words.text("feedback.check.line", effect=effect, message=message)
    if line["cells"]:
        more = " …" if line["count"] > len(line["cells"]) else ""
        places = [words.text("line_of_text", line=place_of(cell)[0]) if is_text else cell for cell in line["cells"]]
        yield words.text("feedback.check.cells", cells=", ".join(places) + more)
    yield words.text("feedback.check.remedy", remedy=line["remedy"][words.language])
