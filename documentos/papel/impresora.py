"""The renderer that runs apart: HTML comes in by a pipe, a PDF goes out; knows no Django.

Started by ``documentos.papel.motor`` as a process of its own, so that a paper that never ends or
never stops growing is killed without taking a worker with it.
"""

import re
import sys
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

from cssselect2 import ElementWrapper
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from bluecom.aparte.bucle import Negado, atender, sin_senales
from bluecom.aparte.protocolo import PROHIBIDO
from documentos.papel.provisional import carpeta_provisional

CARPETA = Path(__file__).resolve().parents[2] / "static" / "papeles"
_PRUEBA = "<!DOCTYPE html><html lang='es'><title>Prueba</title><p>Prueba</p></html>"

_NO_ES_TEXTO = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold, and nobody can read."""


class URLProhibida(FatalURLFetchingError):  # type: ignore[misc]  # the library is not typed
    """A paper asked for something from outside."""


class Buscador(URLFetcher):  # type: ignore[misc]  # idem, untyped
    """Deny everything except ``data:`` and the papers' own static files."""

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Return an allowed resource or raise ``URLProhibida``."""
        if url.startswith("data:") or _es_propio(url):
            return super().fetch(url, headers)
        raise URLProhibida(f"Un papel no puede cargar {url[:80]!r}.")


class Hoja(HTML):  # type: ignore[misc]  # idem, untyped
    """A paper read as the XML that it also is: the parser of HTML takes thirty times as long."""

    def __init__(self, html: str) -> None:
        """Our own templates, every value escaped: no entity but XML's five is declared."""
        arbol = ElementTree.fromstring(_NO_ES_TEXTO.sub("", html))  # noqa: S314
        self.base_url, self.media_type, self.url_fetcher = None, "print", _buscador()
        self.wrapper_element = ElementWrapper.from_html_root(arbol, content_language=None)
        self.etree_element = self.wrapper_element.etree_element


def dibujar(html: str) -> bytes:
    """Render one tagged archival PDF (PDF/A-2a), not compressed: who marks and saves it does that.

    Compressed here, its streams would be read and written twice.
    """
    pdf: bytes = Hoja(html).write_pdf(
        font_config=_fuentes(),
        stylesheets=[_estilo()],
        pdf_variant="pdf/a-2a",
        uncompressed_pdf=True,
    )
    return pdf


def responder(encargo: bytes) -> bytes:
    """Draw one paper; what asks for something from outside is refused by name."""
    try:
        return dibujar(encargo.decode())
    except URLProhibida as error:
        raise Negado(PROHIBIDO, str(error)) from None


def _es_propio(url: str) -> bool:
    if not url.startswith("file://"):
        return False
    return Path(unquote(url.removeprefix("file://"))).resolve().is_relative_to(CARPETA)


@cache
def _buscador() -> Buscador:
    return Buscador(allowed_protocols={"data", "file"}, allow_redirects=False)


@cache
def _fuentes() -> FontConfiguration:
    return FontConfiguration()


@cache
def _estilo() -> CSS:
    ruta = CARPETA / "papeles.css"
    return CSS(filename=str(ruta), font_config=_fuentes(), url_fetcher=_buscador())


def main() -> None:
    """Warm up, then serve the pipe."""
    sin_senales()
    salida = sys.stdout.buffer
    sys.stdout = sys.stderr
    with suppress(BrokenPipeError), carpeta_provisional() as tempfile.tempdir:
        dibujar(_PRUEBA)
        atender(sys.stdin.buffer, salida, responder)


if __name__ == "__main__":
    main()
