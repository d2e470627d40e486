"""Organisations are known by key, ROR or a decided alias; what only looks alike is proposed, never merged."""

import pytest

ORGANISATIONS = (
    "Organisme;Nom;Pays;ROR\n999000001;Università di Torino;IT;048tbm396\n999000002;Universität zu Köln;DE;\n"
)
ALIASES = "Alias;Organisme;Type d'alias;Confiance;Même organisme ?\n"
DECLARED = "Année;Unité;Organisme partenaire;Organisme;Pays;Nature de la coopération\n"


@pytest.fixture
def register(build):
    def run(rows, aliases="999111111;999000001;PIC;Sûr;\n", organisations=ORGANISATIONS):
        files = {"d.csv": DECLARED + "".join(f"2018;U1;{row};recherche\n" for row in rows), "o.csv": organisations}
        return build(files | {"a.csv": ALIASES + aliases})

    return run


def keys(built):
    return [None if str(value) in ("None", "<NA>") else value for value in built.table("collaborations")["org_id"]]


@pytest.mark.parametrize(
    ("row", "key"),
    [
        ("Turin;999000001;IT", "999000001"),
        ("Turin;https://ror.org/048tbm396;IT", "999000001"),
        ("Turin;048tbm396;IT", "999000001"),
        ("Turin;999111111;IT", "999000001"),
        ("Turin;999222222;IT", "999222222"),
        ("Turin;;IT", None),
    ],
)
def test_a_key_means_the_organisation_that_it_or_its_alias_names(register, row, key):
    assert keys(register([row])) == [key]


@pytest.mark.parametrize(
    ("alias", "key"),
    [
        ("UniTO;999000001;Nom;Sûr;", "999000001"),
        ("unito;999000001;Nom;;", "999000001"),
        ("UniTO;999000001;Nom;Probable;oui", "999000001"),
        ("UniTO;999000001;Nom;Probable;", None),
        ("UniTO;999000001;Nom;Probable;non", None),
        ("UniTO;999000001;Nom;Sûr;non", None),
        ("UniTO;999000001;Nom;Sûr;\nUniTO;999000002;Nom;Sûr;", None),
    ],
)
def test_a_name_means_an_organisation_only_by_a_decided_alias(register, alias, key):
    assert keys(register(["UniTO;;IT"], alias + "\n")) == [key]


def proposals(built):
    text = (built.folder / "alias_proposals.csv").read_text(encoding="utf-8-sig")
    return [line.split(";") for line in text.splitlines()[1:]]


def test_similar_names_of_one_country_are_proposed_and_not_merged(register):
    built = register(["Universita di Torino;;IT", "Universita di Torino;;IT"[:-2] + "FR", "Institut X;;IT"])
    assert keys(built) == [None, None, None]
    [line] = proposals(built)
    assert line[:5] == ["Universita di Torino", "999000001", "", "Nom", "Probable"]
    assert line[6:13] == ["IT", "1", "Università di Torino", "100", "d.csv", "", "C2"]
    finding = built.finding("SIMILAR_NAMES")
    assert (finding["cells"], finding["severity"], finding["value"]) == (["C2"], "advice", "Universita di Torino")


def test_a_decision_comes_back_as_an_alias_and_is_not_asked_again(register, tmp_path):
    built = register(["Universita di Torino;;IT"])
    proposed = (built.folder / "alias_proposals.csv").read_text(encoding="utf-8-sig")
    for answer, key in (("oui", "999000001"), ("non", None)):
        decided = proposed.replace(";999000001;;", f";999000001;{answer};")
        (tmp_path / "inputs" / "p.csv").write_text(decided, encoding="utf-8")
        again = register(["Universita di Torino;;IT"])
        assert (keys(again), proposals(again)) == ([key], [])
        assert "UNKNOWN_COLUMN" not in {finding["code"] for finding in again.findings}


def test_the_proposals_do_not_hang_on_the_order_of_rows(register):
    rows = ["Universita di Torino;;IT", "Univ. di Torino;;IT", "Universitat zu Koln;;DE", "Universität Köln;;DE"]
    first, second = proposals(register(rows)), proposals(register(rows[::-1]))
    assert [line[:10] for line in first] == [line[:10] for line in second]
    assert len(first) >= 2


def test_names_that_differ_in_a_word_or_a_number_are_not_proposed(register):
    assert proposals(register(["Université Paris 5;;FR", "Université Paris 7;;FR"])) == []
    assert proposals(register(["Institut de biologie;;FR", "Institut de géologie marine;;FR"])) == []
