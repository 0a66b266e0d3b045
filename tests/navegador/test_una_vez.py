"""The same form sent again in the browser, with scripts and without."""

import pytest
from playwright.sync_api import expect

from cartera.models import Llamada
from solicitudes.reglas.estados import Estado
from tests.apoyo.navegador import faltas_de_accesibilidad
from tests.solicitudes.factories import venta_en


@pytest.mark.paso("4.1")
def test_a_double_click_without_scripts_is_one_call(entrar_como, personas):
    venta = venta_en(Estado.FACTIBLE, asesor=personas["asesora"])
    pagina = entrar_como(personas["asesora"], java_script_enabled=False)
    pagina.goto(venta.get_absolute_url())

    pagina.get_by_role("button", name="Se cortó").dblclick()

    expect(pagina.locator("#mensajes")).to_contain_text("Llamada registrada: Se cortó la llamada.")
    assert Llamada.objects.count() == 1


@pytest.mark.paso("4.1")
@pytest.mark.parametrize("esquema", ["light", "dark"])
def test_a_form_used_for_something_else_is_asked_about(esquema, entrar_como, personas, retratar):
    venta = venta_en(Estado.FACTIBLE, asesor=personas["asesora"])
    pagina = entrar_como(personas["asesora"], color_scheme=esquema)
    pagina.goto(venta.get_absolute_url())
    campo = pagina.locator(".resultados [name=una_vez]")
    usada = campo.input_value()
    pagina.get_by_role("button", name="Se cortó").click()
    expect(pagina.locator(".llamadas li")).to_have_count(1)

    campo.evaluate("(campo, ficha) => (campo.value = ficha)", usada)
    pagina.get_by_label("Nota", exact=True).fill("contestó la esposa")
    pagina.get_by_role("button", name="Acepta la oferta").click()
    expect(pagina.locator("h1")).to_have_text("Este formulario ya se usó")
    retratar(pagina, f"formulario-usado-{esquema}")
    assert faltas_de_accesibilidad(pagina) == []
    assert Llamada.objects.count() == 1

    pagina.get_by_role("button", name="Registrarlo también").click()
    expect(pagina.locator(".llamadas li")).to_have_count(2)
    assert Llamada.objects.order_by("pk").last().nota == "contestó la esposa"
