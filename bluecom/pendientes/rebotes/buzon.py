"""The mailbox that our mail comes back to, by IMAP: read within limits, never emptied."""

import imaplib
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings

CUANTOS = 200
"""Mails of one reading; the rest waits for the next."""
TOPE = 256 * 1024
"""Bytes that are read of one: a report is short, and what it returns may be long."""
SEGUNDOS = 20
"""How long one answer of the server may take."""
SEGUNDOS_EN_TOTAL = 90
_PUERTOS = {"imap": 143, "imap+tls": 143, "imaps": 993}


class BuzonNoResponde(Exception):
    """It cannot be read now, in words."""


class Buzon:
    """A mailbox that was opened; what was seen is not given again."""

    def __init__(self, conexion: imaplib.IMAP4) -> None:
        self._conexion, self._limite = conexion, time.monotonic() + SEGUNDOS_EN_TOTAL

    def nuevos(self) -> Iterator[tuple[str, bytes]]:
        """The name and the bytes of each that nobody has seen, until the time is over."""
        hallados: bytes = _exigir(self._conexion.uid("SEARCH", "UNSEEN"))[0] or b""
        for uid in hallados.split()[:CUANTOS]:
            if time.monotonic() > self._limite:
                return
            nombre = uid.decode()
            partes = _exigir(self._conexion.uid("FETCH", nombre, f"(BODY.PEEK[]<0.{TOPE}>)"))
            cuerpos = [parte[1] for parte in partes if isinstance(parte, tuple)]
            if cuerpos:
                yield nombre, cuerpos[0]

    def leido(self, nombre: str, *, para_una_persona: bool = False) -> None:
        """It is not given again; with its flag for whoever looks at what nobody understood."""
        banderas = r"(\Seen \Flagged)" if para_una_persona else r"(\Seen)"
        _exigir(self._conexion.uid("STORE", nombre, "+FLAGS", banderas))


@contextmanager
def abrir_buzon() -> Iterator[Buzon]:
    """The mailbox of ``BUZON_REBOTES``; ``BuzonNoResponde`` when it cannot be read."""
    try:
        conexion = _conectar()
        try:
            _entrar(conexion)
            yield Buzon(conexion)
        finally:
            with suppress(imaplib.IMAP4.error, OSError):
                conexion.logout()
    except imaplib.IMAP4.error as error:
        raise BuzonNoResponde(f"El buzón de rebotes no lo permite: {_dicho(error)}.") from error
    except OSError as error:
        raise BuzonNoResponde(
            f"El buzón de rebotes no responde ({type(error).__name__})."
        ) from error


def _conectar() -> imaplib.IMAP4:
    url = urlsplit(settings.BUZON_REBOTES)
    donde = url.hostname or "", url.port or _PUERTOS[url.scheme]
    clase = imaplib.IMAP4_SSL if url.scheme == "imaps" else imaplib.IMAP4
    return clase(*donde, timeout=SEGUNDOS)


def _entrar(conexion: imaplib.IMAP4) -> None:
    url = urlsplit(settings.BUZON_REBOTES)
    if url.scheme == "imap+tls":
        conexion.starttls()
    conexion.login(unquote(url.username or ""), unquote(url.password or ""))
    _exigir(conexion.select(f'"{unquote(url.path.strip("/")) or "INBOX"}"'))


def _exigir(respuesta: tuple[str, list[Any]]) -> list[Any]:
    tipo, datos = respuesta
    if tipo != "OK":
        raise imaplib.IMAP4.error(datos[0] if datos else tipo)
    return datos


def _dicho(error: Exception) -> str:
    dicho = error.args[0] if error.args else ""
    return dicho.decode(errors="replace") if isinstance(dicho, bytes) else str(dicho)
