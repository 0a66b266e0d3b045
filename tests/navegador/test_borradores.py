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


def dos_pestanas(entrar_como, personas):
    venta = venta_en(Estado.ACEPTADA, asesor=personas["asesora"])
    una = entrar_como(personas["asesora"])
    otra = una.context.new_page()
    for pagina in (una, otra):
        pagina.goto(f"/ventas/{venta.pk}/")
    return una, otra


def caracteristicas(pagina):
    return pagina.get_by_role("textbox", name="Características")


def volver_a(pagina):
    """What the browser says of a window when its person comes back to it."""
    pagina.bring_to_front()
    pagina.evaluate("window.dispatchEvent(new Event('focus'))")


def guardado(pagina):
    expect(pagina.locator("[data-borrador-estado]")).to_contain_text("borrador guardado")


def test_who_comes_back_to_a_window_finds_there_what_was_typed_in_another(entrar_como, personas):
    una, otra = dos_pestanas(entrar_como, personas)
    caracteristicas(una).fill("portón de una")
    guardado(una)

    volver_a(otra)

    expect(caracteristicas(otra)).to_have_value("portón de una")
    traido = otra.locator("[data-borrador-traido]")
    expect(traido).to_contain_text("Se trajo lo más nuevo, escrito a las")
    expect(traido).to_contain_text("en otra pestaña")
    expect(traido.get_by_role("button")).to_be_hidden()


def test_the_newer_wins_and_what_gave_way_comes_back_by_one_key(entrar_como, personas):
    una, otra = dos_pestanas(entrar_como, personas)
    caracteristicas(una).fill("portón de una")
    guardado(una)
    volver_a(otra)
    expect(caracteristicas(otra)).to_have_value("portón de una")
    caracteristicas(otra).fill("portón de otra")
    guardado(otra)

    volver_a(una)
    expect(caracteristicas(una)).to_have_value("portón de otra")
    expect(una.locator("[data-borrador-traido]")).to_contain_text("usted tenía en Características")
    caracteristicas(una).press("F9")

    expect(caracteristicas(una)).to_have_value("portón de una")
    esperar_a(lambda: Borrador.objects.get().datos["caracteristicas"] == ["portón de una"], 15)
    volver_a(otra)
    expect(caracteristicas(otra)).to_have_value("portón de una")


def test_what_two_windows_write_in_two_fields_is_kept_together(entrar_como, personas):
    """Also when the second never heard that the first one wrote."""
    una, otra = dos_pestanas(entrar_como, personas)
    caracteristicas(una).fill("portón de una")
    guardado(una)

    otra.get_by_role("textbox", name="Correo electrónico").fill("cliente@correo.example")
    guardado(otra)

    expect(caracteristicas(otra)).to_have_value("portón de una")
    esperar_a(lambda: Borrador.objects.get().datos["correo"] == ["cliente@correo.example"], 15)
    assert Borrador.objects.get().datos["caracteristicas"] == ["portón de una"]


def test_what_is_being_typed_is_not_taken_from_under_the_fingers(entrar_como, personas):
    una, otra = dos_pestanas(entrar_como, personas)
    caracteristicas(una).fill("portón de una")
    guardado(una)

    caracteristicas(otra).fill("portón de otra, después")
    guardado(otra)

    expect(caracteristicas(otra)).to_have_value("portón de otra, después")
    volver_a(una)
    expect(caracteristicas(una)).to_have_value("portón de otra, después")
