"""The markup of a chart of Word's own: columns from zero, or lines of an index, with values at the marks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from strandreport.report.notes.word.chart_data import SHEET

NAMES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


@dataclass(frozen=True)
class Line:
    """One series: its name and a value for each year, None where there is none."""

    name: str
    values: tuple[float | None, ...]


def chart_xml(
    chart: Mapping[str, Any], years: Sequence[str], lines: Sequence[Line], colours: Mapping[str, str], data: str
) -> str:
    """The chart part: ``data`` is its relation to the workbook with the same values."""
    is_lines = chart["kind"] == "index_lines"
    inks = [colours["self"], colours["peer"]]
    series = "".join(_series(i, line, years, inks[i % 2][1:], chart, is_lines=is_lines) for i, line in enumerate(lines))
    plot = (
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}<c:marker val="1"/>{_axes_of()}'
        "</c:lineChart>"
        if is_lines
        else f'<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>{series}'
        f'<c:gapWidth val="70"/>{_axes_of()}</c:barChart>'
    )
    legend = '<c:legend><c:legendPos val="t"/><c:overlay val="0"/></c:legend>' if is_lines else ""
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><c:chartSpace {NAMES}><c:roundedCorners val="0"/>'
        f'<c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>{plot}{_axes(colours, is_lines=is_lines)}'
        f'</c:plotArea>{legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f'<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="800">{_fill(colours["ink"][1:])}</a:defRPr></a:pPr>'
        f'<a:endParaRPr lang="en-GB"/></a:p></c:txPr>'
        f'<c:externalData r:id="{data}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _series(i: int, line: Line, years: Sequence[str], ink: str, chart: Mapping[str, Any], *, is_lines: bool) -> str:
    column, last = "BC"[i], len(years) + 1
    dress = f'<a:ln w="28575">{_fill(ink)}</a:ln>' if is_lines else _fill(ink)
    mark = (
        '<c:marker><c:symbol val="circle"/><c:size val="4"/></c:marker>'
        if is_lines
        else '<c:invertIfNegative val="0"/>'
    )
    return (
        f'<c:ser><c:idx val="{i}"/><c:order val="{i}"/><c:tx><c:strRef><c:f>{SHEET}!${column}$1</c:f><c:strCache>'
        f'<c:ptCount val="1"/><c:pt idx="0"><c:v>{escape(line.name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>'
        f"<c:spPr>{dress}</c:spPr>{mark}{_unfinished(years, ink, chart)}{_labels(len(years) - 1, is_lines=is_lines)}"
        f"<c:cat>{_cache('str', f'{SHEET}!$A$2:$A${last}', years)}</c:cat>"
        f"<c:val>{_cache('num', f'{SHEET}!${column}$2:${column}${last}', line.values)}</c:val>"
        + ('<c:smooth val="0"/>' if is_lines else "")
        + "</c:ser>"
    )


def _unfinished(years: Sequence[str], ink: str, chart: Mapping[str, Any]) -> str:
    """Years that are not over are hollow."""
    open_years = {str(year) for year in chart.get("estimated", ())}
    hollow = f'<c:spPr>{_fill("FFFFFF")}<a:ln w="12700">{_fill(ink)}<a:prstDash val="dash"/></a:ln></c:spPr>'
    return "".join(
        f'<c:dPt><c:idx val="{i}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>{hollow}</c:dPt>'
        for i, year in enumerate(years)
        if year in open_years
    )


def _labels(last: int, *, is_lines: bool) -> str:
    """Values at all columns; of a line at its end alone."""
    shown = "".join(
        f'<c:{name} val="{int(name == "showVal")}"/>'
        for name in ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")
    )
    if not is_lines:
        return f'<c:dLbls><c:dLblPos val="outEnd"/>{shown}</c:dLbls>'
    number = '<c:numFmt formatCode="0" sourceLinked="0"/><c:spPr><a:noFill/></c:spPr>'
    one = f'<c:dLbl><c:idx val="{last}"/>{number}<c:dLblPos val="r"/>{shown}</c:dLbl>'
    others = shown.replace('showVal val="1"', 'showVal val="0"')
    return f"<c:dLbls>{one}{others}</c:dLbls>"


def _cache(kind: str, place: str, values: Sequence[Any]) -> str:
    points = "".join(
        f'<c:pt idx="{i}"><c:v>{value if kind == "str" else format(value, ".10g")}</c:v></c:pt>'
        for i, value in enumerate(values)
        if value is not None
    )
    code = "<c:formatCode>General</c:formatCode>" if kind == "num" else ""
    return (
        f'<c:{kind}Ref><c:f>{place}</c:f><c:{kind}Cache>{code}<c:ptCount val="{len(values)}"/>{points}'
        f"</c:{kind}Cache></c:{kind}Ref>"
    )


def _axes_of() -> str:
    return '<c:axId val="1"/><c:axId val="2"/>'


def _axes(colours: Mapping[str, str], *, is_lines: bool) -> str:
    """Years below; no upright axis, since values stand at the marks. Columns begin at zero."""
    least = "" if is_lines else '<c:min val="0"/>'
    return (
        '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/>'
        '<c:axPos val="b"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f'<c:spPr><a:ln w="9525">{_fill(colours["ink-3"][1:])}</a:ln></c:spPr>'
        '<c:crossAx val="2"/><c:crosses val="autoZero"/></c:catAx>'
        f'<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/>{least}</c:scaling><c:delete val="1"/>'
        '<c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="1"/>'
        '<c:crosses val="autoZero"/></c:valAx>'
    )


def _fill(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
