"""The QR of each page: squares drawn straight into the PDF, and the same squares as an SVG."""

import base64
from functools import lru_cache

import pikepdf
import segno
from pikepdf import Array, Name

LADO_MM, IZQUIERDA_MM, ARRIBA_MM = 19.0, 175.0, 9.0
PUNTOS_MM = 72 / 25.4
Barra = tuple[int, int, int]
"""Column, row and length of a run of dark modules."""


def qr_data(url: str) -> str:
    """``data:`` URL of the QR of a public address; the same bytes every time."""
    lado, barras = _barras(url)
    trazo = "".join(f"M{x} {y}h{n}v1h-{n}z" for x, y, n in barras)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {lado} {lado}">'
        f'<path d="{trazo}"/></svg>'
    )
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()


def forma_qr(documento: pikepdf.Pdf, url: str) -> pikepdf.Object:
    """The QR as a form XObject, its corner at the origin."""
    lado, barras = _barras(url)
    modulo = LADO_MM * PUNTOS_MM / lado
    cuadros = " ".join(
        f"{x} {y} m {x + n} {y} l {x + n} {y + 1} l {x} {y + 1} l h" for x, y, n in barras
    )
    escala = f"{modulo:.8f} 0 0 -{modulo:.8f} 0 {LADO_MM * PUNTOS_MM:.8f} cm"
    forma = documento.make_stream(f"0 0 0 rg {escala} {cuadros} f".encode())
    forma.Type, forma.Subtype = Name.XObject, Name.Form
    forma.BBox = Array([0, 0, LADO_MM * PUNTOS_MM, LADO_MM * PUNTOS_MM])
    return forma


def esquina_de_qr(pagina: pikepdf.Page) -> tuple[float, float]:
    """Where the header leaves room for it."""
    alto = float(pagina.mediabox[3])
    return IZQUIERDA_MM * PUNTOS_MM, alto - (ARRIBA_MM + LADO_MM) * PUNTOS_MM


@lru_cache(maxsize=64)
def _barras(url: str) -> tuple[int, list[Barra]]:
    """Runs of dark modules, row by row."""
    filas = segno.make(url, error="m", micro=False).matrix
    return len(filas), [b for y, fila in enumerate(filas) for b in _de_la_fila(y, bytes(fila))]


def _de_la_fila(y: int, fila: bytes) -> list[Barra]:
    barras: list[Barra] = []
    for x, oscuro in enumerate(fila):
        if not oscuro:
            continue
        if barras and sum(barras[-1][::2]) == x:
            barras[-1] = (barras[-1][0], y, barras[-1][2] + 1)
        else:
            barras.append((x, y, 1))
    return barras
