"""The mail sink of a data folder: started, found again and stopped."""

import json
import socket
import sys
from dataclasses import dataclass
from pathlib import Path

from bluecom.embebido import procesos, receptor
from bluecom.embebido.carpetas import crear_privada
from bluecom.embebido.errores import ErrorEmbebido


@dataclass
class Buzon:
    """The sink of a data folder: its messages in ``correo/``, its port in ``correo.json``."""

    datos: Path
    nombre: str = "buzón de correo"

    @property
    def carpeta(self) -> Path:
        return self.datos / "correo"

    @property
    def registro(self) -> Path:
        return self.datos / "correo.log"

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self._guardado()['puerto'] or 8025}"

    def asegurar(self) -> None:
        """Start it if it is down, on the port it had before when that is still free."""
        if not self.vive():
            try:
                self.lanzar()
            except ErrorEmbebido:
                self._lanzar_en(_abrir(0))

    def lanzar(self) -> None:
        """Start it unless it lives, on the port that others were told."""
        if self.vive():
            return
        puerto = self._guardado()["puerto"]
        try:
            self._lanzar_en(_abrir(puerto))
        except OSError:
            raise ErrorEmbebido(
                f"El buzón de correo no puede volver a su puerto {puerto}: ya lo usa otro programa."
            ) from None

    @property
    def pid(self) -> int:
        return self._guardado()["pid"]

    def vive(self) -> bool:
        return procesos.vive(self.pid, en=self.carpeta)

    def detener(self) -> None:
        """Stop it; nothing when it is down."""
        procesos.terminar(self.pid, en=self.carpeta)

    def _lanzar_en(self, oyente: socket.socket) -> None:
        with oyente:
            carpeta, descriptor = crear_privada(self.carpeta), oyente.fileno()
            pid = procesos.lanzar_aparte(
                [sys.executable, "-P", receptor.__file__, str(carpeta), str(descriptor)],
                registro=self.registro,
                en=carpeta,
                fd=descriptor,
            )
            self._nota.write_text(json.dumps({"pid": pid, "puerto": oyente.getsockname()[1]}))

    @property
    def _nota(self) -> Path:
        return self.datos / "correo.json"

    def _guardado(self) -> dict[str, int]:
        try:
            guardado = json.loads(self._nota.read_text())
            return {"pid": int(guardado["pid"]), "puerto": int(guardado["puerto"])}
        except (OSError, ValueError, KeyError, TypeError):
            return {"pid": 0, "puerto": 0}


def _abrir(puerto: int) -> socket.socket:
    oyente = socket.socket()
    try:
        oyente.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        oyente.bind(("127.0.0.1", puerto))
        oyente.listen(64)
    except OSError:
        oyente.close()
        raise
    return oyente
