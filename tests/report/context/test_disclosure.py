"""What an audience may not see stands nowhere: not in figures, lists, counts, findings or the annex."""

import zipfile

import pytest

from strandreport.model.project import load_project
from strandreport.report.context.findings import shown_findings
from strandreport.report.context.handover import read_handover
from tests.report.project_folder import agreement

SECRETS = ("SECRET", "EMBARGOED", "DOUBTFUL", "PRIVATE")
HIDDEN = [
    agreement("SECRET1", 2017, Partenaire="SECRET partner", Diffusion="restreint"),
    agreement("EMBARGOED1", 2017, Partenaire="EMBARGOED partner", **{"Embargo jusqu'au": "01/01/2030"}),
    agreement("SECRET2", 2018, Partenaire="SECRET p\ufffdrtner", Diffusion="restreint"),
    agreement("SECRET3", 2018, Diffusion="restreint", **{"Montant engagé (EUR)": "SECRET amount"}),
    agreement("DOUBTFUL1", 2018, Pays="DOUBTFUL country", Diffusion="restreint"),
    agreement("SECRET4", 2018, Diffusion="restreint", Partenaire="SECRET one"),
    agreement("SECRET4", 2018, Diffusion="restreint", Partenaire="SECRET two"),
]
SHOWN = [agreement("A1", 2016, Contact="PRIVATE Andr\ufffd"), agreement("A2", 2017, Contact="PRIVATE person")]


@pytest.fixture(scope="module")
def guarded(tmp_path_factory, store):
    """An institute with rows that are restricted, under embargo, personal, or left out before anybody knew."""
    from tests.report.project_folder import plain

    folder = plain(tmp_path_factory.mktemp("guarded") / "institute", store)
    total = {"N° d'accord": "Total", "Montant engagé (EUR)": "9 999,00"}
    folder.agreements(*SHOWN, *HIDDEN, total)
    folder.build()
    folder.annexes()
    return folder


def texts_of(folder) -> dict[str, str]:
    report = folder.outputs / "report"
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted((report / "contexts").glob("*.json"))}
    texts |= {path.name: path.read_text(encoding="utf-8") for path in sorted((report / "evidence").glob("*.csv"))}
    for path in sorted(report.glob("*.xlsx")):
        with zipfile.ZipFile(path) as book:
            texts[path.name] = "".join(book.read(name).decode("utf-8") for name in book.namelist())
    return texts


@pytest.mark.parametrize("secret", SECRETS)
def test_secret_stands_in_no_context_and_no_annex(guarded, secret):
    found = [name for name, text in texts_of(guarded).items() if secret in text]
    assert found == []


def test_hidden_rows_are_in_no_count_of_rows(guarded):
    notes = guarded.context("bilateral_cooperation")["notes"]
    ledger = {line["label"]: line["count"] for line in notes["ledger"]}
    accepted = sum(count for label, count in ledger.items() if label.startswith("Accepted"))
    assert accepted == len(SHOWN)
    assert notes["sources"][0]["accepted"] == len(SHOWN)
    assert sum(ledger.values()) == notes["ledger_total"] == notes["sources"][0]["rows"]


def test_hidden_rows_are_in_no_figure(guarded):
    assert guarded.context("bilateral_cooperation")["key_figures"][0]["value"]["numerator"] == len(SHOWN)


def test_place_of_an_unknown_row_is_told_but_not_its_value(guarded):
    found = guarded.context("bilateral_cooperation")["notes"]["findings"]
    country = next(item for item in found if item["code"] == "UNKNOWN_COUNTRY")
    assert [place["value"] for place in country["where"]] == ["not shown"]
    assert country["message"].startswith("“not shown”")


def test_finding_about_hidden_rows_alone_is_not_told(guarded):
    found = guarded.context("bilateral_cooperation")["notes"]["findings"]
    assert "BAD_MONEY" not in {item["code"] for item in found}


def test_total_that_would_give_hidden_rows_away_is_told_without_amounts(guarded):
    [found] = [f for f in guarded.context("overall")["notes"]["findings"] if f["code"] == "TOTAL_DIFFERS_UNSAID"]
    assert not any(character.isdigit() for character in found["message"])
    handed_over = {finding.code for finding in read_handover(guarded.project(), guarded.outputs).findings}
    assert "TOTAL_DIFFERS" not in handed_over


def test_personal_value_is_never_quoted_but_its_fault_is(guarded):
    found = guarded.context("bilateral_cooperation")["notes"]["findings"]
    mangled = next(item for item in found if item["code"] == "MOJIBAKE")
    assert (mangled["count"], [place["value"] for place in mangled["where"]]) == (1, ["not shown"])


def test_internal_audience_sees_restricted_rows_but_no_personal_value(guarded):
    project = load_project(guarded.path, {"audience": "internal"})
    handover = read_handover(project, guarded.outputs)
    shown = {item.finding.value for item in shown_findings(handover.findings, handover, project) if item.is_quoted}
    assert any("SECRET" in value for value in shown)
    assert not any("PRIVATE" in value for value in shown)
