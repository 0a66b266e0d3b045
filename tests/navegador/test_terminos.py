"""The terms after they left (11.2): the client's page on a phone, and the desk beside it."""

import pytest
from playwright.sync_api import expect

from solicitudes.models import Venta
from solicitudes.reglas.estados import Estado
from tests.apoyo.navegador import faltas_de_accesibilidad
from tests.solicitudes.canales.terminos.envios import enviar, oir, ultimo
from tests.solicitudes.factories import venta_en

pytestmark = pytest.mark.paso("11.2")
TELEFONO = {"viewport": {"width": 360, "height": 740}}


def sin_desborde(pagina) -> bool:
    return pagina.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_client_confirms_on_a_phone_and_the_desk_reads_it(personas, entrar_como, retratar):
    venta = enviar(venta_en(Estado.INSTALADA, asesor=personas["asesora"]))
    rebotada = enviar(venta_en(Estado.INSTALADA, asesor=personas["asesora"]))
    oir(
        ultimo(rebotada).correo,
        "REBOTADO",
        detalle="El servidor de destino respondió: «550 5.1.1».",
    )
    cliente = entrar_como(**TELEFONO)

    cliente.goto(f"/a/{ultimo(venta).llave}/")
    assert sin_desborde(cliente)
    assert faltas_de_accesibilidad(cliente) == []
    retratar(cliente, "terminos-enlace")
    cliente.get_by_role("button", name="Confirmo que los recibí").click()

    expect(cliente.get_by_role("heading", name="Recepción confirmada")).to_be_visible()
    retratar(cliente, "terminos-confirmado")
    assert Venta.objects.get(pk=venta.pk).constancia == "ACUSADA"

    mesa = entrar_como(personas["canales"])
    mesa.goto("/correos/")
    expect(mesa.get_by_text("«550 5.1.1»")).to_be_visible()
    assert faltas_de_accesibilidad(mesa) == []
    retratar(mesa, "terminos-por-atender")
    mesa.goto("/correos/?ver=concluidas")
    expect(mesa.get_by_text("el cliente confirmó el")).to_be_visible()
    retratar(mesa, "terminos-concluidas")

    en_la_calle = entrar_como(personas["asesora"], color_scheme="dark", **TELEFONO)
    en_la_calle.goto(rebotada.get_absolute_url())
    expect(en_la_calle.get_by_text("Corregir la dirección de correo")).to_be_visible()
    en_la_calle.get_by_text("Corregir la dirección de correo").click()
    assert sin_desborde(en_la_calle)
    retratar(en_la_calle, "terminos-en-la-venta")
