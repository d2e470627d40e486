"""Who stands behind an edition and how far: draft or signed, provisional, invented; and how the figures are made."""

from typing import Any

from strandreport.model.access import PUBLIC
from strandreport.model.commentary import KIND
from strandreport.model.project import Project
from strandreport.report.context.feeds import Feed
from strandreport.report.context.kinds import kind_of
from strandreport.report.context.returns import RECEIVED
from strandreport.report.context.words import Words

METHOD = (
    "definitions",
    "counting",
    "years",
    "unresolved",
    "status",
    "twice",
    "sources",
    "disclosure",
    "small_cells",
    "headings",
)


def notice(feed: Feed, project: Project, words: Words) -> str:
    """The text of the strip; empty for a signed edition with nothing to warn of."""
    draft = words.text("standing.draft") if project.settings.standing == "draft" else ""
    provisional = words.counted("standing.provisional", len(blocked_names(feed))) if feed.blocking else ""
    invented = words.text("standing.invented") if feed.is_invented else ""
    sampled = words.text("standing.sampled") if feed.is_sampled and not feed.is_invented else ""
    text = words.joined([draft, provisional, invented, sampled])
    return text[:1].upper() + text[1:]


def is_for_desk(project: Project) -> bool:
    """Whether readers are those who run the program, and so may be told of its commands."""
    return project.settings.audience != PUBLIC or project.settings.standing == "draft"


def blocked_names(feed: Feed) -> list[str]:
    """Files and sheets that could not be read, each once."""
    return sorted({f"{finding.content or finding.value}/{finding.sheet}" for finding in feed.blocking})


def standing(feed: Feed, project: Project, words: Words) -> list[dict[str, str]]:
    """The four facts that open every report."""
    facts = [
        ("standing", _signed(feed, project, words)),
        ("cut_off", words.day(project.settings.as_of)),
        ("returns", _returns(feed, words)),
        ("figures", _figures(feed, words)),
    ]
    return [{"term": words.text(f"standing.term.{key}"), "text": text} for key, text in facts]


def method(words: Words, project: Project) -> list[dict[str, str]]:
    """How figures are defined, counted, judged and checked."""
    settings = project.settings
    known = {"as_of": words.day(settings.as_of), "first": settings.first_year, "last": settings.last_year}
    known["audience"] = words.text(f"audience.{settings.audience}")
    return [
        {"term": words.text(f"method.{key}.term"), "text": words.text(f"method.{key}.text", **known)} for key in METHOD
    ]


def report_head(report_id: str, title: str, feed: Feed, project: Project, words: Words) -> dict[str, Any]:
    """What every report says of itself, but for its content id."""
    settings, language = project.settings, words.language
    return {
        "id": report_id,
        "kind": kind_of(report_id, project),
        "title": title,
        "language": language,
        "institute": settings.institute[language],
        "strategy": project.strategy.title[language],
        "edition": settings.edition,
        "as_of": settings.as_of.isoformat(),
        "standing": settings.standing,
        "standing_label": words.text(f"standing.{settings.standing}"),
        "provisional": bool(feed.blocking),
        "invented": feed.is_invented,
        "notice": notice(feed, project, words),
        "home": "index.html",
        "pdf": f"{report_id}.{language}.pdf",
    }


def _signed(feed: Feed, project: Project, words: Words) -> str:
    """Whether the edition is signed, and who signed what is said of this part of it."""
    standing = project.settings.standing
    text = next((text for text in feed.commentary if text.language == words.language), None)
    if text is None:
        return words.text(f"standing.{standing}_long")
    if text.signed is None:
        return words.text(f"standing.{standing}_unsigned")
    known = {"name": text.signed.name, "function": text.signed.function, "day": words.day(text.signed.day)}
    return words.text(f"standing.{standing}_text", **known)


def _returns(feed: Feed, words: Words) -> str:
    """How many of the returns that are due are in, how many files were read, and how many were not."""
    received = sum(item["status"] == RECEIVED for item in feed.returns)
    due = words.counted("returns.received", len(feed.returns), received=words.number(received)) if feed.returns else ""
    read = [file for file in feed.files if file["status"] != "blocked" and file["kind"] != KIND]
    parts = [due, words.counted("standing.returns", len(read))]
    if feed.blocking:
        parts.append(words.counted("standing.not_read", len(blocked_names(feed))))
    return words.clauses(parts)


def _figures(feed: Feed, words: Words) -> str:
    known = (("provisional", feed.blocking), ("invented", feed.is_invented), ("sampled", feed.is_sampled))
    states = [key for key, holds in known if holds]
    return words.text(f"standing.figures.{'_'.join(states) or 'plain'}")
