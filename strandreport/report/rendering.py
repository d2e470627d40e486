"""A context and the templates into one self-contained page; adds nothing and works out nothing."""

import json
import re
from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from strandreport.model.catalogue import Catalogue, load_catalogue
from strandreport.report import formatting
from strandreport.report.charts import STATUSES, cover_bars, draw, load_tokens, progress_bar, sparkline, status_mark
from strandreport.report.contents import contents_of
from strandreport.report.logos import logo
from strandreport.report.page_styles import has_more_letters, load_styles
from strandreport.report.plotting import plotted
from strandreport.report.typography import (
    breakable,
    french_spaces,
    keep_last_words,
    set_apostrophes,
    set_french,
    show_controls,
)

NO_LANGUAGE = "mul"
CONTROLS = "controls."
MOST_ON_COVER, SHORT_WORD = 14, 10
_INDENT = re.compile(r"\n\s+")
COVER_WORDS = ("title", "desc", "start", "time", "target")

_catalogue = lru_cache(maxsize=8)(load_catalogue)


def render_page(context: Mapping[str, Any], templates: Path) -> str:
    """One report as HTML; its language sets the numbers and the spaces."""
    report = context["report"]
    styles = load_styles(
        templates, with_strip=bool(report["notice"]), with_script=True, with_more_letters=_has_more_letters(context)
    )
    template = _environment(templates, report["language"]).get_template("report.html.j2")
    html = template.render(
        {**context, "statuses": statuses_of(context), "allowances": allowances_of(context), "styles": styles}
    )
    return _as_sent(html, report["language"])


def render_note(context: Mapping[str, Any], templates: Path) -> str:
    """A note as HTML, in the style of the reports."""
    report = context["report"]
    more = _has_more_letters(context)
    styles = load_styles(templates, with_strip=bool(report["notice"]), with_more_letters=more, more=("note",))
    html = (
        _environment(templates, report["language"]).get_template("note.html.j2").render({**context, "styles": styles})
    )
    return _as_sent(html, report["language"])


def render_index(context: Mapping[str, Any], templates: Path) -> str:
    """The home page of the site, in all its languages at once."""
    template = _environment(templates, NO_LANGUAGE).get_template("index.html.j2")
    more = _has_more_letters(context)
    styles = load_styles(templates, with_strip=False, with_more_letters=more, screen=("home",))
    return _as_sent(template.render({**context, "styles": styles}), NO_LANGUAGE)


def _has_more_letters(context: Mapping[str, Any]) -> bool:
    return has_more_letters(json.dumps(context, ensure_ascii=False, default=str))


def _as_sent(html: str, language: str) -> str:
    """The page with the signs of its language, and without the indents of templates, which no reader sees."""
    return set_apostrophes(set_french(_INDENT.sub("\n", html)) if language == "fr" else _INDENT.sub("\n", html))


def statuses_of(context: Mapping[str, Any]) -> list[Mapping[str, str]]:
    """The statuses that a scorecard uses, each once, in the order of the key."""
    used = {status["key"]: {"key": status["key"], "label": status["label"]} for status in _shown_statuses(context)}
    return [used[key] for key in STATUSES if key in used]


def allowances_of(context: Mapping[str, Any]) -> list[Mapping[str, str]]:
    """What statuses of a scorecard were judged with beside the plain rule, each once, by key."""
    marked = (status for status in _shown_statuses(context) if "allowed" in status)
    used = {status["allowance"]: status["allowed"] for status in marked}
    return [{"key": key, "label": used[key]} for key in sorted(used)]


def _shown_statuses(context: Mapping[str, Any]) -> list[Mapping[str, str]]:
    return [row["status"] for group in context["scorecard"]["groups"] for row in group["rows"]]


@lru_cache(maxsize=8)
def _environment(templates: Path, language: str) -> Environment:
    # A report has one language; the home page says each text in the language that it names.
    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_visible,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    tokens = load_tokens(templates)
    environment.globals.update(
        language=language, say=partial(_say, templates), contents_of=contents_of, logo=partial(logo, templates)
    )
    environment.tests["of_short_words"] = _is_of_short_words
    environment.globals["mark"] = lambda key: Markup(status_mark(key, tokens))
    environment.filters.update(said=_said, kept=keep_last_words, breakable=breakable, period_of=_period_of)
    if language != NO_LANGUAGE:
        words = _catalogue(templates, language)
        environment.globals.update(t=words.text, figure=partial(_figure, language), **_drawings(templates, words))
        environment.globals["control_words"] = _control_words(words)
        environment.filters["count"] = partial(formatting.count, language=language)
    return environment


def _drawings(templates: Path, words: Catalogue) -> dict[str, Callable[..., Markup]]:
    """What templates may draw; charts escape every word of the data themselves, so their SVG is safe as it is."""
    tokens, language = load_tokens(templates), words.language
    cover = {name: words.text(f"page.cover.{name}") for name in COVER_WORDS}

    def bars(scorecard: Mapping[str, Any]) -> Markup:
        rows = [row for group in scorecard["groups"] for row in group["rows"]]
        judged = [row for row in rows if row["way_done"] is not None]
        return Markup(cover_bars((judged or rows)[:MOST_ON_COVER], cover, language, tokens) if rows else "")

    def trend(row: Mapping[str, Any]) -> Markup:
        levels = [plotted(value) for value in row["trend"]]
        target = plotted(row["target"])
        return Markup(sparkline(levels, tokens, target=target, estimated=row["estimated"], broken_at=row["broken_at"]))

    def way(row: Mapping[str, Any]) -> Markup:
        return Markup(progress_bar(row["way_done"], row["time_gone"], row["status"]["key"], tokens))

    return {
        "draw": lambda chart: Markup(draw(chart, language, tokens)),
        "cover_bars": bars,
        "sparkline": trend,
        "progress_bar": way,
    }


def _control_words(words: Catalogue) -> dict[str, str]:
    """What scripts say, by the last part of its key."""
    keys = sorted(key for key in words.texts if key.startswith(CONTROLS))
    return {key.removeprefix(CONTROLS): _said(words.texts[key], words.language) for key in keys}


def _is_of_short_words(text: str) -> bool:
    """Whether a narrow cell has room for every word of a text, so that none has to be broken."""
    return all(len(word) <= SHORT_WORD for word in text.split())


def _period_of(figure_id: str) -> str:
    return figure_id.rpartition(".")[2]


def _figure(language: str, value: Mapping[str, Any] | None) -> Markup:
    text = escape(formatting.figure(value, language))
    flag = value["flag"] if value else ""
    return text + Markup(' <span class="flag">{}</span>').format(flag) if flag else text


def _say(templates: Path, language: str, key: str, **values: object) -> str:
    return _said(_catalogue(templates, language).text(key, **values), language)


def _said(value: str | Mapping[str, str], language: str) -> str:
    text = value if isinstance(value, str) else value[language]
    return french_spaces(text) if language == "fr" else text


def _visible(value: object) -> object:
    return show_controls(value) if isinstance(value, str) and not isinstance(value, Markup) else value
