"""How long sales stand in each state: who is the bottleneck."""

from dataclasses import dataclass
from datetime import timedelta

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import Count, Exists, F, OuterRef, QuerySet, Window
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Lag

from bluecom.bitacora.models import Evento
from indicadores.consultas import base
from indicadores.consultas.base import Periodo
from solicitudes.models import Venta
from solicitudes.reglas.estados import TERMINADAS, Estado

_QUIEN = {
    **dict.fromkeys(Estado.values[:10], "Asesor"),
    Estado.ENTREGADA: "Canales Virtuales",
    Estado.OBSERVADA: "Asesor",
    Estado.CONFORME: "Centro de Operaciones",
    Estado.INSTALADA: "Canales Virtuales",
}
_SQL = """
    SELECT desde, count(DISTINCT cadena),
           percentile_cont(0.5) WITHIN GROUP (ORDER BY estancia), max(estancia)
      FROM (SELECT cadena, desde, instante, instante - entrada AS estancia FROM ({movimientos}) m) e
     WHERE estancia IS NOT NULL AND instante >= %s AND instante < %s
     GROUP BY desde
"""


@dataclass(frozen=True)
class Estancia:
    """One state: how many sales left it in the month, after how long each time, and how many stand
    in it now.
    """

    estado: str
    nombre: str
    quien: str
    salidas: int
    mediana: timedelta | None
    maxima: timedelta | None
    ahora: int


def tiempos(p: Periodo) -> list[Estancia]:
    """Every state with something to tell, in the order of the procedure."""
    medidos = _medir(p)
    parados = _parados() if p.en_curso else {}
    return [
        Estancia(
            estado=estado.value,
            nombre=str(estado.label),
            quien=_QUIEN.get(estado, ""),
            salidas=medidos.get(estado, (0, None, None))[0],
            mediana=medidos.get(estado, (0, None, None))[1],
            maxima=medidos.get(estado, (0, None, None))[2],
            ahora=parados.get(estado, 0),
        )
        for estado in Estado
        if estado not in TERMINADAS and (estado in medidos or estado in parados)
    ]


def salieron(p: Periodo) -> QuerySet[Venta]:
    """The sales that left a state in the month; ``dejaron``: which ones."""
    suyas = Evento.objects.filter(
        p.de("instante"), cadena=base.cadena_de(OuterRef("pk")), datos__has_key="hasta"
    )
    dejados = suyas.order_by().values(desde=KeyTextTransform("desde", "datos"))
    return base.ventas().filter(Exists(suyas)).annotate(dejaron=ArraySubquery(dejados))


def _medir(p: Periodo) -> dict[str, tuple[int, timedelta, timedelta]]:
    """The median and the longest stay by state, over the exits of the month."""
    con_actividad = Evento.objects.filter(
        p.de("instante"), cadena__in=base.cadenas(base.ventas())
    ).values("cadena")
    movimientos = (
        Evento.objects.filter(cadena__in=con_actividad, datos__has_key="hasta")
        .order_by()
        .annotate(
            desde=KeyTextTransform("desde", "datos"),
            entrada=Window(Lag("instante"), partition_by=F("cadena"), order_by="n"),
        )
        .values("cadena", "desde", "instante", "entrada")
    )
    sql, parametros = movimientos.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(_SQL.format(movimientos=sql), [*parametros, p.desde, p.hasta])
        return {estado: (n, mediana, maxima) for estado, n, mediana, maxima in cursor.fetchall()}


def _parados() -> dict[str, int]:
    filas = base.ventas().order_by().values("estado").annotate(n=Count("pk"))
    return {fila["estado"]: fila["n"] for fila in filas}
