"""Sixteen hostile letters at once: each is refused, and the pages of the others answer."""

from concurrent.futures import ThreadPoolExecutor
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from documentos.models import ArchivoRecibido
from solicitudes.reglas.estados import Estado
from tests.apoyo.web import galleta_de
from tests.documentos.hostiles import pdf_de_trazos
from tests.solicitudes.factories import venta_en

pytestmark = [pytest.mark.paso("6.2"), pytest.mark.largo]
FICHA = "x" * 32
FRONTERA = "frontera"


def test_sixteen_hostile_letters_leave_the_pages_answering(web):
    venta = venta_en(Estado.EXPLICADA)
    sesion = galleta_de(venta.asesor).removeprefix("Cookie: ")
    pedido = (f"{web.url}/ventas/{venta.pk}/archivos/", sesion, _formulario(pdf_de_trazos()))

    with ThreadPoolExecutor(16) as hilos:
        subidas = [hilos.submit(_subir, *pedido) for _ in range(16)]
        paginas = [_ver(f"{web.url}/ventas/{venta.pk}/", sesion) for _ in range(5)]
        respuestas = [s.result() for s in subidas]

    assert paginas == [200] * 5
    assert {estado for estado, _ in respuestas} == {422}
    assert {_cual(texto) for _, texto in respuestas} <= {"complicado", "muchos"}
    assert not ArchivoRecibido.objects.filter(carpeta=venta.carpeta_id, tipo="CARTA").exists()


def _formulario(contenido: bytes) -> bytes:
    parte = f'--{FRONTERA}\r\nContent-Disposition: form-data; name="'
    return (
        f'{parte}tipo"\r\n\r\nCARTA\r\n{parte}archivo"; filename="carta.pdf"\r\n\r\n'.encode()
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
    return next((c for c in ("complicado", "muchos") if c in texto), texto)
