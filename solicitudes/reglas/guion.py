"""What is said in the call (4.2): the campaign's script with its blanks filled from the offer.

A script is data that an administrator writes; a blank is a known name in braces and nothing
else, so that no script can reach anything but these words.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from bluecom.bolivia.dinero import bs
from bluecom.bolivia.fechas import saludo

HUECOS = (
    "saludo",
    "asesor",
    "cliente",
    "servicio",
    "campania",
    "plan",
    "tarifa",
    "instalacion",
    "permanencia",
    "cargo",
    "plazo",
)
_HUECO = re.compile(r"\{([^{}]*)\}")


def huecos_desconocidos(texto: str) -> list[str]:
    """The blanks of a script that nothing fills."""
    return [hueco for hueco in _HUECO.findall(texto) if hueco not in HUECOS]


def parrafos(texto: str, valores: Mapping[str, str]) -> list[str]:
    """One paragraph for each line, with its blanks filled."""
    dicho = _HUECO.sub(lambda hueco: valores.get(hueco[1], hueco[0]), texto)
    return [linea.strip() for linea in dicho.splitlines() if linea.strip()]


def guion_de(venta: Any, condicion: Any, servicios: list[str]) -> list[str]:
    """The script of the offer's campaign, for this client and this offer."""
    campania = condicion.campania
    return parrafos(
        campania.guion,
        {
            "saludo": saludo(venta.ahora),
            "asesor": str(venta.asesor),
            "cliente": str(venta.cliente.nombre_hablado),
            "servicio": ", ".join(servicios),
            "campania": campania.nombre,
            "plan": condicion.plan.nombre,
            "tarifa": bs(condicion.tarifa),
            "instalacion": _instalacion(condicion.costo_instalacion),
            "permanencia": str(condicion.permanencia),
            "cargo": bs(condicion.cargo_mes_faltante),
            "plazo": condicion.plazo_instalacion,
        },
    )


def _instalacion(costo: Decimal) -> str:
    return bs(costo) if costo else "sin costo"
