"""A code that was not in use on the date of its row is told, and the row counts as it stands."""

HEADERS = "N° d'accord;Instrument;Partenaire;Pays;Statut;Date de signature"


def agreements(*rows):
    return {"accords.csv": "\n".join([HEADERS, *rows, ""])}


def test_a_laboratory_signed_after_its_instrument_had_ended_is_told_with_the_successor(build):
    built = build(
        agreements(
            "A1;LEA;Institut du Tage;Portugal;actif;12/03/2016",
            "A2;LEA;Institut du Tage;Portugal;actif;12/03/2020",
            "A3;IRP;Institut du Tage;Portugal;actif;31/12/2019",
            "A4;LIA;Institut du Tage;Portugal;actif;",
        )
    )
    told = [finding for finding in built.findings if finding["code"] == "CODE_OUT_OF_DATE"]
    seen = [(f["severity"], f["value"], f["cells"], f["expected"]["valid"], f["expected"]["successor"]) for f in told]
    assert seen == [
        ("advice", "IRP", ["B4"], "2020-01-01 – …", ""),
        ("advice", "LEA", ["B3"], "… – 2019-12-31", " → IRP"),
    ]
    assert len(built.table("agreements")) == 4
