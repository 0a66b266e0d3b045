"""What counts: the rows of a month, without test portfolios or test people."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import wraps
from typing import Any, TypeVar, cast

from django.db.models import (
    CharField,
    Exists,
    OuterRef,
    Q,
    QuerySet,
    Value,
)
from django.db.models.functions import Cast, Coalesce, Concat

from bluecom.bitacora.models import Evento
from bluecom.bolivia.fechas import hoy, limites_del_mes, mes_de
from cartera.models import Proposito
from indicadores.efectiva import CUENTA, efectiva
from indicadores.models import Cierre, Conversacion, ConversacionCerrada, Figura
from solicitudes.models import Venta
from solicitudes.models.trato import de_quien_era
from solicitudes.models.venta import VentaQuerySet
from solicitudes.reglas.estados import Estado

Filas = TypeVar("Filas", bound=QuerySet[Any])


@dataclass(frozen=True)
class Periodo:
    """A month and the cut-off at which it is read; each event belongs to its local date.

    With its ``cierre``, what it counts is what was signed, at the instant of the signature.
    """

    mes: str
    desde: datetime
    hasta: datetime
    corte: datetime
    cierre: Cierre | None = None

    @property
    def en_curso(self) -> bool:
        return self.mes == mes_de(hoy(self.corte))

    @property
    def futuro(self) -> bool:
        return self.corte < self.desde

    def de(self, campo: str) -> Q:
        """The rows whose instant ``campo`` falls in the month, local time."""
        return Q(**{f"{campo}__gte": self.desde, f"{campo}__lt": self.hasta})

    @property
    def vivo(self) -> "Periodo":
        """The same month as it stands, closed or not."""
        return replace(self, cierre=None)


def periodo(mes: str, *, ahora: datetime) -> Periodo:
    """``"2026-11"`` → its limits in La Paz, and its close. Raises ``DatoInvalido``."""
    abierto = sin_cierre(mes, ahora=ahora)
    cierre = el_cierre(abierto.mes).first()
    return periodo_de(cierre) if cierre else abierto


def sin_cierre(mes: str, *, ahora: datetime) -> Periodo:
    """Its limits, whether it is closed or not. Raises ``DatoInvalido``."""
    desde, hasta = limites_del_mes(mes)
    return Periodo(mes_de(hoy(desde)), desde, hasta, ahora)


def el_cierre(mes: str) -> QuerySet[Cierre]:
    """The one that holds, if there is any."""
    return Cierre.objects.vigentes().filter(mes=mes).select_related("por")


def periodo_de(cierre: Cierre) -> Periodo:
    """The month as it was signed then, reopened since or not."""
    return Periodo(cierre.mes, *limites_del_mes(cierre.mes), cierre.en, cierre)


def ventas() -> VentaQuerySet:
    """Every sale that may count."""
    de_verdad: VentaQuerySet = Venta.objects.filter(
        contacto__cartera__de_prueba=False, asesor__de_prueba=False
    )
    return de_verdad


def autor(campo: str) -> Coalesce:
    """Whose sale it was at the instant ``campo``: re-assigned later, the past keeps its author.

    An installation counts for whose request it was.
    """
    return de_quien_era("glosada_en" if campo.endswith("fecha") else campo)


def llamadas() -> QuerySet[Conversacion]:
    """Every call that may count, once: taken-back outcomes never do, nor a tie until decided."""
    return conversaciones().filter(Q(empate=False) | Q(decision=CUENTA))


def conversaciones() -> QuerySet[Conversacion]:
    """All there are to decide about, ties too."""
    return Conversacion.objects.filter(contacto__cartera__de_prueba=False, agente__de_prueba=False)


def se_congela(
    figura: Figura,
) -> Callable[[Callable[[Periodo], Filas]], Callable[[Periodo], Filas]]:
    """A count that a close keeps: of a closed month, the rows that were signed."""

    def decorar(viva: Callable[[Periodo], Filas]) -> Callable[[Periodo], Filas]:
        @wraps(viva)
        def leer(p: Periodo) -> Filas:
            return cast(Filas, congeladas(p.cierre, figura)) if p.cierre else viva(p)

        return leer

    return decorar


def congeladas(cierre: Cierre, figura: Figura) -> QuerySet[Any]:
    """What ``figura`` counted: the sales as they are today, the calls as they were signed."""
    if not figura.de_ventas:
        return ConversacionCerrada.objects.filter(cierre=cierre, figura=figura)
    filas = cierre.filas.filter(figura=figura)
    ventas_suyas: QuerySet[Any] = Venta.objects.filter(pk__in=filas.values("objeto_id"))
    return ventas_suyas


@se_congela(Figura.REGISTRADAS)
def registradas(p: Periodo) -> QuerySet[Venta]:
    """The numerator: registered in the month (their gloss, step 9), not annulled at the cut-off."""
    return ventas().filter(registrada(p))


def registrada(p: Periodo) -> Q:
    """The same of a sale that may count, as the month stands."""
    con_numero = Q(numero_smartflex__isnull=False) & ~Q(numero_smartflex="")
    return p.de("glosada_en") & con_numero & ~Q(estado=Estado.ANULADA, cerrada_en__lte=p.corte)


@se_congela(Figura.HECHAS)
def de_oferta(p: Periodo) -> QuerySet[Conversacion]:
    """Calls made to offer (4.1); the system sets the purpose, never the agent."""
    return llamadas().filter(p.de("inicio"), proposito=Proposito.OFERTA)


@se_congela(Figura.EFECTIVAS)
def efectivas(p: Periodo) -> QuerySet[Conversacion]:
    """The denominator: the client was reached, refusals included."""
    return de_oferta(p).filter(efectiva())


@se_congela(Figura.SEGUIMIENTOS)
def seguimientos(p: Periodo) -> QuerySet[Conversacion]:
    """Calls after the acceptance: shown apart, never counted."""
    return llamadas().filter(p.de("inicio"), proposito=Proposito.SEGUIMIENTO)


@se_congela(Figura.ACEPTADAS)
def aceptadas(p: Periodo) -> QuerySet[Conversacion]:
    """Calls in which an offer was accepted (4.2), whatever became of the sale."""
    return de_oferta(p).filter(con_aceptacion())


@se_congela(Figura.VENTAS_ACEPTADAS)
def ventas_aceptadas(p: Periodo) -> QuerySet[Venta]:
    """Sales accepted in the month, several of one call too."""
    return ventas().filter(p.de("aceptada_en"))


def con_aceptacion() -> Exists:
    return Exists(Venta.objects.filter(llamada=OuterRef("llamada"), aceptada_en__isnull=False))


@se_congela(Figura.INSTALADAS)
def instaladas(p: Periodo) -> QuerySet[Venta]:
    """Ventas efectivas (I.c): the service was installed on a day of the month."""
    desde, hasta = hoy(p.desde), hoy(p.hasta)
    return ventas().filter(instalacion__fecha__gte=desde, instalacion__fecha__lt=hasta)


def tomadas(p: Periodo) -> QuerySet[Venta]:
    """The clients taken in the month: the cohort of the funnel."""
    return ventas().filter(p.de("tomada_en"))


def fin_en_pie() -> Q:
    """Events that ended a sale without selling it and were not taken back."""
    deshecho = Evento.objects.filter(cadena=OuterRef("cadena"), tipo="retomar", n__gt=OuterRef("n"))
    return Q(~Exists(deshecho), tipo__in=("descartar", "anular"))


def cadenas(de: QuerySet[Venta]) -> QuerySet[Any]:
    """The names of these sales' chains, for a subquery over Evento."""
    return de.annotate(nombre_cadena=cadena_de("pk")).values("nombre_cadena")


def cadena_de(campo: Any) -> Concat:
    return Concat(Value("venta:"), Cast(campo, CharField()), output_field=CharField())
