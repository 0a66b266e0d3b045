"""Who looks into a call on which record and exchange differ: taken, given, left (4.1, III.2).

It decides nothing, and no figure reads it.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db import connection, transaction

from bluecom.bitacora.servicios import anotar
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Usuario
from bluecom.rechazo import Rechazo, YaDecidido
from indicadores.a_cargo import exigir_que_reparta, exigir_que_se_encargue
from indicadores.consultas import base
from indicadores.consultas.encargos import a_cargo_de, encargos_de, quienes_las_miran
from indicadores.conversaciones.avisar import avisar_a_quien_se_encargan
from indicadores.conversaciones.decidir import MAXIMO
from indicadores.models import Conversacion, Encargo

_CANDADO = 2019_08


@dataclass(frozen=True)
class Tomadas:
    """How many are now of whoever took them, and those that were another's already."""

    suyas: int
    de_otros: list[Encargo]

    @property
    def en_palabras(self) -> str:
        """«2 las mira Ana Soto y 1 la mira Luis Paz»; empty when none is another's."""
        return quienes_las_miran(self.de_otros)


def tomar(claves: Collection[int], *, acto: Acto) -> Tomadas:
    """Those of these conversations that nobody has; of two at once, the first has them.

    Raises ``YaDecidido`` when all of them are another's, ``Rechazo``.
    """
    exigir_que_reparta(acto)
    with transaction.atomic():
        _uno_a_la_vez()
        filas = _conversaciones(claves)
        tienen = a_cargo_de(filas)
        _escribir([fila for fila in filas if fila.pk not in tienen], acto.usuario, acto)
    de_otros = [suyo for suyo in tienen.values() if suyo.a_cargo_id != acto.usuario.pk]
    if len(filas) == len(de_otros):
        raise YaDecidido(f"Otra persona fue primero: {quienes_las_miran(de_otros)}.")
    return Tomadas(len(filas) - len(de_otros), de_otros)


def encargar_llamadas(claves: Collection[int], *, a: Usuario | None, acto: Acto) -> int:
    """Give them to somebody, whoever had them, or to nobody; how many. Raises ``Rechazo``.

    Of what is as it was asked already, nothing is written.
    """
    exigir_que_reparta(acto)
    if a is not None:
        exigir_que_se_encargue(a)
    with transaction.atomic():
        _uno_a_la_vez()
        filas = _conversaciones(claves)
        tienen = {pk: suyo.a_cargo_id for pk, suyo in a_cargo_de(filas).items()}
        cambian = [fila for fila in filas if tienen.get(fila.pk) != (a.pk if a else None)]
        encargos_de(cambian).delete()
        if a is None:
            _anotar_cada_una(cambian, "soltar_llamada", acto)
        else:
            _escribir(cambian, a, acto)
    return len(filas)


def _uno_a_la_vez() -> None:
    """Two who share them out at once would each write over what the other does not see yet."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_CANDADO])


def _conversaciones(claves: Collection[int]) -> list[Conversacion]:
    """As they stand now; what was taken back meanwhile is none any more."""
    if not 0 < len(claves) <= MAXIMO:
        raise Rechazo(f"Marque las llamadas, hasta {MAXIMO} de una vez.")
    filas = base.conversaciones().filter(pk__in=claves).select_related("central").order_by("pk")
    if not (halladas := list(filas)):
        raise Rechazo("Esas llamadas ya no están como se leían: mire la lista.")
    return halladas


def _escribir(filas: list[Conversacion], a: Usuario, acto: Acto) -> None:
    """Nobody has any of these."""
    Encargo.objects.bulk_create(
        Encargo(**_cual(fila), a_cargo=a, por=acto.usuario, en=acto.ahora) for fila in filas
    )
    if a == acto.usuario:
        _anotar_cada_una(filas, "tomar_llamada", acto)
    else:
        _anotar_cada_una(filas, "encargar_llamada", acto, a=a.pk)
        avisar_a_quien_se_encargan(filas, a, acto)


def _cual(fila: Conversacion) -> dict[str, int | str | None]:
    """A record by itself, or a call of the exchange by its ``grupo``, which outlives its rows."""
    if fila.llamada_id:
        return {"llamada_id": fila.llamada_id}
    return {"grupo": fila.central.grupo if fila.central else None}


def _anotar_cada_una(filas: Iterable[Conversacion], tipo: str, acto: Acto, **datos: int) -> None:
    for fila in filas:
        cual = {"llamada": fila.llamada_id} if fila.llamada_id else {"central": fila.central_id}
        anotar(f"contacto:{fila.contacto_id}", tipo, acto=acto, datos={**cual, **datos})
