"""Who looks into a call on which record and exchange differ: taken, given, left (4.1, III.2).

It decides nothing, and no figure reads it.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db import transaction

from bluecom.bitacora.servicios import anotar
from bluecom.conjuntos import UnoDe
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Usuario
from bluecom.rechazo import Rechazo, YaDecidido
from indicadores.a_cargo import exigir_que_reparta, exigir_que_se_encargue
from indicadores.consultas import base
from indicadores.conversaciones.decidir import MAXIMO
from indicadores.models import Conversacion, Encargo


@dataclass(frozen=True)
class Tomadas:
    """How many are now of whoever took them, and how many of each other person already."""

    suyas: int
    de_otros: Counter[str]

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
        filas = _conversaciones(claves)
        libres = [fila for fila in filas if fila.pk not in a_cargo_de(filas)]
        Encargo.objects.bulk_create(
            (
                Encargo(**_cual(fila), a_cargo=acto.usuario, por=acto.usuario, en=acto.ahora)
                for fila in libres
            ),
            ignore_conflicts=True,
        )
        quedan = a_cargo_de(filas)
        tomadas = [fila for fila in libres if quedan[fila.pk].a_cargo_id == acto.usuario.pk]
        _anotar_cada_una(tomadas, "tomar_llamada", acto)
    de_otros = Counter(
        str(suyo.a_cargo) for suyo in quedan.values() if suyo.a_cargo_id != acto.usuario.pk
    )
    if len(filas) == de_otros.total():
        raise YaDecidido(f"Otra persona fue primero: {quienes_las_miran(de_otros)}.")
    return Tomadas(len(filas) - de_otros.total(), de_otros)


def encargar_llamadas(claves: Collection[int], *, a: Usuario | None, acto: Acto) -> int:
    """Give them to somebody, whoever had them, or to nobody; how many. Raises ``Rechazo``."""
    exigir_que_reparta(acto)
    if a is not None:
        exigir_que_se_encargue(a)
    with transaction.atomic():
        filas = _conversaciones(claves)
        Encargo.objects.filter(
            UnoDe("llamada", [f.llamada_id for f in filas if f.llamada_id])
            | UnoDe("grupo", [f.central.grupo for f in filas if f.central])
        ).delete()
        if a is not None:
            Encargo.objects.bulk_create(
                Encargo(**_cual(fila), a_cargo=a, por=acto.usuario, en=acto.ahora) for fila in filas
            )
        tipo = "encargar_llamada" if a else "soltar_llamada"
        _anotar_cada_una(filas, tipo, acto, **({"a": a.pk} if a else {}))
    return len(filas)


def a_cargo_de(filas: Iterable[Conversacion]) -> dict[int, Encargo]:
    """``{number of the conversation: who looks into it}``, read at once."""
    filas = list(filas)
    suyos = Encargo.objects.filter(
        UnoDe("llamada", [f.llamada_id for f in filas if f.llamada_id])
        | UnoDe("grupo", [f.central.grupo for f in filas if f.central])
    ).select_related("a_cargo")
    de = {encargo.llamada_id or encargo.grupo: encargo for encargo in suyos}
    hallados = (
        (f.pk, de.get(f.llamada_id or "") or de.get(f.central.grupo if f.central else None))
        for f in filas
    )
    return {pk: encargo for pk, encargo in hallados if encargo}


def de_otros_entre(claves: Collection[int], quien: Usuario) -> str:
    """Whose these are, in words, when they are of others: whoever decides them reads it."""
    filas = base.conversaciones().filter(pk__in=claves).select_related("central")
    suyos = a_cargo_de(filas).values()
    return quienes_las_miran(Counter(str(s.a_cargo) for s in suyos if s.a_cargo_id != quien.pk))


def quienes_las_miran(cuantas: Counter[str]) -> str:
    """«2 las mira Ana Soto y 1 la mira Luis Paz»."""
    dichos = [f"{n} {'la' if n == 1 else 'las'} mira {quien}" for quien, n in cuantas.items()]
    return " y ".join(filter(None, [", ".join(dichos[:-1]), *dichos[-1:]]))


def _conversaciones(claves: Collection[int]) -> list[Conversacion]:
    """As they stand now; what was taken back meanwhile is none any more."""
    if not 0 < len(claves) <= MAXIMO:
        raise Rechazo(f"Marque las llamadas, hasta {MAXIMO} de una vez.")
    filas = base.conversaciones().filter(pk__in=claves).select_related("central").order_by("pk")
    if not (halladas := list(filas)):
        raise Rechazo("Esas llamadas ya no están como se leían: mire la lista.")
    return halladas


def _cual(fila: Conversacion) -> dict[str, int | str | None]:
    """A record by itself, or a call of the exchange by its ``grupo``, which outlives its rows."""
    if fila.llamada_id:
        return {"llamada_id": fila.llamada_id}
    return {"grupo": fila.central.grupo if fila.central else None}


def _anotar_cada_una(filas: Iterable[Conversacion], tipo: str, acto: Acto, **datos: int) -> None:
    for fila in filas:
        cual = {"llamada": fila.llamada_id} if fila.llamada_id else {"central": fila.central_id}
        anotar(f"contacto:{fila.contacto_id}", tipo, acto=acto, datos={**cual, **datos})
