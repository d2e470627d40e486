"""What an indicator is called where several strands show it: its name alone would stand for several figures."""

from collections import Counter
from collections.abc import Sequence

from strandreport.model.project import Project
from strandreport.report.context.series import Series
from strandreport.report.context.words import Words


def names_of(headline: Sequence[Series], words: Words, project: Project) -> list[str]:
    """The name of each series, with the code of its strand if another series has the same name."""
    labels = [series.indicator.label[words.language] for series in headline]
    often = Counter(labels)
    codes = [project.strategy.strands[series.strand].code for series in headline]
    return [f"{label} · {code}" if often[label] > 1 else label for label, code in zip(labels, codes, strict=True)]


def one_of_each(headline: Sequence[Series]) -> list[Series]:
    """The series, those of indicators already seen last: a summary tells different things first."""
    seen: set[str] = set()
    first: list[Series] = []
    again: list[Series] = []
    for series in headline:
        (again if series.indicator.id in seen else first).append(series)
        seen.add(series.indicator.id)
    return [*first, *again]
