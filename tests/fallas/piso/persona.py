"""Somebody at a browser, who sends a form and reads what is answered."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape
from http.client import HTTPException
from http.cookiejar import CookieJar
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, Request, build_opener

from tests.fallas.piso.escena import CLAVE

FRONTERA = "frontera"


@dataclass(frozen=True)
class Respuesta:
    """``estado`` 0: nobody was there."""

    estado: int
    texto: str = ""

    @property
    def hecha(self) -> bool:
        return self.estado in (200, 302)


class Persona:
    """Each form keeps its token, however often it is sent."""

    def __init__(self, url: str, datos: dict[str, Any]) -> None:
        self.url, self.datos, self._galletas = url, datos, CookieJar()
        self._abridor = build_opener(HTTPCookieProcessor(self._galletas), _SinSeguir())
        self._ficha = secrets.token_urlsafe(16)

    def entrar(self) -> Respuesta:
        """Take the page of the sign-in, and send it."""
        pagina = self.mirar("/entrar/")
        if not pagina.hecha or "csrftoken" not in self.galletas:
            return pagina
        return self.enviar("/entrar/", username=self.datos["usuario"], password=CLAVE)

    def mirar(self, ruta: str) -> Respuesta:
        return self._pedir(Request(self.url + ruta))

    def enviar(self, ruta: str, **campos: Any) -> Respuesta:
        propios = {"csrfmiddlewaretoken": self.galletas["csrftoken"], "una_vez": self._ficha}
        cuerpo = urlencode(campos | propios, doseq=True).encode()
        return self._pedir(Request(self.url + ruta, cuerpo))

    def subir(self, ruta: str, tipo: str, archivo: bytes) -> Respuesta:
        cabeceras = {
            "X-CSRFToken": self.galletas["csrftoken"],
            "HX-Request": "true",
            "Content-Type": f"multipart/form-data; boundary={FRONTERA}",
        }
        return self._pedir(Request(self.url + ruta, formulario(tipo, archivo), cabeceras))

    @property
    def galletas(self) -> dict[str, str]:
        return {galleta.name: galleta.value or "" for galleta in self._galletas}

    def con_la_galleta(self, sesion: str) -> Respuesta:
        """A page asked with that session, whatever has become of one's own."""
        pedido = Request(f"{self.url}/avisos/", headers={"Cookie": f"sessionid={sesion}"})
        return _leer(build_opener(_SinSeguir()), pedido)

    def _pedir(self, pedido: Request) -> Respuesta:
        return _leer(self._abridor, pedido)


def formulario(tipo: str, archivo: bytes) -> bytes:
    parte = f'--{FRONTERA}\r\nContent-Disposition: form-data; name="'
    return (
        f'{parte}tipo"\r\n\r\n{tipo}\r\n{parte}archivo"; filename="ci.jpg"\r\n\r\n'.encode()
        + archivo
        + f"\r\n--{FRONTERA}--\r\n".encode()
    )


def _leer(abridor: Any, pedido: Request) -> Respuesta:
    try:
        with abridor.open(pedido, timeout=60) as respuesta:
            return Respuesta(respuesta.status, unescape(respuesta.read().decode()))
    except HTTPError as error:
        return Respuesta(error.code, unescape(error.read().decode()))
    except (OSError, HTTPException):
        return Respuesta(0)


class _SinSeguir(HTTPRedirectHandler):
    def redirect_request(self, *_: Iterable[Any]) -> None:
        """What is answered is what is looked at."""
