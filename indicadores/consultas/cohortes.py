"""Which of the requests of a month were accepted in it: n and its base are of two cohorts."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from indicadores.cifras import Cifra
from indicadores.consultas import base
from indicadores.consultas.base import Periodo
from solicitudes.models import Venta
from solicitudes.reglas.estados import Estado

_SIN_REGISTRAR = (
    Q(glosada_en=None)
    | Q(numero_smartflex=None)
    | Q(numero_smartflex="")
    | Q(estado=Estado.ANULADA)
)


@dataclass(frozen=True)
class Cohortes:
    """``de_antes``: registered in the month, accepted before; ``del_mes``: of the sales accepted
    in it, those that are registered, in it or later.
    """

    de_antes: int
    del_mes: Cifra

    @property
    def faltan(self) -> int:
        return self.del_mes.d - self.del_mes.n


def cohortes(n: Counter[str], *, aceptadas: int) -> Cohortes:
    """``n``: how many each list has (``cuantas``); ``aceptadas``: the sales accepted in it."""
    return Cohortes(n["de_antes"], Cifra("cohorte", aceptadas - n["sin_registrar"], aceptadas))


def de_antes(p: Periodo) -> QuerySet[Venta]:
    """Of n, those that were accepted before the month began."""
    return base.registradas(p).filter(aceptada_en__lt=p.desde)


def sin_registrar(p: Periodo) -> QuerySet[Venta]:
    """Accepted in the month and not registered to this day, annulled ones included."""
    return base.ventas_aceptadas(p).filter(_SIN_REGISTRAR)


def ya_registradas(p: Periodo) -> QuerySet[Venta]:
    """Accepted in the month and registered, in it or later."""
    return base.ventas_aceptadas(p).exclude(_SIN_REGISTRAR)
