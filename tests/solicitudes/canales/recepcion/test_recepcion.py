"""Reception by scanner and by hand (11)."""

from datetime import timedelta

import pytest

from bluecom.cuentas.acto import Acto
from documentos.models import Documento
from documentos.servicios.emision import sustituir
from solicitudes.models import CarpetaEntregada, Motivo
from solicitudes.pasos.corregir import corregir
from solicitudes.reglas.estados import Estado
from tests.apoyo.mensajes import dicho
from tests.solicitudes.factories import AHORA, venta_en, venta_propuesta


def _fila(venta):
    return CarpetaEntregada.objects.get(venta=venta)


def _solicitud(venta):
    return Documento.objects.get(carpeta=venta.carpeta, tipo="SOLICITUD")


CODIGOS = {
    "the QR's address": lambda v: f"http://desk.example/p/{_solicitud(v).token}",
    "the QR's address with a slash": lambda v: f"http://desk.example/p/{_solicitud(v).token}/",
    "the bare token": lambda v: _solicitud(v).token,
    "the number as printed": lambda v: _solicitud(v).codigo,
    "the number's digits": lambda v: f"{_solicitud(v).numero:07d}",
    "the Smartflex number": lambda v: v.numero_smartflex,
    "the sale": lambda v: f"v-{v.pk}",
}


@pytest.mark.paso("11")
@pytest.mark.parametrize("que", CODIGOS)
def test_scanning_marks_the_folder_present_by(mostrador, que):
    venta = venta_propuesta()

    mostrador.post("/recepcion/escanear/", {"codigo": CODIGOS[que](venta)})

    assert mostrador.session["carpetas_presentes"] == [_fila(venta).pk]
    venta.refresh_from_db()
    assert venta.estado == Estado.IMPRESA


@pytest.mark.parametrize(
    "codigo", ["", "   ", "hola", "999999999999", "/p/xx", "\x00", "V-0", "١٢"]
)
def test_scanning_something_else_says_so(mostrador, codigo):
    venta_propuesta()

    respuesta = mostrador.post("/recepcion/escanear/", {"codigo": codigo})

    assert respuesta.status_code == 302
    assert dicho(respuesta)
    assert not mostrador.session.get("carpetas_presentes")


@pytest.mark.parametrize("que", ["the QR's address", "the number as printed"])
def test_a_paper_that_was_replaced_does_not_make_the_folder_present(mostrador, que):
    venta = venta_propuesta()
    codigo = CODIGOS[que](venta)
    vieja = _solicitud(venta)
    sustituir(vieja.pk, ahora=AHORA)

    respuesta = mostrador.post("/recepcion/escanear/", {"codigo": codigo})

    assert "fue reemplazado" in dicho(respuesta)
    assert not mostrador.session.get("carpetas_presentes")


def test_a_folder_taken_back_to_be_corrected_is_named(mostrador):
    venta = venta_propuesta()
    razon = Motivo.objects.filter(ambito="CORRECCION")[0]
    corregir(venta.pk, acto=Acto(venta.asesor, AHORA), paso=8, motivo=razon)

    respuesta = mostrador.post("/recepcion/escanear/", {"codigo": CODIGOS["the sale"](venta)})

    assert "la retiró su asesor para corregirla" in dicho(respuesta)


def test_scanning_a_folder_already_here_says_so(mostrador):
    venta = venta_en(Estado.ENTREGADA)

    respuesta = mostrador.post("/recepcion/escanear/", {"codigo": f"V-{venta.pk}"})

    assert "ya fue recibida" in dicho(respuesta)


def test_a_number_of_two_folders_is_asked_again(mostrador):
    una, otra = venta_propuesta(), venta_propuesta()
    otra.numero_smartflex = str(una.pk)
    otra.save(update_fields=["numero_smartflex"])

    respuesta = mostrador.post("/recepcion/escanear/", {"codigo": str(una.pk)})

    assert "dos carpetas" in dicho(respuesta)


@pytest.mark.paso("11")
def test_receiving_stops_the_clock_and_hides_the_folder(mostrador, canales):
    venta = venta_propuesta()

    mostrador.post(f"/recepcion/{_fila(venta).pk}/recibir/")

    venta.refresh_from_db()
    assert venta.estado == Estado.ENTREGADA
    assert venta.entregada_en is not None
    assert _fila(venta).recibida_por == canales
    assert mostrador.get("/recepcion/").context["cuantas"] == 0


@pytest.mark.paso("10.1")
def test_a_late_folder_is_received_and_said_to_be_late(canales, como, una_hora_despues):
    venta = venta_propuesta()
    una_hora_despues.move_to(AHORA + timedelta(hours=30))

    respuesta = como(canales).post(f"/recepcion/{_fila(venta).pk}/recibir/")

    assert "fuera de plazo" in dicho(respuesta)
    venta.refresh_from_db()
    assert venta.entregada_en > venta.vence_en


def test_receiving_twice_is_a_success(mostrador):
    fila = _fila(venta_propuesta())
    mostrador.post(f"/recepcion/{fila.pk}/recibir/")

    respuesta = mostrador.post(f"/recepcion/{fila.pk}/recibir/")

    assert "Carpeta recibida" in dicho(respuesta)


def test_receiving_the_present_ones_leaves_the_others(mostrador):
    presente, ausente = venta_propuesta(), venta_propuesta()

    mostrador.post("/recepcion/recibir/", {"carpeta": [_fila(presente).pk]})

    presente.refresh_from_db()
    ausente.refresh_from_db()
    assert [presente.estado, ausente.estado] == [Estado.ENTREGADA, Estado.IMPRESA]


def test_receiving_none_says_what_to_do(mostrador):
    respuesta = mostrador.post("/recepcion/recibir/", {})

    assert "Escanee o marque" in dicho(respuesta)


def test_what_did_not_come_goes_back_to_its_asesor(mostrador):
    venta = venta_propuesta()

    mostrador.post(f"/recepcion/{_fila(venta).pk}/no-vino/")

    assert _fila(venta).no_vino_en is not None
    assert venta.asesor.avisos.filter(clave__startswith="no_vino").count() == 1
    assert venta.acta_abierta() is None


def test_what_did_not_come_cannot_be_received(mostrador):
    venta = venta_propuesta()
    fila = _fila(venta)
    mostrador.post(f"/recepcion/{fila.pk}/no-vino/")

    respuesta = mostrador.post(f"/recepcion/{fila.pk}/recibir/")

    assert "no está propuesta en un acta" in dicho(respuesta)
