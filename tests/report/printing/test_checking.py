"""A check that finds nothing must be able to find something: damages are planted, one at a time."""

import io
import re

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from strandreport.report.printing.checking import find_faults
from tests.report.printing.tag_tree import tag_tree


def first(pdf, kind):
    return tag_tree(pdf).all(kind)[0].item


def lose_alternative(pdf):
    del first(pdf, "Figure").Alt


def lose_note_id(pdf):
    del first(pdf, "Note").ID


def repeat_note_id(pdf):
    one, other = tag_tree(pdf).all("Note")
    other.item.ID = one.item.ID


def rename_row(pdf):
    first(pdf, "TR").S = Name.P


def lose_cell(pdf):
    row = tag_tree(pdf).all("Table")[1].all("TR")[5].item
    row.K = Array(list(row.K)[:-1])


def lose_scope(pdf):
    del first(pdf, "TH").A.Scope


def lose_headers(pdf):
    table = tag_tree(pdf).all("Table")[1]
    for cell in table.all("TH"):
        cell.item.S = Name.TD


def skip_heading(pdf):
    first(pdf, "H3").S = Name.H5


def lose_parent_entry(pdf):
    pdf.Root.StructTreeRoot.ParentTree.Nums[1][0] = None


def paint_untagged(pdf):
    contents = pdf.pages[0].Contents
    contents.write(contents.read_bytes() + b"\n0 0 9 9 re f")


def untag_text(pdf):
    contents = pdf.pages[1].Contents
    contents.write(re.sub(rb"/Span\s*<<\s*/MCID \d+\s*>>\s*BDC", b"/Artifact BMC", contents.read_bytes(), count=1))


def unlist_file(pdf):
    pdf.Root.AF = Array(list(pdf.Root.AF)[:1])


def list_file_twice(pdf):
    pdf.Root.AF = Array([*pdf.Root.AF, pdf.Root.AF[0]])


def lose_relationship(pdf):
    del pdf.Root.AF[0].AFRelationship


def lose_mime_type(pdf):
    del pdf.Root.AF[0].EF.F.Subtype


def lose_link_contents(pdf):
    del pdf.pages[0].Annots[0].Contents


def hide_link(pdf):
    pdf.pages[0].Annots[0].F = 2


def lose_tab_order(pdf):
    del pdf.pages[0].Tabs


def lose_title(pdf):
    packet = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(packet.replace(b"dc:title", b"dc:subject"))


def lose_pdfua(pdf):
    packet = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(packet.replace(b"pdfuaid:part>1", b"pdfuaid:part>2"))


def lose_language(pdf):
    del pdf.Root.Lang


def lose_intent(pdf):
    del pdf.Root.OutputIntents


def add_form(pdf):
    pdf.Root.AcroForm = Dictionary(Fields=Array([]))


def smooth_image(pdf):
    next(item for item in pdf.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image")[
        "/Interpolate"
    ] = True


def lose_font_file(pdf):
    font = next(item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/FontDescriptor" in item)
    del font.FontDescriptor.FontFile2


def lose_identifier_tree(pdf):
    del pdf.Root.StructTreeRoot.IDTree


DAMAGES = {
    lose_alternative: "UA 7.3-1",
    lose_note_id: "UA 7.9-1",
    repeat_note_id: "UA 7.9-2",
    rename_row: "UA 7.2-36",
    lose_cell: "UA 7.2-42",
    lose_scope: "TH without Scope",
    lose_headers: "UA 7.5",
    skip_heading: "UA 7.4.2-1",
    lose_parent_entry: "UA 7.1-3 mark outside the tag tree (page 1)",
    paint_untagged: "UA 7.1-3 content neither tagged nor artifact (page 1)",
    untag_text: "the tag tree names other marks than the page has (page 2)",
    unlist_file: "A 6.8-4",
    list_file_twice: "AF lists a file twice",
    lose_relationship: "A 6.8-3",
    lose_mime_type: "A 6.8-1",
    lose_link_contents: "UA 7.18.5-2",
    hide_link: "A 6.3.2",
    lose_tab_order: "UA 7.18.3-1",
    lose_title: "UA 7.1-9",
    lose_pdfua: "UA 5-2",
    lose_language: "UA 7.2-29",
    lose_intent: "A 6.2.4.3",
    add_form: "A 6.4",
    smooth_image: "A 6.2.8-3",
    lose_font_file: "A 6.2.11.4.1",
    lose_identifier_tree: "ISO 32000-1 14.7.2",
}


@pytest.mark.parametrize(("damage", "rule"), DAMAGES.items(), ids=lambda value: getattr(value, "__name__", ""))
def test_planted_damage_is_found(sample_pdf, damage, rule):
    damage(sample_pdf)
    out = io.BytesIO()
    sample_pdf.save(out)
    faults = find_faults(out.getvalue())
    assert any(fault.startswith(rule) for fault in faults), faults


def test_file_without_tags_is_a_fault():
    with pikepdf.new() as pdf:
        out = io.BytesIO()
        pdf.save(out)
    assert find_faults(out.getvalue()) == ("UA 7.1-11 no tag tree",)
