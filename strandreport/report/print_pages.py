"""Print the pages of one batch, each only once: a print is kept by the sum of all that it depends on.

Pages are shared out by their size, so that all batches end at about the same time; a page that moves to another batch
is found in the store and not printed again.
"""

import gc
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from strandreport.model.digests import files_digest
from strandreport.model.errors import BuildError
from strandreport.model.files import read_json, sha256_of, to_json, write_atomically, write_json
from strandreport.model.published import INDEX

Page = Mapping[str, Any]
FONTS = Path("fonts", "ttf")
CODE = ("model", "report/printing", "report/print_pages.py")
PACKAGE = Path(__file__).parents[1]


def print_batch(report: Path, templates: Path, batch: int, batches: int) -> None:
    """Print the pages of a batch and list them in ``printed-<batch>.json``.

    Raises:
        BuildError: if a page can't be printed to the standards, or is not the page that the list names.
    """
    pages = [page for page in read_json(report / "pages.json")["pages"] if page["report"] != INDEX]
    pages = share_out([(page, (report / page["file"]).stat().st_size) for page in pages], batches)[batch]
    common = _print_facts(templates) if pages else {}
    carried = read_json(report / "attached.json")["attached"]
    rows = [_print(report, templates, page, _carried_by(page, carried), common) for page in pages]
    write_json(report / f"printed-{batch}.json", {"printed": sorted(rows, key=lambda r: (r["report"], r["language"]))})


def share_out(pages: Sequence[tuple[Page, int]], batches: int) -> list[list[Page]]:
    """The pages of each batch: the largest first, each to the batch that has least so far.

    >>> sized = [({"report": name, "language": "en"}, size) for name, size in (("a", 2), ("b", 5), ("c", 3), ("d", 1))]
    >>> [[page["report"] for page in batch] for batch in share_out(sized, 2)]
    [['b', 'd'], ['c', 'a']]
    """
    shares: list[list[Page]] = [[] for _ in range(batches)]
    loads = [0] * batches
    for page, size in sorted(pages, key=lambda item: (-item[1], item[0]["report"], item[0]["language"])):
        least = loads.index(min(loads))
        shares[least].append(page)
        loads[least] += size
    return shares


def print_key(html: bytes, carried: Sequence[Mapping[str, Any]], common: Mapping[str, Any]) -> str:
    """The name of a print: the sum of the page, of what it carries and of all else that decides how it looks."""
    return sha256_of(to_json([sha256_of(html), list(carried), common]).encode())[:32]


def _carried_by(page: Mapping[str, Any], carried: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return [row for row in carried if (row["report"], row["language"]) == (page["report"], page["language"])]


def _print_facts(templates: Path) -> dict[str, Any]:
    from strandreport.report.printing import printing_versions

    return {
        "fonts": files_digest(templates, [templates / FONTS]),
        "code": files_digest(PACKAGE, [PACKAGE / name for name in CODE]),
        "versions": printing_versions(),
    }


def _print(
    report: Path,
    templates: Path,
    page: Mapping[str, Any],
    carried: Sequence[Mapping[str, Any]],
    common: Mapping[str, Any],
) -> dict[str, Any]:
    html = (report / page["file"]).read_bytes()
    if sha256_of(html) != page["sha256"]:
        raise BuildError(f"outputs/report/{page['file']}: this is not the page that the list names.")
    key = print_key(html, carried, common)
    kept = _kept(report / "store", key)
    sha256 = kept or _print_anew(report, key, html.decode("utf-8"), carried, templates, page["file"])
    names = {"report": page["report"], "language": page["language"], "html_sha256": page["sha256"]}
    return {**names, "file": f"store/{key}.pdf", "sha256": sha256, "fresh": not kept}


def _kept(store: Path, key: str) -> str:
    """The sum of a kept print; nothing if there is none or it is damaged."""
    pdf, record = store / f"{key}.pdf", store / f"{key}.json"
    if not (pdf.is_file() and record.is_file()):
        return ""
    sha256 = str(read_json(record)["sha256"])
    return sha256 if sha256_of(pdf.read_bytes()) == sha256 else ""


def _print_anew(
    report: Path, key: str, html: str, carried: Sequence[Mapping[str, Any]], templates: Path, file: str
) -> str:
    from strandreport.report.printing import print_page

    printed = print_page(html, templates, [_attachment(report, row) for row in carried])
    if printed.problems:
        raise BuildError(f"outputs/report/{file} can't be printed to the standards:\n" + "\n".join(printed.problems))
    store = report / "store"
    write_atomically(store / f"{key}.pdf", printed.data)
    sha256 = sha256_of(printed.data)
    write_json(store / f"{key}.json", {"sha256": sha256})
    # the boxes of a page refer to each other; until they are looked for they would lie beside those of the next page
    gc.collect()
    return sha256


def _attachment(report: Path, row: Mapping[str, Any]) -> Any:
    from strandreport.report.printing import Attachment

    data = (report / row["file"]).read_bytes()
    if sha256_of(data) != row["sha256"]:
        raise BuildError(f"outputs/report/{row['file']}: this is not the file that the list names.")
    told = {name: row[name] for name in ("name", "description", "mime_type", "relationship")}
    return Attachment(**told, data=data, modified=datetime.fromisoformat(row["as_of"]).replace(tzinfo=UTC))
