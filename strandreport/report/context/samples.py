"""Which indicators count the rows of a sample, and how it is said wherever one of their figures stands."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from strandreport.model.declarations import Indicator
from strandreport.model.indicators import parts_of
from strandreport.model.project import Project
from strandreport.model.settings import Sample
from strandreport.report.context.feeds import accepted_rows
from strandreport.report.context.handover import Handover
from strandreport.report.context.words import Words


def with_samples(project: Project, handover: Handover) -> Project:
    """The project, in which each indicator that counts rows of a sample says what of them there is."""
    if not project.settings.samples:
        return project
    names = {file["content"]: file["names"] for file in handover.files}
    found = {
        id(sample): frozenset(
            register
            for sheet in handover.sheets
            if _is_of(sheet, sample, names) and accepted_rows(sheet, handover)
            for register in (sheet["register"], *sheet["feeds"])
        )
        for sample in project.settings.samples
    }
    marked = {name: replace(one, sample=_sample_of(one, project, found)) for name, one in project.indicators.items()}
    return replace(project, indicators=marked)


def unit_words(indicator: Indicator, words: Words) -> str:
    """The unit, and that what is counted is a sample."""
    unit = indicator.unit[words.language]
    return words.text("sample.unit", unit=unit) if indicator.sample else unit


def sample_words(indicator: Indicator, words: Words) -> str:
    """The sentence that says what of the whole there is; an empty text where it is all of it."""
    return words.text("sample.sentence", holds=indicator.sample[words.language]) if indicator.sample else ""


def definition_words(indicator: Indicator, words: Words) -> str:
    """What an indicator counts, of what part of it, and how it is to be read."""
    note = indicator.note[words.language] if indicator.note else ""
    parts = (indicator.definition[words.language], sample_words(indicator, words), note)
    return " ".join(part for part in parts if part)


def sample_of_file(names: list[str], project: Project, words: Words) -> str:
    """What of the whole a file holds, as its settings say; an empty text for a whole."""
    held = [one.holds[words.language] for one in project.settings.samples if one.file in names]
    return words.text("sample.file", holds="; ".join(dict.fromkeys(held))) if held else ""


def _is_of(sheet: Mapping[str, Any], sample: Sample, names: Mapping[str, list[str]]) -> bool:
    return sample.file in names.get(sheet["content"], ()) and sample.sheet in ("", sheet["sheet"])


def _sample_of(indicator: Indicator, project: Project, found: Mapping[int, frozenset[str]]) -> Mapping[str, str] | None:
    """What there is of the rows that an indicator counts, in each language; None for all of them."""
    counted = {part.of for part in parts_of(indicator, project.indicators)}
    held = [
        sample.holds
        for sample in project.settings.samples
        if found[id(sample)] & counted and indicator.id not in sample.complete_for
    ]
    if not held:
        return None
    return {name: "; ".join(dict.fromkeys(one[name] for one in held)) for name in project.settings.languages}
