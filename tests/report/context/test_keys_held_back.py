"""Keys of rows that are kept from the public are quoted in no finding, whoever names them."""

from strandreport.model.catalogue import load_catalogue
from strandreport.report.context.findings import message, places, shown_findings
from strandreport.report.context.handover import read_handover
from strandreport.report.context.words import Words
from tests.report.project_folder import AGREEMENT, TEMPLATES, Folder, agreement

FUNDING = ("N° d'accord", "Année", "Payeur", "Nature du montant", "Montant (EUR)")
EVENT = ("N° d'événement", "Type d'événement", "Canal", "Date", "N° d'accord")
MANY = 60


def told(folder: Folder, **settings: str) -> dict[str, str]:
    """The words and quoted values of all findings shown, by code."""
    own = folder.figures(**settings)
    handover, words = read_handover(own, folder.outputs), Words(load_catalogue(TEMPLATES, "en"))
    found: dict[str, str] = {}
    for item in shown_findings(handover.findings, handover, own):
        values = " ".join(place["value"] for place in places(item, words, handover))
        found[str(item.finding.code)] = f"{message(item, words, own)} {values}"
    return found


def test_many_rows_that_name_a_row_left_out_do_not_quote_its_key(whole):
    rows = [("SECRET9", str(1950 + i), "Inserm", "Engagé", f"{i + 1},00") for i in range(MANY)]
    whole.csv("credits.csv", FUNDING, [dict(zip(FUNDING, row, strict=True)) for row in rows])
    found = told(whole)
    assert {"DANGLING_LINK", "HELD_BACK"} <= set(found)
    assert not any("SECRET9" in text for text in found.values())
    assert "SECRET9" in told(whole, audience="internal")["DANGLING_LINK"]


def test_public_row_that_names_a_row_left_out_does_not_quote_its_key(whole):
    whole.csv(
        "rencontres.csv", EVENT, [dict(zip(EVENT, ("E1", "réunion", "CLORA", "01/03/2018", "SECRET9"), strict=True))]
    )
    found = told(whole)
    assert "DANGLING_LINK" in found
    assert not any("SECRET9" in text for text in found.values())


def test_key_of_a_confidential_row_that_was_left_out_is_not_quoted(whole):
    secret = agreement("SECRET9", 2016, Diffusion="restreint", Pays="Nullepart")
    whole.csv("reserve.csv", AGREEMENT, [secret])
    event = ("E1", "réunion", "CLORA", "01/03/2018", "SECRET9")
    whole.csv("rencontres.csv", EVENT, [dict(zip(EVENT, event, strict=True))])
    found = told(whole)
    assert "LINK_TO_LEFT_OUT" in found
    assert not any("SECRET9" in text for text in found.values())


def test_key_that_can_be_no_secret_is_quoted(whole):
    (whole.inputs / "reserve.csv").unlink()
    whole.csv(
        "rencontres.csv", EVENT, [dict(zip(EVENT, ("E1", "réunion", "CLORA", "01/03/2018", "NOSUCH"), strict=True))]
    )
    assert "NOSUCH" in told(whole)["DANGLING_LINK"]
