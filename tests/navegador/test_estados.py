"""State, clients of before and skip, by keys alone; the board as it is seen."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.presencia.models import en_pausa
from bluecom.presencia.servicios import pasar_a
from solicitudes.finales.siguiente import tomar
from solicitudes.models import Venta
from tests.apoyo.esperar import esperar_a
from tests.apoyo.navegador import faltas_de_accesibilidad
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import motivo

pytestmark = pytest.mark.paso("1.2")


def test_a_client_is_skipped_looked_at_and_the_next_one_is_back_by_one_key(entrar_como, personas):
    asesora = personas["asesora"]
    pagina = entrar_como(asesora)
    primera = tomar(acto=Acto(asesora, timezone.now()))
    pagina.goto(primera.get_absolute_url())
    assert motivo("SALTO", "SALTADO").activo

    for tecla in ("-", "1", "Enter"):
        pagina.keyboard.press(tecla)
        if tecla == "-":
            expect(pagina.get_by_role("heading", level=1)).to_contain_text("Saltar")
    expect(pagina.get_by_text("Cliente saltado")).to_be_visible()
    segunda = Venta.objects.en_mano_de(asesora).get()

    pagina.keyboard.press(",")
    expect(pagina.get_by_role("heading", name="Saltados, sin llamar")).to_be_visible()
    assert faltas_de_accesibilidad(pagina) == []
    pagina.keyboard.press("Enter")

    expect(pagina).to_have_url(re.compile(rf"/ventas/{segunda.pk}/$"))
    assert segunda.pk != primera.pk


def test_a_pause_is_two_keys_and_coming_back_is_one(entrar_como, personas):
    asesora = personas["asesora"]
    pagina = entrar_como(asesora)
    pagina.goto("/cola/")

    pagina.keyboard.press("+")
    expect(pagina.get_by_role("button", name="Almuerzo")).to_be_visible()
    pagina.keyboard.press("3")
    expect(pagina.get_by_text("no se le entregan clientes")).to_be_visible()
    assert en_pausa(asesora).estado_id == "ALMUERZO"
    assert faltas_de_accesibilidad(pagina) == []

    pagina.keyboard.press("Enter")
    esperar_a(lambda: en_pausa(asesora) is None)
    expect(pagina.get_by_text("no se le entregan clientes")).to_be_hidden()


def test_while_the_menu_is_open_its_digits_are_no_outcome(entrar_como, personas):
    asesora = personas["asesora"]
    venta = tomar(acto=Acto(asesora, timezone.now()))
    pagina = entrar_como(asesora)
    pagina.goto(f"/ventas/{venta.pk}/saltar/")

    pagina.keyboard.press("+")
    pagina.keyboard.press("2")

    esperar_a(lambda: en_pausa(asesora) is not None)
    assert Venta.objects.get(pk=venta.pk).en_mano


@pytest.mark.parametrize(
    ("ancho", "donde"), [(390, "/dia/"), (1366, "/dia/"), (1920, "/dia/?muro=si")]
)
def test_the_board_is_read_on_a_phone_a_desk_and_a_wall(ancho, donde, entrar_como, personas):
    asesora, supervisora = personas["asesora"], UsuarioFactory(rol=Rol.SUPERVISOR)
    entrar_como(asesora)
    pasar_a("DESCANSO", acto=Acto(asesora, timezone.now() + timedelta(seconds=1)))
    pagina = entrar_como(supervisora, viewport={"width": ancho, "height": 900})

    pagina.goto(donde)

    expect(pagina.get_by_role("heading", name="Quién está en qué")).to_be_visible()
    expect(pagina.locator("#tablero").get_by_text("Descanso")).to_be_visible()
    assert pagina.evaluate("document.documentElement.scrollWidth") <= ancho
    assert faltas_de_accesibilidad(pagina) == []
