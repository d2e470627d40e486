"""The tag tree of a printed PDF, rebuilt: one element per HTML element, typed, and everything else an artifact.

Reading gives fragments (one per page), joining puts the fragments of an HTML element together, the modules of single
types (notes, links, lists, tables, figures) correct what PDF/UA-1 asks of them, writing puts the tree back.
"""

import pikepdf

from strandreport.report.printing.origins import Origins
from strandreport.report.printing.tagging.joining import join_fragments
from strandreport.report.printing.tagging.links import describe_links
from strandreport.report.printing.tagging.notes import move_notes
from strandreport.report.printing.tagging.pagination import mark_running_content
from strandreport.report.printing.tagging.reading import read_fragments
from strandreport.report.printing.tagging.refining import refine_tree
from strandreport.report.printing.tagging.writing import write_tree


def rebuild_tags(pdf: pikepdf.Pdf, origins: Origins) -> tuple[str, ...]:
    """Rebuild the tag tree of a PDF in place; return what has to be changed in the template."""
    tree = join_fragments(read_fragments(pdf, origins))
    move_notes(tree)
    describe_links(pdf, tree)
    problems = refine_tree(tree)
    mark_running_content(pdf, tree, origins)
    return (*problems, *write_tree(pdf, tree))
