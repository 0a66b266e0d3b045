"""Who looks into each call of the month's lists, as it is read (4.1)."""

from collections import Counter
from collections.abc import Collection, Iterable

from django.db.models import QuerySet

from bluecom.conjuntos import UnoDe
from bluecom.cuentas.models import Usuario
from indicadores.consultas import base
from indicadores.models import Conversacion, Encargo


def encargos_de(filas: Iterable[Conversacion]) -> QuerySet[Encargo]:
    """All that was said of these, of the record and of the call of the exchange."""
    filas = list(filas)
    return Encargo.objects.filter(
        UnoDe("llamada", [f.llamada_id for f in filas if f.llamada_id])
        | UnoDe("grupo", [f.central.grupo for f in filas if f.central])
    )


def a_cargo_de(filas: Iterable[Conversacion]) -> dict[int, Encargo]:
    """``{number of the conversation: who looks into it}``, read at once."""
    filas = list(filas)
    suyos = encargos_de(filas).select_related("a_cargo")
    de = {encargo.llamada_id or encargo.grupo: encargo for encargo in suyos}
    hallados = (
        (f.pk, de.get(f.llamada_id or "") or de.get(f.central.grupo if f.central else None))
        for f in filas
    )
    return {pk: encargo for pk, encargo in hallados if encargo}


def de_otros_entre(claves: Collection[int], quien: Usuario) -> dict[Conversacion, Encargo]:
    """Of these conversations those that somebody else looks into, and who."""
    filas = list(base.conversaciones().filter(pk__in=claves).select_related("central"))
    suyos = a_cargo_de(filas)
    return {
        fila: suyos[fila.pk]
        for fila in filas
        if fila.pk in suyos and suyos[fila.pk].a_cargo_id != quien.pk
    }


def quienes_las_miran(encargos: Iterable[Encargo]) -> str:
    """«2 las mira Ana Soto y 1 la mira Luis Paz»; empty when there is none."""
    cuantas = Counter(str(suyo.a_cargo) for suyo in encargos)
    dichos = [f"{n} {'la' if n == 1 else 'las'} mira {quien}" for quien, n in cuantas.items()]
    return " y ".join(filter(None, [", ".join(dichos[:-1]), *dichos[-1:]]))
