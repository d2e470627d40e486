"""One HTML page in, one PDF out that follows PDF/A-3a and PDF/UA-1 together, and a list of what hinders it.

WeasyPrint lays out and paints; what it can't say in the tag tree is added afterwards, without touching what is
painted. Nothing is fetched from the network or from files, and system fonts play no part.
"""

from strandreport.report.printing.attachments import Attachment
from strandreport.report.printing.page import Printed, print_page
from strandreport.report.printing.versions import printing_versions

__all__ = ["Attachment", "Printed", "print_page", "printing_versions"]
