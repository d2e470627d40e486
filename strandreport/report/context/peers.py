"""The indicators of participations beside those of peer institutions, of France, of the EU and of all participants."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from strandreport.model.project import Project
from strandreport.report.context.handover import Handover
from strandreport.report.context.words import Words

OWN, TOTAL = "self", "total"


def peers_block(strands: Collection[str], project: Project, handover: Handover, words: Words) -> dict[str, Any] | None:
    """The block of a strand's report; None where it has no such indicator or no peers are declared."""
    found = handover.peers
    if found["own_only"]:
        return _not_comparable(strands, project, handover, words)
    rows = [row for row in found["figures"] if row["period"] == TOTAL and row["strand"] in strands]
    if not rows:
        return None
    return {
        "title": words.text("compared.peers.title"),
        "warning": "",
        "lines": [
            words.text("compared.peers.how", day=words.day(project.settings.as_of)),
            words.text("compared.peers.names", figure=rows[0]["figure"]),
        ],
        "table": _table(rows, project, handover, words),
    }


def _not_comparable(
    strands: Collection[str], project: Project, handover: Handover, words: Words
) -> dict[str, Any] | None:
    """Why nothing is compared, where the strand has anything of participations."""
    of_participations = [one for one in project.indicators.values() if one.of == "participations"]
    if not any(set(one.strands) & set(strands) for one in of_participations):
        return None
    frameworks = ", ".join(filter(None, handover.peers["own_only"]))
    said = words.text("compared.peers.own_only", frameworks=frameworks)
    return {"title": words.text("compared.peers.title"), "warning": said, "lines": [], "table": None}


def _table(rows: list[Mapping[str, Any]], project: Project, handover: Handover, words: Words) -> dict[str, Any]:
    groups = handover.peers["groups"]
    heads = [words.text("compared.head.indicator"), *(group_label(name, project, words) for name in groups)]
    cells: dict[str, dict[str, str]] = {}
    for row in rows:
        cells.setdefault(row["indicator"], {})[row["group"]] = words.value(_value(row, project, handover))
    lines = [[project.indicators[name].label[words.language], *(by[g] for g in groups)] for name, by in cells.items()]
    lines += _per_researcher(cells, handover, project, words)
    return {
        "caption": words.text("compared.peers.caption"),
        "heads": [{"text": text, "numeric": i > 0} for i, text in enumerate(heads)],
        "rows": [{"cells": line, "strong": False} for line in lines],
    }


def _per_researcher(names: Collection[str], handover: Handover, project: Project, words: Words) -> Iterator[list[str]]:
    """What is counted in the last full year per thousand researchers of that year, where both are known."""
    found, year = handover.peers, _last_full_year(project)
    for name in names:
        rates = {
            row["group"]: {**_value(row, project, handover), "decimals": 1}
            for row in found["figures"]
            if row["per_researcher"] and (row["indicator"], row["period"]) == (name, year)
        }
        if rates:
            label = project.indicators[name].label[words.language]
            said = words.text("compared.peers.per_researcher", name=label, year=year)
            yield [said, *(words.figure(rates.get(group)) for group in found["groups"])]


def _last_full_year(project: Project) -> str:
    settings = project.settings
    is_over = (settings.as_of.month, settings.as_of.day) == (12, 31)
    return str(min(settings.last_year, settings.as_of.year if is_over else settings.as_of.year - 1))


def group_label(group: str, project: Project, words: Words) -> str:
    """The name of a group for readers."""
    if group == OWN:
        return project.settings.institute_short
    peers = {peer.id: peer.label[words.language] for peer in project.settings.peers}
    return peers.get(group) or words.text(f"compared.peers.{group}", day=words.day(project.settings.as_of))


def _value(row: Mapping[str, Any], project: Project, handover: Handover) -> dict[str, Any]:
    indicator = project.indicators[row["indicator"]]
    return {
        **{key: row[key] for key in ("kind", "numerator", "denominator")},
        "currency": project.settings.reporting_currency,
        "decimals": indicator.decimals,
        "parts": handover.parts_kind(indicator),
    }
