"""What the metadata of each PDF declares.

A single paper is tagged: PDF/A-2a, and PDF/UA-1. What is put together from pages is untagged,
so level B; assembling drops the metadata and the colour profile, and both are set again.
"""

from html import escape

import pikepdf
from pikepdf import Dictionary, Name

PRODUCTOR = "Bluecom"
_ACCESIBLE = """\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">\
<pdfuaid:part>1</pdfuaid:part></rdf:Description>\
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name>\
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property>\
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""

_NIVEL_B = """\
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">\
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance></rdf:Description>"""
_XMP = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\
<x:xmpmeta xmlns:x="adobe:ns:meta/">\
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:pdf="http://ns.adobe.com/pdf/1.3/">\
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{titulo}</rdf:li></rdf:Alt></dc:title>\
<dc:language><rdf:Bag><rdf:li>es</rdf:li></rdf:Bag></dc:language>\
<pdf:Producer>{productor}</pdf:Producer></rdf:Description>{nivel}</rdf:RDF></x:xmpmeta>\
<?xpacket end="w"?>"""


def sin_etiquetas(pagina: pikepdf.Page) -> None:
    """Forget the structure tree that stayed in the page's own paper."""
    for clave in (Name("/StructParents"), Name("/Tabs")):
        if clave in pagina.obj:
            del pagina.obj[clave]


def declarar_accesible(papel: pikepdf.Pdf) -> None:
    """Say PDF/UA-1 in the XMP, inside its only ``rdf:RDF``, with the schema PDF/A asks for."""
    xmp = papel.Root.Metadata.read_bytes().decode()
    papel.Root.Metadata.write(xmp.replace("</rdf:RDF>", _ACCESIBLE + "</rdf:RDF>", 1).encode())


def identificar(salida: pikepdf.Pdf, origen: pikepdf.Pdf, titulo: str) -> None:
    """Language, title, output intent (the papers' own) and PDF/A-2b in the XMP.

    A paper stored without an output intent is no archive: then neither is the dossier.
    """
    for pagina in salida.pages:
        sin_etiquetas(pagina)
    salida.Root.Lang = pikepdf.String("es")
    salida.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    intencion = origen.Root.get("/OutputIntents")
    if intencion is not None:
        salida.Root.OutputIntents = salida.copy_foreign(origen.make_indirect(intencion))
    salida.docinfo = salida.make_indirect(
        Dictionary(Title=pikepdf.String(titulo), Producer=pikepdf.String(PRODUCTOR))
    )
    nivel = "" if intencion is None else _NIVEL_B
    xmp = _XMP.format(titulo=escape(titulo), productor=PRODUCTOR, nivel=nivel)
    salida.Root.Metadata = salida.make_stream(xmp.encode(), Type=Name.Metadata, Subtype=Name.XML)
