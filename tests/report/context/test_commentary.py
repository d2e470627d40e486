"""What people wrote stands on the pages as theirs: sentences, points, findings, and the figures that they cite."""

from dataclasses import replace

import pytest

from strandreport.model.errors import BuildError
from strandreport.model.figures import SUPPRESSED
from strandreport.publish.gate import check_gate
from strandreport.report.context.handover import read_handover
from strandreport.report.context.written import figure_text
from strandreport.report.rendering import render_page
from tests.report.project_folder import TEMPLATES, agreement

ENGLISH = """# Coordination holds

## Successes
- A rate of {P07.european_programmes.2019}

## Decision asked
Two engineers.

## Risks
- A departure

## Findings
- P07: One project in five is ours

## Commentary
We **hold** on; see [the page](https://example.org/a?b=1&c=2).

## Signed by
Claire Martin, Director, 14 February 2020
"""
FRENCH = (
    ENGLISH.replace("Coordination holds", "La coordination tient")
    .replace("A rate of", "Un taux de")
    .replace("Director, 14 February 2020", "directrice, 14 février 2020")
)


def write(folder, name, text):
    path = folder.inputs / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def said(blocks):
    return "".join(span["text"] for block in blocks for span in block["spans"])


@pytest.fixture(scope="module")
def commented(tmp_path_factory, store):
    """An institute that wrote about one strand in both languages, and about another in English only."""
    from tests.report.project_folder import plain

    folder = plain(tmp_path_factory.mktemp("commented") / "institute", store)
    write(folder, "commentary/european_programmes.en.md", ENGLISH)
    write(folder, "commentary/european_programmes.fr.md", FRENCH)
    write(folder, "commentary/bilateral_cooperation.en.md", "## Commentary\nOne language.\n")
    folder.build()
    return folder


def test_sentence_points_and_decision_are_those_that_were_written_and_say_whose(commented):
    context = commented.context("european_programmes")
    by = "Claire Martin, Director, 14\xa0February\xa02020."
    assert context["heading"] == {"text": "Coordination holds", "drafted": False, "by": by}
    assert context["first"]["successes"]["drafted"] == []
    assert [said(point) for point in context["first"]["successes"]["written"]] == ["A rate of 18.2%"]
    assert said(context["written"]["decision"]) == "Two engineers."


def test_what_nobody_wrote_is_drafted_beside_what_somebody_did(commented):
    concerns = commented.context("european_programmes")["first"]["concerns"]
    assert concerns["written"] == []
    assert concerns["drafted"] == ["Coordination rate: 18.2% in 2019, at risk with tolerance (illustrative target)"]


def test_a_cited_figure_is_written_in_the_language_of_the_text(commented):
    context = commented.context("european_programmes", "fr")
    assert [said(point) for point in context["first"]["successes"]["written"]] == ["Un taux de 18,2\u202f%"]
    assert context["heading"]["text"] == "La coordination tient"


def test_a_finding_of_a_person_replaces_the_composed_one_and_no_other(commented):
    blocks = {block["code"]: block for block in commented.context("european_programmes")["indicators"]}
    assert blocks["P07"]["finding"] == "One project in five is ours"
    assert blocks["P07"]["finding_by"].startswith("Claire Martin")
    assert {block["finding_by"] for code, block in blocks.items() if code != "P07"} == {""}


def test_the_standing_of_a_page_with_an_unsigned_text_says_whose_the_text_is(commented):
    text = commented.context("bilateral_cooperation")["standing"][0]["text"]
    assert text == "Draft edition, not yet signed; commentary by the institute, not signed"


def test_the_standing_names_who_signed_and_a_draft_edition_stays_one(commented):
    facts = {item["term"]: item["text"] for item in commented.context("european_programmes")["standing"]}
    assert facts["Standing"] == "Draft edition, not yet signed; commentary by Claire Martin, 14\xa0February\xa02020"


def test_a_text_in_the_other_language_only_leaves_the_drafted_page_and_says_so(commented):
    english, french = (commented.context("bilateral_cooperation", name) for name in ("en", "fr"))
    assert said(english["written"]["commentary"]) == "One language."
    assert french["written"]["commentary"] == []
    assert french["written"]["note"] == "Un commentaire existe, mais pas dans cette langue."
    codes = [finding["code"] for finding in french["notes"]["findings"]]
    assert "COMMENTARY_ONE_LANGUAGE" in codes


def test_sources_name_the_texts_behind_a_page_with_their_sums_and_no_other_texts(commented):
    texts = commented.context("european_programmes")["notes"]["texts"]
    assert [text["name"] for text in texts] == [f"commentary/european_programmes.{name}.md" for name in ("en", "fr")]
    assert all(len(text["sha256"]) == 12 for text in texts)
    sources = commented.context("overall")["notes"]["sources"]
    assert not any("commentary" in source["name"] for source in sources)


def test_whoever_signed_in_the_other_language_is_named_in_it_and_the_page_says_so(commented):
    context = commented.context("overall", "fr")
    texts = {text["name"]: text for text in context["notes"]["texts"]}
    english = texts["commentary/european_programmes.en.md"]
    assert (english["by"], english["language"]) == ("Claire Martin, Director,", "en")
    assert english["about"].replace("\N{NO-BREAK SPACE}", " ") == "14 février 2020."
    page = render_page(context, TEMPLATES)
    assert '<span lang="en">Claire Martin, Director,</span>' in page
    assert '<span lang="fr">Claire Martin' not in page


def test_the_list_of_strands_takes_the_sentence_that_was_written(commented):
    listed = {item["id"]: item for item in commented.context("overall")["strands"]}
    assert listed["european_programmes"]["sentence"] == "Coordination holds"
    assert listed["european_programmes"]["by"].startswith("Claire Martin")
    assert listed["bilateral_cooperation"]["by"] == ""


def test_a_page_shows_it_all_escaped_and_links_tell_nobody_where_from(commented):
    page = render_page(commented.context("european_programmes"), TEMPLATES)
    assert '<a href="https://example.org/a?b=1&amp;c=2" rel="noreferrer">the page</a>' in page
    assert "We <strong>hold</strong> on; see" in page
    assert "Sentences drafted by the program" in page


def test_markup_and_templates_in_a_text_are_words(folder):
    write(
        folder,
        "commentary/european_programmes.en.md",
        "# {{ 7 * 7 }} &lt;script&gt;\n\n## Risks\n{% raw %} &lt;img onerror=x&gt;\n",
    )
    folder.build()
    page = render_page(folder.context("european_programmes"), TEMPLATES)
    assert "{{ 7 * 7 }} &lt;script&gt;" in page
    assert page.count("<script") == len(("the words of its controls", "its program"))
    assert "<img" not in page


def test_a_text_that_can_not_be_read_is_named_on_its_own_page_alone(folder):
    (folder.inputs / "commentary").mkdir()
    (folder.inputs / "commentary" / "european_programmes.en.md").write_bytes(b"caf\xe9")
    folder.build()
    shown, other = folder.context("european_programmes"), folder.context("bilateral_cooperation")
    assert "provisional" in shown["report"]["notice"]
    assert [one["file"] for one in shown["notes"]["blocked"]] == ["commentary/european_programmes.en.md"]
    assert (other["report"]["provisional"], other["notes"]["blocked"]) == (False, [])


def test_a_group_that_has_no_figure_is_told_and_stops_a_strict_build(folder):
    write(folder, "commentary/bilateral_cooperation.en.md", "In Peru: {T01.bilateral_cooperation.2019.PE}.")
    folder.build()
    context = folder.context("bilateral_cooperation")
    assert said(context["written"]["commentary"]) == "In Peru: [figure not available]."
    [finding] = [finding for finding in context["notes"]["findings"] if finding["code"] == "COMMENTARY_FIGURE"]
    assert [place["cell"] for place in finding["where"]] == ["line 1"]
    check_gate(folder.project().settings, folder.outputs)
    with pytest.raises(BuildError, match=r"bilateral_cooperation\.en\.md: T01\.bilateral_cooperation\.2019\.PE"):
        check_gate(folder.project(strict="true").settings, folder.outputs)


def test_a_cited_figure_of_a_group_that_has_one_is_its_value(folder):
    write(folder, "commentary/bilateral_cooperation.en.md", "In Brazil: {T01.bilateral_cooperation.2019.BR}.")
    folder.build()
    assert said(folder.context("bilateral_cooperation")["written"]["commentary"]) == "In Brazil: 5."


def test_a_suppressed_figure_stays_suppressed_where_it_is_cited(built, words):
    project, handover = built.project(), read_handover(built.project(), built.outputs)
    name = "T01.bilateral_cooperation.2019"
    assert figure_text(name, project, handover, words["en"]) == "5"
    hidden = replace(handover.figures[name], state=SUPPRESSED, numerator=None)
    held_back = replace(handover, figures={**handover.figures, name: hidden})
    assert figure_text(name, project, held_back, words["en"]) == "[figure not published]"


def test_a_confidential_row_is_in_no_cited_figure(folder):
    rows = [agreement("A1", 2018), agreement("A2", 2018, Diffusion="confidentiel")]
    folder.agreements(*rows)
    write(folder, "commentary/bilateral_cooperation.en.md", "Signed: {T01.bilateral_cooperation.2018}.")
    folder.build()
    assert said(folder.context("bilateral_cooperation")["written"]["commentary"]) == "Signed: 1."


@pytest.mark.parametrize(("language", "text"), [("en", "18.2% (participant)"), ("fr", "18,2\u202f% (participant)")])
def test_a_cited_figure_says_what_its_source_calls_not_final(commented, words, language, text):
    project, handover = commented.project(), read_handover(commented.project(), commented.outputs)
    project = replace(project, registers={name: _with_status(one) for name, one in project.registers.items()})
    name = "P07.european_programmes.2019"
    whole = replace(handover.figures[name], value_status="participant")
    part = replace(handover.figures[name], figure_id=name + ".RIA", breakdown="project.funding_scheme")
    handover = replace(handover, figures={**handover.figures, name: whole, part.figure_id: part})
    assert figure_text(name, project, handover, words[language]) == text
    assert figure_text(part.figure_id, project, handover, words[language]) == text


def _with_status(register):
    """The register of participations as if its roles were how final a value is."""
    return replace(register, value_status="role") if register.name == "participations" else register
