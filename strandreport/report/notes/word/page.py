"""Page, language and styles of a Word file: A4, the language of its words, and Word's own styles, dressed."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

LOCALES = {"en": "en-GB", "fr": "fr-FR"}
SANS, SERIF = "Calibri", "Georgia"  # what Word brings along: a Word file carries no fonts of ours
INK, GREY = "ink", "ink-3"  # colours of the reports, by name


class Look(NamedTuple):
    """Family, size and room around a style, in points."""

    family: str
    size: float
    is_bold: bool
    colour: str
    before: float
    after: float


STYLES = {
    "Normal": Look(SANS, 9, False, INK, 0, 2),
    "Title": Look(SERIF, 24, False, INK, 0, 2),
    "Subtitle": Look(SANS, 8.5, True, GREY, 0, 0),
    "Heading 1": Look(SERIF, 11.5, True, INK, 7, 2),
    "Heading 2": Look(SANS, 8.5, True, INK, 5, 2),
    "Caption": Look(SANS, 8.5, True, INK, 5, 2),
    "List Number": Look(SERIF, 11, False, INK, 0, 2),
    "List Bullet": Look(SANS, 8.5, False, INK, 0, 1),
    "Header": Look(SANS, 7.5, False, GREY, 0, 0),
    "Footer": Look(SANS, 7.5, False, GREY, 0, 0),
}
SMALL = Look(SANS, 7.5, False, GREY, 0, 2)
REMARK = "Remark"
Colours = Mapping[str, str]


def prepare(document: WordDocument, language: str, colours: Colours) -> None:
    """Set page, styles and language of an empty document."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin, section.bottom_margin = Mm(17), Mm(15)
    section.header_distance = section.footer_distance = Mm(8)
    for name, look in STYLES.items():
        _dress(document.styles[name], look, colours)
    remark = document.styles.add_style(REMARK, WD_STYLE_TYPE.PARAGRAPH)
    remark.base_style = document.styles["Normal"]
    _dress(remark, SMALL, colours)
    document.styles["Caption"].paragraph_format.keep_with_next = True
    _outline(document.styles["Caption"], 1)
    _set_language(document, LOCALES.get(language, language))


def _dress(style: Any, look: Look, colours: Colours) -> None:
    style.font.name, style.font.size, style.font.bold, style.font.italic = (
        look.family,
        Pt(look.size),
        look.is_bold,
        False,
    )
    style.font.color.rgb = RGBColor.from_string(colours[look.colour][1:])
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[name]
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), look.family)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(look.before), Pt(look.after)
    for spacing in style.element.rPr.findall(qn("w:spacing")):
        style.element.rPr.remove(spacing)
    border = style.element.pPr.find(qn("w:pBdr")) if style.element.pPr is not None else None
    if border is not None:
        style.element.pPr.remove(border)


def _outline(style: Any, level: int) -> None:
    """Let Word list a style in its navigation: a table is a place to go to."""
    mark = OxmlElement("w:outlineLvl")
    mark.set(qn("w:val"), str(level))
    style.element.get_or_add_pPr().append(mark)


def _set_language(document: WordDocument, locale: str) -> None:
    """The language of the document's defaults, by which Word spells and a reader reads aloud."""
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    found = defaults.find(qn("w:lang"))
    if found is None:
        found = OxmlElement("w:lang")
        defaults.append(found)
    for name in ("w:val", "w:eastAsia"):
        found.set(qn(name), locale)
