"""The phone without https: a photo of the QR, read by the server (11)."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from solicitudes.models import Marca
from solicitudes.reglas.estados import Estado
from tests.apoyo.mensajes import dicho
from tests.documentos.imagenes import a_bytes, foto_carta
from tests.documentos.test_codigos_qr import con_qr
from tests.solicitudes.factories import venta_en, venta_propuesta

pytestmark = pytest.mark.paso("11")


def _foto(contenido):
    return SimpleUploadedFile("qr.jpg", contenido, "image/jpeg")


def _con(venta, *antes):
    token = venta.carpeta.papel("SOLICITUD").token
    return _foto(a_bytes(con_qr(*antes, f"https://ventas.example/p/{token}")))


def test_a_photo_of_a_paper_marks_its_folder_and_stays_on_the_phones_page(mostrador):
    venta = venta_propuesta()
    fila = venta.entregas.get()

    respuesta = mostrador.post("/recepcion/foto/", {"foto": _con(venta), "camara": "1"})

    fila.refresh_from_db()
    assert fila.marca == Marca.PRESENTE
    assert respuesta["Location"] == f"/recepcion/camara/?ultima={fila.pk}&acta={fila.entrega_id}"


def test_of_two_codes_the_one_of_the_house_counts(mostrador):
    venta = venta_propuesta()

    mostrador.post("/recepcion/foto/", {"foto": _con(venta, "https://pago.example/factura")})

    assert venta.entregas.get().marca == Marca.PRESENTE


def test_a_photo_of_a_folder_that_nobody_proposed_asks_why_it_came(mostrador, db):
    venta = venta_en(Estado.IMPRESA)

    respuesta = mostrador.post("/recepcion/foto/", {"foto": _con(venta), "camara": "1"})

    assert respuesta["Location"] == f"/recepcion/camara/?extra={venta.pk}"


@pytest.mark.parametrize(
    ("contenido", "frase"),
    [(foto_carta(), "no se lee ningún QR"), (b"nada", "no es una foto"), (None, "está vacío")],
)
def test_a_photo_that_says_nothing_is_told(mostrador, db, contenido, frase):
    datos = {"camara": "1"} | ({"foto": _foto(contenido)} if contenido else {})

    respuesta = mostrador.post("/recepcion/foto/", datos)

    assert frase in dicho(respuesta)
    assert respuesta["Location"] == "/recepcion/camara/"


def test_the_page_says_what_a_phone_without_https_does(mostrador, db):
    pagina = mostrador.get("/recepcion/camara/").content.decode()

    assert "La cámara en vivo pide una dirección https" in pagina
    assert 'capture="environment"' in pagina
