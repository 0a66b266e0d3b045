"""Fields that follow one another: what a person cannot mean cannot be left on the screen."""

import pytest
from playwright.sync_api import Route, expect

from solicitudes.models import Venta
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

    correo = pagina.get_by_role("textbox", name="Correo electrónico")
    correo.fill("cliente@correo.example")
    pagina.get_by_label("No tiene correo").check()
    pagina.locator("[name=misma_direccion]").uncheck()
    pagina.locator("[data-primaria]").click()
    rojos = pagina.locator("#form-paso .invalid-feedback")
    expect(rojos).to_have_count(1)
    correo.fill("")
    expect(rojos).to_have_count(0)
    pagina.locator("[data-primaria]").click()
    dictada = pagina.locator("#div_id_direccion_dictada .invalid-feedback")
    expect(dictada).to_have_text("Falta la dirección de instalación que dicta el cliente.")
    pagina.locator("[name=misma_direccion]").check()
    expect(dictada).to_have_count(0)


@pytest.mark.paso("8.1", "9.1")
def test_what_is_wrong_in_one_place_and_cured_in_another_is_red_no_more(entrar_como, personas):
    registrada = venta_en(Estado.REGISTRADA, asesor=personas["asesora"])
    detallada = venta_en(Estado.DETALLADA, asesor=personas["asesora"])
    pagina = entrar_como(personas["asesora"])
    rojos = pagina.locator("#form-paso .invalid-feedback")
    pagina.goto(f"/ventas/{registrada.pk}/")
    pagina.locator("[name=cruce_1]").fill("")
    pagina.locator("[name=numero]").fill("")
    pagina.locator("[data-primaria]").click()
    expect(rojos.first).to_be_visible()
    pagina.locator("[name=linea_libre]").fill("La Paz 2040 entre Lanza y Antezana")
    expect(rojos).to_have_count(0)

    pagina.goto(f"/ventas/{detallada.pk}/")
    pagina.locator("[name=numero_smartflex]").fill("900123")
    pagina.locator("[name=adicional]").fill("TARIFA BS 99")
    pagina.locator("[data-primaria]").click()
    expect(rojos).not_to_have_count(0)
    pagina.keyboard.press("F2")
    expect(rojos).to_have_count(0)
    expect(pagina.locator(".errores[role=alert]")).to_have_count(0)


@pytest.mark.paso("5.1")
def test_what_is_missing_is_said_beside_the_action_and_follows_what_is_typed(entrar_como, personas):
    venta = venta_en(Estado.ACEPTADA, asesor=personas["asesora"])
    pagina = entrar_como(personas["asesora"])
    pagina.goto(f"/ventas/{venta.pk}/")
    falta, primaria = pagina.locator("#faltantes"), pagina.locator("[data-primaria]")
    expect(falta).to_contain_text("Falta decir 8 cosas (5.1).")
    donde = primaria.bounding_box()

    pagina.get_by_role("button", name="Ya se lo dije todo").click()
    expect(falta).to_contain_text("Falta preguntar: Celular de WhatsApp")
    expect(falta).not_to_contain_text("Falta decir")
    pagina.get_by_label("Vivienda").select_option("CASA")
    pagina.get_by_label("Pisos").fill("2")
    pagina.get_by_role("textbox", name="Características").fill("portón café")
    pagina.get_by_label("Pasar en").fill("la mañana")
    pagina.get_by_label("Celular de WhatsApp").fill("70712345")
    expect(falta).to_have_text("Falta preguntar: Correo electrónico.")
    pagina.get_by_label("No tiene correo").check()
    expect(falta).to_have_text("")

    assert primaria.bounding_box() == donde


@pytest.mark.paso("11")
def test_when_the_folder_is_with_others_the_next_client_is_one_key_away(entrar_como, personas):
    observada = venta_en(Estado.OBSERVADA, asesor=personas["asesora"])
    impresa = venta_en(Estado.IMPRESA, asesor=personas["asesora"])
    entregada = venta_en(Estado.ENTREGADA, asesor=personas["asesora"])
    pagina = entrar_como(personas["asesora"])
    primaria = pagina.locator("[data-primaria]")

    for venta, verbo in (
        (observada, "Devolver corregida"),
        (impresa, "Proponer la entrega"),
        (entregada, "Siguiente cliente"),
    ):
        pagina.goto(f"/ventas/{venta.pk}/")
        expect(primaria).to_contain_text(verbo)
    pagina.keyboard.press("Enter")

    expect(pagina.locator("h1")).to_contain_text("2.")


@pytest.mark.paso("8.1")
def test_who_leaves_the_address_while_it_is_being_read_leaves_no_error(entrar_como, personas):
    venta = venta_en(Estado.REGISTRADA, asesor=personas["asesora"])
    pagina = entrar_como(personas["asesora"])
    pagina.goto(f"/ventas/{venta.pk}/")
    retenidas: list[Route] = []

    def retener(ruta: Route) -> None:
        retenidas.append(ruta)

    pagina.route("**/direccion/", retener)
    linea = pagina.locator("[name=linea_libre]")

    with pagina.expect_request("**/direccion/"):
        linea.press_sequentially("LANZA 120")
    with pagina.expect_request("**/direccion/"):
        linea.press_sequentially(" ENTRE SUCRE Y BOLIVAR")
        retenidas[0].continue_()
    pagina.goto("/cola/")

    expect(pagina.locator("h1")).to_have_text("Mi cola")


def test_what_asks_for_a_reason_shows_the_client_and_is_done_with_two_keys(entrar_como, personas):
    documentada = venta_en(Estado.DOCUMENTADA, asesor=personas["asesora"])
    aceptada = venta_en(Estado.ACEPTADA, asesor=personas["asesora"])
    en_mano = venta_en(Estado.TOMADA, asesor=personas["asesora"])
    pagina = entrar_como(personas["asesora"])

    actos = {"corregir/5": documentada, "anular": aceptada, "descartar": en_mano}
    for acto, venta in actos.items():
        pagina.goto(f"/ventas/{venta.pk}/{acto}/")
        expect(pagina.locator(".cliente__nombre")).to_have_text(venta.cliente.nombre_completo)
        motivos = pagina.locator("[name=motivo]")
        expect(motivos.first).to_be_focused()
        pagina.keyboard.press("Enter")
        expect(pagina.get_by_text("Elija el motivo.")).to_be_visible()
        pagina.keyboard.press("2")
        expect(motivos.nth(1)).to_be_checked()
        expect(pagina.get_by_text("Elija el motivo.")).to_have_count(0)
        with pagina.expect_navigation():
            pagina.keyboard.press("Enter")
        assert not pagina.url.endswith(f"/{acto}/")

    estados = [Venta.objects.get(pk=venta.pk).estado for venta in actos.values()]
    assert estados == [Estado.ACEPTADA, Estado.ANULADA, Estado.DESCARTADA]
