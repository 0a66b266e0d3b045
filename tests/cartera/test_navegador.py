"""A supervisor brings a file in the browser, confirms it and shares it out."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from bluecom.cuentas.models import Rol
from bluecom.pendientes.servicios import procesar_pendientes
from cartera.demo import archivo_demo
from cartera.models import ContactoCartera
from tests.apoyo.navegador import faltas_de_accesibilidad
from tests.factories_cuentas import UsuarioFactory

pytestmark = pytest.mark.django_db(transaction=True)
SOBRAS = "\r\nTOTAL;12;;;;;;;;\r\n;X1;6000001;;;Rojas;;Eva;7071;;;;;TELEFONÍA FIJA;;;".encode(
    "cp1252"
)


@pytest.fixture
def pagina(entrar_como: Callable[..., Page]) -> Page:
    return entrar_como(UsuarioFactory(rol=Rol.SUPERVISOR), viewport={"width": 1366, "height": 768})


def _elegir(pagina: Page, contenido: bytes, nombre: str) -> None:
    pagina.goto("/archivos/traer/cartera/")
    archivo: Any = {"name": "noviembre.csv", "mimeType": "text/csv", "buffer": contenido}
    pagina.get_by_label("Archivo de la cartera").set_input_files(archivo)
    pagina.get_by_label("Nombre de la cartera").fill(nombre)
    pagina.get_by_role("button", name="Leer el archivo").click()


@pytest.mark.paso("1.1")
def test_a_file_is_read_watched_confirmed_and_shared_out(pagina: Page) -> None:
    UsuarioFactory(first_name="Ana", last_name="Flores")

    _elegir(pagina, archivo_demo("Noviembre", 12) + SOBRAS, "Noviembre")
    expect(pagina.get_by_role("progressbar", name="Leyendo el archivo")).to_be_visible()
    procesar_pendientes()
    expect(pagina.get_by_text("Todavía no se cargó nada")).to_be_visible()
    expect(pagina.get_by_text("«7071» no es una línea fija")).to_be_visible()
    assert faltas_de_accesibilidad(pagina) == []

    pagina.get_by_role("button", name="Cargar la cartera").click()
    procesar_pendientes()
    expect(pagina.get_by_text("12 clientes nuevos en la cola")).to_be_visible()
    pagina.get_by_role("link", name="Ver la cartera").click()

    asignar = pagina.locator("form", has_text="Asignar a un asesor")
    asignar.get_by_label("Asesor").select_option("Ana Flores")
    asignar.get_by_label("Cuántos").fill("5")
    asignar.get_by_role("button", name="Asignar").click()
    expect(pagina.get_by_text("5 clientes para Ana Flores.")).to_be_visible()
    assert faltas_de_accesibilidad(pagina) == []
    assert ContactoCartera.objects.filter(asignado_a__first_name="Ana").count() == 5


def test_a_file_that_is_no_portfolio_is_refused_beside_its_field(pagina: Page) -> None:
    _elegir(pagina, b"hola\nque tal\n", "Cartera de diciembre")

    expect(pagina.get_by_text("Al archivo le faltan columnas")).to_be_visible()
    expect(pagina.get_by_label("Nombre de la cartera")).to_have_value("Cartera de diciembre")
    assert faltas_de_accesibilidad(pagina) == []


@pytest.mark.paso("1.1")
def test_unknown_columns_are_said_once_by_keyboard_and_a_load_is_undone(pagina: Page) -> None:
    ajeno = "Abonado;Cédula del titular;Quién\r\n4251201;5100001;Ana\r\n".encode()
    _elegir(pagina, ajeno, "Noviembre")
    for titulo, campo in (("Abonado", "Teléfono fijo"), ("Quién", "Nombres o razón social")):
        pagina.get_by_label(titulo).select_option(campo)
    pagina.get_by_role("button", name="Leer el archivo").click()
    expect(pagina.get_by_text("Diga también qué columna es: C.I./NIT")).to_be_visible()
    assert faltas_de_accesibilidad(pagina) == []
    pagina.get_by_label("Cédula del titular").select_option("C.I./NIT")
    pagina.get_by_role("button", name="Leer el archivo").press("Enter")
    expect(pagina.get_by_role("progressbar", name="Leyendo el archivo")).to_be_visible()
    procesar_pendientes()
    pagina.get_by_role("button", name="Cargar la cartera").click()
    procesar_pendientes()
    expect(pagina.get_by_text("1 cliente nuevo en la cola")).to_be_visible()

    _elegir(pagina, ajeno.replace(b"4251201", b"4251202").replace(b"5100001", b"5100002"), "Otra")
    expect(pagina.get_by_role("progressbar", name="Leyendo el archivo")).to_be_visible()
    procesar_pendientes()
    pagina.get_by_role("button", name="Cargar la cartera").click()
    procesar_pendientes()
    pagina.get_by_role("button", name="Deshacer la carga").click()
    procesar_pendientes()
    expect(pagina.get_by_text("1 cliente fuera de la cartera")).to_be_visible()
    assert faltas_de_accesibilidad(pagina) == []
    assert ContactoCartera.objects.get().linea == "+59144251201"


def test_a_file_with_a_long_name_and_its_rows_fit_a_phone(pagina: Page) -> None:
    pagina.goto("/archivos/traer/cartera/")
    contenido = archivo_demo("Noviembre", 12) + SOBRAS
    archivo: Any = {"name": f"{'cartera_' * 9}.csv", "mimeType": "text/csv", "buffer": contenido}
    pagina.get_by_label("Archivo de la cartera").set_input_files(archivo)
    pagina.get_by_label("Nombre de la cartera").fill("Noviembre")
    pagina.get_by_role("button", name="Leer el archivo").click()
    expect(pagina.get_by_role("progressbar", name="Leyendo el archivo")).to_be_visible()
    procesar_pendientes()
    expect(pagina.get_by_text("Todavía no se cargó nada")).to_be_visible()

    pagina.set_viewport_size({"width": 390, "height": 844})

    assert pagina.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert faltas_de_accesibilidad(pagina) == []
