"""Fields that follow one another: what a person cannot mean cannot be left on the screen."""

import pytest
from playwright.sync_api import expect

from solicitudes.reglas.estados import Estado
from tests.solicitudes.factories import venta_en


@pytest.mark.paso("6.3")
def test_an_item_is_in_order_or_observed_never_both(entrar_como, personas):
    venta = venta_en(Estado.EXPLICADA, asesor=personas["asesora"])
    pagina = entrar_como(personas["asesora"])
    pagina.goto(f"/ventas/{venta.pk}/")
    firma, motivo = pagina.locator("[name=ok_FIRMA]"), pagina.locator("[name=motivo_FIRMA]")

    firma.check()
    motivo.fill("falta en la segunda hoja")
    expect(firma).not_to_be_checked()

    pagina.get_by_role("button", name="Todo en orden").click()
    expect(firma).to_be_checked()
    expect(motivo).to_have_value("")


@pytest.mark.paso("7.1")
def test_each_type_offers_its_own_modalities(entrar_como, personas):
    venta = venta_en(Estado.DOCUMENTADA, asesor=personas["asesora"])
    pagina = entrar_como(personas["asesora"])
    pagina.goto(f"/ventas/{venta.pk}/")
    modalidad = pagina.locator("select[name=modalidad]")
    de_socio = modalidad.locator("optgroup[label=Socio]")
    expect(modalidad).to_have_value("UNICA")

    pagina.locator("[name=tipo][value=USUARIO]").check()

    expect(modalidad).to_have_value("ALQUILER")
    expect(de_socio).to_have_js_property("disabled", True)
    expect(pagina.locator("#hoja-smartflex")).to_contain_text("Alquiler")


@pytest.mark.paso("5")
def test_what_a_box_hides_shows_when_it_is_unticked(entrar_como, personas):
    venta = venta_en(Estado.ACEPTADA, asesor=personas["asesora"])
    pagina = entrar_como(personas["asesora"])
    pagina.goto(f"/ventas/{venta.pk}/")
    dictada = pagina.locator("[name=direccion_dictada]")
    expect(dictada).to_be_hidden()

    pagina.locator("[name=misma_direccion]").uncheck()

    expect(dictada).to_be_visible()


@pytest.mark.paso("5")
def test_a_red_sentence_goes_with_its_cause(entrar_como, personas):
    venta = venta_en(Estado.ACEPTADA, asesor=personas["asesora"])
    pagina = entrar_como(personas["asesora"])
    pagina.goto(f"/ventas/{venta.pk}/")
    quien = pagina.locator("[name=preguntar_por]")
    quien.fill("70712345")
    pagina.locator("[data-primaria]").click()
    rojo = pagina.get_by_text("Escriba un nombre: el teléfono va en su propio campo.")
    expect(rojo).to_be_visible()

    quien.fill("María Rojas")

    expect(rojo).to_have_count(0)


def test_the_reason_of_a_refusal_has_the_focus(entrar_como, personas):
    venta = venta_en(Estado.FACTIBLE, asesor=personas["asesora"])
    pagina = entrar_como(personas["asesora"])

    pagina.goto(f"/ventas/{venta.pk}/descartar/")

    expect(pagina.locator("[name=motivo]")).to_be_focused()
