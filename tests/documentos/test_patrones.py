"""Each page against a picture of it that somebody has looked at.

``PATRONES=1 pytest tests/documentos/test_patrones.py`` makes them again, to be looked at.
"""

import os
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from documentos.pdf import paginas_como_imagenes
from tests.documentos import muestras

PATRONES = Path(__file__).parent / "patrones"
ANCHO = 414
"""A4 at 50 dots per inch."""
TOLERANCIA = 1.0
"""Mean difference of grey allowed over a page, of 255: another hinting, not another layout."""


def paginas(tipo: str) -> list[Image.Image]:
    hojas = paginas_como_imagenes(muestras.papel(tipo), ancho=ANCHO)
    return [hoja.convert("L") for hoja in hojas]


def comparar(imagen: Image.Image, ruta: Path) -> float:
    """How far a page is from its picture; written anew when asked for."""
    if os.environ.get("PATRONES"):
        ruta.parent.mkdir(exist_ok=True)
        imagen.quantize(16).save(ruta, optimize=True)
    with Image.open(ruta) as patron:
        assert patron.size == imagen.size
        return ImageStat.Stat(ImageChops.difference(imagen, patron.convert("L"))).mean[0]


@pytest.mark.parametrize("tipo", muestras.TODOS)
def test_a_paper_looks_as_it_did(tipo):
    hojas = paginas(tipo)
    rutas = [PATRONES / f"{tipo.lower()}-{n}.png" for n in range(1, len(hojas) + 1)]

    lejos = {r.name: comparar(h, r) for h, r in zip(hojas, rutas, strict=True)}

    assert {n: d for n, d in lejos.items() if d > TOLERANCIA} == {}
    assert len(list(PATRONES.glob(f"{tipo.lower()}-*.png"))) == len(hojas)
