"""What the coach says of a photo: each measure beside its limit, and what the client has to repeat.

The limits stand where the sample set puts them (``docs/fotos.md``). Each photo keeps those it was
judged by.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from documentos.tipos import TipoArchivo


class Exigencia(NamedTuple):
    """One thing that a photo needs to be read."""

    clave: str
    nombre: str
    unidad: str
    limite: int
    hasta: bool
    """Whether the limit may not be exceeded; else it has to be reached."""
    reparo: str
    cliente: str

    def cumple(self, valor: int, limite: int) -> bool:
        return valor <= limite if self.hasta else valor >= limite


EXIGENCIAS = (
    Exigencia(
        "luz",
        "Luz",
        " %",
        38,
        False,
        "está oscura",
        "salió oscura. Tómela de día o junto a una lámpara.",
    ),
    Exigencia(
        "medida",
        "Tamaño",
        " puntos",
        600,
        False,
        "es muy pequeña",
        "llegó muy pequeña. Envíe la foto original, no una captura ni una miniatura.",
    ),
    Exigencia(
        "encuadre",
        "Encuadre",
        " %",
        22,
        False,
        "está tomada de lejos",
        "se tomó de lejos. Acerque el teléfono hasta que llene la pantalla.",
    ),
    Exigencia(
        "nitidez",
        "Nitidez",
        " %",
        77,
        False,
        "está movida o desenfocada",
        "salió borrosa. Apoye el teléfono, toque la pantalla para enfocar y tómela otra vez.",
    ),
    Exigencia(
        "reflejo",
        "Reflejo",
        " %",
        2,
        True,
        "tiene un reflejo que tapa letras",
        "tiene un brillo que tapa letras. Tómela sin flash y lejos de la lámpara.",
    ),
)
_DE_CAPTURA = ("medida", "nitidez")
"""All that is asked of what a screen shows: its light and its white are its own."""
_CAPTURAS = (TipoArchivo.CI_DIGITAL, TipoArchivo.CI_DIGITAL_2)
_SIN_EXIGENCIAS = (TipoArchivo.EVIDENCIA,)
Medidas = Mapping[str, Sequence[int]]
"""Key of the measure → what was measured and the limit it was judged by."""


@dataclass(frozen=True)
class Lectura:
    """One measure of one photo, as people read it."""

    exigencia: Exigencia
    valor: int
    limite: int

    @property
    def cumple(self) -> bool:
        return self.exigencia.cumple(self.valor, self.limite)

    def __str__(self) -> str:
        """For example "nitidez 60 %, se pide 76 % o más"."""
        e = self.exigencia
        como = "o menos" if e.hasta else "o más"
        return f"{e.nombre.lower()} {self.valor}{e.unidad}, se pide {self.limite}{e.unidad} {como}"


def con_limites(medido: Mapping[str, int]) -> dict[str, list[int]]:
    """What was measured, each beside the limit of today."""
    return {e.clave: [medido[e.clave], e.limite] for e in EXIGENCIAS if e.clave in medido}


def lecturas(medidas: Medidas, tipo: str) -> list[Lectura]:
    """What is asked of such a file; nothing of one that came before there was a coach."""
    if tipo in _SIN_EXIGENCIAS:
        return []
    return [
        Lectura(e, *medidas[e.clave])
        for e in EXIGENCIAS
        if e.clave in medidas and (tipo not in _CAPTURAS or e.clave in _DE_CAPTURA)
    ]


def reparos(medidas: Medidas, tipo: str) -> list[Lectura]:
    """What it lacks; of a dark one only that, since in the dark nothing else can be measured."""
    malas = [lectura for lectura in lecturas(medidas, tipo) if not lectura.cumple]
    return malas[:1] if malas and malas[0].exigencia.clave == "luz" else malas


def en_contra(malas: Sequence[Lectura]) -> str:
    """For example "está oscura (luz 20 %, se pide 38 % o más)"."""
    return " y ".join(f"{mala.exigencia.reparo} ({mala})" for mala in malas)


def al_cliente(malas: Sequence[Lectura]) -> str:
    """What the client reads of them."""
    return " ".join(mala.exigencia.cliente for mala in malas)
