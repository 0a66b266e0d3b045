"""The counter by keyboard, in a real browser."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from bluecom.cuentas.models import Rol
from solicitudes.models import MarcaDeRevision
from solicitudes.reglas.estados import Estado
from tests.apoyo.esperar import esperar_a
from tests.apoyo.navegador import faltas_de_accesibilidad
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.canales.instalacion.archivos import diferencia_de
from tests.solicitudes.factories import venta_en


@pytest.fixture(autouse=True)
def una_hora_despues() -> None:
    """The live server keeps the real time."""


@pytest.mark.django_db(transaction=True)
def test_ticks_by_key_are_kept_as_they_are_given(entrar_como):
    venta = venta_en(Estado.ENTREGADA, ahora=timezone.now())
    pagina = entrar_como(UsuarioFactory(rol=Rol.CANALES_VIRTUALES))
    pagina.goto(f"/revision/{venta.pk}/")
    with pagina.expect_response(lambda r: "/fotos/" in r.url):
        pagina.keyboard.press("d")

    for tecla in "345":
        pagina.keyboard.press(tecla)

    esperar_a(lambda: MarcaDeRevision.objects.count() == 3, 15)
    pagina.reload()
    assert pagina.locator(".revision__ok:checked").count() == 3
    assert faltas_de_accesibilidad(pagina) == []


@pytest.mark.django_db(transaction=True)
def test_two_values_are_decided_by_keyboard_and_enter_in_the_reason_decides_nothing(entrar_como):
    una = diferencia_de(venta_en(Estado.GLOSADA, ahora=timezone.now()))
    pagina = entrar_como(UsuarioFactory(rol=Rol.CANALES_VIRTUALES))
    pagina.goto("/instalaciones/por-decidir/")
    assert faltas_de_accesibilidad(pagina) == []

    pagina.get_by_label("Por qué").focus()
    pagina.keyboard.type("La serie se leyó en la foto")
    pagina.keyboard.press("Enter")
    una.refresh_from_db()
    assert una.decision == ""
    pagina.keyboard.press("Tab")
    pagina.keyboard.press("Enter")

    expect(pagina.get_by_text("Nada por decidir")).to_be_visible()
    una.refresh_from_db()
    assert (una.decision, una.razon) == ("QUEDA", "La serie se leyó en la foto")
