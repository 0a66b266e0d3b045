"""Steps 2 and 3 as the files answered them: one key each, and another for who looked himself."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from cartera.models import ContactoCartera
from solicitudes.models import Venta, Verificacion
from solicitudes.reglas.estados import Estado
from tests.apoyo.esperar import esperar_a
from tests.apoyo.navegador import faltas_de_accesibilidad
from tests.cartera.archivos import importar_archivo
from tests.solicitudes.factories import venta_en

pytestmark = pytest.mark.paso("2.1", "3.2")


def cargar(tipo: str, contenido: str, personas) -> None:
    importar_archivo(
        contenido.encode("cp1252"),
        tipo=tipo,
        acto=Acto(personas["jefe"], timezone.now()),
        nombre_del_archivo=f"{tipo}-noviembre.csv",
    )


@pytest.fixture
def tomada(personas) -> Venta:
    venta = venta_en(Estado.TOMADA, asesor=personas["asesora"], ahora=timezone.now())
    ContactoCartera.objects.filter(pk=venta.contacto_id).update(zona="Central")
    return venta


def impedimentos(personas, *dichos: tuple[str, str, str]) -> None:
    ayer = hoy(timezone.now()) - timedelta(days=1)
    filas = "".join(f"{codigo};{si};{porque};{ayer:%d/%m/%Y}\r\n" for codigo, si, porque in dichos)
    cargar("impedimentos", f"CODIGO CLIENTE;IMPEDIMENTO;MOTIVO;FECHA\r\n{filas}", personas)


def capacidad(personas, hay: str) -> None:
    ayer = hoy(timezone.now()) - timedelta(days=1)
    fila = f"Central;FIBRA;{hay};{ayer:%d/%m/%Y}\r\n"
    cargar("capacidad", f"ZONA;TECNOLOGIA;CAPACIDAD;FECHA\r\n{fila}", personas)


def test_two_keys_pass_both_checks_and_say_that_the_files_did(
    entrar_como, personas, tomada, retratar
):
    impedimentos(personas, (tomada.cliente.codigo, "NO", ""))
    capacidad(personas, "SI")
    pagina: Page = entrar_como(tomada.asesor)
    pagina.goto(tomada.get_absolute_url())

    expect(pagina.get_by_text("Nadie lo miró en el sistema")).to_be_visible()
    assert faltas_de_accesibilidad(pagina) == []
    retratar(pagina, "segun-archivo-2")
    pagina.keyboard.press("Enter")
    expect(pagina.locator("h1")).to_contain_text("3.")
    expect(pagina.get_by_label("Fibra óptica")).to_be_checked()
    retratar(pagina, "segun-archivo-3")
    pagina.keyboard.press("Enter")
    expect(pagina.locator("h1")).to_contain_text("4.")

    consultas = Verificacion.objects.filter(venta=tomada).order_by("paso")
    assert [(c.paso, c.consultado_por) for c in consultas] == [(2, None), (3, None)]
    assert [c.de_archivo[0]["archivo"] for c in consultas] == [
        "impedimentos-noviembre.csv", "capacidad-noviembre.csv",
    ]  # fmt: skip
    pagina.goto(f"{tomada.get_absolute_url()}pasos/2/")
    expect(pagina.get_by_text("del archivo «impedimentos-noviembre.csv», línea 2")).to_be_visible()


def test_who_looked_says_so_by_his_own_key(entrar_como, personas, tomada):
    impedimentos(personas, (tomada.cliente.codigo, "NO", ""))
    pagina: Page = entrar_como(tomada.asesor)
    pagina.goto(tomada.get_absolute_url())
    expect(pagina.get_by_role("button", name="Lo miré yo en Smartflex")).to_be_visible()

    pagina.keyboard.press("y")

    expect(pagina.locator("h1")).to_contain_text("3.")
    assert Verificacion.objects.get(venta=tomada).consultado_por == tomada.asesor


def test_against_the_client_enter_confirms_nothing_and_a_digit_ends_it_by_the_file(
    entrar_como, personas, tomada, retratar
):
    impedimentos(personas, (tomada.cliente.codigo, "SI", "Mora de dos meses"))
    pagina: Page = entrar_como(tomada.asesor)
    pagina.goto(tomada.get_absolute_url())
    expect(pagina.get_by_text("con impedimento (Mora de dos meses)")).to_be_visible()
    retratar(pagina, "segun-archivo-contra")

    pagina.keyboard.press("1")
    pagina.keyboard.press("Enter")

    esperar_a(lambda: Venta.objects.get(pk=tomada.pk).estado == Estado.DESCARTADA)
    consulta = Verificacion.objects.get(venta=tomada)
    assert (consulta.favorable, consulta.consultado_por) == (False, None)
