"""What is odd in the rows of the registers, and in those left out, as far as it can be told without counting them."""

from collections.abc import Mapping

import pandas as pd

from strandreport.model.findings import Finding
from strandreport.model.project import Project
from strandreport.register.advice_amounts import check_amounts
from strandreport.register.advice_personal import check_personal
from strandreport.register.advice_repeats import check_repeats
from strandreport.register.collect import Addresses
from strandreport.register.contradictions import check_contradictions
from strandreport.register.expectations import check_expectations
from strandreport.register.left_out import LeftOut
from strandreport.register.links import check_links
from strandreport.register.named_indicators import check_named_indicators
from strandreport.register.plausibility import check_plausibility
from strandreport.register.published_shares import check_published_shares
from strandreport.register.relations import check_relations
from strandreport.register.strands import check_strands
from strandreport.register.target_versions import check_versions
from strandreport.register.validity import check_validity

Frames = Mapping[str, pd.DataFrame]


def examined(kept: Frames, left_out: LeftOut, project: Project, addresses: Addresses) -> list[Finding]:
    """Findings about the registers as they are published; nothing is changed."""
    own = project.settings.self_organisations
    return [
        *_by_themselves(kept, project, addresses),
        *_by_themselves(left_out.unreadable, project, addresses),
        *check_links(kept, left_out, project.registers, addresses),
        *check_relations(kept, project.registers, addresses),
        *check_plausibility(kept, left_out, project.registers, own, addresses),
        *check_personal(kept, project.registers, addresses),
        *check_amounts(kept, project.registers, addresses),
        *check_repeats(kept, project.registers, addresses),
        *check_versions(kept, project, addresses),
        *check_named_indicators(kept, project, addresses),
        *check_published_shares(kept, project.registers, addresses),
    ]


def _by_themselves(rows: Frames, project: Project, addresses: Addresses) -> list[Finding]:
    """What is odd in a row whatever other rows say: of one left out it is told too, so that it is mended once."""
    return [
        *check_expectations(rows, project.registers, project.settings.as_of, addresses),
        *check_contradictions(rows, project.registers, addresses),
        *check_strands(rows, project.registers, project.strategies, addresses),
        *check_validity(rows, project.registers, addresses),
    ]
