"""The counts of any stretch of time: from what is kept, and counted where something changed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import Any

from django.db.models import Q

from bluecom.preparadas import Preparada
from bluecom.vigencias.modelos import FIRMES
from indicadores.consultas.base import Periodo
from indicadores.consultas.contadas import LLAMADAS, POR_RASGO, VENTAS, Cada, Clase, Fila
from indicadores.consultas.tramos import (
    SIEMPRE,
    Rango,
    ensanchar,
    recortar,
    restar,
    unir,
)
from indicadores.models import Definicion, PorContar, Tramo

_PENDIENTES = Preparada(
    """
    SELECT DISTINCT de, desde, hasta FROM indicadores_porcontar
    UNION ALL SELECT p.de, c.inicio, c.inicio + interval '1 microsecond'
    FROM indicadores_porcontar p
    JOIN cartera_llamadadecentral c ON c.llamada_id = p.llamada_id
    WHERE p.llamada_id IS NOT NULL
    UNION ALL SELECT d.de, d.desde, d.desde + interval '1 hour' FROM (
        SELECT DISTINCT p.de, date_trunc('hour', i.inicio, 'America/La_Paz') AS desde
        FROM indicadores_porcontar p, LATERAL (
            SELECT l.inicio FROM cartera_llamada l WHERE l.contacto_id = p.contacto_id
            UNION ALL SELECT c.inicio FROM indicadores_cruce x
            JOIN cartera_llamadadecentral c ON c.id = x.central_id
            WHERE x.contacto_id = p.contacto_id
        ) i
        WHERE p.contacto_id IS NOT NULL
    ) d
    UNION ALL SELECT 'VENTAS', v.glosada_en, v.glosada_en + interval '1 microsecond'
    FROM solicitudes_venta v WHERE v.estado = 'ANULADA' AND v.cerrada_en > %(corte)s
    """
)


class Totales:
    """The counts of a period as it stands, exactly those of its rows (``contadas``).

    What changed is read before what is kept, and counted after: each stretch is as it was at one
    instant between, whoever writes meanwhile. ``definiciones`` that nobody signed have every call
    of the period counted.
    """

    def __init__(self, p: Periodo, definiciones: Sequence[Definicion] | None = None) -> None:
        self.periodo, self.definiciones = p.vivo, definiciones
        self._todo = Rango(p.desde, p.hasta)

    def antes_de(self, instante: datetime) -> "Totales":
        """Those of the period until then, of what had changed when these were asked."""
        otros = Totales(replace(self.periodo, hasta=instante), self.definiciones)
        otros._pendientes = self._pendientes
        return otros

    def llamadas(self, cada: Cada, *, tramo: Tramo = Tramo.DIA, por: bool = True) -> Iterator[Fila]:
        """By person and stretch; of one key there may be several rows, which add up.

        ``tramo``: no kept stretch may be longer than that, nor than those that ``cada`` cuts.
        ``por``: whether it is asked whose they are.
        """
        return self._leer(LLAMADAS, cada, tramo, por=por)

    def ventas(self, cada: Cada, *, tramo: Tramo = Tramo.DIA, por: bool = True) -> Iterator[Fila]:
        """The same, by product too."""
        return self._leer(VENTAS, cada, tramo, por=por)

    def por_rasgo(self, cada: Cada, *, tramo: Tramo = Tramo.DIA) -> Iterator[Fila]:
        """Those of ``llamadas``, as many times as there is a ``Rasgo``."""
        return self._leer(POR_RASGO, cada, tramo)

    def llamadas_aparte(self, cada: Cada, *, tramo: Tramo) -> Iterator[Fila]:
        """By person, and again by stretch: a row says nothing of what it is not told by.

        What is to be counted is counted once, and told by both.
        """
        sucios = self._por_contar(LLAMADAS)
        cubren = guardados([self._todo], sucios, LLAMADAS, tramo)
        yield from LLAMADAS.sumadas_aparte(cubren, cada)
        yield from self._contar(LLAMADAS, sucios, cada)

    def _leer(self, clase: Clase, cada: Cada, tramo: Tramo, *, por: bool = True) -> Iterator[Fila]:
        sucios = self._por_contar(clase)
        yield from clase.sumadas(guardados([self._todo], sucios, clase, tramo), cada, por=por)
        yield from self._contar(clase, sucios, cada)

    def _contar(self, clase: Clase, sucios: Iterable[Rango], cada: Cada) -> Iterator[Fila]:
        for uno in sucios:
            p = replace(self.periodo, desde=uno.desde, hasta=uno.hasta)
            yield from clase.contar(p, cada, self.definiciones)

    def _por_contar(self, clase: Clase) -> list[Rango]:
        if clase.de is LLAMADAS.de and not all(map(_firmada, self.definiciones or ())):
            return [self._todo]
        return recortar(self._pendientes[clase.de], self._todo)

    @cached_property
    def _pendientes(self) -> dict[PorContar.De, list[Rango]]:
        return pendientes(self.periodo)


def pendientes(p: Periodo) -> dict[PorContar.De, list[Rango]]:
    """Where something changed since the totals were written, or since ``p.corte``."""
    filas = _PENDIENTES.filas(corte=p.corte)
    return {clase.de: _de_la_clase(clase, filas) for clase in (LLAMADAS, VENTAS)}


def _de_la_clase(clase: Clase, filas: Iterable[tuple[Any, ...]]) -> list[Rango]:
    rangos = unir(
        Rango(desde or SIEMPRE.desde, hasta or SIEMPRE.hasta)
        for de, desde, hasta in filas
        if de == clase.de
    )
    return ensanchar(rangos, clase.tramos[0])


def guardados(
    en: Iterable[Rango], sucios: Sequence[Rango], clase: Clase, hasta: Tramo
) -> dict[Tramo, list[Rango]]:
    """Where to read the totals of each length: the longest in which nothing changed."""
    cubren: dict[Tramo, list[Rango]] = {}
    queda = unir(en)
    for tramo in reversed(clase.tramos[: clase.tramos.index(hasta) + 1]):
        cubren[tramo] = restar(queda, ensanchar(sucios, tramo))
        queda = restar(queda, cubren[tramo])
    return cubren


def de_los(cubren: Mapping[Tramo, Iterable[Rango]]) -> Q:
    """The totals of these stretches; of none, no row."""
    cuales = Q(pk__in=())
    for tramo, rangos in cubren.items():
        for uno in rangos:
            cuales |= Q(tramo=tramo, desde__gte=uno.desde, desde__lt=uno.hasta)
    return cuales


def _firmada(definicion: Definicion) -> bool:
    return definicion.pk is not None and definicion.situacion in FIRMES
