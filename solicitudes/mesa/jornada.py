"""The day of an asesor in time: in each state, and between a call and the next client.

Work after a call is derived, never entered: from what a call ended in to the next taking, less the
pauses between both.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from bluecom.bolivia.fechas import LA_PAZ, hoy
from bluecom.cuentas.acto import Acto
from bluecom.presencia.consultas import pausas, tiempos_de
from bluecom.presencia.models import EstadoAsesor, Intervalo
from cartera.models import Llamada
from solicitudes.models import Venta

CERO = timedelta(0)
Tramo = tuple[datetime, datetime]


@dataclass(frozen=True)
class Jornada:
    """``tiempos``: the states in which he was since ``desde``, in the order of the catalogue.

    ``intervalos``: the rows that say so, the last one first; one may have begun before.
    """

    desde: datetime
    tiempos: list[tuple[EstadoAsesor, timedelta]]
    intervalos: list[Intervalo]
    despues_de_llamar: timedelta


def jornada_de(acto: Acto) -> Jornada:
    """Since midnight in La Paz."""
    desde = medianoche(acto.ahora)
    suyos = tiempos_de(acto.usuario, desde, acto.ahora)
    en_que = EstadoAsesor.objects.filter(pk__in=suyos)
    tramos = Intervalo.objects.filter(usuario=acto.usuario).entre(desde, acto.ahora)
    tras_llamar = despues_de_llamar(desde, acto.ahora, de=acto.usuario.pk)
    return Jornada(
        desde,
        [(estado, suyos[estado.pk]) for estado in en_que],
        list(tramos.select_related("estado", "por").order_by("-desde", "-pk")),
        tras_llamar.get(acto.usuario.pk, CERO),
    )


def despues_de_llamar(
    desde: datetime, hasta: datetime, *, de: int | None = None
) -> dict[int, timedelta]:
    """Of everybody, or of one person: the work between a call and the next client taken."""
    llamadas = Llamada.objects.vigentes().filter(inicio__gte=desde, inicio__lte=hasta)
    tomas = Venta.objects.filter(tomada_en__gte=desde, tomada_en__lte=hasta, hermana_de=None)
    if de is not None:
        llamadas, tomas = llamadas.filter(agente=de), tomas.filter(asesor=de)
    hechos: dict[int, list[tuple[datetime, bool]]] = defaultdict(list)
    for quien, cuando in llamadas.order_by().values_list("agente_id", "inicio"):
        hechos[quien].append((cuando, False))
    for quien, cuando in tomas.order_by().values_list("asesor_id", "tomada_en"):
        hechos[quien].append((cuando, True))
    parado = pausas(desde, hasta)
    return {quien: entre(suyos, parado.get(quien, ())) for quien, suyos in hechos.items()}


def entre(hechos: Iterable[tuple[datetime, bool]], parado: Sequence[Tramo]) -> timedelta:
    """From each call to the taking that follows it; ``True`` marks a taking."""
    suma, llamada = CERO, None
    for cuando, es_toma in sorted(hechos):
        if es_toma and llamada is not None:
            suma += cuando - llamada - _en_comun((llamada, cuando), parado)
        llamada = None if es_toma else cuando
    return suma


def medianoche(ahora: datetime) -> datetime:
    return datetime.combine(hoy(ahora), time(), LA_PAZ)


def _en_comun(tramo: Tramo, parado: Sequence[Tramo]) -> timedelta:
    partes = (min(tramo[1], hasta) - max(tramo[0], desde) for desde, hasta in parado)
    return sum((parte for parte in partes if parte > CERO), CERO)
