"""A site is published whole or not at all, from lists alone, and the last good one stays."""

import json
from pathlib import Path

import pytest

from strandreport.model.errors import BuildError
from strandreport.model.files import read_json, sha256_of_file, write_json
from strandreport.model.published import shown_build, site_is_whole
from strandreport.publish.site import publish_site

BUILD = {"id": "0123456789ab", "inputs": "1"}
OTHER = {"id": "ba9876543210", "inputs": "2"}


def publish(stage, build=BUILD):
    publish_site(stage.project, stage.outputs, build)


def site(stage) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((stage.outputs / "site").iterdir())}


def test_site_holds_the_listed_files_and_their_record(stage):
    publish(stage)
    names = [
        "annex.en.xlsx",
        "build.json",
        "evidence-P1.s1.en.csv",
        "figures.csv",
        "form-units.en.xlsx",
        "index.html",
        "overall.en.html",
        "overall.en.pdf",
        "s1.en.html",
        "s1.en.pdf",
    ]
    assert list(site(stage)) == names


def test_record_lists_every_other_file_with_its_sum(stage):
    publish(stage)
    record = read_json(stage.outputs / "site" / "build.json")
    folder = stage.outputs / "site"
    sums = {path.name: sha256_of_file(path) for path in folder.iterdir() if path.name != "build.json"}
    assert {name: row["sha256"] for name, row in record["files"].items()} == sums
    assert (record["id"], record["as_of"], record["inputs"]) == (BUILD["id"], "2019-12-31", "1")


def test_record_names_the_figures_that_the_pages_show(stage):
    publish(stage)
    assert read_json(stage.outputs / "site" / "build.json")["figures"] == "f1"


def test_home_page_names_the_build(stage):
    publish(stage)
    assert BUILD["id"].encode() in site(stage)["index.html"]


def test_link_to_the_site_is_relative_so_that_the_folder_can_be_moved(stage):
    publish(stage)
    assert (stage.outputs / "site").readlink() == Path("publish") / BUILD["id"]
    stage.outputs.rename(stage.outputs.with_name("moved"))
    assert site_is_whole(stage.outputs.with_name("moved"))


def test_file_that_no_list_names_is_not_published(stage):
    (stage.report / "pages" / "old.en.html").write_text("old")
    publish(stage)
    assert "old.en.html" not in site(stage)


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda s: (s.report / "pages" / "s1.en.html").write_text("changed"), "not the file that the list names"),
        (lambda s: (s.report / "pages" / "s1.en.html").unlink(), "missing or empty"),
        (lambda s: (s.report / "annex.en.xlsx").write_bytes(b""), "missing or empty"),
        (lambda s: write_json(s.report / "printed-0.json", {"printed": []}), "not printed from this page"),
        (lambda s: s.page("s1", '<a href="gone.en.html">x</a>'), "gone.en.html' leads to no file"),
        (lambda s: s.page("s1", '<a href="../secret.txt">x</a>'), "leads to no file"),
        (lambda s: s.page("s1", '<a href="#nowhere">x</a>'), "a place that is not on that page"),
        (lambda s: s.page("s1", '<a href="overall.en.html#gone">x</a>'), "a place that is not on that page"),
        (lambda s: s.page("s1", '<a href="javascript:alert(1)">x</a>'), "of a kind that does not belong"),
        (lambda s: s.page("s1", '<img src="//tracker.example/x.png">'), "of a kind that does not belong"),
    ],
)
def test_site_that_would_not_be_whole_leaves_the_last_one(stage, damage, message):
    publish(stage)
    before = site(stage)
    damage(stage)
    with pytest.raises(BuildError, match=message):
        publish(stage, OTHER)
    assert site(stage) == before


def test_print_of_an_earlier_page_is_not_published(stage):
    prints = read_json(stage.report / "printed-0.json")
    stage.page("s1", "<p>new</p>")
    write_json(stage.report / "printed-0.json", prints)
    with pytest.raises(BuildError, match="s1.en: the PDF was not printed from this page"):
        publish(stage)


def test_links_to_other_sites_and_inline_pictures_are_left_alone(stage):
    stage.page(
        "s1", '<a href="https://example.org/x#y">x</a><img src="data:image/png;base64,AA"><a href="mailto:a@b.c">'
    )
    publish(stage)
    assert site_is_whole(stage.outputs)


def test_strict_mode_stops_on_findings_that_block(stage):
    """Guards: the file was named by its sum, which tells nobody what to mend."""
    place = {"content": "src-1", "sheet": "Liste", "column": "country", "cells": ["D2", "D4"], "value": "Corée"}
    finding = {"code": "ABSENT_COLUMN", "severity": "blocks", **place}
    missing = {"code": "MISSING_RETURN", "severity": "blocks", **dict.fromkeys(("content", "sheet", "column"), "")}
    findings = [finding, {**missing, "cells": [], "value": "erc.xlsx"}]
    write_json(stage.outputs / "register" / "findings.json", {"findings": findings})
    publish(stage)
    stage.project.settings.strict = True
    with pytest.raises(BuildError, match="findings that block publication: 2") as stopped:
        publish(stage, OTHER)
    lines = str(stopped.value).splitlines()[1:]
    assert lines == ["accords.xlsx, Liste, country, D2 D4: ABSENT_COLUMN", "erc.xlsx: MISSING_RETURN"]
    assert shown_build(stage.outputs) == BUILD["id"]


def test_last_good_build_is_kept_and_older_ones_are_removed(stage):
    for build_id in ("a" * 12, "b" * 12, "c" * 12):
        stage.page("s1", f"<p>{build_id}</p>")
        publish(stage, {"id": build_id})
    kept = {path.name for path in (stage.outputs / "publish").iterdir()}
    assert kept == {"b" * 12, "c" * 12, "current.json"}


def test_contexts_pages_and_prints_of_the_past_are_removed(stage):
    publish(stage)
    old = {path for folder in ("pages", "store") for path in (stage.report / folder).iterdir()}
    (stage.report / "contexts").mkdir()
    (stage.report / "contexts" / "old.json").write_text("{}")
    stage.page("s1", "<p>new</p>")
    publish(stage, OTHER)
    left = {path for folder in ("pages", "store") for path in (stage.report / folder).iterdir()}
    assert len(left) == len(old)
    assert left != old
    assert not any((stage.report / "contexts").iterdir())


def test_spreadsheets_of_the_past_and_rows_by_other_forms_are_removed(stage):
    contents = stage.outputs / "ingest" / "contents"
    for name in ("src-1-cells-a", "src-1-cells-old", "src-1-rows-b", "src-1-rows-old", "src-2-rows-b"):
        (contents / name).mkdir(parents=True)
    (contents / "src-1").touch()
    publish(stage)
    assert {path.name for path in contents.iterdir()} == {"src-1", "src-1-cells-a", "src-1-rows-b"}


def test_publishing_the_same_build_again_moves_nothing(stage):
    publish(stage)
    before = (stage.outputs / "publish" / BUILD["id"]).stat().st_ino
    publish(stage)
    assert (stage.outputs / "publish" / BUILD["id"]).stat().st_ino == before


@pytest.mark.parametrize(
    "damage",
    [
        lambda site: (site / "overall.en.html").write_text("tampered with"),
        lambda site: (site / "s1.en.pdf").unlink(),
        lambda site: (site / "extra.html").write_text("extra"),
        lambda site: (site / "build.json").write_text(json.dumps({"files": {}})),
        lambda site: site.unlink(),
        lambda site: (site.unlink(), site.symlink_to("publish/elsewhere")),
    ],
)
def test_damaged_site_is_noticed_and_made_whole_again(stage, damage):
    publish(stage)
    damage(stage.outputs / "site")
    assert not site_is_whole(stage.outputs)
    publish(stage)
    assert site_is_whole(stage.outputs)


def test_system_without_links_gets_a_folder_by_two_renames(stage, monkeypatch):
    def refuse(*_, **__):
        raise OSError("no right to make links")

    monkeypatch.setattr(Path, "symlink_to", refuse)
    publish(stage)
    assert site_is_whole(stage.outputs)
    stage.page("s1", "<p>new</p>")
    publish(stage, OTHER)
    assert (shown_build(stage.outputs), site(stage)["s1.en.html"]) == (OTHER["id"], b"<p>new</p>")
    assert not list(stage.outputs.glob(".site*"))
