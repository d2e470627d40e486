"""The indicators of participations beside those of peer institutions, of France and of all participants."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from strandreport.model.project import Project
from strandreport.report.context.handover import Handover
from strandreport.report.context.words import Words

OWN, TOTAL = "self", "total"
THOUSAND = 1000


def peers_block(strands: Collection[str], project: Project, handover: Handover, words: Words) -> dict[str, Any] | None:
    """The block of a strand's report; None where it has no such indicator or no peers are declared."""
    found = handover.peers
    if found["own_only"]:
        return _not_comparable(strands, project, handover, words)
    rows = [row for row in found["figures"] if row["period"] == TOTAL and set(row["strands"]) & set(strands)]
    if not rows:
        return None
    return {
        "title": words.text("compared.peers.title"),
        "warning": "",
        "lines": [words.text("compared.peers.how", day=words.day(project.settings.as_of))],
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
    heads = [words.text("compared.head.indicator"), *(_label(name, project, words) for name in groups)]
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
        counts = {
            row["group"]: row["numerator"]
            for row in found["figures"]
            if (row["indicator"], row["period"], row["kind"]) == (name, year, "count")
        }
        rates = [_rate(counts.get(group), found["researchers"].get(group, {}).get(year)) for group in found["groups"]]
        if any(rates):
            label = words.text(
                "compared.peers.per_researcher", name=project.indicators[name].label[words.language], year=year
            )
            yield [label, *(words.figure(rate) for rate in rates)]


def _rate(count: int | None, researchers: int | None) -> dict[str, Any] | None:
    if count is None or researchers is None:
        return None
    return {"kind": "number", "numerator": count * THOUSAND, "denominator": researchers, "decimals": 1}


def _last_full_year(project: Project) -> str:
    settings = project.settings
    is_over = (settings.as_of.month, settings.as_of.day) == (12, 31)
    return str(min(settings.last_year, settings.as_of.year if is_over else settings.as_of.year - 1))


def _label(group: str, project: Project, words: Words) -> str:
    if group == OWN:
        return project.settings.institute_short
    peers = {peer.id: peer.label[words.language] for peer in project.settings.peers}
    return peers.get(group) or words.text(f"compared.peers.{group}")


def _value(row: Mapping[str, Any], project: Project, handover: Handover) -> dict[str, Any]:
    indicator = project.indicators[row["indicator"]]
    return {
        **{key: row[key] for key in ("kind", "numerator", "denominator")},
        "currency": project.settings.reporting_currency,
        "decimals": indicator.decimals,
        "parts": handover.parts_kind(indicator),
    }
