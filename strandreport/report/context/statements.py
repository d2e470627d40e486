"""What the strategy says: its words as quotes, ours marked as ours, and whether a source says so."""

from collections.abc import Sequence
from typing import Any

from strandreport.model.project import Project
from strandreport.model.strategy import Part, Statement, Strategy
from strandreport.report.context.words import Words


def statement(of: Statement, strategy: Strategy, words: Words) -> dict[str, Any]:
    """A statement with its source; ``quote`` holds our own words where ``own_words`` says so."""
    note = of.note[words.language] if of.note else ""
    translated = words.text("said.translated") if words.language in of.translated else ""
    return {
        "quote": of.text[words.language],
        "own_words": of.quote is None,
        "stated": of.stated,
        "source": _sources(of, strategy, words),
        "note": " ".join(text for text in (translated, note) if text),
    }


def frame(project: Project, words: Words) -> dict[str, Any]:
    """What the strategy is part of, what it aims at, and where its words were read."""
    strategy = project.strategy
    return {
        "frame": _parts(strategy.frame, strategy, words),
        "aims": _parts(strategy.aims, strategy, words),
        "sources": _source_table(strategy, words),
    }


def actions(of: Sequence[Statement], strategy: Strategy, words: Words) -> dict[str, Any] | None:
    """The actions of a part of the strategy as a table, with what each of them rests on."""
    if not of:
        return None
    rows = []
    for item in of:
        said = statement(item, strategy, words)
        text = said["quote"] if said["own_words"] else words.text("said.quoted", text=said["quote"])
        rows.append({"cells": [" ".join([text, said["note"]]).strip(), basis(item, words), said["source"]]})
    return table("actions", ("action", "basis", "source"), rows, words)


def basis(of: Statement, words: Words) -> str:
    """Whether something is quoted, stated in other words, or inferred."""
    if of.quote:
        return words.text("said.basis.quoted")
    return words.text(f"said.basis.{'stated' if of.stated else 'inferred'}")


def table(name: str, columns: Sequence[str], rows: Sequence[dict[str, Any]], words: Words) -> dict[str, Any]:
    """A table of texts."""
    heads = [{"text": words.text(f"said.head.{column}"), "numeric": False} for column in columns]
    return {
        "caption": words.text(f"said.caption.{name}"),
        "heads": heads,
        "rows": [{"strong": False, **row} for row in rows],
    }


def _parts(parts: Sequence[Part], strategy: Strategy, words: Words) -> list[dict[str, Any]]:
    return [
        {"label": part.label[words.language], "statement": statement(part.statement, strategy, words)}
        for part in parts
    ]  # fmt: skip


def _sources(of: Statement, strategy: Strategy, words: Words) -> str:
    return words.text("separator").join(strategy.sources[name].title[words.language] for name in of.sources)


def _source_table(strategy: Strategy, words: Words) -> dict[str, Any]:
    rows = [{"cells": [item.title[words.language], item.address]} for item in strategy.sources.values()]
    return table("sources", ("source", "address"), rows, words)
