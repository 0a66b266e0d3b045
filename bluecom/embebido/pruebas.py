"""Servers for one run of the tests: fresh, without fsync, gone when pytest is gone."""

import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from bluecom.embebido import secretos
from bluecom.embebido.postgresql import Postgres
from bluecom.embebido.redis import Redis

_RAPIDO = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "max_connections": "60",
}


@dataclass
class Servidores:
    """What this pytest process started; ``postgres`` is None in an xdist worker."""

    carpeta: Path
    redis: Redis
    postgres: Postgres | None = None

    def detener(self) -> None:
        self.redis.detener()
        if self.postgres:
            self.postgres.detener()
        shutil.rmtree(self.carpeta, ignore_errors=True)


def preparar() -> Servidores:
    """Start PostgreSQL once per run and a Redis per process, and export their addresses."""
    carpeta = Path(tempfile.mkdtemp(prefix="bluecom-pruebas-"))
    carpeta.chmod(0o711)  # PostgreSQL's own user passes; what lies inside is 0700
    redis = Redis(carpeta=_nueva(carpeta, "redis"), sockets=carpeta / "redis")
    redis.lanzar_como_hijo()
    servidores = Servidores(carpeta, redis)
    datos = _nueva(carpeta, "datos")
    _nueva(datos, "estaticos")
    os.environ |= {
        "REDIS_URL": redis.url,
        "SECRET_KEY": "solo-para-las-pruebas-" + "x" * 40,
        "CLAVE_ARCHIVOS": secretos.clave_nueva(),
        "CARPETA_DATOS": str(datos),
        "EMBEBIDO": "1",
        "EMAIL_URL": "smtp://127.0.0.1:9",
    }
    if "PYTEST_XDIST_WORKER" not in os.environ and not os.environ.get("DATABASE_URL"):
        servidores.postgres = Postgres(
            carpeta / "pg", carpeta / "pg", opciones=_RAPIDO, duradero=False
        )
        servidores.postgres.lanzar_como_hijo()
        os.environ["DATABASE_URL"] = servidores.postgres.url()
    return servidores


def _nueva(carpeta: Path, nombre: str) -> Path:
    nueva = carpeta / nombre
    nueva.mkdir(mode=0o700)
    return nueva
