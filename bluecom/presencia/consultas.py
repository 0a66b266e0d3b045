"""Who is in what state, and for how long of the day: a fixed number of reads, however many are."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from bluecom.cuentas.models import Sesion, Usuario
from bluecom.presencia.models import EstadoAsesor, Intervalo

Tiempos = dict[str, timedelta]
"""Code of the state → how long."""


@dataclass(frozen=True)
class MiEstado:
    """What a person may choose, and where he is; ``actual`` is None when nothing was said."""

    opciones: Sequence[EstadoAsesor]
    actual: EstadoAsesor | None
    desde: datetime | None

    @property
    def en_pausa(self) -> bool:
        return self.actual is not None and self.actual.es_pausa

    def pasado(self, ahora: datetime) -> bool:
        """Longer than its state usually is; at the very limit it is in time."""
        return pasa_del_limite(self.actual, self.desde, ahora)


@dataclass(frozen=True)
class EnQue:
    """The state of one person now; ``conectado``: with a session alive."""

    intervalo: Intervalo
    conectado: bool
    pasado: bool


def mi_estado(usuario: Usuario) -> MiEstado:
    """By one read, since every page asks it."""
    suyo = Intervalo.objects.abiertos().filter(usuario=usuario, estado=OuterRef("pk"))
    estados = EstadoAsesor.objects.annotate(desde=Subquery(suyo.values("desde")[:1]))
    visibles = list(estados.filter(Q(activo=True) | Q(desde__isnull=False)))
    actual = next((estado for estado in visibles if estado.desde is not None), None)
    return MiEstado(visibles, actual, actual.desde if actual else None)


def en_que_estan(ahora: datetime) -> dict[int, EnQue]:
    """Everybody who is in some state now."""
    return en_que(abiertos_con_sesion(ahora), ahora)


def abiertos_con_sesion(ahora: datetime) -> QuerySet[Any]:
    """The state in which each is, and ``viva``: whether a session of his is alive."""
    viva = Sesion.objects.filter(usuario=OuterRef("usuario"), expire_date__gt=ahora)
    abiertos: QuerySet[Any] = Intervalo.objects.abiertos().select_related("estado")
    con_sesion: QuerySet[Any] = abiertos.annotate(viva=Exists(viva))
    return con_sesion


def en_que(abiertos: Iterable[Any], ahora: datetime) -> dict[int, EnQue]:
    """Of ``abiertos_con_sesion``, by person."""
    return {
        uno.usuario_id: EnQue(uno, uno.viva, pasa_del_limite(uno.estado, uno.desde, ahora))
        for uno in abiertos
    }


def tiempos(desde: datetime, hasta: datetime) -> dict[int, Tiempos]:
    """How long everybody was in each state between both."""
    return sumar(Intervalo.objects.entre(desde, hasta), desde=desde, hasta=hasta)


def tiempos_de(usuario: Usuario, desde: datetime, hasta: datetime) -> Tiempos:
    suyos = Intervalo.objects.entre(desde, hasta).filter(usuario=usuario)
    return sumar(suyos, desde=desde, hasta=hasta).get(usuario.pk, {})


def pausas(desde: datetime, hasta: datetime) -> dict[int, list[tuple[datetime, datetime]]]:
    """The stretches between both in which each person was handed no clients."""
    todas: dict[int, list[tuple[datetime, datetime]]] = defaultdict(list)
    for uno in Intervalo.objects.entre(desde, hasta):
        if uno.es_pausa:
            todas[uno.usuario_id].append((max(uno.desde, desde), min(uno.hasta or hasta, hasta)))
    return dict(todas)


def sumar(
    intervalos: Iterable[Intervalo], *, desde: datetime, hasta: datetime
) -> dict[int, Tiempos]:
    """What of each lies between both; what goes on lasts until ``hasta``."""
    sumas: dict[int, Tiempos] = defaultdict(dict)
    for uno in intervalos:
        parte = min(uno.hasta or hasta, hasta) - max(uno.desde, desde)
        if parte > timedelta(0):
            suyas = sumas[uno.usuario_id]
            suyas[uno.estado_id] = suyas.get(uno.estado_id, timedelta(0)) + parte
    return dict(sumas)


def pasa_del_limite(estado: EstadoAsesor | None, desde: datetime | None, ahora: datetime) -> bool:
    """At the very limit it is still in time."""
    if estado is None or desde is None or not estado.limite:
        return False
    return ahora - desde > timedelta(minutes=estado.limite)
