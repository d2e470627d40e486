"""Commentary against the project: whom it is about, which figures it cites, who signed when, in which languages."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from strandreport.model.commentary import COUNTRY, FIGURE, KIND, PART, TEXT, Commentary
from strandreport.model.findings import Code, Finding, Severity
from strandreport.model.likeness import nearest
from strandreport.model.periods import TOTAL
from strandreport.model.project import Project

COUNTRIES = "ISO 3166-1 alpha-2"
# shorter texts (a name, an address) may well be the same in two languages
LEAST_WORDS = 5
Checked = tuple[list[Commentary], list[Finding]]
Key = tuple[str, str, str]


def check_commentary(intake: Mapping[str, Any], project: Project) -> Checked:
    """The texts that are published, and what is wrong with these or any other.

    A text of the project itself takes the place of an example's. One that is about nothing that the strategy has is
    left out; of one that cites a figure which can't be, only the figure.
    """
    contents = (content for content in intake["contents"] if content["kind"] == KIND)
    texts = [Commentary.from_json(item) for content in contents for item in content["commentary"]]
    known, unknown = _known(texts, project)
    chosen, findings = _one_of_each(known)
    findings += [_unknown(text, known, project) for text in unknown]
    findings += [*_one_language(chosen, project), *_same_text(chosen)]
    checked = [_checked(text, project, findings) for text in chosen]
    return sorted(checked, key=lambda text: text.name), findings


def _known(texts: Sequence[Commentary], project: Project) -> tuple[list[Commentary], list[Commentary]]:
    """The texts about something that there is, in a language that there is; and the others."""
    kept: tuple[list[Commentary], list[Commentary]] = ([], [])
    for text in texts:
        is_known = text.subject in _subjects(text, project) and text.language in project.settings.languages
        kept[not is_known].append(text)
    return kept


def _subjects(text: Commentary, project: Project) -> Collection[str]:
    """What a text of its kind may be about."""
    if text.about == COUNTRY:
        return project.reference.countries
    return {"overall", *project.strategy.reported_axes, *project.strategy.strands}


def _unknown(text: Commentary, known: Sequence[Commentary], project: Project) -> Finding:
    """What is wrong with the name of a text; of a content that is published under another name, only that name."""
    same = next((other for other in known if other.content == text.content), None)
    if same:
        expected = {"other": same.name}
        return Finding(Code.COMMENTARY_COPY, Severity.ADVICE, text.content, value=text.name, expected=expected)
    subjects = _subjects(text, project)
    is_language = text.subject in subjects
    choices = ", ".join(project.settings.languages if is_language else sorted(subjects))
    choices = COUNTRIES if text.about == COUNTRY and not is_language else choices
    value = text.language if is_language else text.subject
    near = "" if is_language or text.about == COUNTRY else nearest(value, subjects)
    proposed = f"“{near}.{text.language}.md”" if near else ""
    expected = {"name": text.name, "choices": choices, "near": proposed}
    return Finding(Code.COMMENTARY_SUBJECT, Severity.BLOCKS, text.content, value=value, expected=expected)


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


def _same_text(texts: Sequence[Commentary]) -> Iterator[Finding]:
    """Texts that say the same words in two languages: one was copied and not translated."""
    alike: dict[tuple[str, ...], list[Commentary]] = {}
    for text in sorted(texts, key=lambda text: text.name):
        words = [word for span in text.spans() if span.kind == TEXT for word in span.text.split()]
        if len(words) >= LEAST_WORDS:
            alike.setdefault((text.about, text.subject, *words), []).append(text)
    for group in (group for group in alike.values() if len(group) > 1):
        # one file under both names is told once
        for text in {text.content: text for text in reversed(group)}.values():
            expected = {"other": ", ".join(other.name for other in group if other is not text)}
            yield Finding(Code.COMMENTARY_SAME_TEXT, Severity.ADVICE, text.content, value=text.name, expected=expected)


def _checked(text: Commentary, project: Project, findings: list[Finding]) -> Commentary:
    """A text without what can't hold in it, told."""
    findings += _figures(text, project)
    strange = [code for code in text.findings if not _serves(code, text, project)]
    for code in strange:
        place = next((span.line for span in text.findings[code]), 0)
        findings.append(_about(text, Code.COMMENTARY_INDICATOR, place, code))
    if text.signed and text.signed.day < project.settings.as_of:
        day, as_of = text.signed.day.isoformat(), project.settings.as_of.isoformat()
        findings.append(_about(text, Code.COMMENTARY_SIGNATURE, text.signed.line, day, reason="early", as_of=as_of))
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
