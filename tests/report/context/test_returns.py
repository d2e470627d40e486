"""Figures that depend on returns print how many of them are in, and who is still to send one."""

from tests.report.project_folder import RETURN

DAYS = ("2020-05-06", "2020-05-04", "2020-05-05")


def block(folder, report, code):
    return next(item for item in folder.context(report)["indicators"] if item["code"] == code)


def facts(folder, report, code):
    return [fact["text"] for fact in block(folder, report, code)["evidence"]["facts"]]


def notes(folder, report, code):
    return [f"{note['count']}: {note['text']}" for note in block(folder, report, code)["quality"]]


def test_a_figure_says_how_many_of_its_returns_are_in_and_who_owes_the_others(folder):
    named = {"Dû par": "Pôle Asie", "Registre": "agreements", "Attendu le": "31/01/2020"}
    folder.csv(
        "retours.csv",
        RETURN,
        [
            {"Retour": "R1", "Nom du fichier": "registre*.csv", **named},
            {"Retour": "R2", "Nom du fichier": "accords_asie*.csv", **named},
            {"Retour": "R3", "Nom du fichier": "project*.csv", **named, "Registre": "projects"},
        ],
    )
    folder.build()
    assert "returns 1/2" in facts(folder, "bilateral_cooperation", "T01")
    assert "returns 1/1" in facts(folder, "european_programmes", "P04")
    told = "Returns 1/2: still to come: R2 (Pôle Asie); the figure may change with it."
    assert told in notes(folder, "bilateral_cooperation", "T01")
    assert not [note for note in notes(folder, "european_programmes", "P04") if note.startswith("Returns")]


def test_a_figure_without_declared_returns_says_nothing_of_them(built):
    assert not [text for text in facts(built, "bilateral_cooperation", "T01") if text.startswith("returns")]


def sources(folder, report, language="en"):
    found = folder.context(report, language)["notes"]["sources"]
    return {source["name"]: source["dated"].replace("\N{NO-BREAK SPACE}", " ") for source in found}


def test_a_source_gives_the_dates_that_it_and_its_sender_state_and_no_others(folder):
    named = {"Dû par": "Pôle Asie", "Attendu le": "31/01/2020", "Reçu le": "01/02/2020"}
    row = {"Retour": "R1", "Registre": "agreements", "Nom du fichier": "registre*.csv", **named}
    folder.csv("retours.csv", [*RETURN, "Reçu le"], [row])
    heads = ["framework", "project_id", "entities_id", "entities_name", "numberofparticipants", "ecorda_date"]
    rows = [dict(zip(heads, ("H2020", "1", f"E{n}", "X", "1", day), strict=True)) for n, day in enumerate(DAYS)]
    folder.csv("entities.csv", heads, rows)
    folder.build()
    assert sources(folder, "overall")["registre.csv"] == "received on 1 Feb. 2020"
    assert sources(folder, "overall", "fr")["registre.csv"] == "reçu le 1er févr. 2020"
    assert sources(folder, "overall")["entities.csv"] == "extracted from 4 May 2020 to 6 May 2020"
    assert sources(folder, "overall")["retours.csv"] == "not stated"
