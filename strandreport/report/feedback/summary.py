"""What is told of each file in a few lines: by ``check-inputs``, in every language of the project."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from strandreport.model.findings import Finding, Severity, in_order
from strandreport.model.project import Project
from strandreport.report.context.findings import Shown, message
from strandreport.report.context.words import Words
from strandreport.report.feedback.handed_in import File, HandedIn
from strandreport.report.feedback.lines import TO_MEND, Concern, sentence

CELLS = 5
OK, MEND, BLOCKED = "ok", "mend", "blocked"
Languages = Mapping[str, Words]


def file_summary(
    file: File, concerns: Sequence[Concern], words: Languages, project: Project, handed_in: HandedIn
) -> dict[str, Any]:
    """Status, counts and lines of a file."""
    counts: Counter[str] = Counter()
    for concern in concerns:
        counts[concern.first.severity] += concern.count
    return {
        "content": file.content,
        "kind": file.kind,
        "names": list(file.names),
        "status": BLOCKED if file.is_blocked else MEND if any(counts[name] for name in TO_MEND) else OK,
        "counts": {str(name): counts[name] for name in Severity if counts[name]},
        "lines": [_line(concern, file, words, project, handed_in) for concern in concerns],
    }


def elsewhere_summary(handed_in: HandedIn, words: Languages, project: Project) -> list[dict[str, Any]]:
    """What was found of no file that could be opened: returns that are missing, names that were refused."""
    return [
        {**_facts(finding), "cells": [], "message": _texts(Shown(finding, {}, True), "message", words, project)}
        for finding in in_order(handed_in.elsewhere)
    ]


def _line(concern: Concern, file: File, words: Languages, project: Project, handed_in: HandedIn) -> dict[str, Any]:
    several = len(file.read) > 1
    cells = [f"{file.sheet_name(index)}!{cell}" if several else cell for index, cell in concern.places[:CELLS]]
    return {
        **_facts(concern.first),
        "count": concern.count,
        "cells": cells,
        "message": {name: sentence(concern, one, project, handed_in) for name, one in words.items()},
        "remedy": _texts(concern.findings[0], "remedy", words, project),
    }


def _facts(finding: Finding) -> dict[str, Any]:
    facts = {"code": str(finding.code), "severity": str(finding.severity), "effect": finding.effect}
    return {**facts, "count": finding.count}


def _texts(item: Shown, key: str, words: Languages, project: Project) -> dict[str, str]:
    return {name: message(item, one, project, key) for name, one in words.items()}
