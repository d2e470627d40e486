"""The chapter on geography: maps with their tables, groups of countries compared, and the point of view of the maps."""

from collections.abc import Mapping
from typing import Any

from strandreport.model.project import Project
from strandreport.report.charts.outlines import Outlines
from strandreport.report.context.country_groups import groups_block
from strandreport.report.context.country_maps import map_block
from strandreport.report.context.handover import Handover
from strandreport.report.context.words import Words


def geography(
    report_id: str, project: Project, handover: Handover, words: Words, outlines: Mapping[str, Outlines]
) -> dict[str, Any] | None:
    """The chapter of a report; None where none is declared or none of its maps has anything to show."""
    chapter = project.chapters.geography.get(report_id)
    if chapter is None:
        return None
    maps = [map_block(item, outlines[item.base], project, handover, words) for item in chapter.maps]
    groups = [groups_block(name, project, handover, words) for name in chapter.groups]
    if not any([*maps, *groups]):
        return None
    view, language = project.chapters.view, words.language
    return {
        "maps": [block for block in maps if block],
        "groups": [block for block in groups if block],
        "note": view.note[language],
        "view": words.text("geography.view", label=view.label[language]),
        "details": view.details[language],
    }
