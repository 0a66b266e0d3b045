"""A body arrives whole before anything works on it, however slowly it comes.

The threads of gunicorn (``bluecom/servidor_web.py``) only receive and send: they are many and hold
nothing. What a request asks is done by a few, each with its connection to the database, and none
of them ever waits for a client. Nor does a client wait for them without an end, whatever they are
waiting for: a page that is not there in its time is answered without them.
"""

import socket
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import dataclass, field
from io import BytesIO
from time import monotonic
from typing import Any, TypeVar

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.db import close_old_connections
from django.http.cookie import parse_cookie

from bluecom.cuentas.sesiones import SessionStore
from bluecom.operacion.limites import NO_LLEGO, SIN_ENTRAR
from bluecom.operacion.puertas import se_abre

OBREROS = 8
"""Threads of each process that work: half of them at most open files (``bluecom/aparte``)."""
PACIENCIA = 10
"""Seconds that a body may be silent, and that it has before its pace is looked at."""
RITMO = 4 * 1024
"""Bytes per second from then on: a line of 128 kbit/s sends four times as many."""
DESPEDIDA = 2
"""Seconds in which whoever still sends may read why nobody listens."""

T = TypeVar("T")
Entorno = dict[str, Any]
Aplicacion = Callable[[Entorno, Callable[..., Any]], Iterable[bytes]]


class Llegada:
    """The application as gunicorn sees it; ``tarda`` answers for it when its time is over.

    It is asked in a thread that has no connection to the database and must not want one.
    """

    def __init__(self, aplicacion: Aplicacion, *, tarda: Aplicacion) -> None:
        self._aplicacion, self._tarda = aplicacion, tarda
        self._obreros = ThreadPoolExecutor(OBREROS, "obrero")

    def __call__(self, entorno: Entorno, start_response: Callable[..., Any]) -> Iterable[bytes]:
        conexion, cuerpo = entorno["gunicorn.socket"], None
        try:
            cuerpo = self._cuerpo(entorno)
            pedido = _con_cuerpo(entorno, cuerpo)
            dicho = _en_su_tiempo(self._obreros.submit(_entera, self._aplicacion, pedido))
        except _Tarda:
            dicho = _entera(self._tarda, _con_cuerpo(entorno, cuerpo))
        start_response(dicho.estado, dicho.cabeceras)
        return dicho.partes if cuerpo is not None else _Despedida(dicho.partes, conexion)

    def _cuerpo(self, entorno: Entorno) -> bytes | None:
        """The whole body, or ``None`` when it will not be read or did not arrive."""
        if "HTTP_TRANSFER_ENCODING" in entorno:
            return None  # no browser sends a form without saying how long it is
        largo = int(entorno.get("CONTENT_LENGTH") or 0)
        if largo > SIN_ENTRAR and not self._cabe(largo, entorno):
            return None
        cuerpo = recibir(entorno["wsgi.input"].reader, entorno["gunicorn.socket"])
        entorno[NO_LLEGO] = cuerpo is None
        return cuerpo

    def _cabe(self, largo: int, entorno: Entorno) -> bool:
        """More than a password is kept in memory only for who signed in, or has a link to."""
        if largo > settings.DATA_UPLOAD_MAX_BODY:
            return False
        de_quien = entorno.get("HTTP_COOKIE", ""), entorno.get("PATH_INFO", "")
        return _en_su_tiempo(self._obreros.submit(_lo_trae_alguien, *de_quien))


def recibir(lector: Any, conexion: socket.socket) -> bytes | None:
    """All that gunicorn's ``LengthReader`` has to give, or ``None`` if it starves on its way.

    Its own ``read`` would go on until it has as much as it was asked for, a byte each second.
    """
    partes, empezo, llegado = BytesIO(), monotonic(), 0
    try:
        while lector.length:
            queda = PACIENCIA + llegado / RITMO - (monotonic() - empezo)
            if queda <= 0:
                return None
            conexion.settimeout(min(queda, PACIENCIA))
            trozo = lector.unreader.read(None, read_ahead=lector.length)
            if not trozo:
                return None
            suyo = trozo[: lector.length]
            lector.unreader.unread(trozo[lector.length :])
            lector.length -= len(suyo)
            llegado += partes.write(suyo)
    except OSError:
        return None
    finally:
        conexion.settimeout(None)
    return partes.getvalue()


def _lo_trae_alguien(galletas: str, ruta: str) -> bool:
    """Whether the request is of somebody that we know; asked in a thread that has a database."""
    try:
        return _ha_entrado(galletas) or se_abre(ruta)
    finally:
        close_old_connections()


def _ha_entrado(galletas: str) -> bool:
    llave = parse_cookie(galletas).get(settings.SESSION_COOKIE_NAME)
    return bool(llave) and SESSION_KEY in SessionStore(llave)


@dataclass
class _Dicho:
    """An answer, ended in the thread whose connections it used."""

    partes: list[bytes]
    estado: str = ""
    cabeceras: list[tuple[str, str]] = field(default_factory=list)

    def empezar(self, estado: str, cabeceras: list[tuple[str, str]], *_error: Any) -> None:
        self.estado, self.cabeceras = estado, cabeceras


class _Tarda(Exception):
    """A page has had its time."""


def _en_su_tiempo(trabajo: "Future[T]") -> T:
    """What it gives; raises ``_Tarda``, and then what has not begun will not begin any more."""
    if wait([trabajo], settings.SEGUNDOS_DE_PAGINA).not_done:
        trabajo.cancel()
        raise _Tarda
    return trabajo.result()


def _con_cuerpo(entorno: Entorno, cuerpo: bytes | None) -> Entorno:
    """A request of its own: of two that answer for the same one, neither reads the other's."""
    return entorno | {"wsgi.input": BytesIO(cuerpo or b"")}


def _entera(aplicacion: Aplicacion, entorno: Entorno) -> _Dicho:
    dicho = _Dicho([])
    respuesta = aplicacion(entorno, dicho.empezar)
    try:
        dicho.partes = [b"".join(respuesta)]
        return dicho
    finally:
        getattr(respuesta, "close", lambda: None)()


class _Despedida:
    """The answer to a body that was not read; then the connection is over.

    Left to gunicorn, a sender who goes on would be waited for in the one thread that accepts.
    """

    def __init__(self, partes: list[bytes], conexion: socket.socket) -> None:
        self._partes, self._conexion = partes, conexion

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._partes)

    def close(self) -> None:
        fin = monotonic() + DESPEDIDA
        with suppress(OSError):
            self._conexion.shutdown(socket.SHUT_WR)
            while (queda := fin - monotonic()) > 0:
                self._conexion.settimeout(queda)
                if not self._conexion.recv(64 * 1024):
                    break
        with suppress(OSError):
            self._conexion.shutdown(socket.SHUT_RD)
        self._conexion.settimeout(None)
