"""The sheets of the headline indicators: the scorecard, the way done against the time gone, and the years."""

from collections.abc import Sequence

from strandreport.model.errors import BuildError
from strandreport.model.project import Project
from strandreport.report import formatting
from strandreport.report.annex.figures import titles
from strandreport.report.annex.formats import pattern
from strandreport.report.annex.sheet import Area, Cell, Chart, Column, Drawn, Kind, Sheet, Shorthand, Typed
from strandreport.report.annex.values import figure_cell, is_number, marks, number_cell, part_cells, share_cell
from strandreport.report.context.samples import unit_words
from strandreport.report.context.sentences import period_words
from strandreport.report.context.series import Series
from strandreport.report.context.verdicts import verdict, way_done
from strandreport.report.context.words import Words

NOT_APPLICABLE = Shorthand.NOT_APPLICABLE
NUMBERS = ("baseline", "latest", "numerator", "denominator", "target", "way", "time")
KINDS = {"verdict": Kind.LONG, **dict.fromkeys(NUMBERS, Kind.NUMBER)}
SCORE_HEADS = (
    *("strand", "code", "name", "unit", "baseline", "latest", "marks", "numerator", "denominator", "printed", "period"),
    *("target", "status", "way", "time", "verdict"),
)
PROGRESS_HEADS = ("strand", "code", "name", "status", "way", "time")
WAY = PROGRESS_HEADS.index("way")
TREND_HEADS = ("strand", "code", "name", "unit")
BROKEN, LEAST_TO_DRAW = "break", 2
MILLION, IN_MILLIONS = 1_000_000, "#,##0.0,,"

Row = tuple[Cell | Typed, ...]


def scorecard_sheet(headline: Sequence[Series], words: Words, project: Project) -> Sheet:
    """The headline indicators as the pages have them."""
    rows = [_score(series, words, project) for series in headline]
    return Sheet(*titles("scorecard", words), _columns(SCORE_HEADS, words), rows, ("counting", "status", "headings"))


def progress_sheet(headline: Sequence[Series], words: Words, project: Project) -> Sheet:
    """The way done and the time gone of all that are on a way, with a chart of both."""
    rows = [
        (*_names(series, words, project)[:3], words.status(series.status)["label"], *_way(series))
        for series in headline
        if way_done(series) is not None
    ]
    columns = _columns(PROGRESS_HEADS, words)
    name, title, instruction = titles("progress", words)
    charts = (_progress_chart(title, headline, words, len(rows)),) if rows else ()
    return Sheet(name, title, instruction, columns, rows, ("status",), charts)


def trends_sheet(headline: Sequence[Series], words: Words, project: Project) -> Sheet:
    """The years of every headline indicator side by side, with a chart for each that has two or more."""
    years = [figure.period for figure in headline[0].years] if headline else []
    columns = (*_columns(TREND_HEADS, words), *(Column(year, Kind.NUMBER) for year in years))
    rows = [_years(series, words, project) for series in headline]
    charts = [chart for i, series in enumerate(headline) if (chart := _trend_chart(i, series, rows[i], words))]
    return Sheet(*titles("trends", words), columns, rows, ("years", "unresolved"), tuple(charts))


def _columns(heads: Sequence[str], words: Words) -> tuple[Column, ...]:
    return tuple(Column(words.text(f"annex.head.{key}"), KINDS.get(key, Kind.TEXT), NOT_APPLICABLE) for key in heads)


def _names(series: Series, words: Words, project: Project) -> tuple[str, str, str, str]:
    indicator, language = series.indicator, words.language
    strand = project.strategy.strands[series.strand].code
    return strand, indicator.id, indicator.label[language], unit_words(indicator, words)


def _way(series: Series) -> tuple[Typed, Typed]:
    return share_cell(way_done(series)), share_cell(series.fraction("time_gone"))


def _score(series: Series, words: Words, project: Project) -> Row:
    value = series.value(series.shown)
    shown = figure_cell(series.shown, value)
    marked = marks(series.shown, shown, is_broken=_is_after_break(series))
    return (
        *_names(series, words, project),
        number_cell(series.baseline_value, NOT_APPLICABLE),
        shown,
        marked or words.text("annex.no_marks"),
        *part_cells(series.shown, series.parts_kind),
        formatting.figure(value, words.language, full=True),
        period_words(series, words) if series.latest else "",
        number_cell(series.target_value, NOT_APPLICABLE),
        words.status(series.status)["label"],
        *_way(series),
        verdict(series, words),
    )


def _is_after_break(series: Series) -> bool:
    """Whether the figure shown can't be compared with the beginning of its target, or with the year before."""
    return series.status == BROKEN or series.shown.period in map(str, series.breaks)


def _years(series: Series, words: Words, project: Project) -> Row:
    values = (figure_cell(figure, series.value(figure)) for figure in series.years)
    return (*_names(series, words, project), *values)


def _progress_chart(title: str, headline: Sequence[Series], words: Words, count: int) -> Chart:
    def column(index: int) -> Area:
        return Area(0, index, count - 1, index)

    def head(index: int) -> Area:
        return Area(-1, index, -1, index)

    codes = column(PROGRESS_HEADS.index("code"))
    told = [
        words.text("annex.chart.way", code=s.indicator.id, way=words.share(way), time=words.share(gone))
        for s in headline
        if (way := way_done(s)) is not None and (gone := s.fraction("time_gone")) is not None
    ]
    series = tuple(Drawn(head(index), codes, column(index)) for index in (WAY, WAY + 1))
    alternative = words.text("annex.chart.alternative", title=title, values="; ".join(told))
    return Chart(title, alternative, words.text("annex.chart.share"), pattern(Kind.SHARE, 0), series, is_lying=True)


def _trend_chart(index: int, series: Series, row: Row, words: Words) -> Chart | None:
    """The last years without a gap; a sign in place of a number would be drawn as zero."""
    first = len(row)
    while first > len(TREND_HEADS) and is_number(row[first - 1]):
        first -= 1
    if len(row) - first < LEAST_TO_DRAW:
        return None
    last, figures = len(row) - 1, series.years[first - len(TREND_HEADS) :]
    provisional = frozenset(i for i, figure in enumerate(figures) if figure.is_partial)
    name = TREND_HEADS.index("name")
    drawn = Drawn(
        Area(index, name, index, name), Area(-1, first, -1, last), Area(index, first, index, last), provisional
    )
    indicator, language = series.indicator, words.language
    pairs = [
        words.text("chart.pair", year=figure.period, value=words.figure(series.value(figure))) for figure in figures
    ]
    title = words.text("annex.chart.title", code=indicator.id, name=indicator.label[language])
    alternative = words.text("annex.chart.alternative", title=title, values="; ".join(pairs))
    axis, form = _axis(row[first:], indicator.unit[language], words)
    return Chart(title, alternative, axis, form, (drawn,), from_zero=all(_number(cell) >= 0 for cell in row[first:]))


def _axis(cells: Sequence[Cell | Typed], unit: str, words: Words) -> tuple[str, str]:
    """The words and the number format of an axis; large amounts are written in millions."""
    kinds = {(cell.kind, cell.decimals) for cell in cells if isinstance(cell, Typed)}
    kind, decimals = max(kinds)
    if kind == Kind.MONEY and max(map(_number, cells)) >= MILLION:
        return words.text("annex.chart.millions", unit=unit), IN_MILLIONS
    return unit, pattern(kind, decimals)


def _number(cell: Cell | Typed) -> float:
    value = cell.value if isinstance(cell, Typed) else cell
    if not isinstance(value, int | float):
        raise BuildError("The annex draws numbers only.")
    return float(value)
