"""Owe an effect, and do what is owed: lease, retry with back-off, set aside."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q

from bluecom.pendientes.errores import Apartar, Reintentar
from bluecom.pendientes.models import Pendiente, Situacion

Manejador = Callable[[Pendiente], None]
SiFalla = Callable[[Pendiente], None]
_manejadores: dict[str, tuple[Manejador, SiFalla | None]] = {}
registro = logging.getLogger(__name__)


def manejador(tipo: str, *, si_falla: SiFalla | None = None) -> Callable[[Manejador], Manejador]:
    """Register the function that does what a ``Pendiente`` of this ``tipo`` owes.

    ``si_falla`` is told of each failure after the row says whether it will be retried
    (``DEBIDO``) or is set aside (``APARTADO``), in the same transaction.
    """

    def decorador(funcion: Manejador) -> Manejador:
        _manejadores[tipo] = (funcion, si_falla)
        return funcion

    return decorador


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
    transaction.on_commit(despertar, robust=True)
    return pendiente


def condonar(tipo: str, objeto_id: int) -> None:
    """What was owed to this object is owed no more; what a worker holds now is let go on."""
    ahora = _ahora_de_la_base()
    de_nadie = Q(arrendado_hasta=None) | Q(arrendado_hasta__lt=ahora)
    suyos = Pendiente.objects.filter(de_nadie, tipo=tipo, objeto_id=objeto_id)
    suyos.exclude(situacion=Situacion.HECHO).delete()


def despertar() -> None:
    """Tell a worker that something is owed; nobody waits for the broker.

    A broker that is down or frozen costs half a second and is logged; the sweep
    finds the row anyway.
    """
    from bluecom.pendientes.tasks import barrer

    try:
        barrer.apply_async(ignore_result=True, retry=False)
    except Exception as error:  # the broker's client raises its own and the socket's errors
        registro.warning("El corredor de tareas no responde: %s", type(error).__name__)


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
        situacion=Situacion.DEBIDO, intentos=0, proximo_en=_ahora_de_la_base()
    )
    transaction.on_commit(despertar, robust=True)


def atender_ahora(clave: str) -> bool:
    """Do one owed effect in this request, if nobody holds it; ``True`` once it is done.

    The page that needs a paper makes it by the same leased row as the worker would.
    """
    pendiente = _arrendar(clave)
    if pendiente is not None:
        _atender(pendiente)
    return Pendiente.objects.filter(clave=clave, situacion=Situacion.HECHO).exists()


def _arrendar(clave: str = "") -> Pendiente | None:
    """Claim the oldest due row by one conditional statement."""
    with transaction.atomic():
        ahora = _ahora_de_la_base()
        candidatos = Pendiente.objects.por_hacer(ahora)
        if clave:
            candidatos = candidatos.filter(clave=clave)
        pendiente = (
            candidatos.select_for_update(skip_locked=True).order_by("proximo_en", "pk").first()
        )
        if pendiente is not None:
            pendiente.arrendado_hasta = ahora + timedelta(seconds=settings.ARRIENDO_SEGUNDOS)
            pendiente.intentos += 1
            pendiente.save(update_fields=["arrendado_hasta", "intentos"])
    return pendiente


def _atender(pendiente: Pendiente) -> None:
    try:
        with transaction.atomic():
            _manejador_de(pendiente)(pendiente)
            _anotar(pendiente, Situacion.HECHO)
    except Apartar as error:
        _fallar(pendiente, str(error), definitivo=True)
    except Reintentar as error:
        _fallar(pendiente, str(error), definitivo=pendiente.intentos >= settings.INTENTOS_MAXIMOS)
    except Exception as error:  # whatever a handler raises must not stop the others
        registro.exception("Falló el pendiente %s", pendiente.tipo)
        agotado = pendiente.intentos >= settings.FALLAS_MAXIMAS
        _fallar(pendiente, f"{type(error).__name__}: {error}", definitivo=agotado)


def _fallar(pendiente: Pendiente, error: str, *, definitivo: bool) -> None:
    with transaction.atomic():
        _anotar(pendiente, Situacion.APARTADO if definitivo else Situacion.DEBIDO, error)
        _, si_falla = _manejadores.get(pendiente.tipo, (None, None))
        if si_falla is not None:
            si_falla(pendiente)


def _anotar(pendiente: Pendiente, situacion: Situacion, error: str = "") -> None:
    ahora = _ahora_de_la_base()
    pendiente.situacion = situacion
    pendiente.arrendado_hasta = None
    pendiente.ultimo_error = error[:300]
    if situacion == Situacion.HECHO:
        pendiente.hecho_en = ahora
    else:
        espera = settings.REINTENTO_SEGUNDOS * 2 ** (pendiente.intentos - 1)
        pendiente.proximo_en = ahora + timedelta(seconds=min(espera, 3600))
    pendiente.save()


def _manejador_de(pendiente: Pendiente) -> Manejador:
    try:
        return _manejadores[pendiente.tipo][0]
    except KeyError:
        raise Apartar(f"Nadie sabe hacer «{pendiente.tipo}».") from None


def _ahora_de_la_base() -> datetime:
    """Lease time is the database's clock: workers on other hosts may have another."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        fila = cursor.fetchone()
    instante: datetime = fila[0]
    return instante
