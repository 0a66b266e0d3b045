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
