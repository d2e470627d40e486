"""Figures that people cite and that this edition does not have: told as findings, and in strict mode a stop."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from strandreport.model.commentary import FIGURE, Commentary
from strandreport.model.findings import Code, Finding, Severity


def unknown_figures(texts: Iterable[Commentary], figures: Collection[str]) -> list[Finding]:
    """A finding for each line of a text that cites a figure which is not there."""
    return [
        Finding(
            Code.COMMENTARY_FIGURE,
            Severity.VOIDS,
            text.content,
            value=name,
            cells=(f"A{line}",),
            count=count,
            expected={"name": text.name, "line": str(line)},
        )
        for text in texts
        for (line, name), count in sorted(_cited(text).items())
        if name not in figures
    ]


def with_unknown(findings: Sequence[Finding], unknown: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings of the registers with those about figures, which may know of some of them already."""
    known = {finding.sort_key for finding in findings}
    return (*findings, *(finding for finding in unknown if finding.sort_key not in known))


def _cited(text: Commentary) -> Counter[tuple[int, str]]:
    return Counter((span.line, span.text) for span in text.spans() if span.kind == FIGURE)
