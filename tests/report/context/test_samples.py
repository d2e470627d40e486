"""What is counted from a sample says so wherever the figure stands, so that nobody takes it for the whole."""

import openpyxl
import pytest

SAMPLE = """samples:
  - file: organization.csv
    holds: {en: one project in ten, fr: un projet sur dix}
    complete_for: [P99]
"""
SENTENCE = {"en": "From a sample: one project in ten.", "fr": "D'après un échantillon : un projet sur dix."}


def declare(folder, text=SAMPLE):
    settings = folder.path / "config" / "config.yaml"
    without = settings.read_text("utf-8").split("# Files that hold a part only")[0]
    settings.write_text(without + text, "utf-8")


def block(context, code):
    return next(item for item in context["indicators"] if item["code"] == code)


@pytest.fixture
def sampled(folder):
    declare(folder)
    folder.build()
    return folder


@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_indicator_that_counts_a_sample_says_what_part_of_the_whole_there_is(sampled, language):
    shown = block(sampled.context("european_programmes", language), "P04")
    assert shown["verdict"].startswith(SENTENCE[language])
    assert shown["unit"] == {"en": "projects, sample", "fr": "projets, échantillon"}[language]
    assert shown["table"]["heads"][-1]["text"] == {"en": "Projects, sample", "fr": "Projets, échantillon"}[language]


def test_an_indicator_over_another_register_says_nothing_of_it(sampled):
    shown = block(sampled.context("bilateral_cooperation"), "T01")
    assert "sample" not in shown["verdict"] + shown["unit"]


def test_key_figures_and_what_is_provisional_say_which_are_of_a_sample(sampled):
    context = sampled.context("european_programmes")
    changes = {item["code"]: item["change"] for item in context["key_figures"]}
    assert changes["P04"].startswith("from a sample · ")
    assert "Counted from samples, so that numbers are small: P04" in context["first"]["provisional"]
    assert any("artly from samples" in fact["text"] for fact in context["standing"])


def test_the_file_of_a_sample_is_called_one_in_the_data_notes(sampled):
    sources = {one["name"]: one["sample"] for one in sampled.context("overall")["notes"]["sources"]}
    assert sources["organization.csv"] == "a sample: one project in ten"
    assert sources["registre.csv"] == ""


def test_an_indicator_of_which_the_file_holds_all_rows_is_no_sample(folder):
    declare(folder, SAMPLE.replace("P99", "P04"))
    folder.build()
    context = folder.context("european_programmes")
    assert "sample" not in block(context, "P04")["verdict"]
    assert "from a sample" not in "".join(item["change"] for item in context["key_figures"] if item["code"] == "P04")


def test_a_sheet_that_is_no_sample_makes_none_of_its_file(folder):
    declare(folder, SAMPLE.replace("    holds", "    sheet: Another\n    holds"))
    folder.build()
    assert "sample" not in block(folder.context("european_programmes"), "P04")["verdict"]


def test_the_annex_has_the_sample_beside_file_unit_and_note(folder):
    declare(folder)
    folder.annexes()
    book = openpyxl.load_workbook(folder.annex)
    cells = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row}
    assert {"a sample: one project in ten", "projects, sample"} <= cells
    assert any(str(cell).startswith(SENTENCE["en"]) for cell in cells)
