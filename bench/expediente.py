"""The dossier: 3 papers, original and copy, against six plain renders of the same pages."""

import os
import sys
import time
from pathlib import Path
from typing import Any

from PIL import Image, ImageChops, ImageStat
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from bench.medida import Medida, alternados
from documentos.muestra import instantanea_de_muestra
from documentos.papel import motor
from documentos.papel.ensamble import Impreso, ensamblar
from documentos.papel.hoja import componer, html_de
from documentos.papel.qr import qr_data
from documentos.pdf import contar_paginas, paginas_como_imagenes

PAPELES = ("SOLICITUD", "CONTRATO", "COMODATO")
EJEMPLARES = ("ORIGINAL", "COPIA")
OBJETIVO = 5.0
EXPEDIENTES = {"chico": 10, "mil": 1000}
"""How many dossiers the memory is watched over, by TAMANO; 150 otherwise."""
TIBIA = 12
"""Dossiers after which fonts and caches are loaded."""
MEMORIA_MB = 200
PLANA = 0.9
"""Warm over most: below this it grew by more than a ninth."""
ESTILO = Path("static/papeles/papeles.css")
Venta = dict[str, dict[str, Any]]
"""The snapshot of each paper of one sale."""


def medir(*, chico: bool) -> list[Medida]:
    """Both ways of making the same folder, page by page; what it costs in memory.

    The memory first: drawing the reference and comparing pages takes this process' own.
    """
    ventas = [_venta(n) for n in range(1, 4)]
    anexo = componer("CONDICIONES", instantanea_de_muestra("CONDICIONES"), "v1")
    memoria = _memoria(ventas, anexo, EXPEDIENTES.get(os.environ.get("TAMANO", ""), 150))
    return [_rapidez(ventas, anexo, veces=3 if chico else 8), memoria]


def _rapidez(ventas: list[Venta], anexo: bytes, *, veces: int) -> Medida:
    iguales, paginas = _mismas_paginas(_nuestro(ventas[0], anexo), _referencia(ventas[0]))
    nuestro, referencia = alternados(
        veces, lambda: _nuestro(ventas[1], anexo), lambda: _referencia(ventas[1]), _procesador
    )
    notas = {
        "tiempo": "de procesador, el nuestro y el de quien dibuja",
        "páginas iguales (± 1 de 255 por píxel)": f"{iguales} de {paginas}",
    }
    nombre = "expediente: 3 papeles, 1 + 1"
    return Medida(
        nombre, nuestro, referencia, OBJETIVO, notas=notas, condiciones=iguales == paginas
    )


def _memoria(ventas: list[Venta], anexo: bytes, cuantos: int) -> Medida:
    """Resident memory of the child that draws: after warming up, and the most of the last half.

    The child is replaced every so many papers, as in a worker; what counts is that no
    dossier, early or late, takes more than the first ones did.
    """
    motor.calentar(de_nuevo=True)
    for n in range(TIBIA):
        _nuestro(ventas[n % 3], anexo)
    tibia = _rss(motor.proceso())
    lecturas = []
    for n in range(cuantos):
        _nuestro(ventas[n % 3], anexo)
        lecturas.append(_rss(motor.proceso()))
    maxima = max(lecturas[cuantos // 2 :])
    notas = {f"tras {cuantos} expedientes": f"última lectura, {lecturas[-1]:.0f} MB"}
    bien = max(*lecturas, _rss("self")) < MEMORIA_MB
    return Medida("memoria de quien dibuja", maxima, tibia, PLANA, "MB", notas, bien)


def _venta(n: int) -> Venta:
    """The snapshots of one invented sale; numbers and QR differ from sale to sale."""
    return {
        tipo: instantanea_de_muestra(
            tipo, numero=n * 10 + i, url=f"https://muestra.example/p/{tipo.lower()}{n:03d}"
        )
        for i, tipo in enumerate(PAPELES)
    }


def _nuestro(venta: Venta, anexo: bytes) -> bytes:
    """What a worker and the dossier do for one sale, without disk and database."""
    impresos = [
        Impreso(
            pdf=componer(tipo, datos, "v1", anexo=anexo if tipo == "CONTRATO" else None),
            numero=datos["numero"],
            url=datos["url"],
            titulo=datos["titulo"],
            ejemplares=EJEMPLARES,
        )
        for tipo, datos in venta.items()
    ]
    return ensamblar(impresos)


def _referencia(venta: Venta) -> list[bytes]:
    """Six ``write_pdf``, each reading stylesheet and fonts, the contract with its annex."""
    return [
        _escribir([html_de(tipo, datos, "v1", ejemplar=marca), *_anexo(tipo, datos, marca)])
        for tipo, datos in venta.items()
        for marca in EJEMPLARES
    ]


def _anexo(tipo: str, datos: dict[str, Any], marca: str) -> list[str]:
    if tipo != "CONTRATO":
        return []
    sello = {"contrato": datos["numero"], "qr": qr_data(datos["url"])}
    condiciones = instantanea_de_muestra("CONDICIONES")
    return [html_de("CONDICIONES", condiciones, "v1", ejemplar=marca, sello=sello)]


def _escribir(htmls: list[str]) -> bytes:
    fuentes = FontConfiguration()
    estilo = CSS(filename=str(ESTILO), font_config=fuentes)
    partes = [HTML(string=h).render(font_config=fuentes, stylesheets=[estilo]) for h in htmls]
    paginas = [pagina for parte in partes for pagina in parte.pages]
    pdf: bytes = partes[0].copy(paginas).write_pdf()
    return pdf


def _mismas_paginas(nuestro: bytes, referencia: list[bytes]) -> tuple[int, int]:
    nuestras = paginas_como_imagenes(nuestro, ancho=1240)
    suyas = [p for pdf in referencia for p in paginas_como_imagenes(pdf, ancho=1240)]
    pares = zip(nuestras, suyas, strict=False)
    iguales = sum(_iguales(a, b) for a, b in pares)
    return iguales, max(contar_paginas(nuestro), len(suyas))


def _iguales(a: Image.Image, b: Image.Image) -> bool:
    """Equal to the eye and to the printer: one level of 255 is how a viewer rounds."""
    if a.size != b.size:
        return False
    distancia = ImageStat.Stat(ImageChops.difference(a.convert("RGB"), b.convert("RGB")))
    return all(maxima <= 1 for _, maxima in distancia.extrema)


def _procesador() -> float:
    """Seconds of processor of this process and of the child that draws, one after the other.

    They never work at once, so that on an idle machine this is the clock on the wall; on a
    busy one it is what the clock would say without the others.
    """
    if not sys.platform.startswith("linux"):
        return time.perf_counter()
    hijo = Path(f"/proc/{motor.proceso()}/schedstat").read_text().split()[0]
    return time.process_time() + int(hijo) / 1e9


def _rss(quien: int | str | None) -> float:
    if not sys.platform.startswith("linux") or quien is None:
        return 0.0
    lineas = Path(f"/proc/{quien}/status").read_text().splitlines()
    return next(int(x.split()[1]) for x in lineas if x.startswith("VmRSS")) / 1024
