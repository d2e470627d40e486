"""A chart of a note as a chart of Word's own: people can change its data and colours there; it carries its table."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any
from xml.sax.saxutils import quoteattr

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Emu, Mm
from docx.text.paragraph import Paragraph

from strandreport.model.figures import MINOR_UNITS
from strandreport.report.notes.word.chart_data import data_bytes
from strandreport.report.notes.word.chart_xml import NAMES, Line, chart_xml

CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DRAWING = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
HEIGHT = 40  # millimetres


def add_chart(paragraph: Paragraph, chart: Mapping[str, Any], colours: Mapping[str, str], room: float) -> None:
    """Put a chart into a paragraph, as wide as there is room (in millimetres)."""
    years, lines = [str(year) for year in chart["years"]], series_of(chart)
    package = paragraph.part.package
    number = 1 + sum(part.partname.startswith("/word/charts/") for part in package.iter_parts())
    book = Part(
        PackURI(f"/word/embeddings/chart{number}.xlsx"),
        WORKBOOK,
        data_bytes(years, [(line.name, line.values) for line in lines]),
        package,
    )
    part = Part(PackURI(f"/word/charts/chart{number}.xml"), CHART, b"", package)
    data = part.relate_to(book, RELATIONSHIP_TYPE.PACKAGE)
    part._blob = chart_xml(chart, years, lines, colours, data).encode("utf-8")
    _place(paragraph, chart, paragraph.part.relate_to(part, RELATIONSHIP_TYPE.CHART), number, room)


def series_of(chart: Mapping[str, Any]) -> list[Line]:
    """The series of a chart as numbers: units, currency units or shares."""
    if chart["kind"] == "index_lines":
        return [Line(line["label"], tuple(line["levels"])) for line in chart["lines"]]
    return [Line(chart["title"], tuple(_number_of(value) for value in chart["values"]))]


def _number_of(value: Mapping[str, Any] | None) -> float | None:
    if value is None or value["numerator"] is None:
        return None
    unit = MINOR_UNITS if value["kind"] in ("money", "amount") else 1
    return float(Fraction(value["numerator"], unit * (value["denominator"] or 1)))


def _place(paragraph: Paragraph, chart: Mapping[str, Any], relation: str, number: int, room: float) -> None:
    wide, high = Emu(Mm(room)), Emu(Mm(HEIGHT))
    about = quoteattr(f"{chart['title']}. {chart['desc']}")
    drawing = (
        f'<w:drawing {DRAWING} {NAMES}><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{wide}" cy="{high}"/><wp:docPr id="{100 + number}" name="Chart {number}" descr={about}/>'
        "<wp:cNvGraphicFramePr/><a:graphic>"
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        f'<c:chart r:id="{relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing>'
    )
    paragraph.add_run()._r.append(parse_xml(drawing))
