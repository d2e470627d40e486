"""The titles of reports: which part of the strategy, and which window of years."""

from strandreport.model.project import Project
from strandreport.model.settings import Settings
from strandreport.report.context.kinds import AXIS, METHODOLOGY, OVERALL, QUALITY, kind_of
from strandreport.report.context.words import Words


def title_of(report_id: str, project: Project, words: Words) -> str:
    """The title of a report."""
    window, years = project.settings.window, _years(project.settings, words)
    kind = kind_of(report_id, project)
    if kind == OVERALL:
        return words.text(f"title.whole.{window}", years=years)
    if kind == QUALITY:
        return words.text("title.quality", years=years)
    if kind == METHODOLOGY:
        return words.text("title.methodology")
    strategy = project.strategy
    part = strategy.reported_axes[report_id] if kind == AXIS else strategy.strands[report_id]
    report = words.text(f"title.part.{window}", years=years)
    return words.text("title.named", code=part.code, label=part.label[words.language], report=report)


def _years(settings: Settings, words: Words) -> str:
    """The year of an annual report, the years of any other."""
    if settings.window == "annual" or settings.first_year == settings.last_year:
        return str(settings.last_year)
    return words.text("title.years", first=settings.first_year, last=settings.last_year)
