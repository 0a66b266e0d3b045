"""Step 11.1 in a real browser: a clean folder in few keys, an observed one back to its fields."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from bluecom.cuentas.acto import Acto
from documentos.models import VistaArchivo
from solicitudes.canales.revision.toma import tomar
from solicitudes.models import Venta
from solicitudes.reglas.estados import Estado
from tests.apoyo.esperar import esperar_a
from tests.apoyo.navegador import faltas_de_accesibilidad
from tests.solicitudes.factories import venta_en

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.paso("11.1")]
TECLAS = 4


def test_a_clean_folder_takes_three_keys_and_the_next_one_opens(entrar_como, personas):
    ahora = timezone.now()
    una, otra = (
        venta_en(Estado.ENTREGADA, asesor=personas["asesora"], ahora=ahora) for _ in range(2)
    )
    tomar(una.pk, acto=Acto(personas["canales"], ahora))
    pagina = entrar_como(personas["canales"])
    pagina.goto(f"/revision/{una.pk}/")
    carta = pagina.locator("[data-documento=carta]")
    ci = pagina.locator("[data-documento=ci]")
    expect(carta).to_be_visible()
    expect(ci).to_be_hidden()
    assert VistaArchivo.objects.filter(usuario=personas["canales"], que="CI_ANVERSO").count() == 0
    assert faltas_de_accesibilidad(pagina) == []
    usadas: list[str] = []

    def pulsar(tecla: str) -> None:
        usadas.append(tecla)
        pagina.keyboard.press(tecla)

    pulsar("d")
    expect(ci).to_be_visible()
    suyas = VistaArchivo.objects.filter(usuario=personas["canales"])
    esperar_a(lambda: suyas.values("archivo").distinct().count() == 3, 15)
    with pagina.expect_navigation():
        pulsar("t")
    expect(pagina.locator(".revision__ok:not(:checked)")).to_have_count(0)
    with pagina.expect_navigation():
        pulsar("Enter")

    expect(pagina).to_have_url(f"{pagina.url.split('/revision/')[0]}/revision/{otra.pk}/")
    expect(pagina.locator("#mensajes")).to_contain_text(f"(venta {una.pk})")
    assert Venta.objects.get(pk=una.pk).estado == Estado.CONFORME
    assert len(usadas) <= TECLAS


def test_what_is_observed_comes_back_to_exactly_its_fields(entrar_como, personas):
    venta = venta_en(Estado.ENTREGADA, asesor=personas["asesora"], ahora=timezone.now())
    pagina = entrar_como(personas["canales"])
    pagina.goto(f"/revision/{venta.pk}/")
    cobro = pagina.locator("#item-COBRO")
    cobro.get_by_text("Observar").click()
    cobro.get_by_label("Motivo").select_option(label="Dirección de cobro equivocada")
    cobro.get_by_role("button", name="Anotar").click()
    expect(cobro).to_contain_text("sin enviar")
    pagina.locator("[data-primaria]").click()
    expect(pagina.locator("#mensajes")).to_contain_text("Devuelta a su asesor")

    suya = entrar_como(personas["asesora"])
    suya.goto(f"/ventas/{venta.pk}/")
    suya.get_by_role("link", name="Ir al paso 7").click()

    expect(suya.get_by_label("Dirección de cobro (7.2)")).to_be_enabled()
    expect(suya.locator("#id_modalidad")).to_be_disabled()
    expect(suya.get_by_label("Ciclo de facturación recurrente (7.2)")).to_be_disabled()


def test_the_keys_of_the_viewer_are_of_the_document_in_sight(entrar_como, personas):
    venta = venta_en(Estado.ENTREGADA, asesor=personas["asesora"], ahora=timezone.now())
    pagina = entrar_como(personas["canales"])
    pagina.goto(f"/revision/{venta.pk}/")
    carta = pagina.locator("[data-documento=carta] [data-visor]")

    pagina.keyboard.press("f")
    expect(carta).to_have_attribute("data-escala", "2.2")
    assert pagina.locator("[data-documento=carta] .visor__lienzo").evaluate(
        "l => l.scrollTop + l.clientHeight >= l.scrollHeight - 2"
    )
    pagina.keyboard.press("e")
    pagina.keyboard.press("r")

    expect(carta).to_have_attribute("data-escala", "1")
    expect(carta).to_have_attribute("data-giro", "90")
