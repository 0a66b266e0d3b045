"""What is sent: refused by its length before it is read, and never in clear on a disk."""

import fcntl
import struct
import termios
from pathlib import Path

import pytest
from django.test import RequestFactory

from bluecom.cuentas.models import Rol
from bluecom.operacion.limites import SIN_ENTRAR
from tests.apoyo.esperar import esperar_a
from tests.apoyo.web import galleta_de
from tests.factories_cuentas import UsuarioFactory

GUION = "HX-Request: true"
GRANDE = 300 * 1024 * 1024
FOTO = b"una foto del carnet de alguien " * 100_000  # three megabytes in clear


def primera_linea(conexion) -> str:
    return conexion.recv(100).decode().splitlines()[0]


def test_without_a_session_a_large_body_is_refused_unread(web):
    conexion = web.pedir("POST /entrar/ HTTP/1.1", GUION, f"Content-Length: {GRANDE}")

    assert "413" in primera_linea(conexion)
    assert not list(web.temporal.iterdir())


def test_with_a_session_more_than_a_file_is_refused_unread(web):
    galleta = galleta_de(UsuarioFactory(rol=Rol.ASESOR))

    conexion = web.pedir("POST /mesa/ HTTP/1.1", galleta, GUION, f"Content-Length: {GRANDE}")

    assert "413" in primera_linea(conexion)


def _todo_llego(conexion) -> bool:
    """The kernel has nothing left to send, and the server has read what it was sent."""
    por_salir = struct.unpack("i", fcntl.ioctl(conexion, termios.TIOCOUTQ, b"\0" * 4))[0]
    nuestro = f":{conexion.getsockname()[1]:04X}"
    filas = [f.split() for f in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    (suya,) = (f for f in filas if f[2].endswith(nuestro))
    return por_salir == 0 and suya[4].endswith(":00000000")


def test_a_worker_killed_in_mid_upload_leaves_no_byte_of_the_photo(web):
    galleta = galleta_de(UsuarioFactory(rol=Rol.ASESOR))
    inicio = b'--x\r\nContent-Disposition: form-data; name="archivo"; filename="ci.jpg"\r\n\r\n'
    conexion = web.pedir(
        "POST /ventas/1/archivos/ HTTP/1.1",
        galleta,
        "Content-Type: multipart/form-data; boundary=x",
        f"Content-Length: {len(inicio) + 2 * len(FOTO)}",
    )
    conexion.sendall(inicio + FOTO)
    esperar_a(lambda: _todo_llego(conexion))

    web.matar()

    assert not [p for p in web.temporal.rglob("*") if p.is_file()]


@pytest.mark.django_db
def test_the_refusal_is_a_sentence_for_people_and_for_scripts(client):
    pagina = client.post("/entrar/", {"nota": "x" * (SIN_ENTRAR + 1)})
    guion = client.post(
        "/entrar/", {"nota": "x" * (SIN_ENTRAR + 1)}, headers={"hx-request": "true"}
    )

    assert pagina.status_code == guion.status_code == 413
    assert "hasta 15 MB" in pagina.content.decode()
    assert guion.content.decode().startswith("Lo que envía pesa demasiado")


@pytest.mark.django_db
def test_signing_in_fits(client):
    assert client.post("/entrar/", {"username": "ana", "password": "x"}).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("verbo", ["delete", "put", "patch", "options"])
def test_a_page_is_read_or_sent_and_nothing_else(client, verbo):
    respuesta = getattr(client, verbo)("/entrar/")

    assert respuesta.status_code == 405
    assert respuesta["Allow"] == "GET, HEAD, POST"


def test_a_length_that_is_no_number_is_no_length(client, db):
    pedido = RequestFactory().get("/entrar/", headers={"content-length": "mucho"})

    assert client.get("/entrar/", headers=pedido.headers).status_code == 200
