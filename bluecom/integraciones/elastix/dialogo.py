"""The manager interface of Asterisk over one socket, with an end in time for all of it.

Its other end may be mute, slow, gone, or say what nobody asked: each is a ``NoHabla`` with its
words, and none lasts longer than the instant that was given.
"""

import socket
import ssl
import time
from collections.abc import Mapping
from uuid import uuid4

SALUDO = "Asterisk Call Manager"
LINEA_MAXIMA, MENSAJE_MAXIMO = 16 * 1024, 500
"""Bytes of one line and lines of one message: more is no exchange that talks with us."""
Mensaje = dict[str, str]


class NoHabla(Exception):
    """It cannot be reached, or does not answer as an exchange does; the words say which."""


class NoEntra(Exception):
    """It answered that this user does not come in."""


def conectar(
    servidor: str, puerto: int, *, tls: ssl.SSLContext | None, segundos: float
) -> "Dialogo":
    """Reach it and read its greeting. Raises ``NoHabla``."""
    fin = time.monotonic() + segundos
    try:
        enchufe = socket.create_connection((servidor, puerto), timeout=segundos)
    except OSError as error:
        raise NoHabla(f"no se llega a ella ({type(error).__name__})") from None
    if tls is not None:
        enchufe = _cifrar(enchufe, tls, servidor)
    dialogo = Dialogo(enchufe, fin)
    try:
        if not dialogo.linea().startswith(SALUDO):
            raise NoHabla("quien responde ahí no es una central")
    except NoHabla:
        dialogo.cerrar()
        raise
    return dialogo


def _cifrar(enchufe: socket.socket, tls: ssl.SSLContext, servidor: str) -> socket.socket:
    try:
        return tls.wrap_socket(enchufe, server_hostname=servidor)
    except OSError as error:  # also a certificate that is not its own
        enchufe.close()
        raise NoHabla(f"no se puede cifrar la conversación ({type(error).__name__})") from None


class Dialogo:
    """Actions and their responses, by ``ActionID``; events come in between."""

    def __init__(self, enchufe: socket.socket, fin: float) -> None:
        self._enchufe, self._fin = enchufe, fin
        self._llegado = b""
        self._sucesos: list[Mensaje] = []

    def hasta_dentro_de(self, segundos: float) -> None:
        """Give it another end."""
        self._fin = time.monotonic() + segundos

    def queda_tiempo(self) -> bool:
        return time.monotonic() < self._fin

    def enviar(self, accion: str, campos: Mapping[str, str]) -> str:
        """Send one action; answers its ``ActionID``. No value can end its own line."""
        suyo = uuid4().hex
        dichos = {"Action": accion, "ActionID": suyo, **campos}
        texto = "".join(f"{clave}: {_en_una_linea(v)}\r\n" for clave, v in dichos.items())
        try:
            self._enchufe.settimeout(self._resta())
            self._enchufe.sendall(f"{texto}\r\n".encode())
        except OSError as error:
            raise NoHabla(f"cortó la conversación ({type(error).__name__})") from None
        return suyo

    def respuesta(self, suyo: str) -> Mensaje:
        """The response to that action; what its own event says meanwhile is kept for later."""
        while True:
            mensaje = self._mensaje()
            if mensaje.get("actionid") != suyo:
                continue
            if "event" not in mensaje and "response" in mensaje:
                return mensaje
            self._sucesos.append(mensaje)

    def suceso(self, nombre: str, suyo: str) -> Mensaje:
        """The event of that action, which may have come before its response."""
        while True:
            for mensaje in self._sucesos:
                if mensaje.get("event") == nombre:
                    return mensaje
            mensaje = self._mensaje()
            self._sucesos = [mensaje] if mensaje.get("actionid") == suyo else []

    def cerrar(self) -> None:
        self._enchufe.close()

    def linea(self) -> str:
        while b"\n" not in self._llegado:
            if len(self._llegado) > LINEA_MAXIMA:
                raise NoHabla("manda una línea sin fin")
            self._llegado += self._recibir()
        una, _, self._llegado = self._llegado.partition(b"\n")
        return una.decode(errors="replace").strip("\r")

    def _mensaje(self) -> Mensaje:
        """The next one, its keys in small letters; a line that is no ``key: value`` is nothing."""
        mensaje: Mensaje = {}
        for _ in range(MENSAJE_MAXIMO):
            linea = self.linea()
            if not linea and mensaje:
                return mensaje
            clave, hay, valor = linea.partition(":")
            if hay:
                mensaje.setdefault(clave.strip().lower(), valor.strip())
        raise NoHabla("manda un mensaje sin fin")

    def _recibir(self) -> bytes:
        try:
            self._enchufe.settimeout(self._resta())
            trozo = self._enchufe.recv(4096)
        except TimeoutError:
            raise NoHabla("no respondió a tiempo") from None
        except OSError as error:
            raise NoHabla(f"cortó la conversación ({type(error).__name__})") from None
        if not trozo:
            raise NoHabla("cortó la conversación")
        return trozo

    def _resta(self) -> float:
        resta = self._fin - time.monotonic()
        if resta <= 0:
            raise NoHabla("no respondió a tiempo")
        return resta


def _en_una_linea(valor: str) -> str:
    """Without what would begin another line, or could not be read."""
    return "".join(signo for signo in valor if signo.isprintable())
