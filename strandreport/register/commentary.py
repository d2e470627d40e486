"""Commentary against the project: whom it is about, which figures it cites, who signed when, in which languages."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from strandreport.model.commentary import COUNTRY, FIGURE, KIND, PART, Commentary
from strandreport.model.findings import Code, Finding, Severity
from strandreport.model.periods import TOTAL
from strandreport.model.project import Project

COUNTRIES = "ISO 3166-1 alpha-2"
Checked = tuple[list[Commentary], list[Finding]]
Key = tuple[str, str, str]


def check_commentary(intake: Mapping[str, Any], project: Project) -> Checked:
    """The texts that are published, and what is wrong with these or any other.

    A text of the project itself takes the place of an example's. One that is about nothing that the strategy has is
    left out; of one that cites a figure which can't be, only the figure.
    """
    contents = (content for content in intake["contents"] if content["kind"] == KIND)
    texts = [Commentary.from_json(item) for content in contents for item in content["commentary"]]
    known, findings = _known(texts, project)
    chosen, told = _one_of_each(known)
    findings += [*told, *_one_language(chosen, project)]
    checked = [_checked(text, project, findings) for text in chosen]
    return sorted(checked, key=lambda text: text.name), findings


def _known(texts: Sequence[Commentary], project: Project) -> Checked:
    """The texts about something that there is, in a language that there is."""
    parts = {"overall", *project.strategy.reported_axes, *project.strategy.strands}
    kept, findings = [], []
    for text in texts:
        names = project.reference.countries if text.about == COUNTRY else parts
        if text.subject in names and text.language in project.settings.languages:
            kept.append(text)
            continue
        is_language = text.subject in names
        choices = ", ".join(project.settings.languages if is_language else sorted(parts))
        choices = COUNTRIES if text.about == COUNTRY and not is_language else choices
        known = {"name": text.name, "choices": choices}
        value = text.language if is_language else text.subject
        findings.append(Finding(Code.COMMENTARY_SUBJECT, Severity.BLOCKS, text.content, value=value, expected=known))
    return kept, findings


def _one_of_each(texts: Sequence[Commentary]) -> Checked:
    """One text for each subject and language: the project's own before an example's."""
    chosen: dict[Key, Commentary] = {}
    findings = []
    for text in sorted(texts, key=lambda text: (text.invented, text.name)):
        first = chosen.setdefault(_key(text), text)
        if first is not text:
            expected = {"name": text.name, "other": first.name}
            findings.append(
                Finding(Code.COMMENTARY_TWICE, Severity.ADVICE, text.content, value=text.name, expected=expected)
            )
    return list(chosen.values()), findings


def _one_language(texts: Sequence[Commentary], project: Project) -> Iterator[Finding]:
    """Texts that readers of another language of the project don't get."""
    written = {_key(text): text for text in texts}
    for (about, subject, language), text in sorted(written.items()):
        for other in project.settings.languages:
            if (about, subject, other) not in written:
                expected = {"language": language, "other": other, "name": _named(text, other)}
                yield Finding(
                    Code.COMMENTARY_ONE_LANGUAGE, Severity.ADVICE, text.content, value=text.name, expected=expected
                )


def _checked(text: Commentary, project: Project, findings: list[Finding]) -> Commentary:
    """A text without what can't hold in it, told."""
    findings += _figures(text, project)
    strange = [code for code in text.findings if not _serves(code, text, project)]
    for code in strange:
        place = next((span.line for span in text.findings[code]), 0)
        findings.append(_about(text, Code.COMMENTARY_INDICATOR, place, code))
    if text.signed and text.signed.day < project.settings.as_of:
        day, as_of = text.signed.day.isoformat(), project.settings.as_of.isoformat()
        findings.append(_about(text, Code.COMMENTARY_SIGNATURE, 0, day, reason="early", as_of=as_of))
        text = replace(text, signed=None)
    return replace(text, findings={code: spans for code, spans in text.findings.items() if code not in strange})


def _figures(text: Commentary, project: Project) -> Iterator[Finding]:
    """References to figures of which no indicator, strand or period is known, once for each line."""
    cited = Counter((span.line, span.text) for span in text.spans() if span.kind == FIGURE)
    for (line, name), count in sorted(cited.items()):
        if not is_possible(name, project):
            yield replace(_about(text, Code.COMMENTARY_FIGURE, line, name), count=count)


def is_possible(figure: str, project: Project) -> bool:
    """Whether an indicator, a strand and a period of this edition make such a figure; its group is not looked at."""
    indicator, strand, period = figure.split(".")[:3]
    years = {str(year) for year in range(project.settings.first_year, project.settings.last_year + 1)}
    return (
        strand in project.measurable.get(indicator, ())
        and strand in project.strategy.strands
        and period in {*years, TOTAL}
    )


def _serves(indicator: str, text: Commentary, project: Project) -> bool:
    """Whether an indicator belongs to the part of the strategy that a text is about."""
    strands = project.measurable.get(indicator, ())
    if text.about != PART:
        return bool(strands)
    axis = project.strategy.reported_axes.get(text.subject)
    parts = {strand.id for strand in axis.strands} if axis else {text.subject}
    return bool(parts.intersection(strands))


def _about(text: Commentary, code: Code, line: int, value: str, **expected: str) -> Finding:
    cells = (f"A{line}",) if line else ()
    known = {"name": text.name, **({"line": str(line)} if line else {}), **expected}
    return Finding(code, Severity.VOIDS, text.content, value=value, cells=cells, expected=known)


def _key(text: Commentary) -> Key:
    return (text.about, text.subject, text.language)


def _named(text: Commentary, language: str) -> str:
    """The name that the text would have in another language."""
    return text.name.removesuffix(f".{text.language}.md") + f".{language}.md"
