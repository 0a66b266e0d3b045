"""The month's work lists: where record and exchange agree, and where one of them is alone."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import cached_property

from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, TruncDate

from bluecom.bolivia.fechas import LA_PAZ, hoy
from bluecom.conjuntos import UnoDe
from bluecom.cuentas.models import Usuario
from bluecom.lecturas import leer_juntas
from cartera.models import Proposito, RegistroCDR
from indicadores.consultas import base
from indicadores.consultas.base import Periodo
from indicadores.efectiva import Minimo, firmes, los_minimos, por_segundos, regla
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
    coberturas = _coberturas(p)
    leer_juntas(de_cada_dia, coberturas)
    instantes = dict(de_cada_dia)
    enteros, otros = _dichos(p, coberturas)
    dias = instantes.keys() | enteros | otros
    if not dias:
        return Cdr()
    finales = [_fin(dia) for dia in enteros] + list(instantes.values())
    hasta = _todo_el_mes(p, dias) or max(finales, default=_fin(max(dias)))
    del_mes = _cada_dia(hoy(p.desde), hoy(hasta))
    return Cdr(frozenset(dias), hasta, tuple(dia for dia in del_mes if dia not in dias))


def _coberturas(p: Periodo) -> QuerySet[CoberturaCDR]:
    return CoberturaCDR.objects.filter(desde__lt=hoy(p.hasta), hasta__gte=hoy(p.desde))


def _dichos(p: Periodo, coberturas: Iterable[CoberturaCDR]) -> tuple[set[date], set[date]]:
    """The days of the month that the exchange's table told whole, and those within a file."""
    primero, ultimo = hoy(p.desde), hoy(p.hasta) - _UN_DIA
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


@dataclass(frozen=True)
class Listas:
    """The three of a month; by what its calls are told apart is read once for all of them."""

    periodo: Periodo

    @cached_property
    def cdr(self) -> Cdr:
        return cdr_del_mes(self.periodo)

    def de(self, lista: Lista) -> QuerySet[Conversacion]:
        """Its calls of the month, decided or not, the newest first."""
        suyas = self._del_mes().filter(self._condicion(lista))
        relacionadas = suyas.select_related("contacto__cliente", "agente", "resultado", "central")
        con_todo = relacionadas.annotate(regla=regla(self._minimos), a_cargo=_a_cargo())
        return con_todo.order_by("-inicio", "-pk")

    def cuantas(self, lista: Lista) -> int:
        return self._cuentas[lista.name]

    def por_decidir(self, lista: Lista) -> int:
        """How many of one of the two lists that differ nobody decided yet."""
        return self._cuentas[f"{lista.name}_POR_DECIDIR"]

    @cached_property
    def _cuentas(self) -> dict[str, int]:
        """All of them of one look at the month."""
        pedidas: dict[str, Count] = {}
        for lista in Lista:
            suya = self._condicion(lista)
            pedidas[lista.name] = Count("pk", filter=suya)
            pedidas[f"{lista.name}_POR_DECIDIR"] = Count("pk", filter=suya & Q(decision=""))
        cuentas: dict[str, int] = self._del_mes().aggregate(**pedidas)
        return cuentas

    @cached_property
    def _minimos(self) -> tuple[Minimo, ...]:
        return los_minimos(firmes())

    def _del_mes(self) -> QuerySet[Conversacion]:
        return base.conversaciones().filter(self.periodo.de("inicio"))

    def _condicion(self, lista: Lista) -> Q:
        contestada = por_segundos(self._minimos)
        if lista is Lista.CDR_SIN_MARCA:
            return Q(proposito__in=(Proposito.OFERTA, ""), marcada=False) & contestada
        if lista is Lista.ACORDES:
            return OFERTA & Q(marcada=True) & contestada
        return OFERTA & Q(marcada=True) & ~contestada & _con_cdr(self.cdr)


def _a_cargo() -> Coalesce:
    """Who looks into it: of its record, or else of its call of the exchange."""
    de = [{"llamada": OuterRef("llamada")}, {"grupo": OuterRef("central__grupo")}]
    return Coalesce(*(Subquery(Encargo.objects.filter(**d).values("a_cargo")) for d in de))


def con_quien_las_mira(
    filas: Sequence[Conversacion], personas: Iterable[Usuario] | None = None
) -> Sequence[Conversacion]:
    """Each with ``la_mira``: that person, read at once for all of a page."""
    de_pk = {una.pk: una for una in (_quienes(filas) if personas is None else personas)}
    for fila in filas:
        vars(fila)["la_mira"] = de_pk.get(_de_quien(fila) or 0)
    return filas


def con_lo_dicho(filas: Sequence[Conversacion]) -> Sequence[Conversacion]:
    """Each with ``la_mira``, and with ``decidida``: who, when and why; asked in one message."""
    decisiones, personas = _decisiones(filas), _quienes(filas)
    leer_juntas(decisiones, personas)
    suyas = {d.llamada_id or d.grupo: d for d in decisiones}
    for fila in filas:
        grupo = fila.central.grupo if fila.central else None
        vars(fila)["decidida"] = suyas.get(fila.llamada_id or grupo) or suyas.get(grupo)
    return con_quien_las_mira(filas, personas)


def _decisiones(filas: Sequence[Conversacion]) -> QuerySet[Decision]:
    llamadas = [fila.llamada_id for fila in filas if fila.llamada_id]
    grupos = [fila.central.grupo for fila in filas if fila.central]
    suyas = Decision.objects.filter(UnoDe("llamada", llamadas) | UnoDe("grupo", grupos))
    return suyas.select_related("por")


def _quienes(filas: Sequence[Conversacion]) -> QuerySet[Usuario]:
    return Usuario.objects.filter(UnoDe("pk", {pk for fila in filas if (pk := _de_quien(fila))}))


def _de_quien(fila: Conversacion) -> int | None:
    """As ``Listas.de`` annotates it."""
    return getattr(fila, "a_cargo", None)


def _todo_el_mes(p: Periodo, dias: Collection[date]) -> datetime | None:
    """Its last instant, once its last day came and something after it: no more is awaited."""
    ultimo = p.hasta - timedelta(microseconds=1)
    siguio = hoy(ultimo) in dias and RegistroCDR.objects.filter(calldate__gte=p.hasta).exists()
    return ultimo if siguio else None


def _con_cdr(cdr: Cdr) -> Q:
    """Of a day that was imported, and not after the last call of it: it may still come."""
    if cdr.hasta is None:
        return Q(pk__in=[])
    return Q(inicio__date__in=cdr.dias, inicio__lte=cdr.hasta)
