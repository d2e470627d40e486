"""Page, language and styles of a Word file: A4, the language of its words, and Word's own styles, dressed."""

from typing import Any, NamedTuple

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

LOCALES = {"en": "en-GB", "fr": "fr-FR"}
SANS, SERIF = "Calibri", "Georgia"  # what Word brings along: a Word file carries no fonts of ours
INK, GREY = RGBColor(0x18, 0x20, 0x2B), RGBColor(0x5E, 0x68, 0x73)


class Look(NamedTuple):
    """Family, size and room around a style, in points."""

    family: str
    size: float
    is_bold: bool
    colour: RGBColor
    before: float
    after: float


STYLES = {
    "Normal": Look(SANS, 9.5, False, INK, 0, 3),
    "Title": Look(SERIF, 30, False, INK, 0, 4),
    "Subtitle": Look(SANS, 9, True, GREY, 0, 2),
    "Heading 1": Look(SERIF, 13, True, INK, 12, 3),
    "Caption": Look(SANS, 9, True, INK, 4, 2),
    "List Number": Look(SERIF, 12, False, INK, 0, 3),
    "List Bullet": Look(SANS, 9.5, False, INK, 0, 2),
    "Header": Look(SANS, 8, False, GREY, 0, 0),
    "Footer": Look(SANS, 8, False, GREY, 0, 0),
}
SMALL = Look(SANS, 8, False, GREY, 0, 3)
REMARK = "Remark"


def prepare(document: WordDocument, language: str) -> None:
    """Set page, styles and language of an empty document."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin, section.bottom_margin = Mm(20), Mm(18)
    for name, look in STYLES.items():
        _dress(document.styles[name], look)
    remark = document.styles.add_style(REMARK, WD_STYLE_TYPE.PARAGRAPH)
    remark.base_style = document.styles["Normal"]
    _dress(remark, SMALL)
    document.styles["Caption"].paragraph_format.keep_with_next = True
    _set_language(document, LOCALES.get(language, language))


def _dress(style: Any, look: Look) -> None:
    style.font.name, style.font.size, style.font.bold, style.font.italic = (
        look.family,
        Pt(look.size),
        look.is_bold,
        False,
    )
    style.font.color.rgb = look.colour
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[name]
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), look.family)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(look.before), Pt(look.after)
    border = style.element.pPr.find(qn("w:pBdr")) if style.element.pPr is not None else None
    if border is not None:
        style.element.pPr.remove(border)


def _set_language(document: WordDocument, locale: str) -> None:
    """The language of the document's defaults, by which Word spells and a reader reads aloud."""
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    found = defaults.find(qn("w:lang"))
    if found is None:
        found = OxmlElement("w:lang")
        defaults.append(found)
    for name in ("w:val", "w:eastAsia"):
        found.set(qn(name), locale)
