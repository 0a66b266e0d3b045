"""Text travels compressed; what is compressed already goes as it is."""

import pytest
from django.http import FileResponse, HttpResponse
from django.test import RequestFactory

from bluecom.interfaz.compresion import ComprimirTexto


def _responder(respuesta):
    pedido = RequestFactory().get("/", headers={"accept-encoding": "gzip"})
    return ComprimirTexto(lambda _: respuesta)(pedido)


@pytest.mark.parametrize("tipo", ["text/html; charset=utf-8", "application/json", "text/csv"])
def test_text_is_compressed(tipo):
    respuesta = _responder(HttpResponse("señal " * 200, content_type=tipo))

    assert respuesta["Content-Encoding"] == "gzip"
    assert len(respuesta.content) < 500


@pytest.mark.parametrize("tipo", ["application/pdf", "image/jpeg"])
def test_papers_and_photos_are_not(tipo):
    respuesta = _responder(HttpResponse(b"x" * 2000, content_type=tipo))

    assert "Content-Encoding" not in respuesta
    assert len(respuesta.content) == 2000


def test_a_file_that_is_streamed_is_not(tmp_path):
    archivo = tmp_path / "cartera.csv"
    archivo.write_text("a;b\n" * 500)
    with archivo.open("rb") as abierto:
        assert "Content-Encoding" not in _responder(FileResponse(abierto))


def test_the_same_page_never_has_the_same_length_twice_for_long():
    """Random bytes hide how well a page compresses with somebody's words in it."""
    largos = {len(_responder(HttpResponse("señal " * 200)).content) for _ in range(50)}

    assert len(largos) > 1
