"""Puts the embedded servers into the environment that settings read."""

import os
import sys
from pathlib import Path

from bluecom.embebido import carpetas, correo, postgresql, puerto, redis, secretos
from bluecom.embebido.errores import ErrorEmbebido

SIN_BASE = frozenset(
    "help version check collectstatic findstatic diffsettings compilemessages makemessages "
    "startapp detener diagrama_flujo matriz_permisos trazabilidad".split()
)
"""Commands that start no server."""
PREPARAN_LA_BASE = frozenset("migrate makemigrations sqlmigrate servir test".split())
"""Commands that bring, or do without, the tables."""


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
        "URL_PUBLICA": f"http://127.0.0.1:{puerto.elegido()}",
        "CARPETA_DATOS": str(datos),
        "EMBEBIDO": "1",
    }
    for nombre, valor in valores.items():
        os.environ.setdefault(nombre, valor)


def arrancar(datos: Path) -> None:
    """Start, or reuse, each embedded server that the caller has not brought."""
    with carpetas.turno(datos):
        postgresql.de_la_carpeta(datos).asegurar()
        if "REDIS_URL" not in os.environ:
            redis.de_la_carpeta(datos).asegurar()
        if "EMAIL_URL" not in os.environ:
            correo.Buzon(datos).asegurar()


def detener(datos: Path) -> None:
    """Stop every embedded server of that data folder."""
    with carpetas.turno(datos):
        correo.Buzon(datos).detener()
        redis.de_la_carpeta(datos).detener()
        postgresql.de_la_carpeta(datos).detener()
