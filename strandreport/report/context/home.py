"""The home page of the site: every report and what it finds, its print, annexes and forms, in all languages at once."""

from collections.abc import Mapping, Sequence
from typing import Any

from strandreport.model.forms import Form
from strandreport.model.project import Project
from strandreport.model.published import BUILD_ID, DATA_PACKAGE, OPEN_DATA, form_name
from strandreport.model.strategy import Axis
from strandreport.report.context.commentary import text_about, written_heading
from strandreport.report.context.feeds import Feed
from strandreport.report.context.handover import Handover
from strandreport.report.context.headings import judged_heading, status_counts
from strandreport.report.context.kinds import AXIS, OVERALL, STRAND, kind_of
from strandreport.report.context.reports import Report, listed
from strandreport.report.context.standing import is_for_desk, notice, standing
from strandreport.report.context.words import Words
from strandreport.report.ordering import alphabetical


def home(
    reports: Sequence[Report],
    titles: Mapping[str, Mapping[str, str]],
    feed: Feed,
    project: Project,
    handover: Handover,
    all_words: Mapping[str, Words],
) -> Any:
    """The context of the home page; texts are mappings by language."""
    settings, languages = project.settings, list(all_words)
    return {
        "institute": dict(settings.institute),
        "strategy": dict(project.strategy.title),
        "edition": settings.edition,
        "notice": {name: notice(feed, project, words) for name, words in all_words.items()},
        "build_id": BUILD_ID,
        "for_desk": is_for_desk(project),
        "standing": {name: standing(feed, project, words) for name, words in all_words.items()},
        "reports": [_report(report, titles[report.id], project, handover, all_words) for report in reports],
        "told": [_told(axis, all_words) for axis in project.strategy.axes if axis.is_overall],
        "annexes": [
            {"language": name, "label": all_words[name].text("home.annex"), "href": f"annex.{name}.xlsx"}
            for name in languages
        ],
        "open_data": [_open_data(words) for words in all_words.values()],
        "notes": [],  # listed beside the contexts, and put in when the page is made
        "forms": [_form(form, name) for name in languages for form in filled_forms(project, name)],
        "languages": languages,
        "words": {},
    }


def _open_data(words: Words) -> dict[str, str]:
    return {
        "language": words.language,
        "label": words.text("open.link"),
        "href": OPEN_DATA,
        "description": words.text("open.description_link"),
        "description_href": DATA_PACKAGE,
    }


def filled_forms(project: Project, language: str) -> list[Form]:
    """The forms that offices fill, by their words."""
    return sorted(
        (form for form in project.forms.values() if form.fill), key=lambda f: (alphabetical(f.label[language]), f.id)
    )


def _form(form: Form, language: str) -> dict[str, str]:
    return {"language": language, "label": form.label[language], "href": form_name(form.id, language)}


def _told(axis: Axis, all_words: Mapping[str, Words]) -> dict[str, Any]:
    """An axis without a report of its own, and where it is told."""
    return {
        "text": {
            name: words.text("home.told", code=axis.code, label=axis.label[name]) for name, words in all_words.items()
        },
        "links": [{"language": name, "html": f"{OVERALL}.{name}.html#part-{axis.id}"} for name in all_words],
    }


def _report(
    report: Report, title: Mapping[str, str], project: Project, handover: Handover, all_words: Mapping[str, Words]
) -> dict[str, Any]:
    report_id, kind = report.id, kind_of(report.id, project)
    return {
        "id": report_id,
        "about": {name: _about(report, kind, project, handover, words) for name, words in all_words.items()},
        "title": dict(title),
        "kind": kind,
        "links": [
            {
                "language": name,
                "label": words.text("language_name"),
                "html": f"{report_id}.{name}.html",
                "pdf": f"{report_id}.{name}.pdf",
            }
            for name, words in all_words.items()
        ],
    }


def _about(report: Report, kind: str, project: Project, handover: Handover, words: Words) -> dict[str, Any]:
    """What a report is about and how its indicators stand: code, short name, finding and statuses."""
    if kind in (AXIS, STRAND):
        known = listed(report, project, handover, words)
        return {"code": known["code"], "label": known["label"], "sentence": known["sentence"], **_counts(report, words)}
    written = written_heading(text_about(report.id, words.language, handover), project, handover, words)
    composed = judged_heading(report.headline, words) if kind == OVERALL else ""
    return {"code": "", "label": "", "sentence": written["text"] if written else composed, **_counts(report, words)}


def _counts(report: Report, words: Words) -> dict[str, Any]:
    return {"status_counts": status_counts(report.headline, words)}
