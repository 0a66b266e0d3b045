"""The month's work lists: where record and exchange agree, and where one of them is alone."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from django.db.models import Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, TruncDate

from bluecom.bolivia.fechas import LA_PAZ, hoy
from bluecom.cuentas.models import Usuario
from cartera.models import Proposito, RegistroCDR
from indicadores.consultas import base
from indicadores.consultas.base import Periodo
from indicadores.efectiva import por_segundos, regla
from indicadores.models import CoberturaCDR, Conversacion, Decision, Encargo

_UN_DIA = timedelta(days=1)
OFERTA = Q(proposito=Proposito.OFERTA)


class Lista(StrEnum):
    """In the order in which they are worked; the value is what the address carries."""

    MARCA_SIN_CDR = "marca-sin-cdr"
    CDR_SIN_MARCA = "cdr-sin-marca"
    ACORDES = "acordes"


NOMBRES = {
    Lista.MARCA_SIN_CDR: "Marca sin CDR",
    Lista.CDR_SIN_MARCA: "CDR sin marca",
    Lista.ACORDES: "Acordes",
}
QUE_SON = {
    Lista.MARCA_SIN_CDR: "El asesor marcó que habló con el cliente, y la central no dice que "
    "contestara los segundos que pide la definición. Cuentan hasta que se decida.",
    Lista.CDR_SIN_MARCA: "La central dice que el cliente contestó, y nadie lo marcó. Cuentan "
    "hasta que se decida, salvo los empates y las de un cliente que nadie había tomado.",
    Lista.ACORDES: "El asesor marcó que habló con el cliente, y la central dice lo mismo.",
}


@dataclass(frozen=True)
class Cdr:
    """What there is of the exchange in a month: the days, and until when.

    A day is there when it has a leg, or was told and had none; ``faltan``: until ``hasta``, the
    days of which nothing is known.
    """

    dias: frozenset[date] = frozenset()
    hasta: datetime | None = None
    faltan: tuple[date, ...] = ()

    @property
    def faltan_en_letras(self) -> str:
        """«el 3, del 7 al 9 y el 12»; empty when every day is there."""
        tramos: list[list[int]] = []
        for dia in self.faltan:
            if tramos and tramos[-1][-1] == dia.day - 1:
                tramos[-1].append(dia.day)
            else:
                tramos.append([dia.day])
        dichos = [f"el {t[0]}" if len(t) == 1 else f"del {t[0]} al {t[-1]}" for t in tramos]
        return " y ".join(filter(None, [", ".join(dichos[:-1]), *dichos[-1:]]))


def cdr_del_mes(p: Periodo) -> Cdr:
    """Empty when nothing was imported."""
    de_cada_dia = (
        RegistroCDR.objects.filter(p.de("calldate"))
        .order_by()
        .values_list(TruncDate("calldate", tzinfo=LA_PAZ))
        .annotate(ultimo=Max("calldate"))
    )
    instantes = dict(de_cada_dia)
    enteros, otros = _dichos(p)
    dias = instantes.keys() | enteros | otros
    if not dias:
        return Cdr()
    finales = [_fin(dia) for dia in enteros] + list(instantes.values())
    hasta = _todo_el_mes(p, dias) or max(finales, default=_fin(max(dias)))
    del_mes = _cada_dia(hoy(p.desde), hoy(hasta))
    return Cdr(frozenset(dias), hasta, tuple(dia for dia in del_mes if dia not in dias))


def _dichos(p: Periodo) -> tuple[set[date], set[date]]:
    """The days of the month that the exchange's table told whole, and those within a file."""
    primero, ultimo = hoy(p.desde), hoy(p.hasta) - _UN_DIA
    coberturas = CoberturaCDR.objects.filter(desde__lte=ultimo, hasta__gte=primero)
    enteros: set[date] = set()
    otros: set[date] = set()
    for una in coberturas:
        suyos = _cada_dia(max(una.desde, primero), min(una.hasta, ultimo))
        (otros if una.corrida_id else enteros).update(suyos)
    return enteros, otros


def _cada_dia(desde: date, hasta: date) -> list[date]:
    return [desde + n * _UN_DIA for n in range((hasta - desde).days + 1)]


def _fin(dia: date) -> datetime:
    return datetime.combine(dia, time.max, tzinfo=LA_PAZ)


def de_la_lista(p: Periodo, lista: Lista, cdr: Cdr) -> QuerySet[Conversacion]:
    """Its calls of the month, decided or not, the newest first."""
    suyas = base.conversaciones().filter(p.de("inicio"), _condicion(lista, cdr))
    relacionadas = suyas.select_related("contacto__cliente", "agente", "resultado", "central")
    return relacionadas.annotate(regla=regla(), a_cargo=_a_cargo()).order_by("-inicio", "-pk")


def _a_cargo() -> Coalesce:
    """Who looks into it: of its record, or else of its call of the exchange."""
    de = [{"llamada": OuterRef("llamada")}, {"grupo": OuterRef("central__grupo")}]
    return Coalesce(*(Subquery(Encargo.objects.filter(**d).values("a_cargo")) for d in de))


def con_quien_las_mira(filas: Sequence[Conversacion]) -> Sequence[Conversacion]:
    """Each with ``la_mira``: that person, read at once for all of a page."""
    de_fila = [getattr(fila, "a_cargo", None) for fila in filas]
    personas = Usuario.objects.in_bulk({pk for pk in de_fila if pk})
    for fila, pk in zip(filas, de_fila, strict=True):
        vars(fila)["la_mira"] = personas.get(pk)
    return filas


def por_decidir(p: Periodo, cdr: Cdr, lista: Lista) -> int:
    """How many of one of the two lists that differ nobody decided yet."""
    suyas = base.conversaciones().filter(p.de("inicio"), _condicion(lista, cdr))
    return suyas.filter(decision="").count()


def con_decision(filas: Sequence[Conversacion]) -> Sequence[Conversacion]:
    """Each with ``decidida``: who, when and why, read at once for all of a page."""
    llamadas = [fila.llamada_id for fila in filas if fila.llamada_id]
    grupos = [fila.central.grupo for fila in filas if fila.central]
    decisiones = Decision.objects.filter(Q(llamada__in=llamadas) | Q(grupo__in=grupos))
    suyas = {d.llamada_id or d.grupo: d for d in decisiones.select_related("por")}
    for fila in filas:
        grupo = fila.central.grupo if fila.central else None
        vars(fila)["decidida"] = suyas.get(fila.llamada_id or grupo) or suyas.get(grupo)
    return filas


def _todo_el_mes(p: Periodo, dias: Collection[date]) -> datetime | None:
    """Its last instant, once its last day came and something after it: no more is awaited."""
    ultimo = p.hasta - timedelta(microseconds=1)
    siguio = hoy(ultimo) in dias and RegistroCDR.objects.filter(calldate__gte=p.hasta).exists()
    return ultimo if siguio else None


def _condicion(lista: Lista, cdr: Cdr) -> Q:
    if lista is Lista.CDR_SIN_MARCA:
        return Q(proposito__in=(Proposito.OFERTA, ""), marcada=False) & por_segundos()
    if lista is Lista.ACORDES:
        return OFERTA & Q(marcada=True) & por_segundos()
    return OFERTA & Q(marcada=True) & ~por_segundos() & _con_cdr(cdr)


def _con_cdr(cdr: Cdr) -> Q:
    """Of a day that was imported, and not after the last call of it: it may still come."""
    if cdr.hasta is None:
        return Q(pk__in=[])
    return Q(inicio__date__in=cdr.dias, inicio__lte=cdr.hasta)
