"""Step 5 in the browser: its ticks keep their names, and the read-back comes as the fields fill."""

import re

from playwright.sync_api import expect

from solicitudes.models import FichaLlamada
from solicitudes.reglas.estados import Estado
from tests.solicitudes.factories import venta_en
from tests.solicitudes.segundo_producto import tambien


def test_the_read_back_comes_with_the_last_answer_and_follows_what_is_typed(entrar_como, personas):
    venta = venta_en(Estado.ACEPTADA, asesor=personas["asesora"])
    pagina = entrar_como(personas["asesora"])
    pagina.goto(f"/ventas/{venta.pk}/")
    lectura = pagina.get_by_role("region", name="Antes de colgar, léale lo anotado")

    pagina.get_by_label("Vivienda").select_option(FichaLlamada.Vivienda.CASA)
    for campo, dicho in {
        "Pisos": "2",
        "Características": "portón café",
        "Pasar en": "en la tarde",
        "Correo electrónico": "rosa@correo.example",
        "Celular de WhatsApp": "70712345",
    }.items():
        expect(lectura).to_have_count(0)
        pagina.get_by_label(campo, exact=True).fill(dicho)
    expect(lectura).to_contain_text("Su WhatsApp: 70712345.")

    pagina.get_by_label("Celular de WhatsApp", exact=True).fill("76543210")
    expect(lectura).to_contain_text("Su WhatsApp: 76543210.")
    tarifa = pagina.get_by_role("checkbox", name="Tarifa mensual", exact=True)
    expect(tarifa).to_have_accessible_description(re.compile("Fibra 50 Mbps cuesta Bs 149,00"))


def test_what_is_still_to_be_said_of_a_second_product_has_the_focus_and_its_key(
    entrar_como, personas
):
    primera = venta_en(Estado.EXPLICADA, asesor=personas["asesora"])
    hermana = tambien(primera, "HFC-BASICO")
    pagina = entrar_como(personas["asesora"])
    pagina.goto(f"/ventas/{hermana.pk}/")
    falta = pagina.get_by_role("checkbox", name="Tarifa mensual", exact=True)
    expect(falta).not_to_be_checked()
    expect(falta).to_be_focused()

    pagina.keyboard.press("t")

    expect(falta).to_be_checked()
    expect(pagina.get_by_label("Cómo llegar (ubicación)")).to_have_value("")
