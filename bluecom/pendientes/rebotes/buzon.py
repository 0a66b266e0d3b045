"""The mailbox that our mail comes back to, by IMAP: read within limits, never emptied."""

import imaplib
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings

from bluecom.pendientes.alarma import Alarma

CUANTOS = 200
"""Mails of one reading; the rest waits for the next."""
TOPE = 256 * 1024
"""Bytes that are read of one: a report is short, and what it returns may be long."""
SEGUNDOS = 20
"""How long one answer of the server may take."""
SEGUNDOS_DE_LECTURA = 60
"""After them no other mail is begun."""
SEGUNDOS_EN_TOTAL = 90
"""After them it is cut, in the middle of an answer too: it never holds its worker."""
_PUERTOS = {"imap": 143, "imap+tls": 143, "imaps": 993}


class BuzonNoResponde(Exception):
    """It cannot be read now, in words."""


class _Dialogo(imaplib.IMAP4):
    def open(self, *args: Any, **kwargs: Any) -> None:
        self._alarma = Alarma(SEGUNDOS_EN_TOTAL, lambda: getattr(self, "sock", None))
        try:
            super().open(*args, **kwargs)
        except OSError:
            self._alarma.cancelar()
            raise

    def shutdown(self) -> None:
        self._alarma.cancelar()
        super().shutdown()

    def cerrar(self) -> None:
        """Whatever the other side says to it."""
        with suppress(imaplib.IMAP4.error, OSError):
            self.logout()
        with suppress(OSError):
            self.shutdown()


class _DialogoCifrado(_Dialogo, imaplib.IMAP4_SSL):
    """The same, secret from its first byte."""


class Buzon:
    """A mailbox that was opened; what was seen is not given again."""

    def __init__(self, conexion: imaplib.IMAP4) -> None:
        self._conexion, self._limite = conexion, time.monotonic() + SEGUNDOS_DE_LECTURA

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
            conexion.cerrar()
    except (imaplib.IMAP4.abort, OSError) as error:
        raise BuzonNoResponde(
            f"El buzón de rebotes no responde ({type(error).__name__})."
        ) from error
    except imaplib.IMAP4.error as error:
        raise BuzonNoResponde(f"El buzón de rebotes no lo permite: {_dicho(error)}.") from error


def _conectar() -> _Dialogo:
    url = urlsplit(settings.BUZON_REBOTES)
    donde = url.hostname or "", url.port or _PUERTOS[url.scheme]
    clase = _DialogoCifrado if url.scheme == "imaps" else _Dialogo
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
