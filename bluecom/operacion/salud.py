"""Health: database, Redis, processes, mail, what is owed and late, what is kept, the disk."""

import shutil
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.db import Error, connection
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.timezone import localtime

from bluecom.operacion.models import OLVIDO, Clase, Latido, Revision
from bluecom.operacion.revisiones import CORREO, revisores, seguidas
from bluecom.pendientes.models import Pendiente, Situacion

ATRASO_MAXIMO = timedelta(minutes=5)
REVISION_VIEJA = timedelta(hours=36)
DISCO_MINIMO = 500 * 1024 * 1024
DESFASE_MAXIMO = timedelta(seconds=2)


@dataclass(frozen=True)
class Comprobacion:
    """One thing looked at: whether it is well, and a sentence a person understands."""

    nombre: str
    bien: bool
    detalle: str
    aviso: bool = False


def revisar(*, ahora: datetime) -> list[Comprobacion]:
    """Look at everything; a failure is a finding, never an exception."""
    base = base_de_datos()
    return [base, _redis(), *(_de_la_base(ahora) if base.bien else []), _disco()]


def _de_la_base(ahora: datetime) -> list[Comprobacion]:
    return [
        _hora(),
        *_procesos(Clase.TRABAJADOR, "Trabajadores", "los papeles y los correos no salen"),
        *_procesos(Clase.RELOJ, "Reloj", "nadie vigila los plazos"),
        *_recorrido(),
        _atraso(ahora),
        _apartados(ahora),
        *_revisiones(ahora),
    ]


def late(nombre: str) -> bool:
    """Whether the process of that name gave a sign of life in time."""
    latido = Latido.objects.con_silencio().filter(nombre=nombre).first()
    return latido is not None and latido.silencio <= Latido.silencio_maximo()


def esta_bien(comprobaciones: list[Comprobacion]) -> bool:
    """The public answer: ok or not."""
    return all(c.bien for c in comprobaciones)


def base_de_datos() -> Comprobacion:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('server_version')")
            fila = cursor.fetchone()
    except Error:
        return Comprobacion("Base de datos", False, "PostgreSQL no responde.")
    return Comprobacion("Base de datos", True, f"PostgreSQL {fila[0].split()[0]} responde.")


def _hora() -> Comprobacion:
    """Acts take their instant here and rows of all machines are compared: one clock (0055)."""
    with connection.cursor() as cursor:
        antes = timezone.now()
        cursor.execute("SELECT clock_timestamp()")
        fila = cursor.fetchone()
    suya = fila[0]
    desfase = max(antes - suya, suya - timezone.now(), timedelta(0))
    if desfase <= DESFASE_MAXIMO:
        return Comprobacion("Hora", True, "Es la de la base de datos.")
    detalle = f"El reloj de este servidor difiere {_lapso(desfase)} del de la base de datos."
    return Comprobacion("Hora", False, f"{detalle} Los plazos se miden mal: póngalo en hora.")


def _redis() -> Comprobacion:
    cache.set("salud", "sí", 30)
    if cache.get("salud") == "sí":
        return Comprobacion("Redis", True, "Responde.")
    return Comprobacion(
        "Redis", False, "No responde: se trabaja igual, y los papeles y correos salen más tarde."
    )


def _procesos(clase: Clase, nombre: str, sin_ninguno: str) -> list[Comprobacion]:
    """One finding for each process; who has been silent for long is missed only if alone."""
    latidos = list(Latido.objects.con_silencio().filter(clase=clase).order_by("nombre"))
    vivos = [latido for latido in latidos if latido.silencio <= Latido.silencio_maximo()]
    if not latidos:
        return [Comprobacion(nombre, False, f"Ninguno da señales de vida: {sin_ninguno}.")]
    recientes = [latido for latido in latidos if not vivos or latido.silencio <= OLVIDO]
    return [_proceso(latido) for latido in recientes]


def _proceso(latido: Latido) -> Comprobacion:
    if latido.silencio <= Latido.silencio_maximo():
        return Comprobacion(str(latido), True, "Da señales de vida.")
    detalle = f"No da señales de vida desde hace {_minutos(latido.silencio)}."
    return Comprobacion(str(latido), False, detalle)


def _recorrido() -> list[Comprobacion]:
    """Whether beat's wishes reach a worker; one that is busy with owed work needs not answer."""
    latido = Latido.objects.con_silencio().filter(clase=Clase.RECORRIDO).first()
    if latido is None or latido.silencio <= Latido.silencio_maximo():
        return []
    if Pendiente.objects.filter(situacion=Situacion.DEBIDO, arrendado_hasta__gt=Now()).exists():
        return []
    detalle = f"Ninguna tarea llega desde hace {_minutos(latido.silencio)}."
    return [Comprobacion(str(latido.get_clase_display()), False, detalle)]


def _revisiones(ahora: datetime) -> list[Comprobacion]:
    """The mail server and other systems, asked each minute, and each of the nightly looks.

    What a night found altered waits for a person and may never be whole again, and without a
    system of others one works on by hand: alarms for people, so that the monitor still tells
    the day's own failures.
    """
    hechas = {revision.nombre: revision for revision in Revision.objects.all()}
    correo = _revision(CORREO, hechas.get(CORREO), ahora)
    otras = [*seguidas(), *revisores()]
    dichas = [_revision(nombre, hechas.get(nombre), ahora) for nombre in otras]
    return [correo, *(replace(r, bien=True, aviso=r.aviso or not r.bien) for r in dichas)]


def _revision(nombre: str, revision: Revision | None, ahora: datetime) -> Comprobacion:
    if revision is None:
        return Comprobacion(nombre, True, "Todavía no se revisó.", aviso=True)
    cuando = f"Revisado el {localtime(revision.hecha_en):%d/%m/%Y a las %H:%M}."
    vieja = ahora - revision.hecha_en > REVISION_VIEJA
    detalle = " ".join([*revision.problemas, cuando])
    return Comprobacion(nombre, revision.bien, detalle, aviso=vieja)


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


def _lapso(desfase: timedelta) -> str:
    segundos = int(desfase.total_seconds())
    return f"{segundos} s" if segundos < 60 else _minutos(desfase)
