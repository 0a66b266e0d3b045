"""Put papers together page by page; pages are copied, never rendered twice."""

import base64
import io
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from types import MappingProxyType

import pikepdf
from django.template.loader import render_to_string
from pikepdf import Name

from documentos.papel import archivo
from documentos.papel.marca import (
    MARCA,
    SELLO,
    esquina_de_marca,
    estampar,
    forma_de,
    guardar,
    marca_pdf,
    poner_qr,
    sello_pdf,
)
from documentos.papel.motor import html_a_pdf

_NINGUNA: Mapping[str, bytes] = MappingProxyType({})
_NINGUN_CI: Mapping[str, Sequence[bytes]] = MappingProxyType({})


@dataclass(frozen=True)
class Impreso:
    """One paper to print: its file, its annex if it has one, and the specimens wanted.

    ``sin_qr``: just drawn, so that nothing was stamped over it.
    """

    pdf: bytes
    numero: int
    url: str
    titulo: str
    anexo: bytes | None = None
    ejemplares: tuple[str, ...] = ("ORIGINAL",)
    sin_qr: bool = False


def ensamblar(
    impresos: list[Impreso],
    *,
    ci: Mapping[str, Sequence[bytes]] = _NINGUN_CI,
    cartas: Mapping[str, bytes] = _NINGUNA,
) -> bytes:
    """Collate the specimens, then each C.I. on an A4 and the letters, by their titles (10.1)."""
    with pikepdf.new() as salida:
        formas: dict[str, pikepdf.Object] = {}
        for impreso in impresos:
            _agregar(salida, impreso, formas)
        if (ci or cartas) and impresos:
            with _abierto(hojas_de_imagenes(impresos[0], ci, cartas)) as adjuntos:
                primera = len(salida.pages)
                salida.pages.extend(adjuntos.pages)
                _poner_qr(salida, primera, impresos[0].url)
        with _abierto(impresos[0].pdf) as primero:
            archivo.identificar(salida, primero, _titulo(impresos))
        return guardar(salida)


def con_anexo(impreso: Impreso) -> bytes:
    """A contract followed by its general conditions, each page marked ORIGINAL."""
    return ensamblar([impreso])


def hojas_de_imagenes(
    de: Impreso, ci: Mapping[str, Sequence[bytes]], cartas: Mapping[str, bytes]
) -> bytes:
    """An A4 with the photos of each C.I., another for each letter, headed by the Solicitud."""
    contexto = {
        "de": de,
        "ci": {titulo: [_data(foto) for foto in fotos] for titulo, fotos in ci.items()},
        "cartas": {titulo: _data(carta) for titulo, carta in cartas.items()},
    }
    return html_a_pdf(render_to_string("papeles/v1/adjuntos.html", contexto))


def _agregar(salida: pikepdf.Pdf, impreso: Impreso, formas: dict[str, pikepdf.Object]) -> None:
    primera = len(salida.pages)
    with _abierto(impreso.pdf) as origen:
        salida.pages.extend(origen.pages)
    if impreso.sin_qr:
        _poner_qr(salida, primera, impreso.url)
    if impreso.anexo is not None:
        _agregar_anexo(salida, impreso)
    hojas = list(salida.pages)[primera:]
    copias = [hojas] + [[_repetida(salida, h) for h in hojas] for _ in impreso.ejemplares[1:]]
    for marca, paginas in zip(impreso.ejemplares, copias, strict=True):
        if marca not in formas:
            formas[marca] = forma_de(salida, marca_pdf(marca))
        _marcar(salida, paginas, formas[marca])


def _agregar_anexo(salida: pikepdf.Pdf, impreso: Impreso) -> None:
    primera = len(salida.pages)
    with _abierto(impreso.anexo or b"") as origen:
        salida.pages.extend(origen.pages)
    forma = forma_de(salida, sello_pdf(impreso.numero))
    for hoja in list(salida.pages)[primera:]:
        estampar(salida, hoja, SELLO, forma, (0.0, 0.0))
    _poner_qr(salida, primera, impreso.url)


def _poner_qr(salida: pikepdf.Pdf, primera: int, url: str) -> None:
    if url:
        poner_qr(salida, list(salida.pages)[primera:], url)


def _marcar(salida: pikepdf.Pdf, paginas: Iterable[pikepdf.Page], forma: pikepdf.Object) -> None:
    for pagina in paginas:
        estampar(salida, pagina, MARCA, forma, esquina_de_marca(pagina))


def _repetida(salida: pikepdf.Pdf, hoja: pikepdf.Page) -> pikepdf.Page:
    """The same page once more at the end: same contents, same fonts, nothing redrawn."""
    copia = salida.make_indirect(copy(hoja.obj))
    if Name("/Parent") in copia:
        del copia[Name("/Parent")]
    salida.pages.append(pikepdf.Page(copia))
    return salida.pages[-1]


def _titulo(impresos: list[Impreso]) -> str:
    """The paper's own name when there is only one."""
    if len(impresos) == 1:
        return impresos[0].titulo
    return f"Carpeta de la solicitud N.º {impresos[0].numero:07d}"


def _abierto(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def _data(imagen: bytes) -> str:
    return "data:image/jpeg;base64," + base64.b64encode(imagen).decode()
