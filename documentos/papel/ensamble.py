"""Put papers together page by page; pages are copied, never rendered twice."""

import base64
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pikepdf
from django.template.loader import render_to_string

from documentos.papel.marca import guardar, poner_marca
from documentos.papel.motor import html_a_pdf

if TYPE_CHECKING:
    from documentos.models import Documento


@dataclass(frozen=True)
class Pieza:
    """One printed specimen: the pages of a paper and the mark they carry."""

    pdf: bytes
    marca: str


def con_anexo(pdf: bytes, anexo: bytes, documento: "Documento") -> bytes:
    """A contract followed by its general conditions, each page marked ORIGINAL."""
    return _unir([Pieza(pdf, "ORIGINAL"), Pieza(anexo, "ORIGINAL")], str(documento))


def ensamblar(piezas: list[Pieza], *, ci: list[bytes], carta: bytes | None) -> bytes:
    """Collate the specimens, then the C.I. on one A4 and the letter (10.1)."""
    adjuntos = []
    if ci:
        adjuntos.append(Pieza(hoja_de_imagenes("ci", ci), ""))
    if carta:
        adjuntos.append(Pieza(hoja_de_imagenes("carta", [carta]), ""))
    return _unir([*piezas, *adjuntos], "Carpeta de la venta")


def hoja_de_imagenes(que: str, imagenes: list[bytes]) -> bytes:
    """One A4 with the photos of the C.I., or with the letter."""
    fuentes = ["data:image/jpeg;base64," + base64.b64encode(i).decode() for i in imagenes]
    html = render_to_string("papeles/v1/adjunto.html", {"que": que, "imagenes": fuentes})
    return html_a_pdf(html)


def _unir(piezas: list[Pieza], titulo: str) -> bytes:
    with pikepdf.new() as salida:
        for pieza in piezas:
            with pikepdf.open(io.BytesIO(pieza.pdf)) as origen:
                primera = len(salida.pages)
                salida.pages.extend(origen.pages)
                if pieza.marca:
                    for pagina in list(salida.pages)[primera:]:
                        poner_marca(salida, pagina, pieza.marca)
        salida.Root.Lang = "es"
        salida.docinfo["/Title"] = titulo
        return guardar(salida)
