"""The call dialled by the exchange, by keyboard, on its good days and on its bad ones (4.1)."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from cartera.models import Llamada, Marcada, TelefonoCliente
from solicitudes.reglas.estados import Estado
from tests.apoyo.navegador import faltas_de_accesibilidad
from tests.cartera.factories import ExtensionFactory
from tests.solicitudes.factories import AHORA, venta_en

pytestmark = pytest.mark.paso("4.1")


@pytest.fixture
def venta(personas):
    """In hand at step 4, with a second number; the asesora speaks on 2014."""
    venta = venta_en(Estado.FACTIBLE, asesor=personas["asesora"])
    TelefonoCliente.objects.create(cliente=venta.cliente, numero="+59170712345")
    ExtensionFactory(usuario=venta.asesor, numero="2014", desde=AHORA - timedelta(days=30))
    return venta


@pytest.fixture
def al_telefono(venta, entrar_como):
    def abrir(**contexto):
        pagina = entrar_como(venta.asesor, **contexto)
        pagina.goto(venta.get_absolute_url())
        return pagina

    return abrir


def test_one_key_rings_the_extension_and_the_page_says_each_thing(
    central, venta, al_telefono, retratar
):
    central.contesta.clear()
    pagina, dicho = al_telefono(), "#marcada"

    pagina.keyboard.press("m")

    expect(pagina.locator(dicho)).to_contain_text("suena su interno 2014")
    pagina.keyboard.press("m")
    expect(pagina.locator(dicho)).to_contain_text("conteste, o espere a que termine")
    pagina.reload()
    expect(pagina.locator(dicho)).to_contain_text("suena su interno 2014")
    central.contesta.set()
    expect(pagina.locator(dicho)).to_contain_text("Contestó su interno 2014: la central llama al")
    assert not faltas_de_accesibilidad(pagina)
    retratar(pagina, "contesto")
    assert len(central.pedidas()) == 1
    assert Llamada.objects.count() == 0

    for _ in range(2):  # once for the other number, once to end with none
        pagina.keyboard.press("4")
    expect(pagina.locator("h1")).to_contain_text("2.")
    assert Llamada.objects.get().dicho == "No contesta"


def test_a_press_twice_is_dialled_once_and_the_number_is_the_one_written(
    central, venta, al_telefono
):
    central.contesta.clear()
    pagina = al_telefono()
    pagina.get_by_role("button", name="707 12345 Celular · Sin calificar").click()

    pagina.get_by_role("button", name="Marcar por la central").dblclick()

    expect(pagina.locator("#marcada")).to_contain_text("Marcando el 70712345")
    assert [p["Exten"] for p in central.pedidas()] == ["70712345"]
    assert Marcada.objects.count() == 1


def test_what_could_not_be_is_told_and_the_next_press_may_be(central, al_telefono, retratar):
    central.razon = "5"
    pagina, dicho = al_telefono(), "#marcada"

    pagina.keyboard.press("m")
    expect(pagina.locator(dicho)).to_contain_text("su interno está ocupado")
    retratar(pagina, "ocupado")
    central.razon = ""
    pagina.keyboard.press("m")

    expect(pagina.locator(dicho)).to_contain_text("Contestó su interno 2014")
    assert len(central.pedidas()) == 2


@pytest.mark.parametrize("dia", ["muda", "corta después de aceptar"])
def test_an_exchange_that_is_not_there_leaves_the_link_and_the_copy(
    central, settings, venta, al_telefono, retratar, dia
):
    central.dia = dia
    settings.AMI = settings.AMI | {"segundos": 0.3}
    pagina = al_telefono(color_scheme="dark", viewport={"width": 390, "height": 844})

    pagina.keyboard.press("m")

    como = "la central no responde" if dia == "muda" else "No se vuelve a marcar solo"
    expect(pagina.locator("#marcada")).to_contain_text(como)
    expect(pagina.locator(f'a[href="tel:{venta.contacto.linea}"]').first).to_be_visible()
    assert not faltas_de_accesibilidad(pagina)
    retratar(pagina, f"central-{dia[:4]}")


def test_a_follow_up_is_dialled_by_the_same_key(central, personas, entrar_como, retratar):
    venta = venta_en(Estado.REGISTRADA, asesor=personas["asesora"])
    ExtensionFactory(usuario=venta.asesor, numero="2014", desde=AHORA - timedelta(days=30))
    pagina = entrar_como(venta.asesor)
    pagina.goto(f"/ventas/{venta.pk}/seguimiento/")

    pagina.keyboard.press("m")

    expect(pagina.locator("#marcada")).to_contain_text("Contestó su interno 2014")
    retratar(pagina, "seguimiento")


def test_the_floor_keeps_who_speaks_where(personas, entrar_como, retratar):
    ExtensionFactory(usuario=personas["asesora"], numero="2014", desde=AHORA)
    pagina = entrar_como(personas["jefe"])
    pagina.goto("/carteras/internos/")

    pagina.get_by_label("Persona").select_option(label="Lucía Vargas")
    pagina.get_by_role("textbox", name="Interno").fill("2020")
    pagina.get_by_role("button", name="Dar", exact=True).click()

    expect(pagina.get_by_text("El interno 2020 es de Lucía Vargas.")).to_be_visible()
    assert not faltas_de_accesibilidad(pagina)
    pagina.get_by_text("Los de antes").click()
    retratar(pagina, "internos")
    pagina.set_viewport_size({"width": 390, "height": 844})
    retratar(pagina, "internos-390")
