"""Steps 2 and 3 by keyboard: the screen pasted, one key when clean, digit and Enter when not."""

import base64

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from cartera.models import ContactoCartera, Situacion
from solicitudes.finales.servicio import descartar
from solicitudes.models import Venta, Verificacion
from solicitudes.reglas.estados import Estado
from tests.apoyo.esperar import esperar_a
from tests.documentos.imagenes import foto_ci
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import motivo, venta_en

pytestmark = pytest.mark.paso("2.1", "3.2")

_PEGAR = """(datos) => {
  const bytes = Uint8Array.from(atob(datos), (c) => c.charCodeAt(0));
  const caja = new DataTransfer();
  caja.items.add(new File([bytes], "image.png", { type: "image/png" }));
  document.dispatchEvent(new ClipboardEvent("paste", { clipboardData: caja, bubbles: true }));
}"""
"""What Ctrl + V does with a screen in the clipboard; a browser under test has no clipboard."""


def pegar(pagina: Page) -> None:
    pagina.evaluate(_PEGAR, base64.b64encode(foto_ci()).decode())
    expect(pagina.locator("#pantalla img")).to_be_visible()


@pytest.fixture
def tomada(personas) -> Venta:
    return venta_en(Estado.TOMADA, asesor=personas["asesora"], ahora=timezone.now())


def test_a_pasted_screen_is_seen_and_one_key_records_the_clean_check(entrar_como, tomada):
    pagina = entrar_como(tomada.asesor)
    pagina.goto(tomada.get_absolute_url())

    pegar(pagina)
    pagina.keyboard.press("Enter")

    expect(pagina.locator("h1")).to_contain_text("3.")
    assert Verificacion.objects.get(venta=tomada, paso=2).evidencia is not None


def test_a_refusal_costs_its_digit_and_enter_and_brings_the_next_client(entrar_como, tomada):
    pagina = entrar_como(tomada.asesor)
    pagina.goto(tomada.get_absolute_url())
    pegar(pagina)

    pagina.keyboard.press("1")
    expect(pagina.get_by_role("button", name="Sin impedimentos")).to_be_hidden()
    pagina.keyboard.press("Enter")

    esperar_a(lambda: Venta.objects.get(pk=tomada.pk).estado == Estado.DESCARTADA)
    expect(pagina.locator("h1")).to_contain_text("2.")
    negativa = Verificacion.objects.get(venta=tomada, paso=2)
    assert (negativa.favorable, negativa.motivo.codigo) == (False, "MORA")
    assert negativa.evidencia is not None


def test_a_reason_taken_back_leaves_the_one_key_of_the_clean_check(entrar_como, tomada):
    pagina = entrar_como(tomada.asesor)
    pagina.goto(tomada.get_absolute_url())

    pagina.keyboard.press("1")
    pagina.get_by_role("button", name="Ninguno").click()
    expect(pagina.get_by_role("button", name="Sin impedimentos")).to_be_visible()
    pagina.locator("h1").click()
    pagina.keyboard.press("Enter")

    expect(pagina.locator("h1")).to_contain_text("3.")
    assert Verificacion.objects.get(venta=tomada, paso=2).favorable


def test_enter_is_never_the_check_of_a_colleague_and_its_own_key_is(
    entrar_como, personas, retratar
):
    ana = UsuarioFactory(rol=Rol.ASESOR, first_name="Ana", last_name="Rojas")
    antes = venta_en(Estado.FACTIBLE, asesor=ana, ahora=timezone.now())
    saltado = motivo("SALTO", "SALTADO")
    descartar(antes.pk, acto=Acto(ana, timezone.now()), motivo=saltado)
    ContactoCartera.objects.exclude(pk=antes.contacto_id).update(es_elegible=False)
    ContactoCartera.objects.filter(pk=antes.contacto_id).update(
        situacion=Situacion.DISPONIBLE, asignado_a=None, proximo_en=None
    )
    pagina = entrar_como(personas["asesora"])
    pagina.goto("/cola/")
    pagina.get_by_role("button", name="Siguiente cliente").first.click()
    expect(pagina.get_by_text("ya lo miró en Smartflex")).to_be_visible()
    retratar(pagina, "consulta")

    pagina.keyboard.press("Enter")
    expect(pagina.locator("h1")).to_contain_text("3.")
    pagina.keyboard.press("u")
    expect(pagina.locator("h1")).to_contain_text("4.")

    propia, tomada_de_ana = Verificacion.objects.exclude(venta=antes).order_by("paso")
    assert (propia.consultado_por, propia.reutiliza) == (personas["asesora"], None)
    assert tomada_de_ana.consultado_por == ana
