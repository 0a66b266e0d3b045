"""The mail sink of a data folder: started, found again and stopped."""

import json
import socket
import sys
from dataclasses import dataclass
from pathlib import Path

from bluecom.embebido import procesos
from bluecom.embebido.carpetas import PROYECTO, crear_privada

_MODULO = "bluecom.embebido.receptor"


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
        pid = procesos.lanzar_aparte(
            [sys.executable, "-m", _MODULO, str(self.carpeta), str(oyente.fileno())],
            self.datos / "correo.log",
            entorno={**procesos.ENTORNO, "PYTHONPATH": str(PROYECTO)},
            fd=oyente.fileno(),
        )
        self._nota.write_text(json.dumps({"pid": pid, "puerto": oyente.getsockname()[1]}))
        oyente.close()

    def detener(self) -> None:
        """Stop it; nothing when it is down."""
        procesos.terminar(self._guardado()["pid"], con=_MODULO)


def _abrir(puerto: int) -> socket.socket:
    oyente = socket.socket()
    oyente.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        oyente.bind(("127.0.0.1", puerto))
    except OSError:
        oyente.bind(("127.0.0.1", 0))
    oyente.listen(64)
    return oyente
