"""Write the totals of whatever changed: from its rows, by the one count that there is."""

from collections.abc import Iterable, Sequence

from django.db import connection, transaction

from indicadores.consultas.base import Periodo
from indicadores.consultas.contadas import CADA, LLAMADAS, POR_RASGO, VENTAS, Clase, Fila
from indicadores.consultas.totales import de_los, pendientes
from indicadores.consultas.tramos import SIEMPRE, Rango, ensanchar, instante_de
from indicadores.models import PorContar, Tramo

CLASES = (LLAMADAS, POR_RASGO, VENTAS)
_CANDADO = 2019_50


def juntar() -> int:
    """All that is to be counted; answers how many entries it was, and 0 while another is at it.

    An entry goes once its change was counted: those that come meanwhile are left for the next.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_CANDADO])
        return _juntar() if cursor.fetchone()[0] else 0


def uno_a_la_vez() -> None:
    """Until the transaction ends: of two, who wrote last could be who read first."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_CANDADO])


def volver_a_contar(clase: Clase, rangos: Iterable[Rango]) -> None:
    """What is kept of them is not to be read until it is written anew."""
    PorContar.objects.bulk_create(
        PorContar(de=clase.de, desde=uno.desde, hasta=uno.hasta) for uno in rangos
    )


def periodo_de(rango: Rango) -> Periodo:
    """As the totals are written: what is annulled counts no more, at whatever instant it was."""
    return Periodo("", rango.desde, rango.hasta, SIEMPRE.hasta)


def _juntar() -> int:
    vistos = list(PorContar.objects.values_list("pk", flat=True))
    if vistos:
        sucios = pendientes(periodo_de(SIEMPRE))
        for clase in CLASES:
            _escribir(clase, sucios[clase.de])
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM indicadores_porcontar WHERE id = ANY(%s)", [vistos])
    return len(vistos)


def _escribir(clase: Clase, sucios: Sequence[Rango]) -> None:
    primero, *otros = clase.tramos
    for uno in sucios:
        _borrar(clase, primero, [uno])
        _guardar(clase, primero, clase.contar(periodo_de(uno), CADA[primero], None))
    for menor, tramo in zip(clase.tramos, otros, strict=False):
        rangos = ensanchar(sucios, tramo)
        _borrar(clase, tramo, rangos)
        _guardar(clase, tramo, clase.sumadas({menor: rangos}, CADA[tramo]))


def _borrar(clase: Clase, tramo: Tramo, rangos: Sequence[Rango]) -> None:
    if rangos:
        clase.modelo._default_manager.filter(de_los({tramo: rangos})).delete()


def _guardar(clase: Clase, tramo: Tramo, filas: Iterable[Fila]) -> None:
    filas = list(filas)
    columnas = ", ".join(["tramo", "desde", *clase.columnas, *clase.campos])
    orden = f"COPY {clase.modelo._meta.db_table} ({columnas}) FROM STDIN"
    with connection.cursor() as cursor, cursor.copy(orden) as copia:
        for fila in filas:
            valores = (fila[campo] for campo in (*clase.claves, *clase.campos))
            copia.write_row((tramo.value, instante_de(fila["cuando"]), *valores))
