"""The Jefe de Ventas brings the CDR of a month and decides what it leaves open."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from bluecom.bolivia.fechas import hoy, limites_del_mes, mes_de
from bluecom.cuentas.models import Rol
from bluecom.pendientes.servicios import procesar_pendientes
from solicitudes.reglas.estados import Estado
from tests.apoyo.navegador import faltas_de_accesibilidad
from tests.cartera import cdr
from tests.factories_cuentas import UsuarioFactory
from tests.indicadores import factories as f

pytestmark = pytest.mark.django_db(transaction=True)
MINUTO = timedelta(minutes=1)


@pytest.mark.paso("III.2")
@pytest.mark.paso("4.1")
def test_a_cdr_is_brought_and_what_it_leaves_open_is_decided(
    entrar_como: Callable[..., Page],
) -> None:
    mes = mes_de(hoy(timezone.now()))
    cuando = limites_del_mes(mes)[0] + timedelta(minutes=5)
    acorde, sola = f.llamada(cuando + 3 * MINUTO), f.llamada(cuando + 4 * MINUTO)
    venta = f.venta(tomada_en=cuando, estado=Estado.FACTIBLE)
    legs = [
        *cdr.saliente(cuando, acorde.telefono, 90, recordingfile="salida-201-acorde.wav"),
        *cdr.transferida(cuando + 6 * MINUTO, venta.contacto.linea, 40, 75),
        *cdr.interna(cuando + 9 * MINUTO),
    ]
    pagina = entrar_como(
        UsuarioFactory(rol=Rol.JEFE_VENTAS), viewport={"width": 1366, "height": 768}
    )

    pagina.goto("/archivos/traer/cdr/")
    archivo: Any = {"name": "cdr.csv", "mimeType": "text/csv", "buffer": cdr.como_csv(legs)}
    pagina.get_by_label("Archivo del CDR").set_input_files(archivo)
    pagina.get_by_role("button", name="Leer el archivo").click()
    procesar_pendientes()
    pagina.get_by_role("button", name="Cargar el CDR").click()
    procesar_pendientes()
    expect(pagina.get_by_text("4 tramos nuevos: 2 llamadas contestadas, y 1 que")).to_be_visible()
    pagina.get_by_role("link", name="Ver las llamadas del mes").click()

    expect(pagina.get_by_role("row", name=str(sola.contacto.cliente))).to_be_visible()
    assert faltas_de_accesibilidad(pagina) == []
    pagina.get_by_role("link", name="CDR sin marca").click()
    fila = pagina.get_by_role("row", name=str(venta.contacto.cliente))
    expect(fila).to_contain_text("75 s contestados")
    fila.get_by_role("checkbox").check()
    pagina.get_by_label("No cuenta").check()
    pagina.get_by_label("Por qué").fill("Se escuchó: era su buzón")
    pagina.get_by_role("button", name="Decidir").click()

    expect(pagina.get_by_text("Llamada decidida.")).to_be_visible()
    expect(pagina.get_by_text("No cuenta: Se escuchó: era su buzón")).to_be_visible()
    assert faltas_de_accesibilidad(pagina) == []
    pagina.get_by_role("link", name="Acordes").click()
    expect(pagina.get_by_text("salida-201-acorde.wav")).to_be_visible()
