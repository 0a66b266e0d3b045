"""The small grammar of the templates: text, ``{hueco}``, and ``[...]`` for what may be absent.

A template is read once into pieces; values are put between pieces and never read again,
so braces or percent signs in a client's data stay what they are.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from solicitudes.glosas.datos_huecos import HUECOS
from solicitudes.glosas.errores import PlantillaInvalida

_SIGNOS = re.compile(r"(\{[^{}\[\]]*\}|[\[\]{}])")


@dataclass(frozen=True)
class Pieza:
    """A stretch of text or a slot; ``grupo`` > 0 when it stands inside brackets."""

    texto: str
    es_hueco: bool
    grupo: int


@dataclass(frozen=True)
class Plantilla:
    """A template read into pieces."""

    piezas: tuple[Pieza, ...]

    @property
    def escrito(self) -> str:
        """The words between the slots."""
        return " ".join(p.texto for p in self.piezas if not p.es_hueco)

    @property
    def obligatorios(self) -> tuple[str, ...]:
        """Slots outside brackets, in order, each once."""
        return _unicos(p.texto for p in self.piezas if p.es_hueco and not p.grupo)

    @property
    def huecos(self) -> tuple[str, ...]:
        """All slots, in order, each once."""
        return _unicos(p.texto for p in self.piezas if p.es_hueco)

    def rellenar(self, valores: Mapping[str, str]) -> str:
        """Write the template; a bracket with an empty slot is left out whole."""
        vacios = {
            p.grupo for p in self.piezas if p.es_hueco and p.grupo and not valores.get(p.texto)
        }
        presentes = (p for p in self.piezas if not p.grupo or p.grupo not in vacios)
        return "".join(valores[p.texto] if p.es_hueco else p.texto for p in presentes)


def _unicos(nombres: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(nombres))


@lru_cache(maxsize=256)
def leer_plantilla(texto: str) -> Plantilla:
    """Read a template, or say in Spanish what is wrong with it."""
    piezas: list[Pieza] = []
    grupo, abierto = 0, False
    for trozo in filter(None, _SIGNOS.split(texto)):
        if trozo == "[" and not abierto:
            grupo, abierto = grupo + 1, True
        elif trozo == "]" and abierto:
            abierto = False
        elif trozo in "[]{}":
            raise PlantillaInvalida(f"En la plantilla hay un «{trozo}» sin su pareja: revíselo.")
        else:
            piezas.append(_pieza(trozo, grupo if abierto else 0))
    if abierto:
        raise PlantillaInvalida("En la plantilla hay un «[» sin cerrar: agregue «]».")
    return Plantilla(tuple(piezas))


def _pieza(trozo: str, grupo: int) -> Pieza:
    if not trozo.startswith("{"):
        return Pieza(trozo, es_hueco=False, grupo=grupo)
    nombre = trozo[1:-1]
    if nombre not in HUECOS:
        parecidos = get_close_matches(nombre, HUECOS, n=1) or [f"uno de {', '.join(HUECOS)}"]
        raise PlantillaInvalida(
            f"La plantilla usa el hueco «{nombre}», que no existe: use {parecidos[0]}."
        )
    return Pieza(nombre, es_hueco=True, grupo=grupo)
