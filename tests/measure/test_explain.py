"""`explain`: from a figure to its cells, in both languages, in a hundred columns."""

from dataclasses import replace
from datetime import date

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from strandreport.measure.compute import compute_figures
from strandreport.measure.explain import UnknownFigureError, explain
from strandreport.measure.read_evidence import _text
from strandreport.measure.table import from_parquet
from strandreport.measure.task import last_settings
from strandreport.model.catalogue import placeholders
from strandreport.model.config_file import parse_yaml
from strandreport.model.files import write_json
from strandreport.model.project import load_project
from tests.conftest import ROOT
from tests.measure.builder import SELF, write_registers

CORDIS, OFFICE = "src-aaaaaaaaaaaa", "src-bbbbbbbbbbbb"
PROJECT = {
    "framework": "H2020",
    "funding_scheme": "RIA",
    "signature_date": date(2018, 3, 1),
    "source": CORDIS,
    "sheet": 1,
}
ROWS = {
    "organisations": [{"org_id": SELF, "name": "INSERM"}],
    "projects": [{**PROJECT, "project_id": f"p{i}", "row": 10 + i} for i in range(3)],
    "participations": [
        {"project_id": "p0", "org_id": SELF, "role": "coordinator", "source": CORDIS, "row": 17},
        {"project_id": "p1", "org_id": SELF, "role": "participant", "source": CORDIS, "row": 18},
        {"project_id": "p2", "org_id": SELF, "voided": "role", "source": CORDIS, "row": 19},
        {"project_id": "lost", "org_id": SELF, "role": "coordinator", "source": CORDIS, "row": 20},
    ],
    "agreements": [
        {"agreement_id": "A1", "status": "active", "signature_date": date(2018, 5, 1), "amount_committed": 123456,
         "source": OFFICE, "row": 5, "instrument": "AGR", "partner_country": "DE"},
        {"agreement_id": "A2", "status": "active", "visibility": "restricted", "source": OFFICE, "row": 7},
    ],
    "agreement_partners": [
        {"agreement_id": "A1", "partner_name": "X", "side": "foreign", "country": "DE", "source": OFFICE, "row": 5},
    ],
    "publications": [{"publication_id": f"u{i}", "year": 2018, "source": OFFICE, "row": i} for i in range(2)],
    "publication_countries": [
        {"publication_id": f"u{i}", "country": country, "source": OFFICE, "row": 30 + i}
        for i, country in enumerate(("CN", "DE"))
    ],
}  # fmt: skip
LEDGER = {
    "files": [],
    "sheets": [
        {"content": CORDIS, "index": 0, "sheet": "Participations", "names": ["cordis.xlsx"], "invented": False,
         "register": "participations", "feeds": {"participations": {"project_id": "A", "org_id": "C", "role": "L"}}},
        {"content": CORDIS, "index": 1, "sheet": "Projects", "names": ["cordis.xlsx"], "invented": False,
         "register": "projects",
         "feeds": {"projects": {"project_id": "A", "funding_scheme": "O", "signature_date": "K"}}},
        {"content": OFFICE, "index": 0, "sheet": "", "names": ["accords.csv"], "invented": True,
         "register": "agreements",
         "feeds": {"agreements": {"amount_committed": "F", "signature_date": "E"},
                   "agreement_partners": {"agreement_id": "A", "country": "B"}}},
    ],
    "left_out": [
        {"register": "projects", "content": CORDIS, "sheet_name": "Projects", "row": 44, "class": "quarantined",
         "codes": ["MISSING_VALUE"]},
        {"register": "agreements", "content": OFFICE, "sheet_name": "", "row": 9, "class": "duplicate", "codes": []},
    ],
}  # fmt: skip
FINDINGS = [
    {"code": "UNKNOWN_CODE", "severity": "voids", "content": CORDIS, "sheet": "Participations", "column": "role",
     "value": "chief", "cells": ["L19"], "count": 1, "expected": {"codes": "coordinator, participant"}},
    {"code": "PADDED_ID", "severity": "corrected", "content": CORDIS, "sheet": "Projects", "column": "project_id",
     "value": " p1", "cells": ["A11"], "count": 1, "expected": {}},
    {"code": "CORRECTION_APPLIED", "severity": "corrected", "content": CORDIS, "sheet": "Participations",
     "column": "country", "value": "XX", "cells": ["M17"], "count": 1,
     "expected": {"corrected": "FR", "reason": "Letter of 3 May"}},
    {"code": "CORRECTION_APPLIED", "severity": "corrected", "content": CORDIS, "sheet": "Projects",
     "column": "signature_date", "value": "2081-03-01", "cells": ["K10"], "count": 1,
     "expected": {"corrected": "2018-03-01", "reason": "Letter of 3 May"}},
    {"code": "BAD_MONEY", "severity": "voids", "content": OFFICE, "sheet": "", "column": "amount_committed",
     "value": "much", "cells": ["F6"], "count": 1, "expected": {}},
    {"code": "BAD_DATE", "severity": "voids", "content": OFFICE, "sheet": "", "column": "signature_date",
     "value": "about Easter", "cells": ["E7"], "count": 1, "expected": {}},
]  # fmt: skip


@pytest.fixture(scope="module")
def project():
    return load_project(ROOT)


@pytest.fixture(scope="module")
def outputs(tmp_path_factory, project):
    folder = tmp_path_factory.mktemp("explain")
    write_registers(folder / "register", ROWS, project.registers)
    write_json(folder / "register" / "ledger.json", LEDGER)
    write_json(folder / "register" / "findings.json", {"findings": FINDINGS})
    compute_figures(project, folder / "register", folder / "measure")
    return folder


def test_a_count_is_followed_to_the_cells_that_it_comes_from(project, outputs):
    text = explain(project, outputs, "P06.european_programmes.2018", "en")
    assert "\n1 (projects)\n" in text
    assert "[1] row 17: A17 Project p0 · C17 Organisation 999997833 · L17 Role coordinator" in text
    assert "[2] row 10: A10 Project p0 · Framework programme H2020 · O10 Funding scheme RIA" in text
    assert "Both computations agree with each other and with the last build" in text


def test_rows_that_could_not_be_judged_are_listed_with_what_is_wrong(project, outputs):
    text = explain(project, outputs, "P06.european_programmes.2018", "en")
    unjudged = text.split("Rows that could not be judged: 2")[1]
    assert "[1] row 19: A19 Project p2 · C19 Organisation 999997833 · L19 Role (not usable)" in unjudged
    assert "no row for lost in Projects" in unjudged


def test_findings_and_left_out_rows_are_those_of_the_registers_used(project, outputs):
    text = explain(project, outputs, "P06.european_programmes.2018", "en")
    assert "cordis.xlsx › Participations L19" in text
    assert "cordis.xlsx › Projects A11" in text
    assert "cordis.xlsx › Projects, row 44: set aside" in text
    assert "accords.csv" not in text


def test_a_correction_says_what_stood_there_what_counts_and_why(project, outputs):
    text = explain(project, outputs, "P06.european_programmes.2018", "en")
    corrected = text.split("Cells corrected in the columns read: 2\n")[1].split("Cells not usable")[0]
    assert "cordis.xlsx › Projects K10 · Correction applied (2081-03-01)" in corrected
    assert "corrected to “2018-03-01” (Letter of 3 May)" in corrected
    assert "M17" not in text


def test_what_stands_in_a_confidential_row_is_told_to_internal_readers_alone(project, outputs):
    name = "T01.bilateral_cooperation.2018"
    assert "about Easter" not in explain(project, outputs, name, "en")
    assert "about Easter" in explain(load_project(ROOT, {"audience": "internal"}), outputs, name, "en")


def test_an_address_is_that_of_the_register_that_the_row_is_in(project, outputs):
    """One row of the sheet is an agreement and its partner; the partner has letters of its own."""
    text = explain(project, outputs, "T01.bilateral_cooperation.2018", "en")
    assert "B5 Country or territory DE" in text


def test_rows_left_out_of_a_sheet_that_feeds_a_second_register_are_told(project, outputs):
    text = explain(project, outputs, "T01.bilateral_cooperation.2018", "en")
    assert "accords.csv, row 9: same row twice" in text


def test_no_figure_holds_a_list_of_its_rows(outputs):
    """Evidence is a predicate, a count and a digest, at three rows as at three million."""
    schema = pq.read_schema(outputs / "measure" / "figures.parquet")
    assert not [field.name for field in schema if pa.types.is_nested(field.type)]
    figures = from_parquet((outputs / "measure" / "figures.parquet").read_bytes())
    assert {len(figure.evidence_digest) for figure in figures} <= {0, 64}
    texts = [value for figure in figures for value in vars(figure).values() if isinstance(value, str)]
    assert not any(CORDIS in text or OFFICE in text for text in texts)


def test_a_rate_shows_both_its_parts(project, outputs):
    text = explain(project, outputs, "P07.european_programmes.2018", "fr")
    assert "1 sur 3" in text
    assert "Numérateur, P06 Projets coordonnés\n\nLignes comptées : 1" in text
    assert "Dénominateur, P04E Projets éligibles à la coordination\n\nLignes comptées : 3" in text


def test_an_amount_is_exact_and_its_source_is_said_to_be_invented(project, outputs):
    text = explain(project, outputs, "T10L.bilateral_cooperation.2018", "fr")
    assert "\n1234.56 EUR\n" in text
    assert "F5 " in text
    assert "[3] accords.csv · sha256 bbbbbbbbbbbb · exemple inventé" in text


def test_a_figure_by_groups_of_countries_names_them_and_shows_the_rows_of_its_strand_alone(project, outputs):
    text = explain(project, outputs, "T12.emerging_powers.2018", "en")
    assert "Condition: country ∈ Emerging scientific powers (emerging_powers)" in text
    assert "Country of an address CN" in text
    assert "Country of an address DE" not in text
    assert "= emerging_powers" in text.split("SQL of the second computation")[1]
    other = explain(project, outputs, "T12.major_powers.2018", "en")
    assert "Country of an address DE" in other
    assert "Both computations agree with each other and with the last build" in other


def test_the_settings_of_the_last_build_are_those_that_it_was_made_with(tmp_path):
    chosen = load_project(ROOT, {"as_of": "2018-12-31", "last_year": "2018"})
    write_registers(tmp_path / "register", ROWS, chosen.registers)
    compute_figures(chosen, tmp_path / "register", tmp_path / "measure")
    again = load_project(ROOT, last_settings(tmp_path))
    assert (again.settings.as_of, again.settings.last_year) == (date(2018, 12, 31), 2018)
    assert last_settings(tmp_path / "nowhere") == {}


def test_a_group_of_a_breakdown_has_its_own_evidence(project, outputs):
    text = explain(project, outputs, "P04.european_programmes.2018.project.funding_scheme=RIA", "en")
    assert "project.funding_scheme: RIA" in text
    assert "Rows counted: 3" in text


def test_the_group_without_a_value_can_be_explained(project, outputs):
    text = explain(project, outputs, "P05.european_programmes.total.~", "en")
    assert "project.framework: rows without a value" in text
    assert "[1] row 20: " in text


def test_a_figure_without_data_says_so(project, outputs):
    assert "0 of 0: there is no rate of nothing." in explain(project, outputs, "P07.european_programmes.2019", "en")


def test_the_sql_is_shown_with_what_is_bound_to_it(project, outputs):
    text = explain(project, outputs, "T10L.bilateral_cooperation.2018", "en")
    assert '"status" <> $v0' in text
    assert "-- with $v0 = negotiation" in text


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_line_is_longer_than_a_hundred_columns(project, outputs, language):
    text = explain(project, outputs, "P07.european_programmes.2018", language)
    assert max(map(len, text.splitlines())) <= 100


def test_a_figure_of_another_build_is_seen_to_differ(project, outputs, tmp_path):
    rows = {**ROWS, "participations": ROWS["participations"][1:]}
    write_registers(tmp_path / "register", rows, project.registers)
    for name in ("ledger.json", "findings.json"):
        (tmp_path / "register" / name).write_bytes((outputs / "register" / name).read_bytes())
    (tmp_path / "measure").mkdir()
    published = (outputs / "measure" / "figures.parquet").read_bytes()
    (tmp_path / "measure" / "figures.parquet").write_bytes(published)
    assert "CAUTION: these differ." in explain(project, tmp_path, "P06.european_programmes.2018", "en")


def test_an_unknown_figure_is_answered_with_the_nearest_names(project, outputs):
    with pytest.raises(UnknownFigureError, match=r"No figure is called P6\.european_programmes\.2018\.") as caught:
        explain(project, outputs, "P6.european_programmes.2018", "en")
    assert "P06.european_programmes.2018" in str(caught.value)


@pytest.mark.parametrize(
    "typed", ["P06", "p06.european_programs", " P06.talent.2018", "P06@nobody.european_programmes.2018"]
)
def test_the_names_proposed_are_of_the_indicator_that_was_typed(project, outputs, typed):
    """Guards: of "P06" names of a quite different indicator were called the nearest."""
    with pytest.raises(UnknownFigureError) as caught:
        explain(project, outputs, typed, "en")
    names = str(caught.value).splitlines()[1].partition(": ")[2].split(", ")
    assert {name.partition(".")[0] for name in names} == {"P06"}


def test_no_name_at_all_is_answered_with_where_names_stand(project, outputs):
    with pytest.raises(UnknownFigureError, match="it stands under each figure in the reports"):
        explain(project, outputs, " ", "en")


def test_without_a_build_there_is_nothing_to_explain(project, tmp_path):
    with pytest.raises(UnknownFigureError, match="run snakemake first"):
        explain(project, tmp_path, "P06.european_programmes.2018", "en")


def test_both_languages_have_the_same_words_with_the_same_blanks():
    def blanks(language):
        path = ROOT / "templates" / "catalogue" / language / "measure.yaml"
        return dict(flatten(parse_yaml(path.read_text(encoding="utf-8"), path.name).data, ""))

    assert blanks("en") == blanks("fr")


def flatten(value, prefix):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from flatten(inner, f"{prefix}.{key}")
    else:
        yield prefix, placeholders(value)


@pytest.mark.parametrize("figure", ["P05.european_programmes.total", "P06.european_programmes.2018"])
def test_a_figure_changes_with_the_rows_that_it_cites_and_with_no_other(project, outputs, tmp_path, figure):
    counted = explain(project, outputs, figure, "en").split("\nRows counted")[1].split("\nRows ")[0]
    for i, row in enumerate(ROWS["participations"]):
        rows = {**ROWS, "participations": [other for j, other in enumerate(ROWS["participations"]) if j != i]}
        write_registers(tmp_path / "register", rows, project.registers)
        compute_figures(project, tmp_path / "register", tmp_path / "measure")
        before, after = (published(folder, figure) for folder in (outputs, tmp_path))
        assert (before != after) == (f"[1] row {row['row']}:" in counted)


def published(folder, name):
    figures = from_parquet((folder / "measure" / "figures.parquet").read_bytes())
    return next((item.numerator, item.evidence_digest) for item in figures if item.figure_id == name)


def test_an_amount_that_keeps_three_decimals_is_shown_with_three():
    column = next(c for c in load_project(ROOT).registers["participations"].columns if c.type == "money")
    assert _text(1234567, column) == "12345.67"
    assert _text(1234567, replace(column, minor_digits=3)) == "1234.567"
