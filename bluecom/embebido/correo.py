"""The mail sink: a real SMTP server on 127.0.0.1 that writes each message as an .eml file.

Run as ``python -m bluecom.embebido.correo FOLDER DESCRIPTOR``: it inherits the listening
socket, so that the port is open before the process has started.
"""

import asyncio
import json
import os
import signal
import socket
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from aiosmtpd.smtp import SMTP, Envelope, Session

from bluecom.embebido import procesos
from bluecom.embebido.carpetas import PROYECTO, crear_privada

_MODULO = "bluecom.embebido.correo"


@dataclass
class Buzon:
    """The sink of a data folder: its messages in ``correo/``, its port in ``correo.json``."""

    datos: Path

    @property
    def carpeta(self) -> Path:
        return self.datos / "correo"

    @property
    def _nota(self) -> Path:
        return self.datos / "correo.json"

    def _guardado(self) -> dict[str, int]:
        try:
            guardado = json.loads(self._nota.read_text())
            return {"pid": int(guardado["pid"]), "puerto": int(guardado["puerto"])}
        except (OSError, ValueError, KeyError, TypeError):
            return {"pid": 0, "puerto": 0}

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self._guardado()['puerto'] or 8025}"

    def asegurar(self) -> None:
        """Start it if it is down, on the port it had before when that is still free."""
        guardado = self._guardado()
        if procesos.vive(guardado["pid"], con=_MODULO):
            return
        crear_privada(self.carpeta)
        oyente = _abrir(guardado["puerto"])
        hijo = procesos.lanzar_aparte(
            [sys.executable, "-m", _MODULO, str(self.carpeta), str(oyente.fileno())],
            self.datos / "correo.log",
            pass_fds=[oyente.fileno()],
            env={**procesos.ENTORNO, "PYTHONPATH": str(PROYECTO)},
        )
        self._nota.write_text(json.dumps({"pid": hijo.pid, "puerto": oyente.getsockname()[1]}))
        oyente.close()

    def detener(self) -> None:
        """Stop it; nothing when it is down."""
        procesos.terminar(self._guardado()["pid"], con=_MODULO)


class Escritor:
    """Writes what arrives, whole or not at all."""

    def __init__(self, carpeta: Path) -> None:
        self.carpeta = carpeta

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802  # aiosmtpd's name
        nombre = f"{time.strftime('%Y%m%d-%H%M%S')}-{time.time_ns() % 10**9:09d}.eml"
        nuevo = self.carpeta / f".{nombre}"
        nuevo.write_bytes(envelope.original_content or b"")
        os.replace(nuevo, self.carpeta / nombre)
        return "250 Guardado"


def _abrir(puerto: int) -> socket.socket:
    oyente = socket.socket()
    oyente.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        oyente.bind(("127.0.0.1", puerto))
    except OSError:
        oyente.bind(("127.0.0.1", 0))
    oyente.listen(64)
    return oyente


async def _atender(carpeta: Path, descriptor: int) -> None:
    bucle = asyncio.get_running_loop()
    fin = asyncio.Event()
    for senial in (signal.SIGTERM, signal.SIGINT):
        bucle.add_signal_handler(senial, fin.set)
    servidor = await bucle.create_server(
        lambda: SMTP(Escritor(carpeta), enable_SMTPUTF8=True, data_size_limit=50 * 1024 * 1024),
        sock=socket.socket(fileno=descriptor),
    )
    async with servidor:
        await fin.wait()


if __name__ == "__main__":
    asyncio.run(_atender(Path(sys.argv[1]), int(sys.argv[2])))
