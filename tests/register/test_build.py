"""One row for each key, links and totals checked, every row accounted for."""

import dataclasses

import pytest

from strandreport.model.errors import BuildError
from strandreport.model.files import read_json

ORG = "projectID;organisationID;name;country;role;ecContribution;netEcContribution\n"
PROJECT = "id;acronym;frameworkProgramme;fundingScheme;ecSignatureDate;totalCost;ecMaxContribution\n"
OLD = (
    "rcn\treference\tacronym\tstartDate\tfundingScheme\tcoordinator\tcoordinatorCountry\tnumOrg\t"
    "totalCost\tecMaxContribution\ttotalContrib\n"
)


def test_equal_rows_are_counted_once(build):
    built = build(
        {"o.csv": ORG + "1;999997833;INSERM;FR;coordinator;10.5;10.5\n" * 2 + "1;2;CNRS;FR;participant;1;1\n"}
    )
    assert len(built.table("participations")) == 2
    assert built.classes() == {"header": 1, "accepted": 2, "duplicate": 1}
    assert built.finding("DUPLICATE_ROW")["cells"] == ["A2", "A3"]


def amounts_of(built):
    [sheet] = built.ledger["sheets"]
    return {entry["column"]: entry["classes"] for entry in sheet["amounts"]}


def test_an_amount_that_fills_a_blank_of_the_same_row_is_accounted_for_where_it_counts(build):
    rows = ["1;7;INSERM;FR;coordinator;;10.5\n", "1;7;INSERM;FR;coordinator;99;10.5\n"]
    for lines in (rows, rows[::-1]):
        built = build({"o.csv": ORG + "".join(lines)})
        assert amounts_of(built) == {
            "ec_contribution": {"accepted": 9900},
            "net_ec_contribution": {"accepted": 1050, "duplicate": 1050},
        }


def test_an_amount_that_changes_on_its_way_stops_the_build(build, monkeypatch):
    from strandreport.register import build as module

    def halve(intake, folder, register):
        rows = collect_rows(intake, folder, register)
        return rows.assign(net_ec_contribution=5) if register.name == "participations" else rows

    collect_rows = module.collect_rows
    monkeypatch.setattr(module, "collect_rows", halve)
    with pytest.raises(BuildError, match=r"row 2, participations\.net_ec_contribution: the register would say 5"):
        build({"o.csv": ORG + "1;7;INSERM;FR;coordinator;10.5;10.5\n"})


def test_a_contradiction_in_an_optional_cell_voids_it_whatever_the_order(build):
    rows = ["1;7;INSERM;FR;coordinator;10.5;10.5\n", "1;7;INSERM;FR;coordinator;99;10.5\n"]
    for lines in (rows, rows[::-1]):
        built = build({"o.csv": ORG + "".join(lines)})
        [row] = built.table("participations").to_dict("records")
        assert row["ec_contribution"] is None or str(row["ec_contribution"]) == "<NA>"
        assert (row["voided"], row["net_ec_contribution"]) == ("ec_contribution", 1050)
        assert built.classes() == {"header": 1, "voided": 1, "duplicate": 1}
    finding = built.finding("CONFLICTING_ROWS")
    assert (finding["severity"], finding["column"], finding["expected"]["values"]) == (
        "voids",
        "ec_contribution",
        "10.50 ≠ 99.00",
    )


def test_a_contradiction_in_a_required_cell_leaves_both_rows_out(build):
    built = build(
        {"p.csv": PROJECT + "1;A;H2020;RIA;2016-01-01;1;1\n1;A;FP7;RIA;2016-01-01;1;1\n2;B;H2020;RIA;2016-01-01;1;1\n"}
    )
    assert built.table("projects")["project_id"].tolist() == ["2"]
    assert built.classes() == {"header": 1, "accepted": 1, "quarantined": 2}
    assert [(item["row"], item["class"], item["codes"]) for item in built.ledger["left_out"]] == [
        (2, "quarantined", ["CONFLICTING_ROWS"]),
        (3, "quarantined", ["CONFLICTING_ROWS"]),
    ]


def test_a_blank_does_not_contradict_a_value(build):
    built = build({"o.csv": ORG + "1;7;INSERM;FR;coordinator;;\n1;7;INSERM;;coordinator;5;\n"})
    [row] = built.table("participations").to_dict("records")
    assert (row["ec_contribution"], row["country"], row["voided"]) == (500, "FR", "")


def test_a_reference_to_nothing_is_told_and_its_row_kept(build):
    built = build(
        {
            "p.csv": PROJECT + "1;A;H2020;RIA;2016-01-01;1;1\n",
            "o.csv": ORG + "1;7;X;FR;participant;1;1\n9;7;X;FR;participant;1;1\n",
        }
    )
    assert len(built.table("participations")) == 2
    dangling = [f for f in built.findings if f["code"] == "DANGLING_LINK" and f["column"] == "project_id"]
    assert [(f["value"], f["count"], f["cells"]) for f in dangling] == [("9", 1, ["A3"])]


def test_a_grant_under_two_numbers_is_told(build):
    line = "{}\t656579\tPOTENTIATE\t2016-01-01\tRIA\tX\tFR\t0\t1,00\t1,00\t1,00\n"
    built = build({"p.csv": OLD + line.format(196900) + line.format(199051)})
    finding = built.finding("REPEATED_VALUE")
    assert (finding["value"], finding["cells"]) == ("656579", ["B2", "B3"])


def test_totals_that_disagree_are_told_with_both_and_the_difference(build):
    built = build({"p.csv": OLD + "1\t2\tA\t2016-01-01\tRIA\tX\tFR\t0\t9,00\t100,50\t90,25\n"})
    expected = built.finding("SUMS_DIFFER")["expected"]
    assert (expected["here"], expected["there"], expected["difference"]) == ("100.50", "90.25", "10.25")


def test_participants_that_were_announced_and_are_not_there_are_told(build):
    built = build(
        {
            "p.csv": OLD + "1\t2\tA\t2016-01-01\tRIA\tX\tFR\t 3\t9,00\t1,00\t1,00\n",
            "e.csv": "projectRcn\tnew_org_id\n1\t7\n1\t8\n",
        }
    )
    finding = built.finding("COUNT_DIFFERS")
    assert (finding["value"], finding["expected"]["listed"], finding["cells"]) == ("3", "2", ["H2"])


def test_a_required_register_without_rows_is_named_with_its_forms_and_the_findings_are_told(build, project):
    needed = dataclasses.replace(
        project, settings=dataclasses.replace(project.settings, required_registers=("agreements",))
    )
    built = build({"o.csv": ORG + "1;7;X;FR;participant;1;1\n"}, needed)
    missing = read_json(built.folder / "registers.json")["missing"]
    assert list(missing) == ["agreements"]
    assert "agreements_office" in missing["agreements"]
    assert built.finding("NO_OWN_ROWS")


def test_names_of_files_change_nothing_in_the_registers(build, tmp_path):
    text = {"p.csv": PROJECT + "1;A;H2020;RIA;2016-01-01;1;1\n", "o.csv": ORG + "1;7;X;UK;participant;1;1\n"}
    first = {name: build(text).table(name).to_dict("records") for name in ("projects", "participations")}
    for path in (tmp_path / "inputs").iterdir():
        path.rename(path.with_name("z" + path.name))
    second = {
        name: build(tmp_path / "inputs").table(name).to_dict("records") for name in ("projects", "participations")
    }
    assert first == second
    assert first["participations"][0]["country"] == "GB"


def test_a_confidential_row_keeps_its_mark_and_the_others_are_public(build):
    head = "N° d'accord;Instrument;Partenaire;Pays;Statut;Diffusion;Embargo jusqu'au\n"
    built = build(
        {"a.csv": head + "A1;AGR;X;FR;actif;;\nA2;AGR;X;FR;actif;confidentiel;31/12/2020\nA3;AGR;X;FR;actif;??;\n"}
    )
    rows = built.table("agreements")
    assert rows["visibility"].tolist() == ["public", "restricted"]
    assert [str(day) for day in rows["embargo_until"]] == ["<NA>", "2020-12-31"]
    assert built.classes() == {"header": 1, "accepted": 2, "quarantined": 1}


def test_an_end_before_the_start_is_not_used_and_told(build):
    head = "N° d'accord;Instrument;Partenaire;Pays;Statut;Début;Fin\n"
    built = build({"a.csv": head + "A1;AGR;X;FR;actif;01/01/2018;31/12/2012\n"})
    [row] = built.table("agreements").to_dict("records")
    assert (row["voided"], built.classes()) == ("end_date", {"header": 1, "voided": 1})
    assert built.finding("DATES_OUT_OF_ORDER")["cells"] == ["G2"]


def test_keys_that_look_alike_are_told(build):
    head = "N° d'accord;Instrument;Partenaire;Pays;Statut\n"
    built = build(
        {
            "a.csv": head + "ACC-005;AGR;X;FR;actif\n",
            "b.csv": head + "acc\u20115;AGR;X;FR;actif\nACC-006;AGR;Y;FR;actif\n",
        }
    )
    told = [finding["value"] for finding in built.findings if finding["code"] == "LOOKALIKE_KEYS"]
    assert told == ["ACC-005, acc\u20115"] * 2


def test_participations_without_any_of_ours_are_told(build):
    built = build({"o.csv": ORG + "1;7;X;FR;participant;1;1\n"})
    assert built.finding("NO_OWN_ROWS")["severity"] == "blocks"


def test_a_project_without_participations_is_told(build):
    line = "{};A;H2020;RIA;2016-01-01;1;1\n"
    built = build(
        {"p.csv": PROJECT + line.format(1) + line.format(2), "o.csv": ORG + "1;999997833;X;FR;participant;1;1\n"}
    )
    assert (built.finding("UNUSED_ROW")["value"], built.finding("UNUSED_ROW")["count"]) == ("2", 1)


def test_a_contradiction_with_a_confidential_row_quotes_nothing(build):
    head = "N° d'accord;Instrument;Partenaire;Pays;Statut;Montant engagé (EUR);Diffusion\n"
    one, two = "A1;AGR;X;FR;actif;60000;\n", "A1;AGR;X;FR;actif;777123;confidentiel\n"
    built = build({"a.csv": head + one, "b.csv": head + two})
    found = [finding for finding in built.findings if finding["code"] == "CONFLICTING_ROWS"]
    assert [(f["value"], f["expected"]["values"], f["cells"]) for f in found] == [("", "", ["F2"])] * 2
    assert len({finding["content"] for finding in found}) == 2


@pytest.mark.parametrize("first", ["10.5", "#REF!"])
def test_an_unreadable_twin_voids_the_cell_whatever_the_order(build, first):
    second = {"10.5": "#REF!", "#REF!": "10.5"}[first]
    built = build({"o.csv": ORG + f"1;999997833;X;FR;participant;{first};1\n1;999997833;X;FR;participant;{second};1\n"})
    [row] = built.table("participations").to_dict("records")
    assert row["voided"] == "ec_contribution"


def test_a_net_contribution_below_zero_is_read_as_the_source_has_it(build):
    built = build({"o.csv": ORG + "1;999997833;X;FR;participant;10;-250.5\n"})
    [row] = built.table("participations").to_dict("records")
    assert (row["net_ec_contribution"], row["voided"]) == (-25_050, "")
