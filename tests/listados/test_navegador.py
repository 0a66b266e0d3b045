"""A list is taken away from its page, and its filters are kept, in a real browser."""

import pytest
from django.utils import timezone

from bluecom.cuentas.models import Rol
from bluecom.listados.models import VistaGuardada
from solicitudes.reglas.estados import Estado
from tests.apoyo.esperar import esperar_a
from tests.apoyo.navegador import faltas_de_accesibilidad
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import venta_en

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_workbook_of_what_is_filtered_is_downloaded_by_keyboard(entrar_como):
    venta_en(Estado.GLOSADA, ahora=timezone.now())
    pagina = entrar_como(UsuarioFactory(rol=Rol.JEFE_VENTAS))
    pagina.goto("/ventas/?estado=GLOSADA")

    pagina.get_by_role("button", name="Exportar a Excel").focus()
    with pagina.expect_download() as bajada:
        pagina.keyboard.press("Enter")

    assert bajada.value.suggested_filename.startswith("ventas-")
    assert bajada.value.suggested_filename.endswith(".xlsx")
    assert faltas_de_accesibilidad(pagina) == []


def test_filters_are_kept_by_a_name_and_opened_again(entrar_como):
    venta_en(Estado.GLOSADA, ahora=timezone.now())
    pagina = entrar_como(UsuarioFactory(rol=Rol.SUPERVISOR))
    pagina.goto("/carteras/clientes/?situacion=VENDIDO")
    pagina.get_by_text("Vistas guardadas").click()

    pagina.get_by_label("Guardar estos filtros como").fill("Vendidos")
    pagina.get_by_role("button", name="Guardar").click()

    esperar_a(VistaGuardada.objects.exists, 15)
    pagina.goto("/carteras/clientes/")
    pagina.get_by_text("Vistas guardadas").click()
    assert faltas_de_accesibilidad(pagina) == []
    pagina.get_by_role("link", name="Vendidos").click()
    pagina.wait_for_url("**/carteras/clientes/?situacion=VENDIDO")


def test_a_numbered_list_is_taken_and_its_page_has_no_fault(entrar_como):
    venta_en(Estado.GLOSADA, ahora=timezone.now())
    pagina = entrar_como(UsuarioFactory(rol=Rol.CANALES_VIRTUALES))
    pagina.goto("/remisiones/")
    assert faltas_de_accesibilidad(pagina) == []

    pagina.get_by_role("button", name="Tomar la lista N.º 1").click()

    pagina.wait_for_url("**/remisiones/*/")
    assert faltas_de_accesibilidad(pagina) == []
