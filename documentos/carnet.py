"""What the photo of a C.I. says by itself: by its codes, and by its letters where they are read.

Of how SEGIP writes a C.I. or its code nothing is supposed: a number is looked for as people write
one, and where several could be it, none is it.
"""

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from bluecom.bolivia.fechas import mes_llamado
from bluecom.bolivia.identidad import CI

CODIGOS, LARGO = 4, 600
"""How many codes of a photo are kept, and how much of what each says."""
_NUMERO = re.compile(r"(?<![\w./-])([1-9]\d{4,9})(?:\s?-\s?(\d[A-Z]))?(?![\w/]|[.-]\w)", re.ASCII)
_ROTULO = re.compile(r"(?:\bN[°º.]{1,3}|\bNR?O\.?|\bN[UÚ]MERO|\bC\.?\s?I\.?)\s*[°º.:]*\s*$")
_DIRECCION = re.compile(r"\S+://\S+")
_FECHA = re.compile(r"(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})")
_EN_LETRAS = re.compile(r"(\d{1,2})\s+(?:DE\s+)?([A-Z]{4,10})\s+(?:DE[L]?\s+)?(\d{4})")
_VENCE = re.compile(r"VENC|EXPIRA|V[AÁ]LID|VALE HASTA")
_INDEFINIDA = re.compile(r"INDEFINID")


@dataclass(frozen=True)
class Letras:
    """What its letters say; each empty where it was not read or could be several things."""

    numero: str = ""
    complemento: str = ""
    vence: str = ""
    indefinida: bool = False

    @property
    def ci(self) -> CI | None:
        return CI(self.numero, self.complemento) if self.numero else None

    @property
    def vence_el(self) -> date | None:
        return date.fromisoformat(self.vence) if self.vence else None

    def guardado(self) -> dict[str, Any]:
        """As the row of its file keeps it."""
        return asdict(self)


def limpios(codigos: Iterable[str]) -> list[str]:
    """As they are but for signs that nobody sees, and not without end."""
    vistos = (" ".join(_visible(codigo[:LARGO]).split()) for codigo in codigos)
    return [codigo for codigo in vistos if codigo][:CODIGOS]


def numeros_en(texto: str) -> list[CI]:
    """Whatever in it is written as the number of a C.I., each once; an address has none."""
    sin_direcciones = _DIRECCION.sub(" ", texto.upper())
    hallados = (CI(numero, letra or "") for numero, letra in _NUMERO.findall(sin_direcciones))
    return list(dict.fromkeys(hallados))


def leer_letras(renglones: Iterable[str]) -> Letras:
    """Number and expiry among the lines of a card, where only one thing can be each."""
    lineas = [renglon.upper().strip() for renglon in renglones]
    ci = _el_numero(lineas)
    vence = _el_vencimiento(lineas)
    return Letras(
        numero=ci.numero if ci else "",
        complemento=ci.complemento if ci else "",
        vence=vence.isoformat() if vence else "",
        indefinida=vence is None and any(_INDEFINIDA.search(linea) for linea in lineas),
    )


def _visible(texto: str) -> str:
    return "".join(letra if letra.isprintable() else " " for letra in texto)


def _el_numero(lineas: list[str]) -> CI | None:
    """The one that a label announces; without any, the only one."""
    todos: dict[CI, bool] = {}
    for linea in lineas:
        for hallado in _NUMERO.finditer(_con_aire(linea)):
            ci = CI(hallado[1], hallado[2] or "")
            rotulado = bool(_ROTULO.search(hallado.string[: hallado.start()]))
            todos[ci] = todos.get(ci, False) or rotulado
    rotulados = [ci for ci, rotulado in todos.items() if rotulado]
    posibles = rotulados or list(todos)
    return posibles[0] if len(posibles) == 1 else None


def _con_aire(linea: str) -> str:
    """A label and its number often come as one word."""
    return re.sub(r"([°º.:])(?=\d{5})", r"\1 ", linea)


def _el_vencimiento(lineas: list[str]) -> date | None:
    """The date on the line that says until when, or on the next one."""
    for linea, siguiente in zip(lineas, [*lineas[1:], ""], strict=True):
        if dicho := _VENCE.search(linea):
            return _fecha_en(linea[dicho.start() :]) or _fecha_en(siguiente)
    return None


def _fecha_en(texto: str) -> date | None:
    """The only one: of two, the first is often the day of its issue."""
    halladas = [
        *((int(dia), int(mes), int(anio)) for dia, mes, anio in _FECHA.findall(texto)),
        *((int(dia), mes_llamado(mes), int(anio)) for dia, mes, anio in _EN_LETRAS.findall(texto)),
    ]
    if len(halladas) != 1:
        return None
    [(dia, mes, anio)] = halladas
    with suppress(ValueError):
        return date(anio, mes, dia)
    return None
