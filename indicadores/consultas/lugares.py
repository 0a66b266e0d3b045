"""The month side by side by what the portfolio says of each client: zone or technology."""

from collections import Counter, defaultdict
from collections.abc import Callable
from typing import Any

from django.db.models import Count, Q, QuerySet

from indicadores.consultas import base
from indicadores.consultas.base import Periodo
from indicadores.consultas.cuentas import Cuenta
from indicadores.consultas.rasgos import PorRasgo
from indicadores.consultas.totales import Totales
from indicadores.models import Rasgo

CAMPOS = {"zona": "contacto__zona", "tecnologia": "contacto__tecnologia"}
SIN_DATO = {"zona": "Sin zona", "tecnologia": "Sin tecnología"}
NADA = "-"
"""How an address asks for those of which the portfolio says nothing."""
_Consultas = dict[str, Callable[[Periodo], QuerySet[Any]]]
_LLAMADAS: _Consultas = {
    "hechas": base.de_oferta,
    "efectivas": base.efectivas,
    "aceptadas": base.aceptadas,
    "seguimientos": base.seguimientos,
}
_VENTAS: _Consultas = {
    "registradas": base.registradas,
    "instaladas": base.instaladas,
    "ventas_aceptadas": base.ventas_aceptadas,
}
_FIGURAS = (*_LLAMADAS, *_VENTAS)


def por_lugar(p: Periodo, cual: str, rasgos: PorRasgo | None = None) -> list[Cuenta]:
    """``cual``: a key of ``CAMPOS``. The calls from the totals, and of a closed month its rows;
    the sales of a month are few.
    """
    lugares = defaultdict[str, Counter[str]](Counter)
    if not p.cierre:
        lugares |= (rasgos or PorRasgo(Totales(p)))[Rasgo[cual.upper()]]
    for nombre, consulta in (_LLAMADAS | _VENTAS if p.cierre else _VENTAS).items():
        filas = consulta(p).order_by().values_list(CAMPOS[cual]).annotate(n=Count("pk"))
        for lugar, n in filas:
            lugares[lugar][nombre] = n
    filas_dichas = [_cuenta(lugar, SIN_DATO[cual], c) for lugar, c in lugares.items() if +c]
    return sorted(filas_dichas, key=lambda f: (-f.registradas, -f.efectivas, f.nombre))


def en_el_lugar(cual: str, valor: str) -> tuple[Q, str]:
    """The rows of one of them, and how it is said."""
    lugar = "" if valor == NADA else valor
    return Q(**{CAMPOS[cual]: lugar}), lugar or SIN_DATO[cual].lower()


def _cuenta(lugar: str, sin_dato: str, c: Counter[str]) -> Cuenta:
    return Cuenta(lugar or NADA, lugar or sin_dato, **{nombre: c[nombre] for nombre in _FIGURAS})
