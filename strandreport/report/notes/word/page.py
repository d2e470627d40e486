"""Page, language and styles of a Word file: A4, the language of its words, and Word's own styles, dressed."""

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

LOCALES = {"en": "en-GB", "fr": "fr-FR"}
SANS, SERIF = "Calibri", "Georgia"  # what Word brings along: a Word file carries no fonts of ours
INK, GREY, BLUE = RGBColor(0x18, 0x20, 0x2B), RGBColor(0x5E, 0x68, 0x73), RGBColor(0x2B, 0x4C, 0x9B)
# name, family, points, bold, colour, points before, points after
STYLES = (
    ("Normal", SANS, 9.5, False, INK, 0, 3),
    ("Title", SERIF, 30, False, INK, 0, 4),
    ("Subtitle", SANS, 9, True, GREY, 0, 2),
    ("Heading 1", SERIF, 13, True, INK, 12, 3),
    ("Caption", SANS, 9, True, INK, 4, 2),
    ("List Number", SERIF, 12, False, INK, 0, 3),
    ("List Bullet", SANS, 9.5, False, INK, 0, 2),
    ("Header", SANS, 8, False, GREY, 0, 0),
    ("Footer", SANS, 8, False, GREY, 0, 0),
)
REMARK = "Remark"


def prepare(document: WordDocument, language: str) -> None:
    """Set page, styles and language of an empty document."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin, section.bottom_margin = Mm(20), Mm(18)
    for name, *look in STYLES:
        _dress(document.styles[name], *look)
    remark = document.styles.add_style(REMARK, WD_STYLE_TYPE.PARAGRAPH)
    remark.base_style = document.styles["Normal"]
    _dress(remark, SANS, 8, False, GREY, 0, 3)
    document.styles["Caption"].paragraph_format.keep_with_next = True
    _set_language(document, LOCALES.get(language, language))


def _dress(
    style: ParagraphStyle, family: str, size: float, bold: bool, colour: RGBColor, before: float, after: float
) -> None:
    style.font.name, style.font.size, style.font.bold, style.font.italic = family, Pt(size), bold, False
    style.font.color.rgb = colour
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[name]
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), family)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
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
