"""What was noticed while a text was read, line by line."""

import re
from dataclasses import dataclass, field

from strandreport.model.findings import Code, Finding, Severity

LONGEST = 80
_TAG = re.compile(r"<[/!?]?[A-Za-z-]*")


@dataclass
class Troubles:
    """The findings of one content; a line is the cell A of its number in the copy that its author gets back."""

    content: str
    findings: list[Finding] = field(default_factory=list)

    def tell(self, code: Code, line: int, value: str, severity: Severity = Severity.VOIDS, **expected: str) -> None:
        """Add a finding about a line, or about the whole file where the line is 0."""
        cells = (f"A{line}",) if line else ()
        known = {"line": str(line), **expected} if line else dict(expected)
        text = " ".join(value.split())[:LONGEST]
        self.findings.append(Finding(code, severity, self.content, value=text, cells=cells, expected=known))


def tag_of(html: str) -> str:
    """The beginning of a tag, without what it holds: a comment that was not meant for readers is not quoted either.

    >>> tag_of("<!-- to be settled with the ministry -->"), tag_of("<div class='x'>")
    ('<!--', '<div')
    """
    match = _TAG.search(html)
    return match[0] if match else ""
