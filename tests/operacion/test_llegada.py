"""However slowly others send, the pages answer; a body that starves is told so and is over."""

import select
import socket

import pytest
from django.utils import timezone

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.operacion.limites import SIN_ENTRAR
from documentos.models import ArchivoRecibido
from solicitudes.pasos.p06_documentos.enlace import hacer_enlace
from solicitudes.reglas.estados import Estado
from tests.apoyo.esperar import esperar_a
from tests.apoyo.web import galleta_de
from tests.documentos.imagenes import foto_ci
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import venta_en

LENTAS = 200
GUION = "HX-Request: true"


def _por_llegar(web, *cabeceras: str, largo: int = 50_000) -> socket.socket:
    """A form of which a single byte has come."""
    conexion = web.pedir("POST /entrar/ HTTP/1.1", *cabeceras, f"Content-Length: {largo}")
    conexion.sendall(b"x")
    return conexion


def _respondidas(conexiones: list[socket.socket]) -> list[socket.socket]:
    return select.select(conexiones, [], [], 0)[0]


def _todo(conexion: socket.socket) -> str:
    """The answer, until the server closes."""
    partes = []
    while parte := conexion.recv(65536):
        partes.append(parte)
    return b"".join(partes).decode()


def _gotear(conexion: socket.socket) -> bool:
    """Send one more byte, and say whether there is an answer."""
    conexion.sendall(b"x")
    return bool(_respondidas([conexion]))


def test_two_hundred_bodies_that_do_not_arrive_leave_a_page_answering(web):
    lentas = [_por_llegar(web) for _ in range(LENTAS)]

    pagina = web.pedir("GET /entrar/ HTTP/1.1", "Connection: close")

    assert _todo(pagina).startswith("HTTP/1.1 200")
    assert not _respondidas(lentas)


def test_large_bodies_that_are_refused_and_go_on_leave_a_page_answering(web):
    largas = [_por_llegar(web, GUION, largo=300_000_000) for _ in range(LENTAS)]
    assert all("413" in conexion.recv(100).decode() for conexion in largas)

    pagina = web.pedir("GET /entrar/ HTTP/1.1", "Connection: close")

    assert _todo(pagina).startswith("HTTP/1.1 200")


def test_without_a_true_session_more_than_a_password_is_refused_unread(web):
    falsa = _por_llegar(web, GUION, "Cookie: sesion=inventada", largo=SIN_ENTRAR + 1)

    assert "413" in _todo(falsa)


@pytest.mark.paso("6.2")
def test_with_the_key_of_a_client_s_link_a_photo_is_read_without_one(web):
    venta = venta_en(Estado.EXPLICADA)
    llave = hacer_enlace(venta.pk, acto=Acto(venta.asesor, timezone.now())).llave
    largo = SIN_ENTRAR + 1
    leida = web.pedir(f"POST /e/{llave}/archivo/ HTTP/1.1", GUION, f"Content-Length: {largo}")
    ajena = web.pedir("POST /e/inventada/archivo/ HTTP/1.1", GUION, f"Content-Length: {largo}")

    leida.sendall(b"x" * largo)

    assert leida.recv(12) == b"HTTP/1.1 401"  # read: what it lacks is the form's token
    assert "410" in _todo(ajena)


def test_what_comes_without_its_length_is_not_read(web):
    conexion = web.pedir("POST /entrar/ HTTP/1.1", "Transfer-Encoding: chunked")

    assert _todo(conexion).startswith("HTTP/1.1 403")


@pytest.mark.largo
def test_a_body_that_drips_is_told_in_words_and_its_connection_closed(web):
    galleta = galleta_de(UsuarioFactory(rol=Rol.ASESOR))
    conexion = _por_llegar(web, galleta, largo=1_000_000)
    esperar_a(lambda: _gotear(conexion), 60)

    respuesta = _todo(conexion)

    assert respuesta.startswith("HTTP/1.1 408")
    assert "No terminó de llegar" in respuesta


@pytest.mark.largo
@pytest.mark.paso("6.2")
def test_a_photo_sent_slowly_among_them_is_received(web):
    lentas = [_por_llegar(web, GUION) for _ in range(LENTAS)]
    venta = venta_en(Estado.EXPLICADA)
    cuerpo = _formulario(foto_ci(), relleno=3_000_000)
    conexion = web.pedir(
        f"POST /ventas/{venta.pk}/archivos/ HTTP/1.1",
        galleta_de(venta.asesor),
        GUION,
        f"X-CSRFToken: {'x' * 32}",
        "Content-Type: multipart/form-data; boundary=frontera",
        f"Content-Length: {len(cuerpo)}",
    )
    por_enviar = [cuerpo[n : n + 5_000] for n in range(0, len(cuerpo), 5_000)]
    esperar_a(lambda: _enviar_uno(conexion, por_enviar), 240)  # a hundred kilobytes a second

    assert conexion.recv(12) == b"HTTP/1.1 200"
    assert ArchivoRecibido.objects.filter(carpeta=venta.carpeta_id, tipo="CI_ANVERSO").exists()
    assert all(_todo(lenta).startswith("HTTP/1.1 408") for lenta in lentas)


def _enviar_uno(conexion: socket.socket, por_enviar: list[bytes]) -> bool:
    conexion.sendall(por_enviar.pop(0))
    return not por_enviar


def _formulario(foto: bytes, *, relleno: int) -> bytes:
    campo = '--frontera\r\nContent-Disposition: form-data; name="'
    return (
        f'{campo}relleno"\r\n\r\n{"x" * relleno}\r\n{campo}tipo"\r\n\r\nCI_ANVERSO\r\n'
        f'{campo}archivo"; filename="ci.jpg"\r\nContent-Type: image/jpeg\r\n\r\n'.encode()
        + foto
        + b"\r\n--frontera--\r\n"
    )
