"""Printing the day in the browser: the page follows the work by itself."""

import pytest
from playwright.sync_api import expect

from bluecom.pendientes.servicios import atender_ahora, procesar_pendientes
from documentos.models import Tanda
from documentos.servicios.tandas import PARTE
from solicitudes.models import Venta
from solicitudes.reglas.estados import Estado
from tests.solicitudes.factories import papeles_listos, venta_en


@pytest.mark.paso("10.1")
def test_the_day_is_prepared_watched_opened_and_confirmed(entrar_como, personas, retratar):
    ventas = [venta_en(Estado.GLOSADA, asesor=personas["asesora"]) for _ in range(2)]
    for venta in ventas:
        papeles_listos(venta)
    pagina = entrar_como(personas["asesora"])
    pagina.goto("/entregas/")
    pagina.get_by_role("link", name="Imprimir los del día (2)").click()
    retratar(pagina, "imprimir-los-del-dia")
    pagina.get_by_role("button", name="Preparar el archivo").click()

    expect(pagina.get_by_role("status")).to_contain_text("0 / 2")
    primera, _ = Tanda.objects.get().partes.all()
    atender_ahora(f"{PARTE}:{primera.pk}")
    expect(pagina.get_by_role("status")).to_contain_text("1 / 2")
    retratar(pagina, "tanda-en-camino")
    procesar_pendientes()

    archivo = pagina.get_by_role("link", name="Abrir el archivo para imprimir")
    expect(archivo).to_be_visible()
    assert pagina.request.get(archivo.get_attribute("href")).body().startswith(b"%PDF")
    pagina.get_by_role("link", name="actualice la lista").click()
    retratar(pagina, "tanda-por-confirmar")
    pagina.get_by_role("button", name="Confirmar las impresas").click()

    expect(pagina.locator("main")).to_contain_text("2 por entregar")
    impresas = Venta.objects.filter(estado=Estado.IMPRESA).values_list("pk", flat=True)
    assert set(impresas) == {v.pk for v in ventas}
