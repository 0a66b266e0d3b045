"""One sale walked by three people in real browsers, from the queue to the Jefe's month."""

from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from bluecom.pendientes.servicios import procesar_pendientes
from solicitudes.models import Venta
from solicitudes.reglas.estados import Estado
from tests.apoyo.navegador import faltas_de_accesibilidad
from tests.documentos.imagenes import foto_carta, foto_ci

NUMERO = "70519001"


def avanzar(pagina: Page, hasta: str) -> None:
    """Press the one primary action and wait for the step whose title begins so."""
    pagina.locator("[data-primaria]").click()
    expect(pagina.locator("h1")).to_contain_text(hasta)


def enviar(pagina: Page, tipo: str, archivo: Path) -> None:
    """Send one photo of the client; its place shows it when it has arrived."""
    entrada = f"form:has(input[value={tipo}]) input[type=file]"
    pagina.set_input_files(entrada, archivo)
    expect(pagina.locator(f".recibido:has(input[value={tipo}]) img")).to_be_visible()


@pytest.mark.paso("11.2")
def test_three_people_walk_a_sale_to_its_end(entrar_como, personas, retratar, tmp_path, mailoutbox):
    fotos = tmp_path / "ci.jpg", tmp_path / "reverso.jpg", tmp_path / "carta.jpg"
    for archivo, contenido in zip(
        fotos, (foto_ci(), foto_ci("reverso"), foto_carta()), strict=True
    ):
        archivo.write_bytes(contenido)

    vender(entrar_como(personas["asesora"]), fotos, retratar)
    entregar_y_revisar(entrar_como(personas["canales"]), retratar)
    instalar(entrar_como(personas["canales"]))
    procesar_pendientes()

    venta = Venta.objects.get()
    assert venta.estado == Estado.CONCLUIDA
    assert NUMERO in mailoutbox[0].body
    mirar_el_mes(entrar_como(personas["jefe"]))


def vender(pagina: Page, fotos: tuple[Path, Path, Path], retratar) -> None:
    """Steps 1–10 and the proposed acta, by the asesora."""
    pagina.goto("/cola/")
    avanzar(pagina, "2.")
    avanzar(pagina, "3.")
    avanzar(pagina, "4.")
    pagina.locator("button[value=ACEPTA]").click()
    retratar(pagina, "llamada")
    for tecla in ("1", "p", "e"):
        pagina.keyboard.press(tecla)
    avanzar(pagina, "5.")
    pagina.get_by_role("button", name="Ya se lo dije todo").click()
    pagina.get_by_label("Vivienda").select_option("CASA")
    pagina.get_by_label("Pisos").fill("2")
    pagina.get_by_role("textbox", name="Características").fill("portón café")
    pagina.get_by_role("textbox", name="Correo electrónico").fill("cliente@correo.example")
    avanzar(pagina, "6.")
    for tipo, archivo in zip(("CI_ANVERSO", "CI_REVERSO", "CARTA"), fotos, strict=True):
        enviar(pagina, tipo, archivo)
    pagina.get_by_role("button", name="Todo en orden").click()
    pagina.get_by_label("Qué carnet es").select_option("NUEVO")
    pagina.get_by_label("Vence").fill("2031-05-31")
    avanzar(pagina, "7.")
    pagina.get_by_label("Ciclo de facturación").select_option(index=1)
    avanzar(pagina, "8.")
    retratar(pagina, "mesa")
    avanzar(pagina, "9.")
    pagina.get_by_label("N° de solicitud en Smartflex").fill(NUMERO)
    retratar(pagina, "glosa")
    avanzar(pagina, "10.")
    procesar_pendientes()
    pagina.reload()
    pagina.get_by_label("La carpeta está impresa").check()
    avanzar(pagina, "11.")
    pagina.goto("/entregas/")
    pagina.get_by_role("button", name="Van todas").click()
    pagina.locator("[data-primaria]").click()
    expect(pagina.locator("main")).to_contain_text("Acta")


def entregar_y_revisar(pagina: Page, retratar) -> None:
    """Reception and review, by Canales Virtuales."""
    venta = Venta.objects.get()
    pagina.goto("/recepcion/")
    retratar(pagina, "recepcion")
    pagina.locator("#codigo").fill(f"V-{venta.pk}")
    pagina.locator("#codigo").press("Enter")
    pagina.get_by_role("button", name="Recibir la presente").click()
    pagina.goto(f"/revision/{venta.pk}/")
    with pagina.expect_response(lambda r: "/fotos/" in r.url):
        pagina.keyboard.press("d")
    pagina.get_by_role("button", name="Lo demás, OK").click()
    retratar(pagina, "revision")
    pagina.locator("[data-primaria]").click()
    expect(pagina.locator("body")).to_contain_text("onforme")


def instalar(pagina: Page) -> None:
    """The installation as a fact, with the equipment's serial."""
    venta = Venta.objects.get()
    pagina.goto(f"/instalaciones/{venta.pk}/")
    for campo in pagina.locator("input[name^=serie_]").all():
        campo.fill("DEMO0001")
    pagina.locator("input[name=fecha]").fill(timezone.localdate().isoformat())
    pagina.locator("[data-primaria]").click()
    pagina.wait_for_load_state("networkidle")


def mirar_el_mes(pagina: Page) -> None:
    """The Jefe de Ventas sees the sale in the month's figure."""
    pagina.goto("/mes/")
    expect(pagina.locator("main")).to_contain_text("100,00 %")


PAGINAS = {
    "asesora": ["/cola/", "/ventas/", "/entregas/", "/buscar/", "/avisos/"],
    "canales": ["/recepcion/", "/revision/", "/instalaciones/", "/correos/"],
    "jefe": ["/mes/", "/dia/", "/carteras/", "/ventas/"],
}


@pytest.mark.parametrize("esquema", ["light", "dark"])
@pytest.mark.parametrize("quien", PAGINAS)
def test_axe_finds_nothing(quien, esquema, entrar_como, personas):
    pagina = entrar_como(personas[quien], color_scheme=esquema)

    faltas = {}
    for direccion in PAGINAS[quien]:
        pagina.goto(direccion)
        faltas[direccion] = faltas_de_accesibilidad(pagina)

    assert faltas == {direccion: [] for direccion in PAGINAS[quien]}
