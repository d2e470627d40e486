"""Lines, lists and tables of a Word file, with the spaces that the language of its words wants."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from docx.table import _Row

from strandreport.model.catalogue import Catalogue
from strandreport.report import formatting
from strandreport.report.notes.word.page import REMARK
from strandreport.report.notes.word.tables import dress, keep_whole, repeat, set_widths, widths
from strandreport.report.typography import french_spaces, set_apostrophes, show_controls

Content = Mapping[str, Any]
SMALL = Pt(8.5)


@dataclass(frozen=True)
class Writer:
    """Adds to the end of a document."""

    document: WordDocument
    words: Catalogue
    language: str

    def text(self, key: str) -> str:
        """A fixed text."""
        return self.words.text(key)

    def heading(self, text: str, level: int) -> None:
        """A heading that Word lists in its navigation; 0 is the title."""
        self.document.add_heading(self._set(text), level)

    def line(self, text: str, style: str = "Normal") -> None:
        """One paragraph."""
        self.document.add_paragraph(self._set(text), style)

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

    def key_figures(self, figures: Sequence[Content]) -> None:
        """Name, value and year of each key figure, as a list."""
        for item in figures:
            shown = formatting.figure(item["value"], self.language)
            if item["value"]["unresolved"]:
                more = self.words.text(
                    "page.unresolved", count=formatting.count(item["value"]["unresolved"], self.language)
                )
                shown = f"{shown} ({more})"
            self.runs(
                [{"text": shown, "strong": True}, {"text": f"  {item['label']} · {item['change']}", "strong": False}],
                "List Bullet",
            )

    def table_or_nothing(self, content: Content | None) -> None:
        """A table with its caption, or the words for none."""
        if content is None:
            self.remark(self.text("page.note.nothing"))
            return
        self.line(content["caption"], "Caption")
        heads = content["heads"]
        table = self.document.add_table(rows=1, cols=len(heads))
        dress(table, self._set(content["caption"]), widths(content))
        repeat(table.rows[0])
        self._fill(table.rows[0], [head["text"] for head in heads], heads, strong=True)
        for row in content["rows"]:
            added = table.add_row()
            keep_whole(added)
            self._fill(added, row["cells"], heads, strong=row["strong"])
        set_widths(table, widths(content))

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
