"""Looks at the port before anything starts, so that a busy one costs a sentence."""

import errno
import fcntl
import os
import socket
from pathlib import Path
from typing import IO

from bluecom.embebido.errores import ErrorEmbebido

_MOTIVOS = {
    errno.EADDRINUSE: "ya lo usa otro programa",
    errno.EACCES: "el sistema lo reserva para el administrador",
    errno.EADDRNOTAVAIL: "esa dirección no es de este equipo",
}
_candado: IO[str] | None = None


def elegido() -> int:
    """Return PUERTO, 8000 unless told."""
    texto = os.environ.get("PUERTO") or "8000"
    if not texto.isdecimal() or not 0 < int(texto) < 65536:
        raise ErrorEmbebido(
            f"PUERTO={texto} no es un puerto. Escriba un número: PUERTO=8001 make run"
        )
    return int(texto)


def direccion() -> str:
    """Return the address to listen on: this machine only, unless DIRECCION says otherwise."""
    return os.environ.get("DIRECCION") or "127.0.0.1"


def reservar(datos: Path) -> None:
    """Refuse a second ``servir`` on these data, and a port that somebody uses."""
    global _candado  # held as long as the process lives
    _candado = (datos / "servir.lock").open("a")
    try:
        fcntl.flock(_candado, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise ErrorEmbebido(
            f"Bluecom ya está en marcha con la carpeta de datos {datos}. Deténgalo con Ctrl-C "
            "donde lo inició, o elija otra carpeta con CARPETA_DATOS=/ruta/de/otra make run."
        ) from None
    comprobar_libre()


def comprobar_libre() -> None:
    """Raise with the way out when the chosen port cannot be used."""
    numero = elegido()
    with socket.socket() as prueba:
        prueba.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            prueba.bind((direccion(), numero))
        except OSError as error:
            motivo = _MOTIVOS.get(error.errno or 0, error.strerror)
            raise ErrorEmbebido(
                f"No se puede usar el puerto {numero}: {motivo}. Elija otro: "
                f"PUERTO={8001 if numero < 1024 else numero + 1} make run"
            ) from None
