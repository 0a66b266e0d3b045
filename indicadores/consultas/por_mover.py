"""What can still move the running month: who has it in hand, and since when."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from indicadores.consultas import base
from indicadores.consultas.base import Periodo
from solicitudes.models import Venta
from solicitudes.reglas.estados import SIN_EFECTO

A_LA_VISTA = 3


@dataclass(frozen=True)
class Parte:
    """How many there are, and those that have waited longest."""

    n: int
    primeras: Sequence[Venta]

    @property
    def demas(self) -> int:
        return self.n - len(self.primeras)


@dataclass(frozen=True)
class PorMover:
    """Accepted and not registered, registered without number, and folders past their limit."""

    por_registrar: Parte
    sin_numero: Parte
    vencidas: Parte

    @property
    def suben(self) -> int:
        """How many requests more n would have."""
        return self.por_registrar.n + self.sin_numero.n


def por_mover(p: Periodo, n: Counter[str]) -> PorMover:
    """``n``: how many each list has (``cuantas``)."""
    return PorMover(
        por_registrar=_parte(n["por_registrar"], por_registrar(p), "aceptada_en"),
        sin_numero=_parte(n["sin_numero"], sin_numero(p), "glosada_en"),
        vencidas=_parte(n["vencidas"], vencidas(p), "plazo_entrega__vence_en"),
    )


def por_registrar(p: Periodo) -> QuerySet[Venta]:
    """Accepted before the month's end, whenever it was, and standing before step 9."""
    aceptadas = base.ventas().filter(aceptada_en__lt=p.hasta, glosada_en=None)
    return aceptadas.exclude(estado__in=SIN_EFECTO)


def sin_numero(p: Periodo) -> QuerySet[Venta]:
    """Registered in the month without the number that makes them count."""
    sin = Q(numero_smartflex=None) | Q(numero_smartflex="")
    return base.ventas().filter(sin, p.de("glosada_en")).exclude(estado__in=SIN_EFECTO)


def vencidas(p: Periodo) -> QuerySet[Venta]:
    """Printed, not handed over, and past the limit of 10.1 at the cut-off."""
    return base.ventas().por_entregar().filter(plazo_entrega__vence_en__lt=p.corte)


def _parte(n: int, ventas: QuerySet[Venta], desde: str) -> Parte:
    suyas = ventas.select_related("contacto__cliente", "asesor", "plazo_entrega")
    return Parte(n, list(suyas.order_by(desde, "pk")[:A_LA_VISTA]) if n else ())
