"""The files of a site, by the lists that the stages wrote; never by what happens to lie in a folder."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from strandreport.model.errors import BuildError
from strandreport.model.files import read_json, sha256_of
from strandreport.model.published import BUILD_ID, INDEX, form_name
from strandreport.model.settings import Settings


@dataclass(frozen=True)
class Item:
    """One file of the site: its name there and its bytes."""

    name: str
    data: bytes

    @property
    def sha256(self) -> str:
        """Sum of the bytes."""
        return sha256_of(self.data)


def plan_site(settings: Settings, report: Path, build_id: str) -> list[Item]:
    """All files of the site by name: pages, their prints, annexes, forms, open data, evidence and the home page.

    Raises:
        BuildError: if a listed file is missing or not the listed one, or a page lacks its own print.
    """
    pages = [page for page in read_json(report / "pages.json")["pages"] if page["report"] != INDEX]
    prints = _prints(report, settings.print_batches)
    items = [_listed(report, page, "html") for page in pages]
    items += [_listed(report, _print_of(page, prints), "pdf") for page in pages]
    items += [Item(name, _read(report / name)) for name in annex_names(settings)]
    items += [_form(report, row) for row in read_json(report / "forms.json")["forms"]]
    items += [_checked(Item(row["name"], _read(report / row["file"])), row) for row in _data(report)]
    items.append(_home_page(report, build_id))
    _stop_on_repeated(item.name for item in items)
    return sorted(items, key=lambda item: item.name)


def annex_names(settings: Settings) -> list[str]:
    """The annexes of all languages."""
    return [f"annex.{language}.xlsx" for language in settings.languages]


def _prints(report: Path, batches: int) -> dict[tuple[str, str], dict[str, Any]]:
    listed = [row for batch in range(batches) for row in read_json(report / f"printed-{batch}.json")["printed"]]
    _stop_on_repeated(f"{row['report']}.{row['language']}" for row in listed)
    return {(row["report"], row["language"]): row for row in listed}


def _print_of(page: dict[str, Any], prints: dict[tuple[str, str], dict[str, Any]]) -> dict[str, Any]:
    found = prints.get((page["report"], page["language"]))
    if not found or found["html_sha256"] != page["sha256"]:
        raise BuildError(f"{page['report']}.{page['language']}: the PDF was not printed from this page.")
    return found


def _form(report: Path, row: dict[str, Any]) -> Item:
    return _checked(Item(form_name(row["form"], row["language"]), _read(report / row["file"])), row)


def _data(report: Path) -> list[dict[str, Any]]:
    """The files of the open data, and those of the rows behind the figures."""
    return [row for name in ("open_data", "evidence") for row in read_json(report / f"{name}.json")["files"]]


def _listed(report: Path, row: dict[str, Any], suffix: str) -> Item:
    return _checked(Item(f"{row['report']}.{row['language']}.{suffix}", _read(report / row["file"])), row)


def _checked(item: Item, row: dict[str, Any]) -> Item:
    if item.sha256 != row["sha256"]:
        raise BuildError(f"outputs/report/{row['file']}: this is not the file that the list names.")
    return item


def _home_page(report: Path, build_id: str) -> Item:
    text = _read(report / "index.html").decode("utf-8")
    return Item("index.html", text.replace(BUILD_ID, build_id).encode("utf-8"))


def _read(path: Path) -> bytes:
    if not path.is_file() or path.stat().st_size == 0:
        raise BuildError(f"outputs/report/{path.name}: this file is missing or empty.")
    return path.read_bytes()


def _stop_on_repeated(names: Iterable[str]) -> None:
    repeated = sorted(_repeated(names))
    if repeated:
        raise BuildError(f"Two files of the site have one name: {', '.join(repeated)}.")


def _repeated(names: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            yield name
        seen.add(name)
