"""The numbers of a page as a person reads them: where each leads, and which lead nowhere."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urljoin

_SIN_CIERRE = {"input", "meta", "link", "br", "img", "hr"}


@dataclass(frozen=True)
class Numero:
    """``n``: what the link says; ``url``: what it opens."""

    n: int
    url: str
    texto: str


class _Lector(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.enlaces: list[tuple[str, str, str]] = []
        self.celdas: list[str] = []
        self._abiertos: list[str] = []
        self._enlace: list[str] | None = None
        self._celda: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        dichos = {nombre: valor or "" for nombre, valor in attrs}
        if tag in _SIN_CIERRE:
            return
        self._abiertos.append(tag)
        if "main" not in self._abiertos:
            return
        if tag == "a":
            self._enlace = [dichos.get("href", ""), "", ""]
        if tag == "td" and "derecha" in dichos.get("class", "").split():
            self._celda = [""]

    def handle_data(self, data: str) -> None:
        if self._enlace is not None:
            self._enlace[1] += data
            self._enlace[2] += data if "strong" in self._abiertos else ""
        elif self._celda is not None:
            self._celda[0] += data

    def handle_endtag(self, tag: str) -> None:
        if tag in self._abiertos:
            del self._abiertos[len(self._abiertos) - 1 - self._abiertos[::-1].index(tag) :]
        if tag == "a" and self._enlace is not None:
            href, texto, fuerte = self._enlace
            self.enlaces.append((href, " ".join(texto.split()), fuerte))
            self._enlace = None
        if tag == "td" and self._celda is not None:
            self.celdas.append(self._celda[0].strip())
            self._celda = None


def numeros_de(pagina: str, direccion: str) -> list[Numero]:
    """Each link of its content with a number: the one in bold, or else the first."""
    numeros = []
    for href, texto, fuerte in _leida(pagina).enlaces:
        dicho = re.search(r"\d+", fuerte) or re.search(r"\d+", texto)
        if dicho and not texto.startswith("y "):
            numeros.append(Numero(int(dicho[0]), urljoin(direccion, href), texto))
    return numeros


def sueltos_de(pagina: str) -> list[str]:
    """The whole numbers of its tables that are more than nothing and lead nowhere."""
    return [una for una in _leida(pagina).celdas if una.isdecimal() and una != "0"]


def _leida(pagina: str) -> _Lector:
    lector = _Lector()
    lector.feed(pagina)
    return lector
