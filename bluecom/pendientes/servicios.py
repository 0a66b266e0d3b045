"""Owe an effect, and do what is owed: lease, retry with back-off, set aside."""

import logging
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from bluecom.pendientes.apartados import (
    avisar_apartado,
    avisar_sin_lugar,
    hay_lugar,
    ya_no_aparta,
)
from bluecom.pendientes.despertador import despertar_al_confirmar
from bluecom.pendientes.errores import Apartar
from bluecom.pendientes.fallas import SIN_LUGAR, Falla, leer_falla
from bluecom.pendientes.models import Pendiente, Situacion
from bluecom.pendientes.oficios import Manejador, oficio_de
from bluecom.transacciones import sin_choques

_DOBLECES = 16
"""The wait doubles no more than this: what waits for room may be tried any number of times."""
registro = logging.getLogger(__name__)


def deber(
    tipo: str,
    clave: str,
    *,
    ahora: datetime,
    objeto_id: int | None = None,
    datos: dict[str, Any] | None = None,
) -> Pendiente:
    """Owe one effect in the caller's transaction and wake a worker after the commit."""
    pendiente, _ = Pendiente.objects.get_or_create(
        clave=clave,
        defaults={
            "tipo": tipo,
            "objeto_id": objeto_id,
            "datos": datos or {},
            "creado_en": ahora,
            "proximo_en": _ahora_de_la_base(),
        },
    )
    despertar_al_confirmar()
    return pendiente


def condonar(tipo: str, objeto_id: int) -> None:
    """What was owed to this object is owed no more; what a worker holds now is let go on."""
    ahora = _ahora_de_la_base()
    de_nadie = Q(arrendado_hasta=None) | Q(arrendado_hasta__lt=ahora)
    suyos = Pendiente.objects.filter(de_nadie, tipo=tipo, objeto_id=objeto_id)
    suyos.exclude(situacion=Situacion.HECHO).delete()


def procesar_pendientes(limite: int | None = None) -> int:
    """Do every owed effect that is due, one lease each; return how many were taken."""
    tomados = 0
    while limite is None or tomados < limite:
        pendiente = _arrendar()
        if pendiente is None:
            break
        _atender(pendiente)
        tomados += 1
    return tomados


def reponer(pendiente: Pendiente) -> None:
    """A person puts a set-aside effect back in the queue."""
    Pendiente.objects.filter(pk=pendiente.pk, situacion=Situacion.APARTADO).update(
        situacion=Situacion.DEBIDO,
        intentos=0,
        arriendos_perdidos=0,
        proximo_en=_ahora_de_la_base(),
    )
    ya_no_aparta(pendiente, ahora=timezone.now())
    despertar_al_confirmar()


def atender_ahora(clave: str) -> bool:
    """Do one owed effect in this request, if nobody holds it; ``True`` once it is done.

    The page that needs a paper makes it by the same leased row as the worker would.
    """
    pendiente = _arrendar(clave)
    if pendiente is not None:
        _atender(pendiente)
    return Pendiente.objects.filter(clave=clave, situacion=Situacion.HECHO).exists()


def _arrendar(clave: str = "") -> Pendiente | None:
    """Claim the oldest due row by one conditional statement.

    A lease that ran out was left by a process that died: who lives keeps its row locked.
    """
    with transaction.atomic():
        ahora = _ahora_de_la_base()
        candidatos = Pendiente.objects.por_hacer(ahora)
        if clave:
            candidatos = candidatos.filter(clave=clave)
        pendiente = (
            candidatos.select_for_update(skip_locked=True).order_by("proximo_en", "pk").first()
        )
        if pendiente is not None:
            pendiente.arriendos_perdidos += pendiente.arrendado_hasta is not None
            pendiente.arrendado_hasta = ahora + _arriendo(pendiente)
            pendiente.intentos += 1
            pendiente.save(update_fields=["arrendado_hasta", "arriendos_perdidos", "intentos"])
    return pendiente


def _arriendo(pendiente: Pendiente) -> timedelta:
    return timedelta(seconds=settings.ARRIENDO_SEGUNDOS + oficio_de(pendiente).segundos)


def _atender(pendiente: Pendiente) -> None:
    try:
        _exigir_que_no_mate(pendiente)
        _hacer(pendiente)
    except Exception as error:  # whatever a handler raises must not stop the others
        falla = leer_falla(error)
        if falla.imprevista:
            registro.exception("Falló el pendiente %s", pendiente.tipo)
        _fallar(pendiente, falla)


def _exigir_que_no_mate(pendiente: Pendiente) -> None:
    """What ends the process that does it stops everybody else's work too."""
    if pendiente.arriendos_perdidos >= settings.ARRIENDOS_PERDIDOS_MAXIMOS:
        raise Apartar(
            f"El proceso que lo hacía terminó de golpe {pendiente.arriendos_perdidos} veces."
        )


def _hacer(pendiente: Pendiente) -> None:
    """The effect and its row in one transaction, or the effect first when it talks outside."""
    oficio = oficio_de(pendiente)
    if oficio.en_transaccion:
        sin_choques(lambda: _dar_por_hecho(pendiente, oficio.hacer))
    else:
        oficio.hacer(pendiente)
        sin_choques(lambda: _dar_por_hecho(pendiente))


def _dar_por_hecho(pendiente: Pendiente, hacer: Manejador | None = None) -> None:
    with transaction.atomic():
        if not _sujetar(pendiente):
            return
        if hacer is not None:
            hacer(pendiente)
        if pendiente.ultimo_error == SIN_LUGAR:
            hay_lugar(ahora=timezone.now())
        _anotar(pendiente, Situacion.HECHO)


def _sujetar(pendiente: Pendiente) -> bool:
    """Hold the row while it is worked on; ``False`` when the lease is no longer this one.

    A process that freezes lets go too: PostgreSQL ends a session that is silent for so long.
    """
    with connection.cursor() as cursor:
        silencio = f"{settings.SEGUNDOS_DE_SILENCIO * 1000:.0f}"
        cursor.execute(
            "SELECT set_config('idle_in_transaction_session_timeout', %s, true)", [silencio]
        )
    suyo = Pendiente.objects.filter(pk=pendiente.pk, arrendado_hasta=pendiente.arrendado_hasta)
    return suyo.select_for_update(no_key=True).first() is not None


def _fallar(pendiente: Pendiente, falla: Falla) -> None:
    definitivo = falla.veces is not None and pendiente.intentos >= falla.veces
    with transaction.atomic():
        if not _sujetar(pendiente):
            return
        _anotar(pendiente, Situacion.APARTADO if definitivo else Situacion.DEBIDO, falla)
        if si_falla := oficio_de(pendiente).si_falla:
            si_falla(pendiente)
        if definitivo:
            avisar_apartado(pendiente, ahora=timezone.now())
        elif falla.sin_lugar:
            avisar_sin_lugar(ahora=timezone.now())


def _anotar(pendiente: Pendiente, situacion: Situacion, falla: Falla | None = None) -> None:
    """Write how it went. The object keeps its lease: a broken commit must find the row by it."""
    ahora = _ahora_de_la_base()
    pendiente.situacion = situacion
    pendiente.ultimo_error = falla.texto[:300] if falla else ""
    if falla is None:
        pendiente.hecho_en = ahora
    else:
        pendiente.proximo_en = ahora + _espera(pendiente, falla)
    Pendiente.objects.filter(pk=pendiente.pk).update(
        situacion=situacion,
        arrendado_hasta=None,
        ultimo_error=pendiente.ultimo_error,
        hecho_en=pendiente.hecho_en,
        proximo_en=pendiente.proximo_en,
    )


def _espera(pendiente: Pendiente, falla: Falla) -> timedelta:
    dobleces = min(pendiente.intentos - 1, _DOBLECES)
    espera = timedelta(seconds=settings.REINTENTO_SEGUNDOS * 2**dobleces)
    return min(espera, falla.espera_maxima)


def _ahora_de_la_base() -> datetime:
    """Lease time is the database's clock: workers on other hosts may have another."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        fila = cursor.fetchone()
    instante: datetime = fila[0]
    return instante
