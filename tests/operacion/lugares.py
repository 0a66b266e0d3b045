"""Another place: an empty database beside the one of the tests, whose commands are real ones."""

import os
import secrets
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from bluecom.embebido.carpetas import PROYECTO


class OtroLugar:
    """An empty database of a role that is no superuser, and an empty folder."""

    def __init__(self, carpeta: Path) -> None:
        self.nombre = f"otra_{secrets.token_hex(4)}"
        self.datos = carpeta / "otros-datos"
        _administrar(f"CREATE ROLE {self.nombre} LOGIN PASSWORD 'x'")
        _administrar(
            f"CREATE DATABASE {self.nombre} OWNER {self.nombre} TEMPLATE template0 "
            "LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'"
        )

    @property
    def url(self) -> str:
        partes = urlsplit(os.environ["DATABASE_URL"])
        destino = partes.netloc.rpartition("@")[2]
        return partes._replace(netloc=f"{self.nombre}:x@{destino}", path=f"/{self.nombre}").geturl()

    def ordenar(self, *orden: object, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run a command of ours there, as in production."""
        entorno = os.environ | {
            "DATABASE_URL": self.url,
            "CARPETA_DATOS": str(self.datos),
            "EMBEBIDO": "0",
        }
        return subprocess.run(
            [sys.executable, "manage.py", *map(str, orden)],
            cwd=PROYECTO,
            env=entorno | variables,
            capture_output=True,
            text=True,
            check=False,
        )

    def filas(self, consulta: str) -> list[tuple[object, ...]]:
        with psycopg.connect(self.url) as conexion:
            return conexion.execute(consulta).fetchall()

    def quitar(self) -> None:
        _administrar(f"DROP DATABASE {self.nombre} WITH (FORCE)")
        _administrar(f"DROP ROLE {self.nombre}")


def _administrar(orden: str) -> None:
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as conexion:
        conexion.execute(orden)
