"""A page is printed once for all that it depends on, in batches that end at about the same time."""

import importlib
import shutil
from pathlib import Path

import pytest

from strandreport.model.errors import BuildError
from strandreport.model.files import read_json, sha256_of, write_atomically, write_json
from strandreport.report import print_pages as module
from strandreport.report.print_pages import print_batch, share_out
from strandreport.report.printing import Attachment, Printed

ROOT = Path(__file__).resolve().parents[2]
REPORTS = ("overall", "one", "two")


class Press:
    """Stands in for the renderer: it counts what it is asked to print."""

    def __init__(self):
        self.printed: list[str] = []
        self.carried: list[tuple[str, bytes, str]] = []
        self.problems: tuple[str, ...] = ()

    def __call__(self, html: str, templates: Path, attachments: list[Attachment]) -> Printed:
        self.printed.append(html)
        self.carried += [(file.name, file.data, file.relationship) for file in attachments]
        return Printed(f"PDF of {html}".encode(), self.problems)


@pytest.fixture
def press(monkeypatch) -> Press:
    press = Press()
    monkeypatch.setattr(importlib.import_module("strandreport.report.printing"), "print_page", press)
    return press


@pytest.fixture
def report(tmp_path) -> Path:
    folder = tmp_path / "report"
    write_pages(folder, {name: f"<p>{name}</p>" for name in REPORTS})
    carry(folder, b"1")
    return folder


@pytest.fixture
def templates(tmp_path) -> Path:
    folder = tmp_path / "templates"
    write_atomically(folder / "fonts" / "ttf" / "a.ttf", "a font")
    write_atomically(folder / "page.html", "a template")
    return folder


def write_pages(folder: Path, pages: dict[str, str]):
    rows = []
    for name, html in pages.items():
        write_atomically(folder / "pages" / f"{name}.en.html", html)
        sha256 = sha256_of(html.encode())
        rows.append({"report": name, "language": "en", "file": f"pages/{name}.en.html", "sha256": sha256})
    write_json(folder / "pages.json", {"pages": rows})


def carry(folder: Path, data: bytes):
    write_atomically(folder / "attached" / "one.csv", data)
    row = {"report": "one", "language": "en", "name": "one.csv", "mime_type": "text/csv", "description": "Figures"}
    file = {"relationship": "Data", "as_of": "2019-12-31", "file": "attached/one.csv", "sha256": sha256_of(data)}
    write_json(folder / "attached.json", {"attached": [row | file]})


def fresh(report: Path, templates: Path) -> list[str]:
    print_batch(report, templates, 0, 1)
    return [row["report"] for row in read_json(report / "printed-0.json")["printed"] if row["fresh"]]


def test_page_is_printed_once(report, templates, press):
    assert fresh(report, templates) == sorted(REPORTS)
    assert fresh(report, templates) == []
    assert len(press.printed) == len(REPORTS)


def test_only_the_page_that_changed_is_printed_again(report, templates, press):
    fresh(report, templates)
    write_pages(report, {name: f"<p>{name}</p>" for name in REPORTS} | {"one": "<p>new</p>"})
    assert fresh(report, templates) == ["one"]


def test_a_print_carries_the_data_of_its_report_and_is_printed_again_with_others(report, templates, press):
    fresh(report, templates)
    assert press.carried == [("one.csv", b"1", "Data")]
    carry(report, b"2")
    assert fresh(report, templates) == ["one"]


def test_data_that_are_not_the_listed_ones_stop_the_build(report, templates, press):
    (report / "attached" / "one.csv").write_bytes(b"3")
    with pytest.raises(BuildError, match=r"attached/one.csv: this is not the file that the list names"):
        fresh(report, templates)


def test_change_of_a_template_that_changes_no_page_prints_nothing(report, templates, press):
    fresh(report, templates)
    write_atomically(templates / "page.html", "another template")
    assert fresh(report, templates) == []


def test_change_of_a_font_prints_all_again(report, templates, press):
    fresh(report, templates)
    write_atomically(templates / "fonts" / "ttf" / "a.ttf", "another font")
    assert len(fresh(report, templates)) == len(REPORTS)


def test_change_of_the_printing_code_prints_all_again(report, templates, press, tmp_path, monkeypatch):
    monkeypatch.setattr(module, "PACKAGE", tmp_path / "strandreport")
    for name in ("model", "report/printing"):
        shutil.copytree(ROOT / "strandreport" / name, tmp_path / "strandreport" / name)
    fresh(report, templates)
    write_atomically(tmp_path / "strandreport" / "report" / "printing" / "new.py", "")
    assert len(fresh(report, templates)) == len(REPORTS)


def test_another_version_of_a_library_prints_all_again(report, templates, press, monkeypatch):
    fresh(report, templates)
    printing = importlib.import_module("strandreport.report.printing")
    monkeypatch.setattr(printing, "printing_versions", lambda: {"pango": "99"})
    assert len(fresh(report, templates)) == len(REPORTS)


def test_damaged_print_is_printed_again(report, templates, press):
    fresh(report, templates)
    [damaged] = [row for row in read_json(report / "printed-0.json")["printed"] if row["report"] == "two"]
    (report / damaged["file"]).write_bytes(b"half a file")
    assert fresh(report, templates) == ["two"]


def test_page_with_problems_stops_the_build_and_is_not_kept(report, templates, press):
    press.problems = ("a picture without words",)
    with pytest.raises(BuildError, match="a picture without words"):
        fresh(report, templates)
    assert not (report / "printed-0.json").exists()
    assert not list((report).glob("store/*"))


def test_page_that_is_not_the_listed_one_stops_the_build(report, templates, press):
    (report / "pages" / "one.en.html").write_text("<p>another</p>")
    with pytest.raises(BuildError, match="not the page that the list names"):
        fresh(report, templates)


def test_a_page_that_moves_to_another_batch_is_not_printed_again(report, templates, press):
    fresh(report, templates)
    for batch in range(2):
        print_batch(report, templates, batch, 2)
    assert len(press.printed) == len(REPORTS)


@pytest.mark.parametrize("batches", [1, 2, 3, 8])
def test_batches_have_about_the_same_to_print_and_no_page_twice(batches):
    sizes = [900, 890, 600, 590, *range(300, 340), *range(200, 260)]
    pages = [({"report": f"r{n}", "language": "en"}, size) for n, size in enumerate(sizes)]
    shares = share_out(pages, batches)
    assert shares == share_out(list(reversed(pages)), batches)
    assert sorted(page["report"] for share in shares for page in share) == sorted(page["report"] for page, _ in pages)
    size_of = {page["report"]: size for page, size in pages}
    loads = [sum(size_of[page["report"]] for page in share) for share in shares]
    assert max(loads) - min(loads) <= min(sizes) * 2


def test_batches_share_out_all_pages(report, templates, press):
    for batch in range(3):
        print_batch(report, templates, batch, 3)
    rows = [row for batch in range(3) for row in read_json(report / f"printed-{batch}.json")["printed"]]
    assert sorted(row["report"] for row in rows) == sorted(REPORTS)
    assert len(rows) == len(REPORTS)
