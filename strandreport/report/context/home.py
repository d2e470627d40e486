"""The home page of the site: every report, its print, the annexes and the blank forms, in all languages at once."""

from collections.abc import Mapping
from typing import Any

from strandreport.model.forms import Form
from strandreport.model.project import Project
from strandreport.model.published import BUILD_ID, DATA_PACKAGE, OPEN_DATA, form_name
from strandreport.model.strategy import Axis
from strandreport.report.context.feeds import Feed
from strandreport.report.context.kinds import OVERALL, kind_of
from strandreport.report.context.standing import notice
from strandreport.report.context.words import Words
from strandreport.report.ordering import alphabetical


def home(titles: Mapping[str, Mapping[str, str]], feed: Feed, project: Project, all_words: Mapping[str, Words]) -> Any:
    """The context of the home page; texts are mappings by language."""
    settings, languages = project.settings, list(all_words)
    return {
        "institute": dict(settings.institute),
        "strategy": dict(project.strategy.title),
        "edition": settings.edition,
        "as_of": settings.as_of.isoformat(),
        "standing_label": {name: words.text(f"standing.{settings.standing}") for name, words in all_words.items()},
        "notice": {name: notice(feed, project, words) for name, words in all_words.items()},
        "build_id": BUILD_ID,
        "reports": [
            _report(report_id, title, kind_of(report_id, project), all_words) for report_id, title in titles.items()
        ],
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


def _report(report_id: str, title: Mapping[str, str], kind: str, all_words: Mapping[str, Words]) -> dict[str, Any]:
    return {
        "id": report_id,
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
