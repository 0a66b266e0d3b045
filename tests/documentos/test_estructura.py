"""What archivists and screen readers ask of a PDF, read from its own objects."""

import io
from typing import Any

import pikepdf
import pytest

from tests.documentos import muestras
from tests.documentos.muestras import TODOS


def papel(tipo: str) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(muestras.papel(tipo)))


def dosier() -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(muestras.dosier()))


def etiquetas(nodo: Any) -> list[str]:
    """Structure types in reading order."""
    if isinstance(nodo, pikepdf.Array):
        return [e for hijo in nodo for e in etiquetas(hijo)]
    if not isinstance(nodo, pikepdf.Dictionary):
        return []
    propia = [str(nodo.S)] if "/S" in nodo else []
    return propia + (etiquetas(nodo.K) if "/K" in nodo else [])


def perfil(pdf: pikepdf.Pdf) -> pikepdf.Object:
    (intencion,) = pdf.Root.OutputIntents
    assert str(intencion.S) == "/GTS_PDFA1"
    return intencion.DestOutputProfile


@pytest.mark.parametrize("tipo", TODOS)
def test_a_paper_is_tagged_with_title_and_language(tipo):
    with papel(tipo) as pdf:
        vistas = etiquetas(pdf.Root.StructTreeRoot.K)
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "es"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert vistas[0] == "/Document"
        assert vistas.count("/H1") == 1
        assert "/P" in vistas


@pytest.mark.parametrize("tipo", TODOS)
def test_a_paper_says_that_it_is_archival_and_accessible(tipo):
    with papel(tipo) as pdf, pdf.open_metadata() as xmp:
        assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("2", "A")
        assert xmp["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
        assert xmp["dc:title"] == str(pdf.docinfo["/Title"])
        assert len(perfil(pdf).read_bytes()) > 0


@pytest.mark.parametrize("tipo", ["COMODATO", "TERMINOS", "ACTA_ENTREGA", "ACTA_INSTALACION"])
def test_tables_have_headers(tipo):
    with papel(tipo) as pdf:
        vistas = etiquetas(pdf.Root.StructTreeRoot.K)
        assert "/Table" in vistas
        assert "/TH" in vistas


@pytest.mark.parametrize("tipo", TODOS)
def test_all_the_fonts_travel_with_the_paper(tipo):
    with papel(tipo) as pdf:
        for fuente in [f for p in pdf.pages for f in p.obj.Resources.get("/Font", {}).values()]:
            descriptor = fuente.DescendantFonts[0].FontDescriptor
            assert {"/FontFile2", "/FontFile3"} & set(descriptor.keys())


def test_the_dossier_is_archival_and_untagged():
    with dosier() as pdf, pdf.open_metadata() as xmp:
        assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("2", "B")
        assert "{http://www.aiim.org/pdfua/ns/id/}part" not in xmp
        assert xmp["dc:title"] == str(pdf.docinfo["/Title"]) != ""
        assert len(perfil(pdf).read_bytes()) > 0
        assert "/StructTreeRoot" not in pdf.Root
        assert not any("/StructParents" in p.obj for p in pdf.pages)


def test_the_contract_with_its_annex_is_archival_and_each_page_has_its_qr():
    with pikepdf.open(io.BytesIO(muestras.contrato_con_anexo())) as pdf, pdf.open_metadata() as xmp:
        assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("2", "B")
        assert len(pdf.pages) == 3
        assert all("/QR" in p.obj.Resources.XObject for p in pdf.pages)


def test_the_dossier_draws_each_page_once_and_copies_it():
    with dosier() as pdf:
        original, copia = pdf.pages[0], pdf.pages[1]
        assert original.obj.Contents[1].objgen == copia.obj.Contents[1].objgen
        assert original.obj.Resources.Font.objgen == copia.obj.Resources.Font.objgen


def test_every_page_of_the_dossier_has_its_qr():
    with dosier() as pdf:
        assert all("/QR" in p.obj.Resources.XObject for p in pdf.pages)


def test_no_image_of_the_dossier_is_interpolated():
    """PDF/A 6.2.8: the one thing that a validator found."""
    with dosier() as pdf:
        formas = [f for p in pdf.pages for f in p.obj.Resources.XObject.values()]
        fotos = {f.objgen: f.get("/Interpolate", False) for f in formas if f.Subtype == "/Image"}
        assert set(fotos.values()) == {False}
