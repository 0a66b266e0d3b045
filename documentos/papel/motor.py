"""WeasyPrint with the doors shut: own stylesheet and fonts, ``data:`` images, nothing else."""

import threading
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

XMP_UA = (
    "data:text/xml;charset=utf-8,"
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns%23">'
    '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
    "<pdfuaid:part>1</pdfuaid:part></rdf:Description></rdf:RDF>"
)
_candado = threading.Lock()


class URLProhibida(FatalURLFetchingError):  # type: ignore[misc]  # idem, untyped
    """A paper asked for something from outside."""


class Buscador(URLFetcher):  # type: ignore[misc]  # the library is not typed
    """Deny everything except ``data:`` and the papers' own static files."""

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Return an allowed resource or raise ``URLProhibida``."""
        if url.startswith("data:") or _es_propio(url):
            return super().fetch(url, headers)
        raise URLProhibida(f"Un papel no puede cargar {url[:80]!r}.")


def carpeta_estatica() -> Path:
    """Fonts and stylesheet of the papers."""
    return Path(settings.BASE_DIR) / "static" / "papeles"


def html_a_pdf(html: str, **opciones: Any) -> bytes:
    """Render one tagged archival PDF (PDF/A-2a that also declares PDF/UA-1)."""
    with _candado:
        documento = HTML(string=html, url_fetcher=_buscador())
        pdf: bytes = documento.write_pdf(
            font_config=_fuentes(),
            stylesheets=[_estilo()],
            pdf_variant="pdf/a-2a",
            xmp_metadata=[XMP_UA],
            **opciones,
        )
    return pdf


def calentar() -> None:
    """Load fonts and stylesheet before the first paper, when a worker starts."""
    html_a_pdf("<!doctype html><html lang='es'><title>Prueba</title><p>Prueba</p></html>")


def _es_propio(url: str) -> bool:
    if not url.startswith("file://"):
        return False
    return Path(url.removeprefix("file://")).resolve().is_relative_to(carpeta_estatica())


@cache
def _buscador() -> Buscador:
    return Buscador(allowed_protocols={"data", "file"}, allow_redirects=False)


@cache
def _fuentes() -> FontConfiguration:
    return FontConfiguration()


@cache
def _estilo() -> CSS:
    ruta = carpeta_estatica() / "papeles.css"
    return CSS(filename=str(ruta), font_config=_fuentes(), url_fetcher=_buscador())
