"""The rows of a month, written once, when it is signed."""

from typing import Any

from django.db import connection
from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Cast, TruncDate

from bluecom.bolivia.fechas import LA_PAZ
from indicadores.consultas import LISTAS, base
from indicadores.consultas.base import Periodo
from indicadores.models import Cierre, Figura, FilaCerrada

_TABLA = FilaCerrada._meta.db_table
_EVIDENCIA = (
    "contacto_id",
    "inicio",
    "proposito",
    "resultado_id",
    "marcada",
    "segundos",
    "decision",
)
_COLUMNAS = ("cierre_id", "figura", "objeto_id", "agente_id", "producto", "dia", *_EVIDENCIA)
_ESCRIBIR = f"INSERT INTO {_TABLA} ({', '.join(_COLUMNAS)}) "
_HUELLA = f"""
SELECT encode(sha256(coalesce(string_agg(
    concat_ws('|', figura, objeto_id, agente_id, coalesce(producto, ''), dia), E'\\n'
    ORDER BY figura COLLATE "C", objeto_id
), '')::bytea), 'hex')
FROM {_TABLA} WHERE cierre_id = %s
"""  # noqa: S608  constants


def congelar(cierre: Cierre, p: Periodo) -> None:
    """Write the rows of every figure in one statement, so that all are of one instant.

    Its report is made at once, and would be planned as if there were none of them.
    """
    partes: list[str] = []
    parametros: list[Any] = []
    for figura in Figura:
        sql, suyos = _filas(cierre, p, figura).query.sql_with_params()
        partes.append(f"({sql})")
        parametros += suyos
    with connection.cursor() as cursor:
        cursor.execute(_ESCRIBIR + " UNION ALL ".join(partes), parametros)
        cursor.execute(f"ANALYZE {_TABLA}")


def huella(cierre: Cierre) -> str:
    """SHA-256 of its rows: ``figura|objeto|agente|producto|dia``, a line each, in their order."""
    with connection.cursor() as cursor:
        cursor.execute(_HUELLA, [cierre.pk])
        return str(cursor.fetchone()[0])


def _filas(cierre: Cierre, p: Periodo, figura: Figura) -> QuerySet[Any, Any]:
    lista = LISTAS[figura]
    es_dia = lista.campo.endswith("fecha")
    return (
        lista.consulta(p.vivo)
        .order_by()
        .values_list(
            Value(cierre.pk),
            Value(str(figura)),
            F("pk"),
            base.autor(lista.campo) if figura.de_ventas else F("agente_id"),
            F("oferta__producto_id") if figura.de_ventas else Value(None, CharField()),
            F(lista.campo) if es_dia else TruncDate(lista.campo, tzinfo=LA_PAZ),
            *(_nada(campo) if figura.de_ventas else F(campo) for campo in _EVIDENCIA),
        )
    )


def _nada(campo: str) -> Cast:
    """Empty, of the type that the calls have there: all go into one statement."""
    return Cast(Value(None), FilaCerrada._meta.get_field(campo))  # type: ignore[arg-type]  # a column
