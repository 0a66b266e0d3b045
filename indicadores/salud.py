"""Health: database, Redis, what is owed and late, room on the disk."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, connection

from bluecom.pendientes.models import Pendiente, Situacion

ATRASO_MAXIMO = timedelta(minutes=5)
DISCO_MINIMO = 500 * 1024 * 1024


@dataclass(frozen=True)
class Comprobacion:
    """One thing looked at: whether it is well, and a sentence a person understands."""

    nombre: str
    bien: bool
    detalle: str
    aviso: bool = False


def revisar(*, ahora: datetime) -> list[Comprobacion]:
    """Look at everything; a failure is a finding, never an exception."""
    base = _base_de_datos()
    de_la_base: list[Callable[[datetime], Comprobacion]] = [_atraso, _apartados]
    resto = [comprobar(ahora) for comprobar in de_la_base] if base.bien else []
    return [base, _redis(), *resto, _disco()]


def esta_bien(comprobaciones: list[Comprobacion]) -> bool:
    """The public answer: ok or not."""
    return all(c.bien for c in comprobaciones)


def _base_de_datos() -> Comprobacion:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('server_version')")
            fila = cursor.fetchone()
    except DatabaseError:
        return Comprobacion("Base de datos", False, "PostgreSQL no responde.")
    return Comprobacion("Base de datos", True, f"PostgreSQL {fila[0].split()[0]} responde.")


def _redis() -> Comprobacion:
    cache.set("salud", "sí", 30)
    if cache.get("salud") == "sí":
        return Comprobacion("Redis", True, "Responde.")
    return Comprobacion(
        "Redis", False, "No responde: se trabaja igual, y los papeles y correos salen más tarde."
    )


def _atraso(ahora: datetime) -> Comprobacion:
    """The oldest owed effect that is due and nobody has done."""
    debidos = Pendiente.objects.filter(situacion=Situacion.DEBIDO, proximo_en__lte=ahora)
    primero = debidos.order_by("proximo_en").first()
    if primero is None:
        return Comprobacion("Cola de pendientes", True, "Al día.")
    atraso = max(timedelta(0), ahora - primero.proximo_en)
    detalle = f"{debidos.count()} por hacer; el más antiguo espera {_minutos(atraso)}."
    return Comprobacion("Cola de pendientes", atraso <= ATRASO_MAXIMO, detalle)


def _apartados(ahora: datetime) -> Comprobacion:
    """Set-aside effects wait for a person: an alarm for people, not for the monitor."""
    n = Pendiente.objects.apartados().count()
    detalle = _esperan(n) if n else "Ninguno."
    return Comprobacion("Pendientes apartados", True, detalle, aviso=bool(n))


def _disco() -> Comprobacion:
    carpeta = Path(settings.CARPETA_PRIVADA)
    while not carpeta.exists() and carpeta != carpeta.parent:
        carpeta = carpeta.parent
    libre = shutil.disk_usage(carpeta).free
    gib = f"{libre / 1024**3:.1f}".replace(".", ",")
    return Comprobacion("Disco de los archivos", libre >= DISCO_MINIMO, f"{gib} GiB libres.")


def _esperan(n: int) -> str:
    return "Uno espera que lo repongan." if n == 1 else f"{n} esperan que los repongan."


def _minutos(lapso: timedelta) -> str:
    minutos = int(lapso.total_seconds() // 60)
    return f"{minutos} min" if minutos else "menos de un minuto"
