"""The dossier: 3 papers, original and copy, against six plain renders of the same pages."""

import sys
from pathlib import Path
from typing import Any

from PIL import Image, ImageChops
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
MEMORIA_MB = 200
ESTILO = Path("static/papeles/papeles.css")


def medir(*, chico: bool) -> list[Medida]:
    """Both ways of making the same folder, in one run, compared page by page."""
    ventas = [_venta(n) for n in range(1, 4)]
    anexo = componer("CONDICIONES", instantanea_de_muestra("CONDICIONES"), "v1")
    nuestro, referencia = _nuestro(ventas[0], anexo), _referencia(ventas[0])
    iguales, paginas = _mismas_paginas(nuestro, referencia)
    t_nuestro, t_referencia = alternados(
        4 if chico else 12, lambda: _nuestro(ventas[1], anexo), lambda: _referencia(ventas[1])
    )
    repeticiones = 10 if chico else 200
    antes = _memoria_mb()
    for n in range(repeticiones):
        _nuestro(ventas[n % 3], anexo)
    despues = _memoria_mb()
    notas = {
        "páginas iguales (± 1 de 255 por píxel)": f"{iguales} de {paginas}",
        "memoria máxima": f"{antes:.0f} MB; tras {repeticiones} más, {despues:.0f} MB",
    }
    bien = iguales == paginas and despues < MEMORIA_MB
    nombre = "expediente: 3 papeles, 1 + 1"
    return [Medida(nombre, t_nuestro, t_referencia, OBJETIVO, notas, bien)]


def _venta(n: int) -> dict[str, dict[str, Any]]:
    """The snapshots of one invented sale; numbers and QR differ from sale to sale."""
    return {
        tipo: instantanea_de_muestra(
            tipo, numero=n * 10 + i, url=f"https://muestra.example/p/{tipo.lower()}{n:03d}"
        )
        for i, tipo in enumerate(PAPELES)
    }


def _nuestro(venta: dict[str, dict[str, Any]], anexo: bytes) -> bytes:
    """What a worker and the dossier do for one sale, without disk and database."""
    impresos = [
        Impreso(
            pdf=componer(tipo, datos, "v1"),
            numero=datos["numero"],
            url=datos["url"],
            titulo=datos["titulo"],
            anexo=anexo if tipo == "CONTRATO" else None,
            ejemplares=EJEMPLARES,
        )
        for tipo, datos in venta.items()
    ]
    return ensamblar(impresos, ci=[], carta=None)


def _referencia(venta: dict[str, dict[str, Any]]) -> list[bytes]:
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
    nuestras = paginas_como_imagenes(nuestro, maximo=99, ancho=1240)
    suyas = [p for pdf in referencia for p in paginas_como_imagenes(pdf, maximo=99, ancho=1240)]
    pares = zip(nuestras, suyas, strict=False)
    iguales = sum(_iguales(a, b) for a, b in pares)
    return iguales, max(contar_paginas(nuestro), len(suyas))


def _iguales(a: Image.Image, b: Image.Image) -> bool:
    """Equal to the eye and to the printer: one level of 255 is how a viewer rounds."""
    if a.size != b.size:
        return False
    bandas = ImageChops.difference(a, b).split()
    return all(max(banda.tobytes()) <= 1 for banda in bandas)


def _memoria_mb() -> float:
    """Resident memory of the child that draws, plus ours."""
    return max(_rss(motor.proceso()), _rss("self"))


def _rss(quien: int | str | None) -> float:
    if not sys.platform.startswith("linux") or quien is None:
        return 0.0
    lineas = Path(f"/proc/{quien}/status").read_text().splitlines()
    return next(int(x.split()[1]) for x in lineas if x.startswith("VmRSS")) / 1024
