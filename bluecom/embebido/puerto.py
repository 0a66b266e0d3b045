"""Looks at the port before anything starts, so that a busy one costs a sentence."""

import errno
import fcntl
import os
import socket
from pathlib import Path
from typing import IO

from bluecom.embebido import direcciones
from bluecom.embebido.errores import ErrorEmbebido

_MOTIVOS = {
    errno.EADDRINUSE: "ya lo usa otro programa",
    errno.EACCES: "el sistema lo reserva para el administrador",
    errno.EADDRNOTAVAIL: "esa dirección no es de este equipo",
    errno.EAFNOSUPPORT: "este equipo no tiene esa clase de direcciones",
}
_DE_LA_DIRECCION = {errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT}
_candado: IO[str] | None = None


def elegido() -> int:
    """Return PUERTO, 8000 unless told."""
    texto = os.environ.get("PUERTO") or "8000"
    if not texto.isdecimal() or not 0 < int(texto) < 65536:
        raise ErrorEmbebido(
            f"PUERTO={texto} no es un puerto. Escriba un número: PUERTO=8001 make run"
        )
    return int(texto)


def enlace() -> str:
    """Return where to listen, as gunicorn reads it."""
    return f"{direcciones.entre_corchetes(direcciones.elegida())}:{elegido()}"


def urls() -> list[str]:
    """Return the addresses to open in a browser, the one to give to others first."""
    return [f"http://{direcciones.entre_corchetes(d)}:{elegido()}" for d in direcciones.todas()]


def reservar(datos: Path) -> None:
    """Refuse a second ``servir`` on these data, and a port that somebody uses."""
    global _candado  # held as long as the process lives
    _candado = _tomar(datos)
    if _candado is None:
        raise ErrorEmbebido(
            f"Bluecom ya está en marcha con la carpeta de datos {datos}. Deténgalo con Ctrl-C "
            "donde lo inició, o elija otra carpeta con CARPETA_DATOS=/ruta/de/otra make run."
        )
    comprobar_libre()


def en_marcha(datos: Path) -> bool:
    """Tell whether a ``servir`` holds these data; it would start again what another stops."""
    candado = _tomar(datos)
    if candado is None:
        return True
    candado.close()
    return False


def _tomar(datos: Path) -> IO[str] | None:
    candado = (datos / "servir.lock").open("a")
    try:
        fcntl.flock(candado, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        candado.close()
        return None
    return candado


def comprobar_libre() -> None:
    """Raise with the way out when the chosen address and port cannot be used."""
    direccion, numero = direcciones.elegida(), elegido()
    with socket.socket(socket.AF_INET6 if ":" in direccion else socket.AF_INET) as prueba:
        prueba.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            prueba.bind((direccion, numero))
        except OSError as error:
            raise _no_se_puede(error, direccion, numero) from None


def _no_se_puede(error: OSError, direccion: str, numero: int) -> ErrorEmbebido:
    motivo = _MOTIVOS.get(error.errno or 0, error.strerror)
    if error.errno in _DE_LA_DIRECCION:
        return ErrorEmbebido(
            f"No se puede usar DIRECCION={direccion}: {motivo}. Escriba DIRECCION=0.0.0.0 para "
            "toda la red, o ninguna para este equipo."
        )
    return ErrorEmbebido(
        f"No se puede usar el puerto {numero}: {motivo}. Elija otro: "
        f"PUERTO={8001 if numero < 1024 else numero + 1} make run"
    )
