"""Lines, lists and tables of a Word file, with the spaces that the language of its words wants."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.shared import Pt
from docx.table import Table, _Row

from strandreport.model.catalogue import Catalogue
from strandreport.report import formatting
from strandreport.report.notes.word.chart import add_chart
from strandreport.report.notes.word.furniture import column_room, start_columns
from strandreport.report.notes.word.page import REMARK, SERIF
from strandreport.report.notes.word.tables import WIDE, dress, keep_whole, repeat, set_widths, widths
from strandreport.report.typography import french_spaces, set_apostrophes, show_controls

Content = Mapping[str, Any]
SMALL, LARGE = Pt(8), Pt(17)


@dataclass(frozen=True)
class Writer:
    """Adds to the end of a document."""

    document: WordDocument
    words: Catalogue
    language: str
    colours: Mapping[str, str]

    def text(self, key: str) -> str:
        """A fixed text."""
        return self.words.text(key)

    def heading(self, text: str, level: int) -> None:
        """A heading that Word lists in its navigation; 0 is the title."""
        self.document.add_heading(self._set(text), level)

    def columns(self, count: int) -> float:
        """Go on in so many columns; how wide each is."""
        start_columns(self.document, count)
        return column_room(count)

    def next_column(self) -> None:
        """What follows stands at the head of the next column."""
        last = self.document.add_paragraph()
        last.paragraph_format.space_after = Pt(0)
        last.add_run().add_break(WD_BREAK.COLUMN)

    def line(self, text: str, style: str = "Normal", *, is_kept: bool = False) -> None:
        """One paragraph, on one page with the next if it is kept."""
        paragraph = self.document.add_paragraph(self._set(text), style)
        paragraph.paragraph_format.keep_with_next = is_kept or None

    def remark(self, text: str) -> None:
        """A paragraph in small grey letters."""
        self.line(text, REMARK)

    def remark_if(self, text: str) -> None:
        """The same, if there is anything to say."""
        if text:
            self.remark(text)

    def runs(self, runs: Sequence[Content], style: str) -> None:
        """A paragraph of which parts are stressed."""
        paragraph = self.document.add_paragraph(style=style)
        for run in runs:
            paragraph.add_run(self._set(run["text"])).bold = run["strong"] or None

    def key_figures(self, figures: Sequence[Content], caption: str) -> None:
        """The key figures as a table: names, values in large letters, years and what they were."""
        content = {
            "caption": caption,
            "heads": [{"text": item["label"], "numeric": False} for item in figures],
            "rows": [
                {"cells": [self._value(item["value"]) for item in figures], "strong": False},
                {"cells": [item["change"] for item in figures], "strong": False},
            ],
        }
        table = self._table(content, [round(WIDE / len(figures), 1)] * len(figures))
        for cell in table.rows[1].cells:
            for run in cell.paragraphs[0].runs:
                run.font.size, run.font.name = LARGE, SERIF

    def table_or_nothing(self, content: Content | None, title: str = "", room: float = WIDE) -> None:
        """A table with its caption, or the words for none below the title that it would have."""
        if content is None:
            if title:
                self.heading(title, 2)
            self.remark(self.text("report.note.not_there"))
            return
        self._table(content, widths(content, room))

    def chart(self, content: Content | None, room: float) -> None:
        """A chart below its title, which is its caption too."""
        if content is None:
            return
        self.heading(content["title"], 2)
        words = {name: self._set(content[name]) for name in ("title", "desc")}
        add_chart(self.document.add_paragraph(), {**content, **words}, self.colours, room)

    def _value(self, value: Content) -> str:
        shown = formatting.figure(value, self.language)
        if not value["unresolved"]:
            return shown
        count = formatting.count(value["unresolved"], self.language)
        return f"{shown} ({self.words.text('page.unresolved', count=count)})"

    def _table(self, content: Content, sizes: Sequence[float]) -> Table:
        self.line(content["caption"], "Caption")
        heads = content["heads"]
        table = self.document.add_table(rows=1, cols=len(heads))
        dress(table, self._set(content["caption"]), sizes, self.colours)
        repeat(table.rows[0])
        self._fill(table.rows[0], [head["text"] for head in heads], heads, strong=True)
        for row in content["rows"]:
            added = table.add_row()
            keep_whole(added)
            self._fill(added, row["cells"], heads, strong=row["strong"])
        set_widths(table, sizes)
        return table

    def _fill(self, row: _Row, texts: Sequence[str], heads: Sequence[Content], *, strong: bool) -> None:
        for cell, text, head in zip(row.cells, texts, heads, strict=True):
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(0)
            run = paragraph.add_run(self._set(text))
            run.font.size, run.bold = SMALL, strong or None
            if head["numeric"]:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT

    def _set(self, text: str) -> str:
        shown = show_controls(text)
        return set_apostrophes(french_spaces(shown) if self.language == "fr" else shown)
