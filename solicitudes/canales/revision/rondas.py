"""Step 11.1: from one round to the next: what is kept as read, and which ticks stay."""

from bluecom.cuentas.acto import Acto
from solicitudes.canales.revision.consulta import leido_en, ronda_anterior
from solicitudes.canales.revision.datos import lineas_de
from solicitudes.models import ListaDeControl, MarcaDeRevision, Revision, Venta
from solicitudes.reglas.control import REVISION


def comenzar(venta: Venta, *, acto: Acto) -> Revision:
    """The round with its first tick or observation; it keeps the checklist of that day."""
    de_hoy = {
        "revisor": acto.usuario,
        "iniciada_en": acto.ahora,
        "lista": venta.lista(REVISION).numero,
    }
    revision, _ = Revision.objects.get_or_create(venta=venta, ronda=venta.rondas, defaults=de_hoy)
    return revision


def cerrar(venta: Venta, ronda: int, *, acto: Acto) -> None:
    """The round is decided: what each item said is what the next one is compared with."""
    suya = Revision.objects.filter(venta=venta, ronda=ronda)
    suya.update(decidida_en=acto.ahora, leido=lineas_de(venta))


def seguir_en_la_siguiente(venta: Venta, *, acto: Acto) -> None:
    """The folder is back: what was in order and says the same stays so, under its author.

    What was observed is looked at anew, and so is what the list now says in other words.
    """
    anterior = ronda_anterior(venta)
    if anterior is None:
        return
    ahora, rige = lineas_de(venta), venta.lista(REVISION)
    observados = {o.item for o in venta.observaciones.abiertas()}
    siguen = [
        marca
        for marca in anterior.marcas.select_related("por")
        if marca.item not in observados and leido_en(anterior, marca.item) == ahora.get(marca.item)
    ]
    codigos = [marca.item for marca in siguen]
    valen = ListaDeControl.objects.que_valen(REVISION, codigos, vista=anterior.lista, rige=rige)
    if not valen:
        return
    revision = Revision.objects.create(
        venta=venta,
        ronda=venta.rondas,
        revisor=anterior.revisor,
        iniciada_en=acto.ahora,
        lista=rige.numero,
    )
    MarcaDeRevision.objects.bulk_create(
        MarcaDeRevision(revision=revision, item=marca.item, por=marca.por, en=marca.en)
        for marca in siguen
        if marca.item in valen
    )
