"""Step 11.1: what is found in order, tick by tick, each under its author."""

from collections.abc import Collection, Iterable

from django.db import transaction

from bluecom.bolivia.texto import enumerar
from bluecom.cuentas.acto import Acto
from solicitudes.canales.revision import rondas
from solicitudes.canales.revision.consulta import sin_mirar
from solicitudes.canales.revision.toma import en_revision
from solicitudes.models import ListaDeControl, MarcaDeRevision, Venta
from solicitudes.reglas.comprobaciones import items_de_revision
from solicitudes.reglas.control import REVISION
from solicitudes.reglas.errores import TransicionInvalida


def marcar_items(
    venta_id: int, *, acto: Acto, items: Iterable[str], lista: int | None = None
) -> list[str]:
    """Find these items in order; each tick is a row of its own, under its author.

    What was answered of them is resolved with it. ``lista``: the version that was read; of it
    only what the round's own says alike counts. Raises ``TransicionInvalida`` for what is
    observed in this round, or is read from a file that this person has not had in sight.
    """
    with transaction.atomic():
        venta = en_revision(venta_id, acto=acto)
        validos = items_de_revision(venta)
        rige = venta.lista(REVISION)
        valen = ListaDeControl.objects.que_valen(REVISION, items, vista=lista, rige=rige)
        nuevos = [codigo for codigo in valen if codigo in validos]
        _exigir_sin_observar(venta, nuevos)
        _exigir_mirado(venta, nuevos, acto)
        revision = rondas.comenzar(venta, acto=acto)
        abiertas = venta.observaciones.abiertas().filter(item__in=nuevos)
        abiertas.update(resuelta_en=acto.ahora)
        MarcaDeRevision.objects.bulk_create(
            (
                MarcaDeRevision(revision=revision, item=c, por=acto.usuario, en=acto.ahora)
                for c in nuevos
            ),
            ignore_conflicts=True,
        )
    return nuevos


def marcar_lo_que_queda(venta_id: int, *, acto: Acto, lista: int | None = None) -> list[str]:
    """Everything else in order, with one key: never what somebody observed."""
    with transaction.atomic():
        venta = en_revision(venta_id, acto=acto)
        ya = venta.revisado_en_la_ronda()
        ya |= {observacion.item for observacion in venta.observaciones.abiertas()}
        quedan = [codigo for codigo in items_de_revision(venta) if codigo not in ya]
        return marcar_items(venta_id, acto=acto, items=quedan, lista=lista)


def desmarcar_item(venta_id: int, *, acto: Acto, item: str) -> None:
    """Take a tick back."""
    with transaction.atomic():
        venta = en_revision(venta_id, acto=acto)
        olvidar_marca(venta, item)


def olvidar_marca(venta: Venta, item: str) -> None:
    """What is observed is in order no more."""
    MarcaDeRevision.objects.filter(
        revision__venta=venta, revision__ronda=venta.rondas, item=item
    ).delete()


def _exigir_sin_observar(venta: Venta, items: Collection[str]) -> None:
    """In order or observed, never both."""
    por_enviar = venta.observaciones.abiertas().filter(item__in=items, enviada_en=None)
    if observados := dict.fromkeys(por_enviar.values_list("item_nombre", flat=True)):
        raise TransicionInvalida(
            f"Está observado: {enumerar(observados)}. Quite la observación para darlo por bueno."
        )


def _exigir_mirado(venta: Venta, items: Collection[str], acto: Acto) -> None:
    """Nobody finds in order what he has not had in sight."""
    if faltan := sin_mirar(venta, items, acto.usuario):
        raise TransicionInvalida(f"Mire antes: {enumerar(faltan)}. La tecla D pasa las imágenes.")
