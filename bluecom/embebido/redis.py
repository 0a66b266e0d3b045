"""A Redis on a private Unix socket; it only wakes workers up, so it keeps nothing on disk."""

import signal
import subprocess
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from redis import Redis as Cliente
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

from bluecom.embebido import binarios, procesos
from bluecom.embebido.carpetas import carpeta_sockets, crear_privada, soltar_sockets
from bluecom.embebido.errores import ErrorEmbebido


@dataclass
class Redis:
    """One ``redis-server`` or ``valkey-server`` with our configuration."""

    carpeta: Path
    sockets: Path
    proceso: "subprocess.Popen[bytes] | None" = None
    nombre: str = "Redis"

    @property
    def socket(self) -> Path:
        return self.sockets / "redis.sock"

    @property
    def url(self) -> str:
        return f"unix://{quote(str(self.socket), safe='/')}"

    def responde(self) -> bool:
        """Ask once: the client's own retries would make every start wait for nobody."""
        una_vez = Retry(NoBackoff(), 0)
        try:
            with Cliente(
                unix_socket_path=str(self.socket), socket_timeout=1, retry=una_vez
            ) as cliente:
                return bool(cliente.ping())
        except (RedisError, OSError):
            return False

    def asegurar(self) -> None:
        """Start it if it is down."""
        if not self.responde():
            self.lanzar()
            self._esperar()

    def lanzar(self) -> None:
        """Start it unless it lives."""
        if self.vive():
            return
        pid = procesos.lanzar_aparte(self._orden(), registro=self.registro, en=self.carpeta)
        self._nota.write_text(str(pid))

    def vive(self) -> bool:
        return procesos.vive(self._pid(), en=self.carpeta)

    def lanzar_como_hijo(self) -> None:
        """Start it as a child that dies with this process: what the tests use."""
        with self.registro.open("ab") as salida:
            self.proceso = subprocess.Popen(
                self._orden(),
                stdout=salida,
                stderr=salida,
                cwd="/",
                env=procesos.ENTORNO,
                preexec_fn=procesos.morir_con_el_padre(signal.SIGKILL),
            )
        self._esperar()

    def detener(self) -> None:
        """Stop it; nothing when it is down."""
        if self.proceso:
            self.proceso.kill()
            self.proceso.wait()
            return
        procesos.terminar(self._pid(), en=self.carpeta)
        self._nota.unlink(missing_ok=True)
        soltar_sockets(self.sockets, self.carpeta)

    def _pid(self) -> int:
        try:
            return int(self._nota.read_text())
        except (OSError, ValueError):
            return 0

    @property
    def _nota(self) -> Path:
        return self.carpeta / "pid"

    @property
    def registro(self) -> Path:
        return self.carpeta / "redis.log"

    def _orden(self) -> list[str]:
        opciones = {"port": "0", "unixsocket": str(self.socket), "unixsocketperm": "700"}
        opciones |= {"save": "", "appendonly": "no", "dir": str(self.carpeta), "daemonize": "no"}
        argumentos = [
            parte for nombre, valor in opciones.items() for parte in (f"--{nombre}", valor)
        ]
        return [binarios.programa_de_redis(), *argumentos]

    def _esperar(self) -> None:
        if not procesos.esperar(self.responde, 20):
            raise ErrorEmbebido(
                f"Redis no arrancó (el motivo está en {self.registro}). Instale otro con "
                "apt-get install redis-server, o indique el suyo en REDIS_URL."
            )


def de_la_carpeta(datos: Path) -> Redis:
    """Return the Redis of a data folder."""
    carpeta = crear_privada(datos / "redis")
    return Redis(carpeta=carpeta, sockets=carpeta_sockets(carpeta))
