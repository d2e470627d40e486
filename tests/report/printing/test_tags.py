import io

import pikepdf

from strandreport.report.printing import print_page
from strandreport.report.printing.checking import find_faults
from tests.report.printing.sample import ODDITIES, ROWS, TEMPLATES, page
from tests.report.printing.tag_tree import tag_tree, texts_of


def printed_tags(body):
    with pikepdf.open(io.BytesIO(print_page(page(f"<h1>Report</h1>{body}"), TEMPLATES).data)) as pdf:
        tree = tag_tree(pdf)
        return [tag.type for tag in tree.walk()], tree


def test_sample_has_neither_problems_nor_faults(sample):
    assert sample.problems == ()
    assert find_faults(sample.data) == ()


def test_table_over_several_pages_is_one_table_with_all_rows_in_order(sample_pdf):
    assert len(sample_pdf.pages) >= 4
    _, register = tag_tree(sample_pdf).all("Table")
    assert [tag.type for tag in register.kids] == ["Caption", "THead", "TBody"]
    codes = texts_of(sample_pdf, register.kids[2].all("TH"))
    assert codes == [f"AG-{number:03}" for number in range(1, ROWS + 1)]
    assert texts_of(sample_pdf, [register.all("TD")[-1]]) == [f"Country {ROWS % 7}"]


def test_no_element_is_without_meaning(sample_pdf):
    assert not tag_tree(sample_pdf).all("NonStruct")


def test_each_note_stands_behind_its_call_with_an_id(sample_pdf):
    tree = tag_tree(sample_pdf)
    holders = [tag for tag in tree.walk() if any(kid.type == "Note" for kid in tag.kids)]
    for holder in holders:
        types = [kid.type for kid in holder.kids]
        assert types[types.index("Note") - 1] == "Reference"
    notes = tree.all("Note")
    assert [str(note.item.ID) for note in notes] == ["note-1", "note-2"]
    assert texts_of(sample_pdf, notes) == ["1. Signed before the cut-off.", "2. Any author abroad."]


def test_cells_name_their_headers_where_the_head_has_two_rows(sample_pdf):
    scorecard, register = tag_tree(sample_pdf).all("Table")
    names = {str(cell.item.ID): text for cell in scorecard.all("TH") for text in texts_of(sample_pdf, [cell])}
    value = next(cell for cell in scorecard.all("TD") if texts_of(sample_pdf, [cell]) == ["26"])
    assert [names[str(name)] for name in value.item.A.Headers] == ["Value", "2019", "Agreements", "In force"]
    assert not any("/ID" in cell.item for cell in register.all("TH"))


def test_running_heads_and_page_numbers_are_artifacts_of_their_side(sample_pdf):
    for page_ in sample_pdf.pages:
        content = page_.Contents.read_bytes()
        assert content.count(b"/Artifact <</Type /Pagination /Subtype /Header>> BDC") >= 1
        assert content.count(b"/Artifact <</Type /Pagination /Subtype /Footer>> BDC") == 1


def test_drawing_is_described_by_title_and_description_and_lies_where_it_is_painted(sample_pdf):
    figures = tag_tree(sample_pdf).all("Figure")
    assert [str(figure.item.Alt) for figure in figures] == [
        "Agreements in force. From 20 in 2015 to 26 in 2019",
        "Institute",
    ]
    x1, y1, x2, y2 = map(float, figures[0].item.A.BBox)
    assert (round(x2 - x1), round(y2 - y1)) == (255, 90)
    assert 500 < y1 < y2 < 842


def test_passages_in_another_language_say_so(sample_pdf):
    assert [str(tag.item.Lang) for tag in tag_tree(sample_pdf).walk() if "/Lang" in tag.item] == ["fr"]


def test_abbreviations_are_expanded(sample_pdf):
    assert [str(tag.item.E) for tag in tag_tree(sample_pdf).walk() if "/E" in tag.item] == ["European Research Council"]


def test_contents_lead_by_reference_and_link(sample_pdf):
    types = [tag.type for tag in tag_tree(sample_pdf).all("TOC")[0].walk()]
    assert types == [
        "TOC",
        "TOCI",
        "Reference",
        "Link",
        "TOC",
        "TOCI",
        "Reference",
        "Link",
        "TOCI",
        "Reference",
        "Link",
    ]


def test_link_over_two_lines_has_one_annotation_per_line_with_its_text(sample_pdf):
    about = [str(item.Contents) for page_ in sample_pdf.pages for item in page_.obj.get("/Annots", [])]
    assert len([text for text in about if text.startswith("nine of twenty-two")]) == 2
    assert about[:3] == ["Standing", "Scorecard", "Method"]


def test_description_list_pairs_terms_and_descriptions():
    types, _ = printed_tags("<dl><dt>Term</dt><dd>One</dd><dd>Two</dd><dt>Other</dt><dd>Three</dd></dl>")
    assert types[2:] == ["L", "LI", "Lbl", "LBody", "LBody", "LI", "Lbl", "LBody"]


def test_nested_list_belongs_to_its_item():
    types, _ = printed_tags("<ul><li>Outer<ul><li>Inner</li></ul></li></ul>")
    assert types[2:] == ["L", "LI", "Lbl", "LBody", "L", "LI", "Lbl", "LBody"]


def test_two_tables_of_one_form_stay_two():
    table = '<table><thead><tr><th scope="col">A</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>'
    types, _ = printed_tags(table + table)
    assert types.count("Table") == types.count("THead") == 2


def test_row_that_breaks_over_two_pages_is_one_row():
    words = "Words that fill more than a page. " * 600
    types, tree = printed_tags(
        f'<table><tr style="break-inside: auto"><th scope="row">A</th><td>{words}</td></tr></table>'
    )
    assert types.count("TR") == types.count("TD") == 1
    assert len({where for where, _ in tree.all("TD")[0].marks}) > 1


def test_oddities_give_a_right_file():
    printed = print_page(page(ODDITIES), TEMPLATES)
    assert printed.problems == ()


def test_drawing_in_a_link_leaves_the_annotations_to_the_link():
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"><title>Drawing</title></svg>'
    types, tree = printed_tags(f'<p><a href="https://example.org">Away {drawing}</a></p>')
    assert types[2:] == ["P", "Link", "Figure"]
    [figure] = tree.all("Figure")
    assert "/Obj" not in figure.item.get("/K", {})


def test_item_with_text_around_a_paragraph_has_one_body():
    types, _ = printed_tags("<ul><li>Text <p>and a paragraph</p> and text</li></ul>")
    assert types[2:] == ["L", "LI", "Lbl", "LBody", "P"]
