"""Drafts in the browser: typed, reloaded, and seen from another one."""

from django.db import connection
from playwright.sync_api import expect

from solicitudes.models import Borrador
from solicitudes.reglas.estados import Estado
from tests.apoyo.esperar import esperar_a
from tests.solicitudes.factories import venta_en


def test_what_is_typed_is_there_after_a_reload_and_elsewhere(entrar_como, personas):
    venta = venta_en(Estado.ACEPTADA, asesor=personas["asesora"])
    pagina = entrar_como(personas["asesora"])
    pagina.goto(f"/ventas/{venta.pk}/")

    pagina.get_by_role("textbox", name="Características").fill("portón verde")
    expect(pagina.locator("[data-borrador-estado]")).to_contain_text("borrador guardado")

    for otra in (pagina, entrar_como(personas["asesora"])):
        otra.goto(f"/ventas/{venta.pk}/")
        expect(otra.get_by_role("textbox", name="Características")).to_have_value("portón verde")
        expect(otra.locator("main")).to_contain_text("Borrador de las")


def test_what_is_corrected_after_a_refusal_is_there_after_a_reload(entrar_como, personas):
    venta = venta_en(Estado.ACEPTADA, asesor=personas["asesora"])
    pagina = entrar_como(personas["asesora"])
    pagina.goto(f"/ventas/{venta.pk}/")
    correo = pagina.get_by_role("textbox", name="Correo electrónico")
    correo.fill("cliente@correo")
    pagina.locator("[data-primaria]").click()
    expect(pagina.locator("main")).to_contain_text("Escriba un correo completo")

    correo.fill("cliente@correo.example")
    expect(pagina.locator("[data-borrador-estado]")).to_contain_text("borrador guardado")
    pagina.reload()

    expect(correo).to_have_value("cliente@correo.example")


def test_leaving_the_page_at_once_loses_nothing(entrar_como, personas):
    venta = venta_en(Estado.ACEPTADA, asesor=personas["asesora"])
    pagina = entrar_como(personas["asesora"])
    pagina.goto(f"/ventas/{venta.pk}/")

    pagina.get_by_role("textbox", name="Características").fill("portón azul")
    pagina.goto("/cola/")
    esperar_a(Borrador.objects.exists, limite=10)

    otra = entrar_como(personas["asesora"])
    otra.goto(f"/ventas/{venta.pk}/")
    expect(otra.get_by_role("textbox", name="Características")).to_have_value("portón azul")


def test_a_reload_at_once_shows_what_was_just_typed(entrar_como, personas):
    venta = venta_en(Estado.ACEPTADA, asesor=personas["asesora"])
    pagina = entrar_como(personas["asesora"])
    pagina.goto(f"/ventas/{venta.pk}/")

    pagina.get_by_role("textbox", name="Características").fill("portón rojo")
    pagina.reload()

    expect(pagina.get_by_role("textbox", name="Características")).to_have_value("portón rojo")


def test_a_page_drawn_before_its_last_writing_arrived_is_drawn_again(entrar_como, personas):
    venta = venta_en(Estado.ACEPTADA, asesor=personas["asesora"])
    pagina = entrar_como(personas["asesora"])
    ruta = f"/ventas/{venta.pk}/"
    pagina.goto(ruta)

    def llega_tarde(route):
        dibujada_antes = route.fetch()
        try:
            esperar_a(lambda: Borrador.objects.filter(venta=venta).exists(), 15)
        finally:
            connection.close()  # whoever answers for the page has one of its own
        route.fulfill(response=dibujada_antes)

    pagina.get_by_role("textbox", name="Características").fill("portón gris")
    pagina.route(f"**{ruta}", llega_tarde, times=1)
    pagina.reload()

    expect(pagina.get_by_role("textbox", name="Características")).to_have_value("portón gris")


def test_of_two_windows_the_second_does_not_write_over_the_first(entrar_como, personas):
    venta = venta_en(Estado.ACEPTADA, asesor=personas["asesora"])
    una = entrar_como(personas["asesora"])
    otra = una.context.new_page()
    for pagina in (una, otra):
        pagina.goto(f"/ventas/{venta.pk}/")
    estado = una.locator("[data-borrador-estado]")

    una.get_by_role("textbox", name="Características").fill("portón de una")
    expect(estado).to_contain_text("borrador guardado")
    otra.get_by_role("textbox", name="Características").fill("portón de otra")
    expect(otra.locator("[data-borrador-estado]")).to_contain_text("en otra ventana")
    una.get_by_role("textbox", name="Características").fill("portón de la primera")
    esperar_a(
        lambda: Borrador.objects.get().datos["caracteristicas"] == ["portón de la primera"], 15
    )
