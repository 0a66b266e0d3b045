"""The conversation inside the sale (6.2): what a client sends appears on the open page."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from bluecom.pendientes.servicios import procesar_pendientes
from solicitudes.models import Interlocutor
from solicitudes.reglas.estados import Estado
from tests.apoyo.graph import contar, foto, graph, mensaje
from tests.apoyo.navegador import faltas_de_accesibilidad
from tests.documentos.imagenes import foto_ci
from tests.solicitudes.factories import venta_en

__all__ = ["graph"]
pytestmark = pytest.mark.paso("6.2")
SUYO = "59170712345"


def escribe(n: int, texto: str, bsuid: str = "BO.1", numero: str = SUYO) -> None:
    ahora = int(timezone.now().timestamp())
    que = {"type": "text", "text": {"body": texto}}
    assert contar(mensaje(n, bsuid=bsuid, numero=numero, en=ahora, **que)) == 200


def test_what_the_client_sends_is_seen_without_a_reload_and_answered_from_the_sale(
    graph, personas, entrar_como, retratar
):
    venta = venta_en(Estado.EXPLICADA, asesor=personas["asesora"])
    mesa = entrar_como(personas["asesora"])
    mesa.goto(f"/ventas/{venta.pk}/")
    escribe(1, "Buenas, ya le mando mi carnet")
    expect(mesa.locator("#charla")).to_contain_text("ya le mando mi carnet")

    mesa.goto(f"/ventas/{venta.pk}/conversacion/?preparada=0")
    expect(mesa.get_by_label("Mensaje", exact=True)).to_have_value(re.compile("Fotografía"))
    mesa.get_by_label("Mensaje", exact=True).fill("Gracias, lo espero.")
    mesa.get_by_role("button", name="Enviar por WhatsApp").click()
    expect(mesa.locator("#charla")).to_contain_text("Por salir")
    procesar_pendientes()
    expect(mesa.locator("#charla")).to_contain_text("Enviado")

    mesa.get_by_label("Mensaje", exact=True).fill("sin enviar todavía")
    graph.medios["m2"] = foto_ci()
    ahora = int(timezone.now().timestamp())
    contar(foto(2, foto_ci(), bsuid="BO.1", numero=SUYO, en=ahora))
    procesar_pendientes()
    expect(mesa.locator("#charla")).to_contain_text("en la carpeta: anverso del C.I.")
    expect(mesa.get_by_label("Mensaje", exact=True)).to_have_value("sin enviar todavía")
    assert faltas_de_accesibilidad(mesa) == []
    retratar(mesa, "conversacion")
    mesa.set_viewport_size({"width": 360, "height": 740})
    assert mesa.evaluate("document.documentElement.scrollWidth <= innerWidth")
    retratar(mesa, "conversacion-360")


def test_with_his_window_closed_it_says_so_and_when_he_answers_there_is_where_to_write(
    graph, personas, entrar_como, retratar
):
    venta = venta_en(Estado.EXPLICADA, asesor=personas["asesora"])
    mesa = entrar_como(personas["asesora"])
    mesa.goto(f"/ventas/{venta.pk}/conversacion/?preparada=0")
    campo, cerrada = mesa.get_by_label("Mensaje", exact=True), mesa.locator(".sin-ventana")
    expect(campo).to_be_hidden()
    expect(cerrada).to_contain_text("todavía no escribió")
    expect(mesa.get_by_role("button", name="Enviar la plantilla")).to_be_visible()
    retratar(mesa, "conversacion-cerrada")

    escribe(1, "Buenas")

    expect(campo).to_be_visible()
    expect(campo).to_have_value(re.compile("Fotografía"))
    expect(cerrada).to_be_hidden()


def test_a_stranger_is_filed_with_one_key(graph, personas, entrar_como, retratar):
    venta = venta_en(Estado.EXPLICADA, asesor=personas["asesora"])
    escribe(1, "Soy la señora del carnet", bsuid="BO.9", numero="")
    mesa = entrar_como(personas["asesora"])
    mesa.goto("/bandeja/")
    expect(mesa.get_by_text("Soy la señora del carnet")).to_be_visible()
    assert faltas_de_accesibilidad(mesa) == []
    retratar(mesa, "bandeja")

    mesa.keyboard.press("1")

    mesa.wait_for_url(f"**/ventas/{venta.pk}/conversacion/")
    assert Interlocutor.objects.get().venta == venta
