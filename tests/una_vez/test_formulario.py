"""What a sent form says of itself: token, fields, fingerprint, and what was typed."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

from bluecom.una_vez.formulario import campos_de, escrito_en, ficha_de, huella_de

FICHA = "a" * 22
ENVIADO = {"una_vez": FICHA, "csrfmiddlewaretoken": "x", "motivo": "PRECIO", "nota": "Muy caro"}


def pedido(datos: dict[str, object] | None = None, ruta: str = "/ventas/7/", **cabeceras: str):
    return RequestFactory().post(ruta, ENVIADO if datos is None else datos, **cabeceras)


def test_the_token_is_read_of_a_form_that_a_person_sends_and_of_nothing_else():
    assert ficha_de(pedido()) == FICHA
    assert ficha_de(pedido(headers={"HX-Request": "true"})) == ""
    assert ficha_de(RequestFactory().get("/", {"una_vez": FICHA})) == ""
    assert ficha_de(pedido({"una_vez": "corta"})) == ""
    assert ficha_de(pedido({"una_vez": "con espacios y más cosas"})) == ""


def test_the_fields_are_those_of_the_person_with_every_value():
    enviado = pedido({"una_vez": FICHA, "csrfmiddlewaretoken": "x", "item": ["CI", "CARTA"]})

    assert campos_de(enviado) == [("item", "CI"), ("item", "CARTA")]


def test_the_fingerprint_is_of_the_address_and_the_content_whatever_the_tokens_and_the_order():
    otra_ficha = dict(reversed(ENVIADO.items())) | {"una_vez": "b" * 22, "csrfmiddlewaretoken": "y"}

    assert huella_de(pedido()) == huella_de(pedido(otra_ficha))
    assert huella_de(pedido()) != huella_de(pedido(ruta="/ventas/8/"))
    assert huella_de(pedido()) != huella_de(pedido(ENVIADO | {"nota": "Muy cara"}))


@pytest.mark.parametrize(("nombre", "bytes_"), [("ci.jpg", b"otra"), ("otro.jpg", b"foto")])
def test_another_file_is_another_content_and_the_file_can_still_be_read(nombre, bytes_):
    con_foto = pedido({"foto": SimpleUploadedFile("ci.jpg", b"foto")})

    assert huella_de(con_foto) != huella_de(pedido({"foto": SimpleUploadedFile(nombre, bytes_)}))
    assert con_foto.FILES["foto"].read() == b"foto"


def test_what_was_typed_is_shown_back_and_the_codes_of_what_was_picked_are_not():
    enviado = pedido({"motivo": "PRECIO", "nota": "Muy caro", "ci": "1234567", "puntos": "2"})

    assert escrito_en(enviado) == ["Muy caro", "1234567"]
