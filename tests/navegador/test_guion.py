"""Beside the call: what is answered, what changes between two offers, what was left unsaid."""

import pytest
from playwright.sync_api import expect

from cartera.models import Llamada
from solicitudes.models import Venta
from solicitudes.reglas.estados import Estado
from tests.apoyo.navegador import faltas_de_accesibilidad
from tests.solicitudes.factories import venta_en

pytestmark = pytest.mark.paso("4.1", "4.2")


@pytest.fixture
def asesora(personas):
    return personas["asesora"]


def test_one_key_opens_the_answer_and_records_nothing(entrar_como, asesora, retratar):
    venta = venta_en(Estado.FACTIBLE, asesor=asesora)
    pagina = entrar_como(asesora)
    pagina.goto(venta.get_absolute_url())
    respuesta = pagina.get_by_text("¿Cuánto paga hoy por internet")
    expect(respuesta).to_be_hidden()

    pagina.keyboard.press("h")

    expect(respuesta).to_be_visible()
    retratar(pagina, "guion-rama")
    assert not faltas_de_accesibilidad(pagina)
    assert not Llamada.objects.exists()


def test_without_scripts_the_answer_opens_by_a_press(entrar_como, asesora):
    venta = venta_en(Estado.FACTIBLE, asesor=asesora)
    pagina = entrar_como(asesora, java_script_enabled=False)
    pagina.goto(venta.get_absolute_url())

    pagina.get_by_text("«Ya tengo otro»").click()

    expect(pagina.get_by_text("no tiene que dejar hoy el que tiene")).to_be_visible()


def test_a_second_mark_shows_what_changes_and_going_back_shows_it_the_other_way(
    entrar_como, asesora, retratar
):
    venta = venta_en(Estado.FACTIBLE, asesor=asesora)
    pagina = entrar_como(asesora)
    pagina.goto(venta.get_absolute_url())
    pagina.keyboard.press("1")
    expect(pagina.locator(".llamadas li")).to_have_count(1)
    comparada = pagina.locator(".comparada")

    pagina.keyboard.press("1")
    expect(pagina.locator("[name=contra]")).to_have_count(1)
    expect(comparada).to_have_count(0)
    pagina.keyboard.press("2")
    expect(comparada).to_contain_text("Qué cambia con la que marcó antes")
    retratar(pagina, "guion-comparada")
    assert not faltas_de_accesibilidad(pagina)
    antes = comparada.locator("tbody tr").first.inner_text().split()
    pagina.keyboard.press("1")

    expect(comparada.locator("tbody tr").first).not_to_have_text(" ".join(antes))


def test_n_adds_a_note_to_the_call_just_ended_without_leaving_the_next_client(entrar_como, asesora):
    venta = venta_en(Estado.FACTIBLE, asesor=asesora)
    pagina = entrar_como(asesora)
    pagina.goto(venta.get_absolute_url())
    pagina.keyboard.press("2")
    pagina.keyboard.press("1")
    expect(pagina.locator("h1")).to_contain_text("2.")

    pagina.keyboard.press("n")
    pagina.keyboard.type("vive con su hija")
    pagina.keyboard.press("Enter")

    expect(pagina.locator("main")).to_contain_text("Anotado en la llamada")
    expect(pagina.locator("h1")).to_contain_text("2.")
    assert Llamada.objects.get().nota == "vive con su hija"
    assert Venta.objects.get(pk=venta.pk).estado == Estado.DESCARTADA
