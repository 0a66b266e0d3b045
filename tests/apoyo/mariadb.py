"""A real MariaDB of the tests' own, with the table of calls of an exchange in it."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pymysql
import pytest

from tests.apoyo.esperar import esperar_a
from tests.cartera.cdr import COLUMNAS, Fila

BASE = "asteriskcdrdb"
TIPOS = {"calldate": "datetime", "duration": "int", "billsec": "int", "sequence": "int"}


class MariaDb:
    """``url``: as ``CDR_URL`` names it, with a user that may read and no more."""

    def __init__(self, carpeta: Path) -> None:
        self._carpeta, self._proceso = carpeta, None
        self.puerto = _puerto_libre()
        self.url = f"mysql://lectora:cl%40ve@127.0.0.1:{self.puerto}/{BASE}"

    def iniciar(self) -> None:
        quien = ["--user=root"] if os.geteuid() == 0 else []
        datos = [f"--datadir={self._carpeta / 'datos'}", *quien]
        instalar = ["mariadb-install-db", "--no-defaults", "--skip-test-db", *datos]
        instalar += ["--auth-root-authentication-method=normal"]
        subprocess.run(instalar, check=True, capture_output=True)
        programa = shutil.which("mariadbd", path=f"{os.environ['PATH']}:/usr/sbin")
        assert programa, "Falta mariadbd: lo pide requirements/preparar.sh desarrollo mariadb"
        self._proceso = subprocess.Popen(
            [programa, "--no-defaults", *datos, "--bind-address=127.0.0.1",
             f"--port={self.puerto}", f"--socket={self._carpeta / 's'}",
             f"--pid-file={self._carpeta / 'pid'}", "--innodb-flush-log-at-trx-commit=0"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        esperar_a(self._responde, 60)
        self.ejecutar(
            f"CREATE DATABASE {BASE}",
            "CREATE USER lectora@'127.0.0.1' IDENTIFIED BY 'cl@ve'",
            f"GRANT SELECT ON {BASE}.* TO lectora@'127.0.0.1'",
        )

    def crear_tabla(self, columnas: Iterable[str] = COLUMNAS) -> None:
        definidas = ", ".join(
            f"{c} {TIPOS.get(c, 'varchar(150)')} NOT NULL DEFAULT {0 if c in TIPOS else repr('')}"
            for c in columnas
        )
        self.ejecutar(f"DROP TABLE IF EXISTS {BASE}.cdr", f"CREATE TABLE {BASE}.cdr ({definidas})")

    def escribir(self, filas: Iterable[Fila], columnas: Iterable[str] = COLUMNAS) -> None:
        columnas = list(columnas)
        marcas = ", ".join(["%s"] * len(columnas))
        orden = f"INSERT INTO {BASE}.cdr ({', '.join(columnas)}) VALUES ({marcas})"
        with self._como_dueno() as conexion, conexion.cursor() as cursor:
            cursor.executemany(orden, [[f.get(c, "") for c in columnas] for f in filas])
            conexion.commit()

    def ejecutar(self, *ordenes: str) -> None:
        with self._como_dueno() as conexion, conexion.cursor() as cursor:
            for orden in ordenes:
                cursor.execute(orden)

    def detener(self) -> None:
        if self._proceso is not None:
            self._proceso.kill()
            self._proceso.wait()

    def _como_dueno(self) -> Any:
        return pymysql.connect(unix_socket=str(self._carpeta / "s"), user="root")

    def _responde(self) -> bool:
        with socket.socket(socket.AF_UNIX) as enchufe:
            return enchufe.connect_ex(str(self._carpeta / "s")) == 0


@pytest.fixture(scope="session")
def mariadb() -> Iterator[MariaDb]:
    carpeta = Path(tempfile.mkdtemp(prefix="bluecom-mariadb-"))
    servidor = MariaDb(carpeta)
    try:
        servidor.iniciar()
        yield servidor
    finally:
        servidor.detener()
        shutil.rmtree(carpeta, ignore_errors=True)


def _puerto_libre() -> int:
    with socket.socket() as enchufe:
        enchufe.bind(("127.0.0.1", 0))
        return int(enchufe.getsockname()[1])
