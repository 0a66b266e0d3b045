"""How a taking leaves the portfolio contact: closed, to be called again, sold."""

from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from bluecom.bitacora.servicios import anotar
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Usuario
from bluecom.parametros.consultas import valor
from cartera.errores import CierreRechazado, LlamadaRechazada
from cartera.horarios import horario_de
from cartera.models import ContactoCartera, Desenlace, Llamada, NoLlamar, Situacion
from cartera.parametros import INTENTOS
from cartera.servicios.cola import reserva_desde
from cartera.servicios.reintento import agotado, proximo_intento
from cartera.servicios.rellamadas import (
    cerrar_la_de,
    devolver_la_cerrada,
    devolver_la_de,
    exigir_futuro,
    exigir_hora,
    exigir_lugar,
    pedir,
)

PLAZO_PARA_DESHACER = timedelta(minutes=2)
Antes = dict[str, Any]
"""How an end found the client, as the row that records it keeps it."""
SE_LO_LLAMARIA = (Desenlace.REINTENTO, Desenlace.ESPERA)
YA_DE_OTRA_PERSONA = "Ese cliente ya está en manos de otra persona: no se puede deshacer."


def cerrar(
    contacto_id: int,
    desenlace: Desenlace,
    *,
    ahora: datetime,
    proximo_en: datetime | None = None,
    con: Llamada | None = None,
    retener: bool = False,
) -> ContactoCartera:
    """End the taking of a client, in the caller's transaction; ``con``: the call that ended it.

    ``retener``: handed to nobody while the end may be taken back.

    RELLAMADA needs its hour. REINTENTO without an hour is due at once; past the attempts of
    the day it is closed instead. A callback that waited is answered.
    """
    with transaction.atomic():
        if desenlace == Desenlace.RELLAMADA and con is None:
            raise CierreRechazado("La hora de una rellamada se anota con su llamada.")
        contacto = _bloquear(contacto_id)
        proximo = _cuando(desenlace, proximo_en, ahora)
        if desenlace == Desenlace.REINTENTO and _agotado(contacto, ahora):
            desenlace, proximo = Desenlace.CERRADO, None
        if desenlace in SE_LO_LLAMARIA and _pidio_que_no(contacto, con):
            desenlace, proximo = Desenlace.NO_LLAMAR, None
        if contacto.reservado_por_id:
            contacto.atendido_por_id = contacto.reservado_por_id
        if desenlace == Desenlace.NO_LLAMAR and not contacto.cartera.de_prueba:
            _anotar_no_llamar(contacto, ahora)
        cerrar_la_de(contacto, con=con, ahora=ahora)
        if retener:
            contacto.retenido_hasta = ahora + PLAZO_PARA_DESHACER
        _dejar(contacto, Situacion(desenlace.value), proximo)
    return contacto


def cerrar_por_llamada(
    llamada: Llamada, *, volver_en: datetime | None = None, de_todos: bool = False
) -> ContactoCartera:
    """End the taking as the outcome of its call says, in the caller's transaction (4.1).

    Its minutes, hour band and maximum say when a retry is due; ``volver_en`` is the hour that
    the client asked for, kept as a callback of who called, or ``de_todos``. While the call may
    be taken back the client is handed to nobody.
    """
    resultado, desenlace = llamada.resultado, Desenlace(llamada.desenlace)
    proximo = None
    if desenlace == Desenlace.RELLAMADA:
        proximo = exigir_hora(volver_en, llamada.contacto.cartera, llamada.inicio)
    if desenlace == Desenlace.REINTENTO:
        if agotado(llamada):
            desenlace = Desenlace.CERRADO
        else:
            horario = horario_de(llamada.contacto.cartera, llamada.inicio)
            proximo = proximo_intento(resultado, desde=llamada.inicio, horario=horario)
    contacto = cerrar(
        llamada.contacto_id,
        desenlace,
        ahora=llamada.inicio,
        proximo_en=proximo,
        con=llamada,
        retener=True,
    )
    if desenlace == Desenlace.RELLAMADA and proximo is not None:
        _pedir(llamada, proximo, de_todos=de_todos)
    return contacto


def como_esta(contacto: ContactoCartera) -> Antes:
    """What the end of a taking is about to change, for whoever takes it back."""
    proximo = contacto.proximo_en
    return {
        "situacion_previa": contacto.situacion_previa,
        "atendido_por": contacto.atendido_por_id,
        "proximo_en": proximo.isoformat() if proximo else None,
    }


def retomar(llamada: Llamada, *, ahora: datetime) -> ContactoCartera:
    """Back in the hand of who called, as before the call that ended the taking.

    What a supervisor changed meanwhile stays. Raises ``LlamadaRechazada`` when the client is
    in somebody's hands, by this portfolio or by another one.
    """
    with transaction.atomic():
        contacto = _libre_todavia(llamada.contacto_id)
        devolver_la_de(llamada, ahora=ahora)
        return _otra_vez_en_mano(contacto, llamada.agente, llamada.antes, ahora)


def reponer(contacto_id: int, *, antes: Antes, fin: datetime, acto: Acto) -> ContactoCartera:
    """As ``retomar``, of a taking that ended at ``fin`` without a call.

    The callback that it answered waits again, and the wish that it wrote down was none.
    """
    with transaction.atomic():
        contacto = _libre_todavia(contacto_id)
        devolver_la_cerrada(contacto, en=fin)
        NoLlamar.objects.vigentes().filter(
            cliente=contacto.cliente_id, llamada=None, pedido_en=fin
        ).update(anulado_en=acto.ahora)
        return _otra_vez_en_mano(contacto, acto.usuario, antes, acto.ahora)


def soltar(contacto_id: int, *, acto: Acto) -> ContactoCartera:
    """Give a client in hand back exactly as it was before the taking.

    Who was sold already stays sold: only the reservation for a second product ends.
    """
    with transaction.atomic():
        contacto = _bloquear(contacto_id)
        if contacto.situacion == Situacion.EN_MANO:
            previa = Situacion(contacto.situacion_previa or Situacion.DISPONIBLE)
            _dejar(contacto, previa, contacto.proximo_en)
            anotar(f"contacto:{contacto.pk}", "soltar", acto=acto)
        elif contacto.reservado_hasta is not None:
            contacto.reservado_hasta = None
            contacto.save(update_fields=["reservado_hasta"])
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


def _libre_todavia(contacto_id: int) -> ContactoCartera:
    """Held; raises ``LlamadaRechazada`` when his end can be taken back no more."""
    contacto = _bloquear(contacto_id)
    if contacto.situacion == Situacion.EN_MANO:
        raise LlamadaRechazada(YA_DE_OTRA_PERSONA)
    if contacto.situacion == Situacion.VENDIDO:  # joined meanwhile with who had accepted
        raise LlamadaRechazada("Ese cliente ya aceptó por otra toma: no se puede deshacer.")
    return contacto


def _otra_vez_en_mano(
    contacto: ContactoCartera, persona: Usuario, antes: Antes, ahora: datetime
) -> ContactoCartera:
    proximo = antes["proximo_en"]
    contacto.proximo_en = datetime.fromisoformat(str(proximo)) if proximo else None
    contacto.situacion_previa = str(antes["situacion_previa"])
    contacto.atendido_por_id = antes.get("atendido_por")
    contacto.situacion = Situacion.EN_MANO
    contacto.reservado_por, contacto.reservado_hasta = persona, reserva_desde(ahora)
    contacto.retenido_hasta = None
    try:
        with transaction.atomic():
            contacto.save()
    except IntegrityError:
        raise LlamadaRechazada(YA_DE_OTRA_PERSONA) from None
    return contacto


def _bloquear(contacto_id: int) -> ContactoCartera:
    contactos = ContactoCartera.objects.select_related("cartera")
    return contactos.select_for_update(of=("self",)).get(pk=contacto_id)


def _pidio_que_no(contacto: ContactoCartera, con: Llamada | None) -> bool:
    """He rang himself, and yet nobody dials him while a jefe has not lifted his wish."""
    llamo_el = contacto.situacion_previa == Situacion.NO_LLAMAR or (con and con.entrante)
    return bool(llamo_el) and contacto.pidio_no_llamar


def _pedir(llamada: Llamada, cuando: datetime, *, de_todos: bool) -> None:
    para = None if de_todos else llamada.agente
    if para is not None:
        exigir_lugar(para, llamada.inicio, menos=llamada.contacto_id)
    pedir(llamada, cuando=cuando, para=para)


def _cuando(desenlace: Desenlace, proximo_en: datetime | None, ahora: datetime) -> datetime | None:
    if desenlace == Desenlace.RELLAMADA:
        return exigir_futuro(proximo_en, ahora)
    if desenlace == Desenlace.REINTENTO:
        return proximo_en or ahora
    return proximo_en if desenlace == Desenlace.ESPERA else None


def _agotado(contacto: ContactoCartera, ahora: datetime) -> bool:
    return contacto.intentos >= valor(INTENTOS, ahora)


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
        cliente_id=contacto.cliente_id,
        defaults={"pedido_en": ahora, "anotado_por": anotado_por},
    )
