"""Every row of a month counted anew, and each total that says otherwise named (III.2)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max, Min, QuerySet

from bluecom.bolivia.fechas import hoy, limites_del_mes, mes_de, mes_siguiente
from cartera.models import Llamada, LlamadaDeCentral
from indicadores.consultas.contadas import CADA, Clase, Fila
from indicadores.consultas.totales import pendientes
from indicadores.consultas.tramos import Rango, comienzo, ensanchar, instante_de, tocan
from indicadores.models import TotalDeLlamadas, TotalDeVentas, TotalPorRasgo, Tramo
from indicadores.recuento.juntar import (
    CLASES,
    juntar,
    periodo_de,
    uno_a_la_vez,
    volver_a_contar,
)
from solicitudes.models import Instalacion, Venta

Clave = tuple[Tramo, datetime, tuple[Any, ...]]
Valores = dict[Clave, dict[str, Any]]


@dataclass(frozen=True)
class Diferencia:
    """One figure in one stretch, of the one whom ``claves`` name: as the class is counted by."""

    clase: Clase
    tramo: Tramo
    desde: datetime
    claves: dict[str, Any]
    figura: str
    guardado: Any
    contado: Any


def comparar(mes: str) -> list[Diferencia]:
    """What is kept of ``mes`` against its rows, but where something is still to be counted.

    What changes meanwhile is to be counted by the time that is asked, which is last.
    """
    rango = Rango(*limites_del_mes(mes))
    with transaction.atomic():
        uno_a_la_vez()
        pares = [(clase, _guardado(clase, rango), _contado(clase, rango)) for clase in CLASES]
        sucios = pendientes(periodo_de(rango))
    return [
        una
        for clase, guardado, contado in pares
        for una in _diferencias(clase, guardado, contado, sucios[clase.de])
    ]


def corregir(diferencias: Iterable[Diferencia]) -> None:
    """Write anew every month in which there is one."""
    malos = {(una.clase.de, mes_de(hoy(una.desde))) for una in diferencias}
    for clase in CLASES:
        volver_a_contar(
            clase, [Rango(*limites_del_mes(mes)) for de, mes in malos if de == clase.de]
        )
    juntar()


def meses() -> Iterator[str]:
    """From the first with a row, or a total, to the last."""
    extremos = [filas.aggregate(a=Min(campo), z=Max(campo)) for campo, filas in _con_instante()]
    instantes = [instante_de(x) for dos in extremos for x in dos.values() if x is not None]
    if not instantes:
        return
    mes, ultimo = mes_de(hoy(min(instantes))), mes_de(hoy(max(instantes)))
    while mes <= ultimo:
        yield mes
        mes = mes_siguiente(mes)


def _con_instante() -> list[tuple[str, QuerySet[Any]]]:
    return [
        ("inicio", Llamada.objects.vigentes()),
        ("inicio", LlamadaDeCentral.objects.all()),
        ("glosada_en", Venta.objects.all()),
        ("aceptada_en", Venta.objects.all()),
        ("fecha", Instalacion.objects.all()),
        ("desde", TotalDeLlamadas.objects.all()),
        ("desde", TotalPorRasgo.objects.all()),
        ("desde", TotalDeVentas.objects.all()),
    ]


def _guardado(clase: Clase, rango: Rango) -> Valores:
    valores: Valores = {}
    for tramo in clase.tramos:
        _sumar(clase, valores, tramo, clase.sumadas({tramo: [rango]}, CADA[tramo]))
    return valores


def _contado(clase: Clase, rango: Rango) -> Valores:
    """Each stretch is what the shortest ones in it add up to."""
    filas = list(clase.contar(periodo_de(rango), CADA[clase.tramos[0]], None))
    valores: Valores = {}
    for tramo in clase.tramos:
        _sumar(clase, valores, tramo, filas)
    return valores


def _sumar(clase: Clase, valores: Valores, tramo: Tramo, filas: Iterable[Fila]) -> None:
    for fila in filas:
        desde = comienzo(instante_de(fila["cuando"]), tramo)
        clave = tramo, desde, tuple(fila[nombre] for nombre in clase.claves)
        suyo = valores.setdefault(clave, dict.fromkeys(clase.figuras, 0))
        for figura in clase.figuras:
            suyo[figura] += fila[figura]
        for campo in clase.ultimas:
            suyo[campo] = max(fila[campo], suyo.get(campo, fila[campo]))


def _diferencias(
    clase: Clase, guardado: Valores, contado: Valores, sucios: list[Rango]
) -> Iterator[Diferencia]:
    inciertos = {tramo: ensanchar(sucios, tramo) for tramo in clase.tramos}
    for clave in sorted(guardado.keys() | contado.keys(), key=str):
        tramo, desde, suya = clave
        if tocan(inciertos[tramo], desde):
            continue
        uno, otro = guardado.get(clave, {}), contado.get(clave, {})
        for campo in clase.campos:
            nada = 0 if campo in clase.figuras else None
            dos = uno.get(campo, nada), otro.get(campo, nada)
            if dos[0] != dos[1]:
                claves = dict(zip(clase.claves, suya, strict=True))
                yield Diferencia(clase, tramo, desde, claves, campo, *dos)
