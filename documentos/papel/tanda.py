"""Many dossiers in one file: a cover that says where each begins, and a bookmark for each."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import pikepdf
from django.template.loader import render_to_string

from documentos.papel.archivo import identificar
from documentos.papel.marca import guardar
from documentos.papel.motor import html_a_pdf
from documentos.pdf import contar_paginas


@dataclass(frozen=True)
class Parte:
    """One client's dossier and the little that the cover says of it."""

    pdf: bytes
    paginas: int
    cliente: str
    numero_smartflex: str
    motivo: str = ""


@dataclass(frozen=True)
class Renglon:
    """A line of the cover: the pages of the file that are this client's."""

    parte: Parte
    desde: int
    hasta: int


def juntar(partes: Sequence[Parte], *, numero: int, de: str, pedida_en: datetime) -> bytes:
    """Cover first, then each client's dossier whole and in order (10.1)."""
    titulo = f"Impresión de carpetas, tanda N.º {numero}"
    portada, renglones = _portada(partes, {"titulo": titulo, "de": de, "pedida_en": pedida_en})
    with pikepdf.new() as salida:
        _agregar(salida, portada)
        for parte in partes:
            _agregar(salida, parte.pdf)
        with salida.open_outline() as indice:
            indice.root.extend(
                pikepdf.OutlineItem(_rotulo(r.parte), r.desde - 1) for r in renglones
            )
        with pikepdf.open(io.BytesIO(portada)) as origen:
            identificar(salida, origen, titulo)
        return guardar(salida)


def _portada(partes: Sequence[Parte], contexto: dict[str, object]) -> tuple[bytes, list[Renglon]]:
    """The cover counts its own pages: drawn again only when it does not fit on one."""
    hojas = 1
    while True:
        renglones = _renglones(partes, hojas)
        pdf = html_a_pdf(
            render_to_string("papeles/v1/tanda.html", contexto | {"renglones": renglones})
        )
        if (reales := contar_paginas(pdf)) <= hojas:
            return pdf, renglones
        hojas = reales


def _renglones(partes: Sequence[Parte], hojas: int) -> list[Renglon]:
    renglones, ultima = [], hojas
    for parte in partes:
        renglones.append(Renglon(parte, ultima + 1, ultima + parte.paginas))
        ultima += parte.paginas
    return renglones


def _agregar(salida: pikepdf.Pdf, pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as origen:
        salida.pages.extend(origen.pages)


def _rotulo(parte: Parte) -> str:
    return " · ".join(t for t in (parte.numero_smartflex, parte.cliente) if t) or "Carpeta"
