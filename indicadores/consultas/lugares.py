"""The month side by side by what the portfolio says of each client: zone or technology."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import Count, Q, QuerySet

from indicadores.consultas import base
from indicadores.consultas.base import Periodo
from indicadores.consultas.cuentas import Cuenta

CAMPOS = {"zona": "contacto__zona", "tecnologia": "contacto__tecnologia"}
SIN_DATO = {"zona": "Sin zona", "tecnologia": "Sin tecnología"}
NADA = "-"
"""How an address asks for those of which the portfolio says nothing."""
_CUENTAS: Mapping[str, Callable[[Periodo], QuerySet[Any]]] = {
    "hechas": base.de_oferta,
    "efectivas": base.efectivas,
    "aceptadas": base.aceptadas,
    "seguimientos": base.seguimientos,
    "registradas": base.registradas,
    "instaladas": base.instaladas,
    "ventas_aceptadas": base.ventas_aceptadas,
}


def por_lugar(p: Periodo, cual: str) -> list[Cuenta]:
    """``cual``: a key of ``CAMPOS``. One grouped statement for each count, live or signed."""
    lugares: dict[str, Counter[str]] = {}
    for nombre, consulta in _CUENTAS.items():
        filas = consulta(p).order_by().values_list(CAMPOS[cual]).annotate(n=Count("pk"))
        for lugar, n in filas:
            lugares.setdefault(lugar, Counter())[nombre] = n
    filas_dichas = [_cuenta(lugar, SIN_DATO[cual], c) for lugar, c in lugares.items()]
    return sorted(filas_dichas, key=lambda f: (-f.registradas, -f.efectivas, f.nombre))


def en_el_lugar(cual: str, valor: str) -> tuple[Q, str]:
    """The rows of one of them, and how it is said."""
    lugar = "" if valor == NADA else valor
    return Q(**{CAMPOS[cual]: lugar}), lugar or SIN_DATO[cual].lower()


def _cuenta(lugar: str, sin_dato: str, c: Counter[str]) -> Cuenta:
    return Cuenta(lugar or NADA, lugar or sin_dato, **{nombre: c[nombre] for nombre in _CUENTAS})
