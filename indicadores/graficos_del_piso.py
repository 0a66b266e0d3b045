"""Where one stands beside the middle of the floor, as a strip; pure, in whole numbers."""

from dataclasses import dataclass

from indicadores.cifras import Cifra
from indicadores.consultas.tarjeta import Piso

ANCHO, MARGEN = 320, 8


@dataclass(frozen=True)
class Franja:
    """From the first to the third quarter, the middle, and one's own mark; ``desc`` in words."""

    ancho: int
    cuarto: int
    mediana: int
    tres_cuartos: int
    suya: int
    desc: str

    @property
    def entre(self) -> int:
        return self.tres_cuartos - self.cuarto


def dibujar_franja(cifra: Cifra, piso: Piso) -> Franja | None:
    """From zero to whatever is most: 100 %, or one's own when it is more. Nothing without data."""
    if not cifra.d:
        return None
    suya = 10_000 * cifra.n // cifra.d
    techo = max(10_000, suya, piso.tres_cuartos)
    cuarto, mediana, tres_cuartos, propia = (
        MARGEN + (ANCHO - 2 * MARGEN) * valor // techo
        for valor in (piso.cuarto, piso.mediana, piso.tres_cuartos, suya)
    )
    return Franja(ANCHO, cuarto, mediana, tres_cuartos, propia, en_palabras(piso))


def en_palabras(piso: Piso) -> str:
    """The same, to be read."""
    return (
        f"La mitad del piso está entre {_dicho(piso.cuarto)} y {_dicho(piso.tres_cuartos)}; "
        f"la mediana de {piso.personas} personas es {_dicho(piso.mediana)}"
    )


def _dicho(centesimas: int) -> str:
    return f"{centesimas // 100},{centesimas % 100:02d} %"
