"""Publish a site: assemble it beside, check it, record it, switch it in. A build that fails here changes nothing."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from strandreport.model.errors import BuildError
from strandreport.model.files import read_json, sha256_of_file, write_atomically, write_json
from strandreport.model.project import Project
from strandreport.model.published import CURRENT, PUBLISH, RECORD, folder_is_whole, shown_build
from strandreport.publish.collect import collect_garbage
from strandreport.publish.current import remove, replace_folder, switch_site
from strandreport.publish.gate import check_gate
from strandreport.publish.keep_accepted import keep_accepted
from strandreport.publish.links import broken_links, read_page
from strandreport.publish.plan import Item, plan_site


def publish_site(project: Project, outputs: Path, build: Mapping[str, Any]) -> None:
    """Publish what the stages have made as the build with these facts.

    Writes ``outputs/publish/<build id>/``, ``outputs/site``, ``outputs/accepted/`` and, last of all,
    ``outputs/publish/current.json``.

    Raises:
        BuildError: if the gate is shut, or the site would not be whole.
    """
    settings = project.settings
    check_gate(settings, outputs)
    items = plan_site(settings, outputs / "report", build["id"])
    _check_items(items)
    figures = read_json(outputs / "report" / "contexts.json")["figures"]
    record = _record(project, {**build, "figures": figures}, items)
    folder = outputs / PUBLISH / build["id"]
    last = shown_build(outputs)
    sha256 = _write_folder(folder, items, record)
    switch_site(outputs, build["id"])
    keep_accepted(outputs, build["id"], settings)
    collect_garbage(outputs, settings.print_batches, {build["id"], last})
    write_json(outputs / PUBLISH / CURRENT, {"id": build["id"], "sha256": sha256})


def _check_items(items: Sequence[Item]) -> None:
    pages = {item.name: read_page(item.data.decode("utf-8")) for item in items if item.name.endswith(".html")}
    broken = broken_links(pages, [RECORD, *(item.name for item in items)])
    if broken:
        raise BuildError("Links of the site lead nowhere; nothing was published.\n" + "\n".join(broken))


def _record(project: Project, build: Mapping[str, Any], items: Sequence[Item]) -> dict[str, Any]:
    settings = project.settings
    files = {item.name: {"sha256": item.sha256, "size": len(item.data)} for item in items}
    return {**build, "edition": settings.edition, "as_of": settings.as_of.isoformat(), "files": files}


def _write_folder(folder: Path, items: Sequence[Item], record: Mapping[str, Any]) -> str:
    """Write the folder beside and rename it; if one of this name is whole already it stays. The sum of the record."""
    beside = folder.with_name(f".{folder.name}.new")
    remove(beside)
    for item in items:
        write_atomically(beside / item.name, item.data)
    write_json(beside / RECORD, record)
    sha256 = sha256_of_file(beside / RECORD)
    if not folder_is_whole(beside, sha256):
        raise BuildError(f"{beside}: the files were not written as they are; is the disk full?")
    if folder.is_dir() and folder_is_whole(folder, sha256):
        remove(beside)
    else:
        replace_folder(beside, folder)
    return sha256
