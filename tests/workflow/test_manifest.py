"""The manifest knows files by content, opens only regular files inside the folder, and treats names as data."""

import os
import unicodedata
from contextlib import contextmanager
from pathlib import Path

import pytest

from strandreport.model import manifest as module
from strandreport.model.errors import BuildError
from strandreport.model.manifest import Manifest, take_manifest

OLD = 1_500_000_000

STRANGE_NAMES = (
    "$(touch PWNED).csv",
    "`touch PWNED`.csv",
    "a\nb.csv",
    "it's.csv",
    'say "x".csv',
    "{wildcard}.csv",
    "-n.csv",
    "a;b&c|d.csv",
    "back\\slash.csv",
    "trailing .csv ",
    "zero\u200bwidth.csv",
)


@pytest.fixture
def inputs(tmp_path) -> Path:
    folder = tmp_path / "inputs"
    folder.mkdir()
    return folder


def look(inputs: Path) -> Manifest:
    return take_manifest(inputs, inputs.parent / "sums.json")


def settle(path: Path, seconds: int = OLD):
    os.utime(path, (seconds, seconds))


def statuses(inputs: Path) -> dict[str, tuple[str, str]]:
    return {entry.name: (entry.status, entry.reason) for entry in look(inputs).entries}


def test_missing_folder_is_an_empty_one(tmp_path):
    assert look(tmp_path / "inputs").entries == ()


def test_touch_changes_nothing(inputs):
    (inputs / "a.csv").write_text("x")
    before = look(inputs).digest
    settle(inputs / "a.csv")
    assert look(inputs).digest == before


def test_newer_content_with_an_older_date_is_seen(inputs):
    path = inputs / "a.csv"
    path.write_text("x")
    before = look(inputs).digest
    path.write_text("y")
    settle(path, OLD - 1000)
    assert look(inputs).digest != before


def test_content_replaced_under_the_same_size_and_date_is_seen_by_its_other_stamps(inputs, monkeypatch):
    monkeypatch.setattr(module, "SETTLING_NANOSECONDS", -10_000_000_000)
    path, other = inputs / "a.csv", inputs.parent / "other.csv"
    path.write_text("x")
    settle(path)
    before = look(inputs)
    other.write_text("y")
    settle(other)
    other.replace(path)
    assert look(inputs).digest != before.digest


def test_sums_of_settled_files_are_not_taken_again(inputs, monkeypatch):
    monkeypatch.setattr(module, "SETTLING_NANOSECONDS", -10_000_000_000)
    (inputs / "a.csv").write_text("x")
    before = look(inputs)
    monkeypatch.setattr(module, "sha256_of_file", lambda path: pytest.fail("hashed again"))
    assert look(inputs) == before


def test_sum_of_a_file_that_has_just_changed_is_not_trusted_next_time(inputs):
    """Two writes within one tick of the file system's clock have one stamp."""
    (inputs / "old.csv").write_text("x")
    settle(inputs / "old.csv")
    look(inputs)
    sums = inputs.parent / "sums.json"
    assert not sums.exists() or "old.csv" not in sums.read_text()


def test_damaged_cache_only_costs_time(inputs):
    (inputs / "a.csv").write_text("x")
    before = look(inputs)
    for damage in ("", "{", "[]", '{"a.csv": 3}', '{"a.csv": [1, 2]}'):
        (inputs.parent / "sums.json").write_text(damage)
        assert look(inputs) == before


def test_file_that_is_still_being_written_stops_the_build(inputs, monkeypatch):
    path = inputs / "a.csv"
    path.write_text("x")

    def grow(found: Path) -> str:
        with found.open("a") as file:
            file.write("more")
        return "0" * 64

    monkeypatch.setattr(module, "sha256_of_file", grow)
    with pytest.raises(BuildError, match="still being written"):
        look(inputs)


def test_one_content_under_two_names_is_one_content(inputs):
    (inputs / "b.csv").write_text("x")
    (inputs / "a.csv").write_text("x")
    [names] = look(inputs).contents().values()
    assert names == ["a.csv", "b.csv"]


def test_new_name_is_a_change_but_not_of_the_content(inputs):
    (inputs / "a.csv").write_text("x")
    before = look(inputs)
    (inputs / "a.csv").rename(inputs / "b.csv")
    after = look(inputs)
    assert after.digest != before.digest
    assert set(after.contents()) == set(before.contents())


@pytest.mark.parametrize("name", STRANGE_NAMES)
def test_strange_name_is_kept_as_it_is(inputs, name):
    (inputs / name).write_text("x")
    [entry] = look(inputs).entries
    assert (entry.name, entry.status) == (name, "file")
    assert name not in entry.content


def test_name_that_is_no_text_is_refused_and_shown(inputs):
    Path(os.fsdecode(os.fsencode(inputs) + b"/caf\xe9.csv")).write_text("x")
    assert statuses(inputs) == {"caf\\xe9.csv": ("refused", "name_not_utf8")}


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("~$report.xlsx", "open_elsewhere"),
        (".~lock.report.ods#", "open_elsewhere"),
        (".DS_Store", "hidden"),
        ("Thumbs.db", "system_file"),
        ("desktop.ini", "system_file"),
        ("report.xlsx.part", "unfinished"),
        ("report.crdownload", "unfinished"),
    ],
)
def test_what_is_no_input_is_ignored_with_its_reason(inputs, name, reason):
    (inputs / name).write_text("x")
    assert statuses(inputs) == {name: ("ignored", reason)}


def test_lock_file_that_comes_does_not_look_like_moved_inputs(inputs):
    (inputs / "a.xlsx").write_text("x")
    before = look(inputs)
    (inputs / "~$a.xlsx").write_text("x")
    after = look(inputs)
    assert after.readable_digest == before.readable_digest
    assert after.digest != before.digest


def test_links_out_of_the_folder_are_refused_and_not_followed(inputs, tmp_path):
    (tmp_path / "secret.csv").write_text("secret")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "deep.csv").write_text("secret")
    (inputs / "out.csv").symlink_to(tmp_path / "secret.csv")
    (inputs / "folder").symlink_to(tmp_path / "elsewhere")
    (inputs / "gone.csv").symlink_to("nowhere.csv")
    (inputs / "loop.csv").symlink_to("loop.csv")
    assert statuses(inputs) == {
        "out.csv": ("refused", "link_outside"),
        "folder": ("refused", "link_outside"),
        "gone.csv": ("refused", "dangling_link"),
        "loop.csv": ("refused", "dangling_link"),
    }


def test_link_inside_the_folder_is_another_name(inputs):
    (inputs / "a.csv").write_text("x")
    (inputs / "b.csv").symlink_to("a.csv")
    (inputs / "self").symlink_to(".")
    assert statuses(inputs)["b.csv"] == ("file", "")
    assert statuses(inputs)["self"] == ("refused", "link_to_folder")


def test_folder_of_inputs_may_itself_be_a_link(inputs, tmp_path):
    (inputs / "a.csv").write_text("x")
    (tmp_path / "linked").symlink_to(inputs)
    assert statuses(tmp_path / "linked") == {"a.csv": ("file", "")}


def test_pipe_is_refused_and_never_opened(inputs):
    os.mkfifo(inputs / "pipe.csv")
    assert statuses(inputs) == {"pipe.csv": ("refused", "not_a_regular_file")}


def test_folders_are_walked_but_hidden_ones_are_not(inputs):
    (inputs / "2019" / "spring").mkdir(parents=True)
    (inputs / "2019" / "spring" / "a.csv").write_text("x")
    (inputs / ".git").mkdir()
    (inputs / ".git" / "a.csv").write_text("x")
    assert statuses(inputs) == {"2019/spring/a.csv": ("file", ""), ".git": ("ignored", "hidden")}


@pytest.mark.parametrize(
    ("one", "other"),
    [("a.csv", "A.csv"), (unicodedata.normalize("NFC", "é.csv"), unicodedata.normalize("NFD", "é.csv"))],
)
def test_names_that_are_one_name_elsewhere_are_both_refused(inputs, one, other):
    (inputs / one).write_text("x")
    (inputs / other).write_text("y")
    assert set(statuses(inputs).values()) == {("refused", "name_twin")}


def test_twin_names_of_one_content_are_one_content(inputs):
    (inputs / "a.csv").write_text("x")
    (inputs / "A.csv").write_text("x")
    assert set(statuses(inputs).values()) == {("file", "")}


def test_order_of_the_folder_does_not_count(inputs, monkeypatch):
    for name in ("b", "a", "c"):
        (inputs / name).write_text(name)
    before = look(inputs)
    scandir = os.scandir

    @contextmanager
    def backwards(path):
        with scandir(path) as listing:
            yield reversed(list(listing))

    monkeypatch.setattr(os, "scandir", backwards)
    assert look(inputs) == before
    assert [entry.name for entry in before.entries] == ["a", "b", "c"]
