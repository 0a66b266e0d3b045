"""The queue: one client after another, never the same to two people (1.2)."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Usuario
from bluecom.parametros.consultas import valor, valores
from bluecom.preparadas import Preparada
from cartera.errores import CierreRechazado
from cartera.horarios import horarios_de
from cartera.models import Cartera, ContactoCartera
from cartera.parametros import INTENTOS, RESERVA
from cartera.servicios.reclamo import (
    CAMPOS,
    DE_LA_CARTERA,
    ELEGIDA,
    ESPERANDO,
    LO_QUE_TRABAJA,
    sin_esperar,
)

_INTENTOS = 5


def tomar_siguiente(*, acto: Acto) -> ContactoCartera | None:
    """Claim the next client for ``usuario`` by one statement; ``None`` when none is left (1.2).

    Who has a client in hand gets that one again. An empty answer is believed only when
    a second look, which waits for whoever holds the last ones, finds none either. The
    client, or this person, may be taken by another session meanwhile: then it looks again,
    a few times. Raises ``IntegrityError`` when it is never that.
    """
    for _ in range(_INTENTOS - 1):
        with suppress(IntegrityError):
            return _tomar(acto)
        en_mano = _en_mano_de(acto.usuario)
        if en_mano is not None:
            return en_mano
    return _tomar(acto)


def tomar_rellamada(rellamada_id: int, *, acto: Acto) -> ContactoCartera:
    """Claim the client of one callback: one's own at any time, another's once it is everybody's.

    Raises ``CierreRechazado`` when that client cannot be had now.
    """
    with transaction.atomic():
        try:
            with transaction.atomic():
                contacto = _reclamar(lambda *_: ELEGIDA, acto, rellamada=rellamada_id)
        except IntegrityError:  # the client is in somebody's hand by another portfolio
            contacto = None
    if contacto is None:
        raise CierreRechazado(
            "Esa rellamada no se puede tomar ahora: es de otra persona, la están llamando, "
            "acaba de anotarse y todavía se puede deshacer, o su cartera está fuera de horario "
            "o en pausa."
        )
    return contacto


def renovar_reserva(contacto_id: int, *, ahora: datetime) -> None:
    """Whoever has the client works on it: the reservation starts again."""
    ContactoCartera.objects.filter(pk=contacto_id, reservado_hasta__isnull=False).update(
        reservado_hasta=reserva_desde(ahora)
    )


def reserva_desde(ahora: datetime) -> datetime:
    return ahora + timedelta(minutes=valor(RESERVA, ahora))


def _tomar(acto: Acto) -> ContactoCartera | None:
    with transaction.atomic():
        return (
            _reclamar(sin_esperar, acto)
            or _en_mano_de(acto.usuario)
            or _reclamar(lambda *_: ESPERANDO, acto)
        )


def _en_mano_de(usuario: Usuario) -> ContactoCartera | None:
    return ContactoCartera.objects.en_mano().filter(reservado_por=usuario).first()


def _reclamar(segun: Callable[..., Preparada], acto: Acto, **otros: int) -> ContactoCartera | None:
    """By the statement that is told what there is to be handed out."""
    filas = LO_QUE_TRABAJA[acto.usuario.de_prueba].filas(usuario=acto.usuario.pk, ahora=acto.ahora)
    if not filas:
        return None
    cuantos = len(DE_LA_CARTERA)
    leidas = [Cartera.from_db("default", DE_LA_CARTERA, fila[:cuantos]) for fila in filas]
    carteras = {cartera.pk: cartera for cartera in leidas}
    horarios = horarios_de(leidas, acto.ahora)
    numeros = valores([RESERVA, INTENTOS], acto.ahora)
    tomado = segun(*filas[0][cuantos:]).fila(
        usuario=acto.usuario.pk,
        ahora=acto.ahora,
        hoy=hoy(acto.ahora),
        hasta=acto.ahora + timedelta(minutes=numeros[RESERVA.codigo]),
        tope=numeros[INTENTOS.codigo],
        carteras=list(carteras),
        abiertas=[pk for pk, horario in horarios.items() if horario.abierto(acto.ahora)],
        **otros,
    )
    if tomado is None:
        return None
    contacto = ContactoCartera.from_db("default", CAMPOS, tomado)
    contacto.cartera = carteras[contacto.cartera_id]
    return contacto
