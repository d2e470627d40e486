"""Lists that a reader looks words up in have the order of a dictionary, in each language by its own words."""

from types import SimpleNamespace

from strandreport.model.catalogue import load_catalogue
from strandreport.model.files import read_json
from strandreport.report.context.home import filled_forms
from strandreport.report.context.words import Words
from strandreport.report.ordering import alphabetical
from tests.report.project_folder import TEMPLATES


def test_forms_of_the_home_page_stand_in_the_order_of_their_own_language(built):
    forms = read_json(built.outputs / "report" / "contexts" / "index.json")["forms"]
    for language in ("en", "fr"):
        labels = [form["label"] for form in forms if form["language"] == language]
        assert len(labels) > 10
        assert labels == sorted(labels, key=alphabetical)


def test_accented_form_stands_among_its_letter_and_not_after_z():
    labels = ["Zones", "Étapes", "fonds", "Équipes", "Dons"]
    forms = {name: SimpleNamespace(id=name, fill=True, label={"fr": name}) for name in labels}
    listed = filled_forms(SimpleNamespace(forms=forms), "fr")
    assert [form.id for form in listed] == ["Dons", "Équipes", "Étapes", "fonds", "Zones"]


def test_french_zero_and_one_are_singular_and_english_zero_is_plural():
    words = {name: Words(load_catalogue(TEMPLATES, name)) for name in ("en", "fr")}
    counted = {name: [of.counted("notes.all_counted", n) for n in (0, 1, 2)] for name, of in words.items()}
    assert [text.startswith("La seule") for text in counted["fr"]] == [True, True, False]
    assert counted["en"][0] != counted["en"][1]
