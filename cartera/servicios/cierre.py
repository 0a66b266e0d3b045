"""How a taking leaves the portfolio contact: closed, to be called again, sold."""

from datetime import datetime, timedelta

from django.db import transaction

from bluecom.bitacora.servicios import anotar
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Usuario
from cartera.errores import CierreRechazado
from cartera.models import ContactoCartera, Desenlace, NoLlamar, Situacion
from cartera.servicios.cola import reserva_desde

DIAS_DE_RELLAMADA = 366
"""Nobody promises to call later than that: it is a slip."""


def cerrar(
    contacto_id: int,
    desenlace: Desenlace,
    *,
    ahora: datetime,
    proximo_en: datetime | None = None,
) -> ContactoCartera:
    """End the taking of a client, in the caller's transaction.

    RELLAMADA needs its hour and stays with the asesor who had the client. REINTENTO
    without an hour is due at once; past the portfolio's attempts it is closed instead.
    """
    with transaction.atomic():
        contacto = _bloquear(contacto_id)
        proximo = _cuando(desenlace, proximo_en, ahora)
        if desenlace == Desenlace.REINTENTO and _agotado(contacto):
            desenlace, proximo = Desenlace.CERRADO, None
        if desenlace == Desenlace.RELLAMADA and contacto.reservado_por_id:
            contacto.asignado_a_id = contacto.reservado_por_id
        if desenlace == Desenlace.NO_LLAMAR:
            _anotar_no_llamar(contacto, ahora)
        _dejar(contacto, Situacion(desenlace.value), proximo)
    return contacto


def soltar(contacto_id: int, *, ahora: datetime) -> ContactoCartera:
    """Give a client back as it was before the taking: the reservation ran out."""
    with transaction.atomic():
        contacto = _bloquear(contacto_id)
        if contacto.situacion == Situacion.EN_MANO:
            previa = Situacion(contacto.situacion_previa or Situacion.DISPONIBLE)
            quien = contacto.reservado_por
            assert quien is not None  # contacto_en_mano_de_alguien
            _dejar(contacto, previa, contacto.proximo_en)
            anotar(f"contacto:{contacto.pk}", "soltar", acto=Acto(quien, ahora))
    return contacto


def pasar(contacto_id: int, *, a: Usuario, ahora: datetime) -> ContactoCartera:
    """The client in hand changes hands: from now on reserved for ``a``, afresh."""
    with transaction.atomic():
        contacto = _bloquear(contacto_id)
        if contacto.situacion != Situacion.EN_MANO:
            raise CierreRechazado("Ese cliente ya no está en mano de nadie.")
        contacto.reservado_por, contacto.reservado_hasta = a, reserva_desde(ahora)
        contacto.save(update_fields=["reservado_por", "reservado_hasta"])
    return contacto


def _bloquear(contacto_id: int) -> ContactoCartera:
    contactos = ContactoCartera.objects.select_related("cartera")
    return contactos.select_for_update(of=("self",)).get(pk=contacto_id)


def _cuando(desenlace: Desenlace, proximo_en: datetime | None, ahora: datetime) -> datetime | None:
    if desenlace == Desenlace.RELLAMADA:
        if proximo_en is None:
            raise CierreRechazado("Escriba el día y la hora en que hay que volver a llamar.")
        if proximo_en <= ahora:
            raise CierreRechazado("La hora de la rellamada ya pasó: escriba una posterior.")
        if proximo_en > ahora + timedelta(days=DIAS_DE_RELLAMADA):
            raise CierreRechazado("Escriba una rellamada dentro de los próximos doce meses.")
        return proximo_en
    if desenlace == Desenlace.REINTENTO:
        return proximo_en or ahora
    return proximo_en if desenlace == Desenlace.ESPERA else None


def _agotado(contacto: ContactoCartera) -> bool:
    return contacto.intentos >= contacto.cartera.intentos_maximos


def _dejar(contacto: ContactoCartera, situacion: Situacion, proximo: datetime | None) -> None:
    contacto.situacion = situacion
    contacto.situacion_previa = ""
    contacto.reservado_por = contacto.reservado_hasta = None
    contacto.proximo_en = proximo
    contacto.save()


def _anotar_no_llamar(contacto: ContactoCartera, ahora: datetime) -> None:
    anotado_por = contacto.reservado_por or contacto.cartera.cargada_por
    vigentes = NoLlamar.objects.vigentes()
    vigentes.get_or_create(
        numero=contacto.linea,
        defaults={
            "cliente_id": contacto.cliente_id,
            "pedido_en": ahora,
            "anotado_por": anotado_por,
        },
    )
