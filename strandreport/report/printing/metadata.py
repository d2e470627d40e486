"""Metadata of both standards: the XMP packet, the catalogue's attachments, images.

WeasyPrint writes the packet of PDF/A-3a; PDF/UA-1 is added inside the same ``rdf:RDF``, with the extension schema that
PDF/A asks for every property it does not know (ISO 19005-3, 6.6.2.3).
"""

import pikepdf
from pikepdf import Array, Name

from strandreport.report.printing.attachments import Attachment

_PDF_UA = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF>"""


def write_metadata(pdf: pikepdf.Pdf, files: tuple[Attachment, ...]) -> tuple[str, ...]:
    """Write the XMP packet and the entries of attachments and images; return what is wrong."""
    problems = (*_identify(pdf), *_unknown_files(pdf, files))
    _describe_files(pdf, files)
    _forbid_interpolation(pdf)
    return problems


def _identify(pdf: pikepdf.Pdf) -> list[str]:
    packet = pdf.Root.Metadata.read_bytes()
    text = packet.replace(b"</rdf:RDF>", _PDF_UA)
    pdf.Root.Metadata = pdf.make_stream(text, Type=Name.Metadata, Subtype=Name.XML)
    pdf.Root.ViewerPreferences.DisplayDocTitle = True
    if b"dc:title>" not in packet:
        return ["the page has no title"]
    if packet.count(b"</rdf:RDF>") != 1 or b"pdfuaid" in packet:
        return ["the metadata packet is not the single rdf:RDF that WeasyPrint 70 writes"]
    return []


def _unknown_files(pdf: pikepdf.Pdf, files: tuple[Attachment, ...]) -> list[str]:
    known = {file.name for file in files}
    embedded = {str(specification.UF) for specification in pdf.Root.get("/AF", [])}
    return [f"attached by the page itself: {name}" for name in sorted(embedded - known)]


def _describe_files(pdf: pikepdf.Pdf, files: tuple[Attachment, ...]) -> None:
    """WeasyPrint 70 lists each file twice, guesses types by name and tells equal files apart by their digest."""
    if not files:
        return
    by_name = {str(specification.UF): specification for specification in pdf.Root.AF}
    pairs = [(file, by_name[file.name]) for file in files]
    for file, specification in pairs:
        specification.AFRelationship = Name(f"/{file.relationship}")
        specification.EF.F.Subtype = Name(f"/{file.mime_type}")
    pdf.Root.AF = Array([specification for _, specification in pairs])
    pdf.Root.Names.EmbeddedFiles.Names = Array([part for _, spec in pairs for part in (spec.UF, spec)])


def _forbid_interpolation(pdf: pikepdf.Pdf) -> None:
    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image" and "/Interpolate" in item:
            item.Interpolate = False
