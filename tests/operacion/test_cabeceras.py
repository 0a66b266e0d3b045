"""However many heads never end, the pages answer; one that ends is served whatever its pace."""

import select
import socket

import pytest

from bluecom.operacion.cabeceras import LARGO
from tests.apoyo.esperar import esperar_a

SIN_FIN = 600
"""More than the threads of gunicorn, and than the heads that it waits for."""


def _empezar(web, texto: str) -> socket.socket:
    conexion = web.conectar()
    conexion.sendall(texto.encode())
    return conexion


def _todo(conexion: socket.socket) -> str:
    partes = []
    while parte := conexion.recv(65536):
        partes.append(parte)
    return b"".join(partes).decode()


def _cerrada(conexion: socket.socket) -> bool:
    return bool(select.select([conexion], [], [], 0)[0]) and not conexion.recv(1)


def test_hundreds_of_heads_that_never_end_leave_a_page_answering(web):
    for _ in range(SIN_FIN):
        _empezar(web, "GET /entrar/ HTTP/1.1\r\nX-Sin-Fin: ")

    pagina = web.pedir("GET /entrar/ HTTP/1.1", "Connection: close")

    assert _todo(pagina).startswith("HTTP/1.1 200")


def test_a_head_in_pieces_is_read_whole(web):
    conexion = _empezar(web, "\r\nGET /entrar/ ")
    for pedazo in (b"HTTP/1.1\r\n", b"X-Mas: si\r\n", b"X-Otra: si\r\n"):
        assert _todo(web.pedir("GET /entrar/ HTTP/1.1", "Connection: close"))
        conexion.sendall(pedazo)
    conexion.sendall(f"Host: 127.0.0.1:{web.puerto}\r\nConnection: close\r\n\r\n".encode())

    assert _todo(conexion).startswith("HTTP/1.1 200")


def test_two_requests_sent_together_get_their_two_answers(web):
    uno = f"GET /entrar/ficha/ HTTP/1.1\r\nHost: 127.0.0.1:{web.puerto}\r\n"
    conexion = _empezar(web, f"{uno}\r\n{uno}Connection: close\r\n\r\n")

    assert _todo(conexion).count("HTTP/1.1 ") == 2


def test_a_head_longer_than_any_browser_s_is_not_waited_for(web):
    conexion = _empezar(web, "GET /entrar/ HTTP/1.1\r\nX-Larga: ")

    with pytest.raises(OSError):  # noqa: PT011  (reset or broken, as the kernel likes)
        _enviar_sin_fin(conexion)


def _enviar_sin_fin(conexion: socket.socket) -> None:
    while True:
        conexion.sendall(b"x" * LARGO)


@pytest.mark.largo
def test_a_head_that_has_had_its_time_is_over(web):
    conexion = _empezar(web, "GET /entrar/ HTTP/1.1\r\n")

    esperar_a(lambda: _cerrada(conexion), 60)
