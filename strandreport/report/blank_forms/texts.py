"""The sheets beside the one to fill, as rows of texts: the guide, and the words of the lists."""

from collections.abc import Sequence
from dataclasses import dataclass

from strandreport.model.blank_forms import Stamp, example_text, text_digest
from strandreport.model.catalogue import Catalogue
from strandreport.model.forms import Form
from strandreport.model.project import Project
from strandreport.report.blank_forms.choices import STRAND
from strandreport.report.blank_forms.explain import Explained

STEPS = ("fill", "words", "example", "save")
MOST_WORDS = 40


@dataclass(frozen=True)
class TextSheet:
    """A sheet of nothing but texts: its name, its rows, and which of them is the head of its table (from 0)."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    head: int

    def stamped(self, stamp: Stamp) -> "TextSheet":
        """The sheet with its stamp below, which knows its texts: changed by anyone, it is a sheet like others."""
        digest = text_digest(text for row in self.rows for text in row if text)
        own = Stamp(stamp.form, stamp.language, stamp.version, digest)
        title, *rest = self.rows
        return TextSheet(self.name, (title, (str(own),), *rest), self.head + 1)


def guide(form: Form, fields: Sequence[Explained], project: Project, words: Catalogue, sheet: str) -> TextSheet:
    """How to fill in a form, and each of its columns."""
    names = {"sheet": sheet, "guide": words.text("blank.guide.name"), "lists": words.text("blank.lists.name")}
    language = words.language
    heads = ("column", "standing", "about", "expected", "example", "choices")
    rows = (
        (words.text("blank.guide.title", label=form.label[language]),),
        (project.registers[form.register].description[language],),
        *((words.text(f"blank.guide.steps.{step}", **names),) for step in STEPS),
        tuple(words.text(f"blank.guide.head.{head}") for head in heads),
        *(_guide_row(item, project, words) for item in fields),
    )
    return TextSheet(names["guide"], rows, len(STEPS) + 2)


def _guide_row(item: Explained, project: Project, words: Catalogue) -> tuple[str, ...]:
    standing = words.text("blank.required" if item.field.is_required else "blank.optional")
    separator = words.text("report.separator")
    listed = separator.join(_choices(item, project, words.language)) if len(item.choices) <= MOST_WORDS else ""
    elsewhere = words.text("blank.guide.see_lists", lists=words.text("blank.lists.name")) if item.choices else ""
    example = example_text(item.example, words.language)
    return (item.field.header, standing, item.about, item.expected, example, listed or elsewhere)


def _choices(item: Explained, project: Project, language: str) -> Sequence[str]:
    """The words of a list; the short name of a strand says little without its own words."""
    if item.field.column.name != STRAND:
        return item.choices
    return [f"{name} ({project.strategy.strands[name].label[language]})" for name in item.choices]


def lists(fields: Sequence[Explained], words: Catalogue) -> TextSheet | None:
    """The words of every list side by side, each under the header of its column; None if no column has a list."""
    listed = [item for item in fields if item.choices]
    if not listed:
        return None
    longest = max(len(item.choices) for item in listed)
    columns = [[item.field.header, *item.choices, *[""] * (longest - len(item.choices))] for item in listed]
    return TextSheet(
        words.text("blank.lists.name"), ((words.text("blank.lists.title"),), *zip(*columns, strict=True)), 1
    )
