"""Who asked not to be called, and how a jefe lifts it with its evidence (4.1)."""

from django.db import transaction

from bluecom.bitacora.servicios import anotar
from bluecom.bolivia.texto import limpiar
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.rechazo import Rechazo, YaDecidido
from cartera.models import ContactoCartera, NoLlamar, Situacion
from cartera.servicios.reintento import devolver_a_la_cola

LO_LEVANTAN = (Rol.JEFE_VENTAS, Rol.JEFE_SERVICIO)


def levantar_no_llamar(veto_id: int, *, acto: Acto, razon: str, evidencia: str) -> NoLlamar:
    """The client asks to be called again; where that stands is kept.

    His places in the portfolios that this alone had closed wait again for their turn. Raises
    ``Rechazo``.
    """
    if not acto.usuario.tiene_rol(*LO_LEVANTAN):
        raise Rechazo("Solo un jefe levanta un «no llamar».")
    razon, evidencia = limpiar(razon)[:200], limpiar(evidencia)[:200]
    if not razon or not evidencia:
        raise Rechazo("Escriba por qué se levanta y dónde consta que el cliente lo pidió.")
    with transaction.atomic():
        veto = NoLlamar.objects.select_for_update().get(pk=veto_id)
        if veto.anulado_en is not None:
            raise YaDecidido("Ese «no llamar» ya no rige.")
        veto.anulado_en, veto.levantado_por = acto.ahora, acto.usuario
        veto.razon, veto.evidencia = razon, evidencia
        veto.save()
        reabiertos = _reabrir(veto, acto)
        anotar(
            f"no_llamar:{veto.pk}", "levantar_no_llamar", acto=acto, datos={"cuantos": reabiertos}
        )
    return veto


def _reabrir(veto: NoLlamar, acto: Acto) -> int:
    """Unless the client, or his line, is still on the list by another row."""
    cerrados = ContactoCartera.objects.filter(situacion=Situacion.NO_LLAMAR)
    suyos = (
        cerrados.filter(cliente=veto.cliente_id)
        if veto.cliente_id
        else cerrados.filter(linea=veto.numero)
    )
    libres = [contacto.pk for contacto in suyos if not contacto.pidio_no_llamar]
    return devolver_a_la_cola(ContactoCartera.objects.filter(pk__in=libres), ahora=acto.ahora)
