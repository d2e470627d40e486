"""Check a printed file against the rules of PDF/UA-1 and PDF/A-3 that a print can break, without Java.

Rules carry veraPDF's numbers (UA for ISO 14289-1, A for ISO 19005-3). Not looked at: glyphs, colour profiles, the
syntax of the file. It stands for no run of veraPDF; it is what can run after every print.
"""

import io

import pikepdf

from strandreport.report.printing.checking.document import document_faults
from strandreport.report.printing.checking.elements import element_faults
from strandreport.report.printing.checking.objects import object_faults
from strandreport.report.printing.checking.pages import page_faults
from strandreport.report.printing.checking.structure import read_structure
from strandreport.report.printing.checking.tables import table_faults


def find_faults(data: bytes) -> tuple[str, ...]:
    """The rules that a file breaks, each once, with the place where there is one; empty if it breaks none."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        if "/StructTreeRoot" not in pdf.Root:
            return ("UA 7.1-11 no tag tree",)
        structure = read_structure(pdf)
        faults = [*document_faults(pdf), *object_faults(pdf), *element_faults(structure), *table_faults(structure)]
        for number, page in enumerate(pdf.pages, start=1):
            faults += [f"{fault} (page {number})" for fault in page_faults(page.obj, structure)]
    return tuple(dict.fromkeys(faults))
