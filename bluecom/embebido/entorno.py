"""Puts the embedded servers into the environment that settings read."""

import os
import sys
from pathlib import Path
from typing import Protocol

from django.core.exceptions import ImproperlyConfigured

from bluecom.embebido import (
    carpetas,
    correo,
    direcciones,
    pertenencia,
    postgresql,
    puerto,
    redis,
    secretos,
)
from bluecom.embebido.errores import ErrorEmbebido, no_se_escribe

SIN_BASE = frozenset(
    "help version check collectstatic findstatic diffsettings compilemessages makemessages "
    "startapp detener diagrama_flujo matriz_permisos trazabilidad".split()
)
"""Commands that start no server."""
PREPARAN_LA_BASE = frozenset("migrate makemigrations sqlmigrate servir test restaurar".split())
"""Commands that bring, or do without, the tables."""


class Servidor(Protocol):
    """What each embedded server knows to do."""

    nombre: str

    @property
    def registro(self) -> Path: ...
    def asegurar(self) -> None: ...
    def lanzar(self) -> None: ...
    def vive(self) -> bool: ...
    def detener(self) -> None: ...


def preparar_entorno(argv: list[str]) -> None:
    """Export the embedded servers' addresses and start them when the command needs them.

    Does nothing when DATABASE_URL is set: then the whole configuration is the caller's.
    """
    if os.environ.get("DATABASE_URL"):
        return
    try:
        datos = carpetas.carpeta_datos()
        if argv[1:2] == ["servir"]:
            puerto.reservar(datos)
        if _necesita_base(argv):
            arrancar(datos)
        exportar(datos)
        if _necesita_base(argv) and argv[1] not in PREPARAN_LA_BASE:
            _migrar_lo_que_falte()
    except ErrorEmbebido as error:
        sys.exit(f"{error}")
    except ImproperlyConfigured as error:
        sys.exit(f"{error}")
    except OSError as error:
        sys.exit(f"{no_se_escribe(error, carpetas.ruta())}")


def _migrar_lo_que_falte() -> None:
    """Any command works with nothing started before: the embedded database has its tables."""
    import django
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    django.setup()
    ejecutor = MigrationExecutor(connection)
    if ejecutor.migration_plan(ejecutor.loader.graph.leaf_nodes()):
        call_command("migrate", interactive=False, verbosity=0)
    connection.close()


def _necesita_base(argv: list[str]) -> bool:
    if len(argv) < 2 or argv[1] in SIN_BASE:
        return False
    return not {"-h", "--help", "--version"} & set(argv)


def exportar(datos: Path) -> None:
    """Set each variable that the caller has not set, for this process and its children."""
    valores = {
        **secretos.leer_o_crear(datos),
        "DATABASE_URL": postgresql.de_la_carpeta(datos).url(),
        "REDIS_URL": redis.de_la_carpeta(datos).url,
        "EMAIL_URL": correo.Buzon(datos).url,
        "URL_PUBLICA": puerto.urls()[0],
        "CARPETA_DATOS": str(datos),
        "EMBEBIDO": "1",
    }
    for nombre, valor in valores.items():
        os.environ.setdefault(nombre, valor)
    permitidos = [os.environ.get("ALLOWED_HOSTS", ""), *direcciones.anfitriones()]
    os.environ["ALLOWED_HOSTS"] = ",".join(filter(None, permitidos))


def servidores(datos: Path) -> list[Servidor]:
    """Return the embedded servers of that folder which the caller has not replaced."""
    nuestros: list[Servidor] = [postgresql.de_la_carpeta(datos)]
    corredor, buzon = redis.de_la_carpeta(datos), correo.Buzon(datos)
    if os.environ.get("REDIS_URL", corredor.url) == corredor.url:
        nuestros.append(corredor)
    if os.environ.get("EMAIL_URL", buzon.url) == buzon.url:
        nuestros.append(buzon)
    return nuestros


def arrancar(datos: Path) -> None:
    """Start, or reuse, each embedded server that the caller has not brought."""
    nuestros = servidores(datos)
    base = postgresql.de_la_carpeta(datos).carpeta
    with carpetas.turno(datos):
        pertenencia.comprobar(datos, base)
        for servidor in nuestros:
            servidor.asegurar()
        pertenencia.anotar(datos, base)


def abandonadas(datos: Path) -> list[Path]:
    """Return the databases that no folder here reaches any more, for somebody to decide."""
    return pertenencia.abandonadas(datos, postgresql.de_la_carpeta(datos).carpeta)


def detener(datos: Path) -> None:
    """Stop every embedded server of that data folder."""
    todos: list[Servidor] = [correo.Buzon(datos), redis.de_la_carpeta(datos)]
    base = postgresql.de_la_carpeta(datos)
    if pertenencia.es_suya(datos, base.carpeta):
        todos.append(base)
    with carpetas.turno(datos):
        for servidor in todos:
            servidor.detener()
