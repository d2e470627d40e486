"""The description of the open data is true of its files: columns, types, keys, links, sizes and sums."""

import csv
import hashlib
import io
import json
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pyarrow.parquet as pq
import pytest

from strandreport.model.figures import Figure
from strandreport.model.files import read_json
from strandreport.report.open_data import write_open_data
from tests.report.project_folder import TEMPLATES, agreement

READ = {
    "string": str,
    "integer": int,
    "number": Decimal,
    "date": date.fromisoformat,
    "boolean": {"true": True, "false": False}.__getitem__,
}


@pytest.fixture(scope="module")
def package(built):
    write_open_data(built.project(), TEMPLATES, built.outputs)
    return built.outputs / "report" / "data"


def described(package):
    return read_json(package / "datapackage.json")


def rows_of(package, name):
    text = (package / f"{name}.csv").read_bytes().decode("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_every_file_has_the_size_and_the_sum_that_are_told(package):
    for resource in described(package)["resources"]:
        data = (package / resource["path"]).read_bytes()
        assert (resource["bytes"], resource["hash"]) == (len(data), f"sha256:{hashlib.sha256(data).hexdigest()}")


def test_columns_stand_as_described_and_every_value_is_of_its_type(package):
    for resource in described(package)["resources"]:
        fields = resource["schema"]["fields"]
        rows = rows_of(package, resource["name"])
        assert rows
        assert list(rows[0]) == [field["name"] for field in fields]
        for row in rows:
            for field in fields:
                text = row[field["name"]]
                assert text or not field.get("constraints", {}).get("required"), (resource["name"], field["name"], row)
                if text:
                    READ[field["type"]](text)


def test_keys_are_unique_and_links_lead_to_a_row(package):
    for resource in described(package)["resources"]:
        rows, schema = rows_of(package, resource["name"]), resource["schema"]
        keys = [tuple(row[name] for name in schema["primaryKey"]) for row in rows]
        assert len(set(keys)) == len(keys)
        for link in schema.get("foreignKeys", []):
            [name], [there] = link["fields"], link["reference"]["fields"]
            known = {row[there] for row in rows_of(package, link["reference"]["resource"])}
            assert {row[name] for row in rows} <= known


def test_every_figure_is_there_with_its_value(built, package):
    figures = [Figure(**row) for row in pq.read_table(built.outputs / "measure" / "figures.parquet").to_pylist()]
    rows = {row["figure_id"]: row for row in rows_of(package, "figures")}
    assert set(rows) == {figure.figure_id for figure in figures}
    for figure in figures:
        text = rows[figure.figure_id]["value"]
        if figure.value is None:
            assert text == ""
        else:
            assert abs(Fraction(text) - figure.value) <= Fraction(1, 2 * 10**10)


def test_every_column_and_table_is_described_in_every_language(built, package):
    languages = set(built.project().settings.languages)
    told = described(package)
    for item in (told, *told["resources"], *(f for r in told["resources"] for f in r["schema"]["fields"])):
        assert set(item["descriptions"]) == languages
        assert all(item["descriptions"].values())


def test_licence_contact_and_standing_are_told(package):
    told = described(package)
    assert told["licenses"][0]["name"] == "etalab-2.0"
    assert told["contact"] == "cooperation@example.org"
    assert told["notice"] == "Draft, not signed"


def test_list_names_every_file_with_its_sum(built, package):
    listed = read_json(built.outputs / "report" / "open_data.json")["files"]
    assert {row["name"] for row in listed} == {path.name for path in package.iterdir()}
    assert all(row["sha256"] == hashlib.sha256((package / row["name"]).read_bytes()).hexdigest() for row in listed)


def test_figure_held_back_has_no_number_in_the_open_data():
    held = {"state": "suppressed", "numerator": 3, "denominator": None, "kind": "count"}
    from strandreport.report.open_data.tables import shown_parts

    figure = Figure("F", "I", "S", "2019", None, date(2019, 12, 31), "", "", n_rows=0, n_unresolved=0, n_undated=0,
                    is_partial=False, evidence_digest="", **held)  # fmt: skip
    assert set(shown_parts(figure).values()) == {None}


def test_group_that_begins_like_a_formula_stays_inert(folder):
    folder.agreements(agreement("A1", 2019, Instrument='=HYPERLINK("x")'), agreement("A2", 2019))
    folder.figures()
    write_open_data(folder.project(), TEMPLATES, folder.outputs)
    data = folder.outputs / "report" / "data"
    cells = [cell for path in data.glob("*.csv") for row in rows_of(data, path.stem) for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "\t"))]


def test_same_inputs_give_the_same_bytes(built, package):
    before = {path.name: path.read_bytes() for path in package.iterdir()}
    write_open_data(built.project(), TEMPLATES, built.outputs)
    assert {path.name: path.read_bytes() for path in package.iterdir()} == before
    assert json.loads(before["datapackage.json"])
