"""Sixteen uploads at once, hostile or good: other pages answer, and nothing is there twice."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from django.conf import settings

from documentos.models import ArchivoRecibido
from solicitudes.reglas.estados import Estado
from tests.apoyo.web import galleta_de
from tests.documentos.hostiles import jpeg_sin_fin, pdf_de_trazos, pdf_sin_fin
from tests.documentos.imagenes import foto_ci
from tests.solicitudes.factories import venta_en

pytestmark = [pytest.mark.paso("6.2"), pytest.mark.largo]
FICHA = "x" * 32
FRONTERA = "frontera"
NEGADAS = {(422, "complicad"), (422, "muchos"), (503, "tarda en responder")}
"""What a sender is told: of the file, of the many that come, or of a machine with much to do."""


@pytest.mark.parametrize(
    ("tipo", "hostil"),
    [("CARTA", pdf_de_trazos), ("CARTA", pdf_sin_fin), ("CI_ANVERSO", jpeg_sin_fin)],
)
def test_sixteen_at_once_without_end_leave_the_pages_answering(web, tipo, hostil):
    venta = venta_en(Estado.EXPLICADA)

    respuestas, paginas = _dieciseis(web, venta, tipo, hostil())

    assert paginas == [200] * 5
    assert {(estado, _cual(texto)) for estado, texto in respuestas} <= NEGADAS
    assert not ArchivoRecibido.objects.filter(carpeta=venta.carpeta_id, tipo=tipo).exists()


def test_sixteen_retries_of_a_good_photo_leave_one_row_and_its_two_files(web):
    venta = venta_en(Estado.EXPLICADA)
    antes = _guardados()

    respuestas, paginas = _dieciseis(web, venta, "CI_ANVERSO", foto_ci(variante=16))

    assert paginas == [200] * 5
    assert {(estado, _cual(texto)) for estado, texto in respuestas if estado != 200} <= NEGADAS
    fotos = ArchivoRecibido.objects.filter(carpeta=venta.carpeta_id, tipo="CI_ANVERSO")
    una = fotos.get()
    assert _guardados() - antes == {una.original, una.copia}


def _dieciseis(web, venta, tipo: str, contenido: bytes) -> tuple[list[tuple[int, str]], list[int]]:
    """What each of sixteen senders was told, and how five pages were answered meanwhile."""
    sesion = galleta_de(venta.asesor).removeprefix("Cookie: ")
    cuerpo = _formulario(tipo, contenido)
    with ThreadPoolExecutor(16) as hilos:
        direccion = f"{web.url}/ventas/{venta.pk}/archivos/"
        subidas = [hilos.submit(_subir, direccion, sesion, cuerpo) for _ in range(16)]
        paginas = [_ver(f"{web.url}/ventas/{venta.pk}/", sesion) for _ in range(5)]
        return [s.result() for s in subidas], paginas


def _guardados() -> set[str]:
    return {p.name for p in Path(settings.CARPETA_PRIVADA).rglob("*") if p.is_file()}


def _formulario(tipo: str, contenido: bytes) -> bytes:
    parte = f'--{FRONTERA}\r\nContent-Disposition: form-data; name="'
    return (
        f'{parte}tipo"\r\n\r\n{tipo}\r\n{parte}archivo"; filename="recibido"\r\n\r\n'.encode()
        + contenido
        + f"\r\n--{FRONTERA}--\r\n".encode()
    )


def _subir(direccion: str, sesion: str, cuerpo: bytes) -> tuple[int, str]:
    cabeceras = {
        "Cookie": sesion,
        "X-CSRFToken": FICHA,
        "HX-Request": "true",
        "Content-Type": f"multipart/form-data; boundary={FRONTERA}",
    }
    try:
        with urlopen(Request(direccion, cuerpo, cabeceras), timeout=60) as respuesta:
            return respuesta.status, respuesta.read().decode()
    except HTTPError as error:
        return error.code, error.read().decode()


def _ver(direccion: str, sesion: str) -> int:
    with urlopen(Request(direccion, headers={"Cookie": sesion}), timeout=60) as respuesta:
        return int(respuesta.status)


def _cual(texto: str) -> str:
    return next((c for _, c in NEGADAS if c in texto), texto)
