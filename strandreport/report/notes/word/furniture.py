"""Head and foot of every page of a Word file: title, standing, page x of y."""

from collections.abc import Mapping
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from strandreport.model.catalogue import Catalogue

RIGHT, GAP = Mm(174), Mm(7)


def write_heads(document: WordDocument, report: Mapping[str, Any]) -> None:
    """The title, and what the edition is worth: draft, provisional, invented."""
    head = _two_sided(document.sections[0].header.paragraphs[0])
    head.add_run(f"{report['title']}\t{report['notice'] or report['standing_label']}")


def write_feet(document: WordDocument, report: Mapping[str, Any], words: Catalogue) -> None:
    """The institute, and the page of all pages as fields that Word keeps up."""
    foot = _two_sided(document.sections[0].footer.paragraphs[0])
    foot.add_run(f"{report['institute']}\t{words.text('page.number')} ")
    _field(foot, "PAGE")
    foot.add_run(f" {words.text('page.of')} ")
    _field(foot, "NUMPAGES")


def start_columns(document: WordDocument, count: int) -> None:
    """Go on in so many columns, side by side, without a new page; a paragraph of no height ends what was before."""
    section = document.add_section(WD_SECTION.CONTINUOUS)
    columns = section._sectPr.find(qn("w:cols"))
    if columns is None:
        columns = OxmlElement("w:cols")
        section._sectPr.append(columns)
    columns.set(qn("w:num"), str(count))
    columns.set(qn("w:space"), str(GAP.twips))
    end = document.paragraphs[-1]
    end.paragraph_format.space_before = end.paragraph_format.space_after = Pt(0)
    end.paragraph_format.line_spacing_rule, end.paragraph_format.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(1)


def settle_columns(document: WordDocument) -> None:
    """Put each break of a column into the paragraph behind it, so that no empty line stands at the head of the next."""
    for paragraph in document.paragraphs:
        following = paragraph._p.getnext()
        breaks = paragraph._p.findall(f"{qn('w:r')}/{qn('w:br')}")
        if not paragraph.text.strip() and breaks and following is not None and following.tag == qn("w:p"):
            at = 0 if following.pPr is None else 1
            following.insert(at, paragraph.runs[0]._r)
            paragraph._p.getparent().remove(paragraph._p)


def column_room(count: int) -> float:
    """How wide one of so many columns is, in millimetres."""
    return (RIGHT.mm - (count - 1) * GAP.mm) / count


def _two_sided(paragraph: Paragraph) -> Paragraph:
    """A line whose second part stands at the right edge."""
    stops = paragraph.paragraph_format.tab_stops
    stops.clear_all()
    stops.add_tab_stop(RIGHT, WD_TAB_ALIGNMENT.RIGHT)
    for style_stop in list(paragraph.style.paragraph_format.tab_stops) if paragraph.style else ():
        stops.add_tab_stop(style_stop.position, WD_TAB_ALIGNMENT.CLEAR)
    return paragraph


def _field(paragraph: Paragraph, code: str) -> None:
    """A field with a result to show until Word has counted."""
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("result", "1"), ("end", "")):
        run = paragraph.add_run()
        if kind in ("begin", "separate", "end"):
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        elif kind == "result":
            run.text = text
        else:
            instruction = OxmlElement("w:instrText")
            instruction.set(qn("xml:space"), "preserve")
            instruction.text = f" {text} "
            run._r.append(instruction)
