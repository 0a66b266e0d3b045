"""What the coach makes of the sample set: faults found, and good photos it would refuse.

``python -m tests.documentos.muestrario.cuadro [CUANTOS]`` prints the tables of ``docs/fotos.md``.
"""

import io
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field

from PIL import Image

from documentos.medidas import Vista, medir
from documentos.reparos import EXIGENCIAS, con_limites, reparos
from tests.documentos.muestrario.camara import BUENAS, MALAS, como_jpeg, foto_de
from tests.documentos.muestrario.tarjetas import carta, tarjeta


@dataclass
class Fila:
    """All the photos taken in one way."""

    como: str
    fotos: int = 0
    en_contra: dict[str, int] = field(default_factory=dict)
    valores: dict[str, list[int]] = field(default_factory=dict)

    @property
    def con_reparos(self) -> int:
        return self.en_contra.get("alguno", 0)


def papeles(n: int) -> Iterator[tuple[Image.Image, str]]:
    """Both sides of a card, and a letter."""
    yield tarjeta(n), "CI_ANVERSO"
    yield tarjeta(n, reverso=True), "CI_REVERSO"
    yield carta(n), "CARTA"


def medida_de(foto: Image.Image) -> dict[str, int]:
    """As the opener measures what a telephone sends."""
    enviada = Image.open(io.BytesIO(como_jpeg(foto)))
    return medir(Vista.de(enviada), enviada.size)


def fila_de(como: str, cuantos: int) -> Fila:
    fila = Fila(como)
    for n in range(cuantos):
        for papel, tipo in papeles(n):
            medido = medida_de(foto_de(papel, como, n))
            malas = [mala.exigencia.clave for mala in reparos(con_limites(medido), tipo)]
            fila.fotos += 1
            for clave in [*malas, *(["alguno"] if malas else [])]:
                fila.en_contra[clave] = fila.en_contra.get(clave, 0) + 1
            for clave, valor in medido.items():
                fila.valores.setdefault(clave, []).append(valor)
    return fila


def tablas(cuantos: int) -> Iterator[str]:
    """In Markdown, row by row as they are worked out."""
    claves = [e.clave for e in EXIGENCIAS]
    yield "| taken | photos | refused | " + " | ".join(claves) + " |"
    yield "|---|---|---|" + "---|" * len(claves)
    for como in (*BUENAS, *MALAS):
        fila = fila_de(como, cuantos)
        alcances = (f"{min(fila.valores[c])}–{max(fila.valores[c])}" for c in claves)
        yield f"| {como} | {fila.fotos} | {fila.con_reparos} | " + " | ".join(alcances) + " |"


if __name__ == "__main__":
    for renglon in tablas(int(sys.argv[1]) if len(sys.argv) > 1 else 12):
        sys.stdout.write(renglon + "\n")
        sys.stdout.flush()
