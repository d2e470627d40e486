"""Whom a figure of others is about, and by how many researchers it was divided, as lines of text."""

from collections.abc import Iterator

from strandreport.measure.explained_rows import file_of, underlined
from strandreport.measure.explanation import Explanation
from strandreport.measure.peer_groups import OWN
from strandreport.model.catalogue import Catalogue
from strandreport.model.project import Project

SHOWN = 20


def write_group(found: Explanation, project: Project, words: Catalogue) -> Iterator[str]:
    """The group and the identifiers of its organisations; nothing for a figure of the reports."""
    if not found.group:
        return
    ids = ", ".join(found.organisations[:SHOWN])
    more = len(found.organisations) - SHOWN
    if more > 0:
        ids += f" {words.text('explain.rows.more', count=more)}"
    yield words.text("explain.peers.group", name=_name(found.group, project, words), organisations=ids)


def write_rate(found: Explanation, words: Catalogue) -> Iterator[str]:
    """The count over the researchers, and the cell that says how many these are."""
    if not found.rate:
        return
    figure, researchers = found.rate.figure, found.rate.researchers
    places = ((s["content"], s["index"]) for s in found.ledger["sheets"])
    sheets = dict(zip(places, found.ledger["sheets"], strict=True))
    file = file_of(sheets[researchers.content, researchers.sheet])
    yield from underlined(words.text("explain.peers.heading"))
    yield words.text("explain.peers.rate", count=found.figure.numerator, researchers=researchers.count)
    yield words.text("explain.peers.cell", file=file, row=researchers.row, cell=found.rate.cell)
    yield words.text("explain.peers.value", numerator=figure.numerator, denominator=figure.denominator)


def _name(group: str, project: Project, words: Catalogue) -> str:
    if group == OWN:
        return words.text("explain.peers.self")
    named = {peer.id: peer.label[words.language] for peer in project.settings.peers}
    return named.get(group) or words.text(f"report.compared.peers.{group}", day=project.settings.as_of.isoformat())
