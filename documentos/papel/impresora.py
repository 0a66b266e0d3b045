"""The renderer that runs apart: HTML comes in by a pipe, a PDF goes out; knows no Django.

Started by ``documentos.papel.motor`` as a process of its own, with a ceiling of memory, so that
a paper that never ends or never stops growing is killed without taking a worker with it.
"""

import gc
import resource
import signal
import sys
import tempfile
from functools import cache
from itertools import count
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from documentos.papel.protocolo import CABECERA, FALLA, HECHO, LISTO, PROHIBIDO, SIN_MEMORIA

PAPELES_SIN_ORDENAR = 16
CARPETA = Path(__file__).resolve().parents[2] / "static" / "papeles"
_PRUEBA = "<!doctype html><html lang='es'><title>Prueba</title><p>Prueba</p></html>"


class URLProhibida(FatalURLFetchingError):  # type: ignore[misc]  # the library is not typed
    """A paper asked for something from outside."""


class Buscador(URLFetcher):  # type: ignore[misc]  # idem, untyped
    """Deny everything except ``data:`` and the papers' own static files."""

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Return an allowed resource or raise ``URLProhibida``."""
        if url.startswith("data:") or _es_propio(url):
            return super().fetch(url, headers)
        raise URLProhibida(f"Un papel no puede cargar {url[:80]!r}.")


def dibujar(html: str) -> bytes:
    """Render one tagged archival PDF (PDF/A-2a), not compressed: who marks and saves it does that.

    Compressed here, its streams would be read and written twice.
    """
    documento = HTML(string=html, url_fetcher=_buscador())
    pdf: bytes = documento.write_pdf(
        font_config=_fuentes(),
        stylesheets=[_estilo()],
        pdf_variant="pdf/a-2a",
        uncompressed_pdf=True,
    )
    return pdf


def atender(entrada: BinaryIO, salida: BinaryIO) -> None:
    """Answer every HTML of the pipe until it is closed; tidy up between papers, not within.

    The first answer asks for nothing: it says that fonts and stylesheet are loaded.
    """
    gc.freeze()
    gc.disable()
    salida.write(CABECERA.pack(LISTO, 0))
    salida.flush()
    for n in count(1):
        cabecera = entrada.read(CABECERA.size)
        if not cabecera:
            return
        _, largo = CABECERA.unpack(cabecera)
        senal, cuerpo = _responder(entrada.read(largo).decode())
        salida.write(CABECERA.pack(senal, len(cuerpo)) + cuerpo)
        salida.flush()
        if n % PAPELES_SIN_ORDENAR == 0:
            gc.collect()


def _responder(html: str) -> tuple[bytes, bytes]:
    try:
        return HECHO, dibujar(html)
    except URLProhibida as error:
        return PROHIBIDO, str(error).encode()
    except (MemoryError, SystemError):  # the second is how some C libraries run out of it
        return SIN_MEMORIA, b""
    except Exception as error:  # the child must outlive a paper that cannot be drawn
        return FALLA, f"{type(error).__name__}: {error}".encode()


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
    """Set the ceiling, warm up, then serve the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for who started it and holds the pipe
    tope = int(sys.argv[1])
    resource.setrlimit(resource.RLIMIT_AS, (tope, tope))
    salida = sys.stdout.buffer
    sys.stdout = sys.stderr
    with tempfile.TemporaryDirectory(prefix="papeles-") as tempfile.tempdir:
        dibujar(_PRUEBA)
        atender(sys.stdin.buffer, salida)


if __name__ == "__main__":
    main()
