"""Contexts say what the figures say, name what feeds them, and change only when that changes."""

from datetime import date

import pyarrow.parquet as pq
import pytest

from strandreport.model.files import read_json, sha256_of, to_json
from strandreport.report.context.printable import make_printable
from strandreport.report.context.standing import is_for_desk
from strandreport.report.context.tables import chart
from strandreport.report.rendering import render_index, render_page
from tests.report.context.series_of import goal, series_of
from tests.report.context.test_sentences import years
from tests.report.project_folder import TEMPLATES, agreement, participation, project

REPORTS = ("overall", "bilateral_cooperation", "european_programmes")


def values_of(part):
    """Every value object of a context that names a figure."""
    if isinstance(part, dict):
        if part.get("figure") and "numerator" in part:
            yield part
        for inner in part.values():
            yield from values_of(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from values_of(inner)


def test_every_number_of_every_context_is_a_figure(built):
    table = pq.read_table(built.outputs / "measure" / "figures.parquet").to_pylist()
    figures = {row["figure_id"]: row for row in table}
    found = [value for report in REPORTS for value in values_of(built.context(report))]
    assert len(found) > 20
    for value in found:
        row = figures[value["figure"]]
        assert (value["numerator"], value["denominator"]) == (row["numerator"], row["denominator"])
        assert value["kind"] == row["kind"]


def test_both_languages_have_the_same_numbers(built):
    for report in REPORTS:
        assert list(values_of(built.context(report, "en"))) == list(values_of(built.context(report, "fr")))


def test_content_id_is_the_sum_of_the_rest(built):
    context = built.context("overall")
    stated = context["report"].pop("content_id")
    assert stated == sha256_of(to_json(context).encode())[:12]


def test_list_names_every_context_with_its_sum(built):
    report = built.outputs / "report"
    listed = read_json(report / "contexts.json")["contexts"]
    axes = built.project().strategy.reported_axes.values()
    parts = [name for axis in axes for name in (axis.id, *(strand.id for strand in axis.strands))]
    in_both = [name for name in ("overall", *parts, "data_quality", "methodology") for _ in "12"]
    assert [entry["report"] for entry in listed] == [*in_both, "index"]
    for entry in listed:
        assert sha256_of((report / entry["file"]).read_bytes()) == entry["sha256"]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_context_feeds_the_templates(built, language):
    for report in REPORTS:
        assert "</html>" in render_page(built.context(report, language), TEMPLATES)
    index = read_json(built.outputs / "report" / "contexts" / "index.json")
    assert "@@build_id@@" in render_index(index, TEMPLATES)


def test_report_keeps_its_bytes_when_the_input_of_another_strand_changes(folder):
    folder.build()
    before = {report: folder.bytes_of(report) for report in REPORTS}
    folder.agreements(agreement("A1", 2016), agreement("A2", 2019, Pays="Nulle part"))
    folder.build()
    assert folder.bytes_of("european_programmes") == before["european_programmes"]
    assert folder.bytes_of("bilateral_cooperation") != before["bilateral_cooperation"]
    assert folder.bytes_of("overall") != before["overall"]


def test_same_inputs_give_the_same_bytes_whatever_their_names_order(folder):
    folder.build()
    before = {report: folder.bytes_of(report) for report in REPORTS}
    folder.build()
    assert before == {report: folder.bytes_of(report) for report in REPORTS}


def test_invented_is_said_exactly_where_a_row_of_an_invented_file_counts(folder):
    folder.agreements(agreement("B1", 2018), name="examples/more.csv")
    folder.build()
    said = {report: folder.context(report)["report"]["notice"] for report in REPORTS}
    assert said == {
        "overall": "Draft, not signed · invented data",
        "bilateral_cooperation": "Draft, not signed · invented data",
        "european_programmes": "Draft, not signed",
    }


def test_invented_is_not_said_of_a_file_without_a_row_that_counts(folder):
    folder.agreements(agreement("B1", 2018, Diffusion="restreint"), name="examples/more.csv")
    folder.build()
    assert folder.context("bilateral_cooperation")["report"]["invented"] is False


def test_invented_is_not_said_of_rows_that_no_indicator_counts(folder):
    (folder.path / "config" / "indicators" / "bilateral.yaml").unlink()
    (folder.inputs / "examples").mkdir()
    (folder.inputs / "registre.csv").rename(folder.inputs / "examples" / "registre.csv")
    folder.build()
    assert folder.context("overall")["report"]["invented"] is False
    assert [source["invented"] for source in folder.context("overall")["notes"]["sources"]].count(True) == 1


def test_signed_edition_without_a_doubt_has_no_notice(folder):
    folder.build(standing="signed")
    assert folder.context("overall")["report"]["notice"] == ""
    assert folder.context("overall")["standing"][0]["text"] == "Signed edition"


def test_file_that_could_not_be_read_is_named_and_makes_the_reports_provisional(folder):
    (folder.inputs / "broken.xlsx").write_bytes(b"PK\x03\x04 not a workbook")
    folder.build(standing="signed")
    context = folder.context("bilateral_cooperation")
    assert context["report"]["provisional"] is True
    assert context["report"]["notice"] == "Provisional: 1 file or sheet not read"
    assert [item["file"] for item in context["notes"]["blocked"]] == ["broken.xlsx"]


def test_sheet_that_lacks_a_column_is_named_only_where_it_would_have_counted(folder):
    heads = ("N° d'accord", "Instrument", "Partenaire", "Date de signature", "Début", "Statut")
    folder.csv("half.csv", heads, [{"N° d'accord": "Z1"}])
    folder.build()
    assert folder.context("bilateral_cooperation")["report"]["provisional"] is True
    assert folder.context("european_programmes")["report"]["provisional"] is False


def test_ledger_adds_up_and_names_every_source(folder):
    folder.agreements(agreement("A1", 2016), agreement("A1", 2016), agreement("A2", 2017, Pays="Nulle part"))
    folder.build()
    notes = folder.context("bilateral_cooperation")["notes"]
    assert sum(line["count"] for line in notes["ledger"]) == notes["ledger_total"] == 4
    [source] = notes["sources"]
    assert (source["name"], source["rows"], source["accepted"]) == ("registre.csv", 4, 1)
    assert notes["heading"] == "1 of 2 data rows was left out"


def test_kind_of_finding_stands_once_with_its_first_places(folder):
    rows = [agreement(f"A{i}", "hier") for i in range(5)]
    folder.agreements(agreement("A9", 2016), *rows)
    folder.build()
    found = {name: folder.context(name)["notes"]["findings"] for name in ("bilateral_cooperation", "data_quality")}
    [signed] = [f for f in found["bilateral_cooperation"] if f["code"] == "BAD_DATE"]
    assert (signed["count"], signed["severity_label"], signed["title"]) == (10, "Cell not used", "Date not understood")
    assert signed["more"] == "and 7 more places, in the annex"
    [everywhere] = [f for f in found["data_quality"] if f["code"] == "BAD_DATE"]
    assert [place["cell"] for place in everywhere["where"]] == ["F3", "F4", "F5", "G3", "G4", "G5"]
    assert [place["cell"] for place in signed["where"]] == ["F3", "F4", "F5"]
    assert {place["value"] for place in signed["where"]} == {"hier"}
    assert "“hier”" in signed["message"]


def test_partial_year_is_shown_as_provisional_but_neither_compared_nor_judged(folder):
    folder.build(as_of="2019-06-30")
    block = folder.context("european_programmes")["indicators"][0]
    assert block["finding"] == "Projects stayed at 11 in 2018, as in 2017"
    assert block["chart"]["estimated"] == [2019]
    assert block["chart"]["values"][-1]["flag"] == "p"
    assert ["2019, to 30\xa0June\xa02019", "11"] in [row["cells"] for row in block["table"]["rows"]]
    assert any(note["count"] == "2019 is not complete" for note in block["quality"])


def test_rate_shows_what_it_is_made_of(built):
    block = next(b for b in built.context("european_programmes")["indicators"] if b["code"] == "P07")
    assert [head["text"] for head in block["table"]["heads"]] == [
        "Year",
        "Coordinated projects",
        "Projects",
        "Coordination rate",
    ]
    assert block["table"]["rows"][3] == {
        "cells": ["2019", "2", "11", "18.2%"],
        "figure": "P07.european_programmes.2019",
        "strong": True,
        "last": False,
    }
    assert block["illustrative"].startswith("Illustrative target")


def test_chart_has_a_path_only_with_a_target(built):
    kinds = {block["code"]: block["chart"]["kind"] for block in built.context("european_programmes")["indicators"]}
    assert kinds == {"P04": "columns", "P07": "target_path", "P06": "small_columns"}


@pytest.mark.parametrize(
    ("standing", "path", "label"),
    [("official", "straight", "Target 2020"), ("provisional", "steps", "Provisional target 2020"),
     ("illustrative", "table", "Illustrative target 2020")],
)  # fmt: skip
def test_chart_draws_the_path_and_the_standing_that_were_declared(words, standing, path, label):
    waypoints = [] if path == "straight" else [{"year": 2019, "value": "22"}]
    target = goal(2016, 2020, "30", standing=standing, path=path, waypoints=waypoints)
    drawn = chart(series_of(years(20, 22, 24, 28), target=target), words["en"])
    assert (drawn["words"]["target"], drawn["standing"], drawn["has_steps"]) == (label, standing, path == "steps")
    assert [(point["year"], point["value"]["numerator"]) for point in drawn["waypoints"]] == [(2019, 22)] * len(
        waypoints
    )


def test_one_value_makes_no_chart(folder):
    folder.agreements(agreement("A1", 2016))
    folder.build(first_year="2019", last_year="2019")
    block = folder.context("bilateral_cooperation")["indicators"][0]
    assert block["chart"] is None
    assert block["empty"] == "Only 2019 has a value; one value makes no trend."


def test_unresolved_rows_stand_beside_the_figure(folder):
    folder.agreements(agreement("A1", 2016), agreement("A2", 2017, Début="?", **{"Date de signature": "?"}))
    folder.build()
    block = folder.context("bilateral_cooperation")["indicators"][0]
    assert block["table"]["rows"][-1]["cells"] == ["2019", "1 (+1)"]
    assert {"count": "(+1) Plus up to 1 row unresolved", "text": block["quality"][0]["text"]} == block["quality"][0]
    assert block["evidence"]["proof"].startswith("1 (plus up to 1 row unresolved): from 1 row.")


def test_evidence_names_figure_file_and_sum(built):
    block = built.context("bilateral_cooperation")["indicators"][0]
    assert block["evidence"]["figure"] == "T01.bilateral_cooperation.2019"
    assert block["evidence"]["proof"] == "5: from 5 rows. Sources: registre.csv."
    terms = {fact["term"]: fact["text"] for fact in block["evidence"]["facts"]}
    [source] = built.context("bilateral_cooperation")["notes"]["sources"]
    assert terms["Files"] == f"registre.csv (sha256 {source['sha256']})"


def test_strand_without_indicators_and_data_says_so(folder):
    (folder.path / "config" / "indicators" / "bilateral.yaml").unlink()
    folder.build()
    context = folder.context("bilateral_cooperation")
    assert context["heading"]["text"] == "There is no headline indicator yet"
    assert (context["indicators"], context["notes"]["sources"]) == ([], [])
    assert "</html>" in render_page(context, TEMPLATES)


def test_hostile_text_passes_as_text(folder):
    hostile = '<script>alert("1")</script>{{ 7*7 }} {value} =1+1'
    folder.agreements(agreement("A1", 2016), agreement("A2", hostile), name=f"{hostile[:8]}{{count}}.csv")
    folder.build()
    context = folder.context("bilateral_cooperation")
    assert any(hostile in found["message"] for found in context["notes"]["findings"])
    page = render_page(context, TEMPLATES)
    assert "<script>alert" not in page
    assert page.count("<script") == 2
    assert "{{ 7*7 }} {value}" in page


def test_sign_that_no_bundled_face_has_is_written_as_its_code(folder):
    folder.agreements(agreement("B1", 2016), agreement("B2", "北\ufffd"), name="北.csv")
    folder.build()
    notes = folder.context("bilateral_cooperation")["notes"]
    assert "[U+5317].csv" in [source["name"] for source in notes["sources"]]
    quoted = {
        place["value"] for found in notes["findings"] if found["code"] != "ABSENT_COLUMN" for place in found["where"]
    }
    assert quoted == {"[U+5317][U+FFFD]"}


def test_words_of_both_languages_can_be_printed_as_they_are(words):
    texts = [text for language in words.values() for text in language.catalogue.texts.values()]
    assert make_printable(texts, TEMPLATES) == texts


def test_year_of_the_cut_off_is_complete_on_its_last_day(folder):
    settings = folder.project().settings
    assert settings.as_of == date(2019, 12, 31)
    folder.cordis([project("1", 2019)], [participation("1")])
    folder.build()
    assert folder.context("european_programmes")["indicators"][0]["finding"].startswith("Projects rose to 1 in 2019")


def test_newer_version_that_can_not_be_used_is_named_on_the_pages_while_the_older_counts(folder):
    heads = ("Retour", "Dû par", "Registre", "Attendu le", "Nom du fichier")
    row = ("R1", "Pôle Asie", "agreements", "31/01/2020", "registre*")
    folder.csv("returns.csv", heads, [dict(zip(heads, row, strict=True))])
    (folder.inputs / "registre_v2.csv").write_bytes(b"")
    folder.build(standing="signed")
    context = folder.context("bilateral_cooperation")
    assert context["report"]["provisional"] is True
    whys = {item["file"]: item["why"] for item in context["notes"]["blocked"]}
    assert any(name == "registre_v2.csv" for name in whys)
    assert any("registre.csv still counts" in item["why"] for item in context["notes"]["blocked"])
    assert sum(source["accepted"] for source in context["notes"]["sources"] if source["name"] == "registre.csv") > 0


@pytest.mark.parametrize(
    ("audience", "standing", "is_told"),
    [("public", "signed", False), ("public", "draft", True), ("internal", "signed", True)],
)
def test_commands_are_for_readers_who_run_the_program(folder, audience, standing, is_told):
    assert is_for_desk(folder.project(audience=audience, standing=standing)) is is_told
