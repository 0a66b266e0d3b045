"""Run apart, as an ordinary user: what the tests of data folders ask of real servers."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg
from environ import Env
from kombu import Connection
from redis import Redis

from bluecom import embebido
from bluecom.embebido import carpetas, entorno, redis


def conectar(datos: Path) -> str:
    """Reach each server by the address that settings read."""
    embebido.preparar_entorno(["manage.py", "migrate"])
    base = Env.db_url_config(os.environ["DATABASE_URL"])
    with psycopg.connect(dbname=base["NAME"], user=base["USER"], **base["OPTIONS"]) as conexion:
        conexion.execute("SELECT 1")
    with Redis.from_url(os.environ["REDIS_URL"]) as cliente:
        cliente.ping()
    with Connection(os.environ["REDIS_URL"].replace("unix://", "redis+socket://")) as corredor:
        corredor.default_channel.client.ping()
    return "base, Redis y tareas responden"


def copiar(datos: Path) -> str:
    """Copy a folder in use, stop the copy as it came, then start it and stop it."""
    copia = datos.with_name("copia")
    embebido.arrancar(datos)
    subprocess.run(["cp", "-a", str(datos), str(copia)], check=True)
    try:
        embebido.detener(copia)
        embebido.arrancar(copia)
        distintas = _bases(datos) != _bases(copia)
    finally:
        embebido.detener(copia)
    vivos = [servidor.nombre for servidor in entorno.servidores(datos) if servidor.vive()]
    return f"distintas: {distintas}; vivos: {', '.join(vivos)}"


def _bases(datos: Path) -> object:
    url = entorno.servidores(datos)[0].url()  # type: ignore[attr-defined]  # PostgreSQL's
    with psycopg.connect(url) as conexion:
        return conexion.execute("SELECT current_setting('data_directory')").fetchone()


if __name__ == "__main__":
    carpeta = carpetas.carpeta_datos()
    try:
        sys.stdout.write({"conectar": conectar, "copiar": copiar}[sys.argv[1]](carpeta))
    finally:
        sockets = redis.de_la_carpeta(carpeta).sockets
        embebido.detener(carpeta)
        assert sockets.is_relative_to(carpeta) or not sockets.exists(), sockets
