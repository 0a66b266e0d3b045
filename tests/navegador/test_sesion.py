"""The session's end is not the work's end: what was typed or sent goes on from the same page."""

import pytest
from playwright.sync_api import Page, expect

from bluecom.cuentas.models import Sesion, Usuario
from solicitudes.models import Borrador, FichaLlamada, Venta
from solicitudes.reglas.estados import Estado
from tests.documentos.imagenes import foto_ci
from tests.solicitudes.factories import venta_en

CLAVE = "clave-de-prueba-1"
TERMINO = "Su sesión terminó"


@pytest.fixture
def asesora(personas):
    return personas["asesora"]


def terminar_sesiones() -> None:
    """Nobody is signed in any more, as when the day's session runs out."""
    Sesion.objects.all().delete()


def entrar_en_otra_pestana(pagina: Page, usuario: Usuario) -> None:
    otra = pagina.context.new_page()
    otra.goto("/entrar/")
    otra.get_by_label("Usuario").fill(usuario.username)
    otra.get_by_label("Contraseña").fill(CLAVE)
    otra.keyboard.press("Enter")
    expect(otra.locator(".barra")).to_be_visible()
    otra.close()


def en_el_paso(entrar_como, venta: Venta) -> Page:
    pagina: Page = entrar_como(venta.asesor)
    pagina.goto(venta.get_absolute_url())
    return pagina


@pytest.mark.paso("6.2")
def test_a_photo_waits_for_the_session_and_then_goes_from_here(
    entrar_como, asesora, tmp_path, retratar
):
    venta = venta_en(Estado.EXPLICADA, asesor=asesora)
    pagina = en_el_paso(entrar_como, venta)
    pagina.locator("[name=motivo_FIRMA]").fill("falta en la segunda hoja")
    foto = tmp_path / "ci.jpg"
    foto.write_bytes(foto_ci())

    terminar_sesiones()
    pagina.set_input_files("form:has(input[value=CI_ANVERSO]) input[type=file]", foto)
    expect(pagina.locator(".subir__cola")).to_contain_text(
        ["su sesión terminó: la foto no se guardó"]
    )
    expect(pagina.locator("#mensajes")).to_contain_text(TERMINO)
    retratar(pagina, "sesion-terminada")
    expect(pagina.locator("[name=motivo_FIRMA]")).to_have_value("falta en la segunda hoja")

    entrar_en_otra_pestana(pagina, asesora)
    expect(pagina.locator(".recibido:has(input[value=CI_ANVERSO]) img")).to_be_visible()
    expect(pagina.locator("[name=motivo_FIRMA]")).to_have_value("falta en la segunda hoja")


@pytest.mark.paso("5.1")
def test_what_is_typed_without_a_session_is_saved_once_signed_in(entrar_como, asesora):
    venta = venta_en(Estado.ACEPTADA, asesor=asesora)
    pagina = en_el_paso(entrar_como, venta)
    estado = pagina.locator("[data-borrador-estado]")

    terminar_sesiones()
    pagina.get_by_role("textbox", name="Características").fill("portón verde")
    expect(estado).to_contain_text("su sesión terminó")
    rojo = pagina.evaluate(
        "getComputedStyle(document.querySelector('[data-borrador-estado]')).color ==="
        " getComputedStyle(document.querySelector('.mensaje--error')).borderLeftColor"
    )
    assert rojo
    pagina.locator("[data-primaria]").click()
    expect(pagina.locator("h1")).to_contain_text("5.")

    entrar_en_otra_pestana(pagina, asesora)
    expect(estado).to_contain_text("borrador guardado")
    pagina.get_by_role("button", name="Ya se lo dije todo").click()
    pagina.locator("[data-primaria]").click()
    expect(pagina.locator("h1")).to_contain_text("6.")

    assert FichaLlamada.objects.get(venta=venta).caracteristicas.upper() == "PORTÓN VERDE"


@pytest.mark.paso("5.1")
def test_a_form_sent_at_once_after_the_end_is_sent_again_from_the_page_that_says_so(
    entrar_como, asesora
):
    venta = venta_en(Estado.ACEPTADA, asesor=asesora)
    pagina = en_el_paso(entrar_como, venta)
    pagina.get_by_role("button", name="Ya se lo dije todo").click()
    pagina.get_by_role("textbox", name="Características").fill("portón azul")

    terminar_sesiones()
    pagina.locator("[data-primaria]").click()
    expect(pagina.locator("h1")).to_have_text(TERMINO)
    entrar_en_otra_pestana(pagina, asesora)
    pagina.get_by_role("button", name="Enviar de nuevo").click()
    expect(pagina.locator("h1")).to_contain_text("6.")

    assert FichaLlamada.objects.get(venta=venta).caracteristicas.upper() == "PORTÓN AZUL"


@pytest.mark.paso("5.1")
def test_signing_in_again_elsewhere_does_not_make_the_page_expire(entrar_como, asesora):
    venta = venta_en(Estado.ACEPTADA, asesor=asesora)
    pagina = en_el_paso(entrar_como, venta)
    pagina.get_by_role("button", name="Ya se lo dije todo").click()

    terminar_sesiones()
    entrar_en_otra_pestana(pagina, asesora)
    pagina.locator("[data-primaria]").click()

    expect(pagina.locator("h1")).to_contain_text("6.")


def test_nothing_is_sent_in_the_name_of_somebody_else(entrar_como, personas):
    venta = venta_en(Estado.ACEPTADA, asesor=personas["asesora"])
    pagina = en_el_paso(entrar_como, venta)

    terminar_sesiones()
    entrar_en_otra_pestana(pagina, personas["jefe"])
    pagina.get_by_role("textbox", name="Características").fill("portón gris")
    pagina.locator("[data-primaria]").click()

    expect(pagina.locator("#mensajes")).to_contain_text("Aquí entró otra persona")
    assert not Borrador.objects.exists()
