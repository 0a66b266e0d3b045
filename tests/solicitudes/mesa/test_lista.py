"""*Mis ventas*, and everybody's for the floor: filters that stay while pages are turned."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bluecom.cuentas.models import Rol
from solicitudes.mesa.lista_ventas import no_es_filtro
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import venta_en
from tests.solicitudes.ventas_sueltas import VentaFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def jefe() -> Client:
    cliente = Client()
    cliente.force_login(
        UsuarioFactory(rol=Rol.JEFE_VENTAS), backend="django.contrib.auth.backends.ModelBackend"
    )
    return cliente


def test_the_floor_sees_the_sales_of_one_asesor_or_of_one_state(jefe):
    una, otra = venta_en(Estado.TOMADA), venta_en(Estado.VERIFICADA)

    del_asesor = jefe.get("/ventas/", {"asesor": una.asesor_id}).context["pagina"]
    del_estado = jefe.get("/ventas/", {"estado": "VERIFICADA"}).context["pagina"]

    assert list(del_asesor) == [una]
    assert list(del_estado) == [otra]


def test_the_second_page_is_another_one_and_keeps_the_filter(jefe):
    VentaFactory.create_batch(27)
    estado = VentaFactory().estado

    primera = jefe.get("/ventas/", {"estado": estado})
    sigue = primera.context["sigue"]
    segunda = jefe.get(f"/ventas/?{sigue}")

    assert f"?{sigue}".replace("&", "&amp;") in primera.content.decode()
    assert f"?estado={estado}" in segunda.content.decode()
    assert (len(primera.context["pagina"]), len(segunda.context["pagina"])) == (25, 3)
    assert not set(segunda.context["pagina"]) & set(primera.context["pagina"])
    assert segunda.context["sigue"] == ""


def test_a_page_asks_no_more_for_many_sales_than_for_one(jefe):
    VentaFactory()
    with CaptureQueriesContext(connection) as con_una:
        jefe.get("/ventas/")
    for estado in (Estado.ACEPTADA, Estado.IMPRESA, Estado.ENTREGADA):
        ultima = venta_en(estado)

    with CaptureQueriesContext(connection) as con_todas:
        pagina = jefe.get("/ventas/").content.decode()

    assert len(con_todas) == len(con_una)
    assert str(ultima.oferta.plan) in pagina


def test_each_page_is_read_by_an_index_however_long_the_list_is(jefe):
    """Neither sorted nor counted: a plan that reads all of it names no index of the order."""
    VentaFactory()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off")
        cursor.execute("SET LOCAL enable_sort = off")

    with CaptureQueriesContext(connection) as hechas:
        jefe.get("/ventas/?antes=1795000000000000-7")
        jefe.get("/ventas/?estado=TOMADA")

    por_su_toma = 'ORDER BY "solicitudes_venta"."tomada_en"'
    planes = [_plan(q["sql"]) for q in hechas if por_su_toma in q["sql"]]
    assert "venta_tomada" in planes[0] and "venta_estado_tomada" in planes[1]
    assert not any("Sort" in plan for plan in planes)
    assert not any("COUNT(*)" in q["sql"] and "solicitudes_venta" in q["sql"] for q in hechas)


def _plan(sql: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {sql}")
        return "\n".join(fila for (fila,) in cursor.fetchall())


@pytest.mark.parametrize("asesor", ["x", "-1", "9" * 30, "٣"])
def test_an_asesor_that_is_none_shows_nothing_and_is_said(jefe, asesor):
    venta_en(Estado.TOMADA)

    respuesta = jefe.get("/ventas/", {"asesor": asesor})

    assert respuesta.status_code == 400
    assert list(respuesta.context["pagina"]) == []
    assert "Ya no hay ventas así a su vista" in respuesta.content.decode()


def test_what_is_asked_and_cannot_be_is_told_from_what_was_left_out():
    assert no_es_filtro({"estado": "VOLANDO"}, {})
    assert not no_es_filtro({"estado": "TOMADA", "asesor": ""}, {"estado": "TOMADA"})
    assert not no_es_filtro({"antes": "7-7"}, {})


def test_an_ended_sale_is_not_offered_to_anybody_else(jefe):
    venta = venta_en(Estado.DESCARTADA)

    respuesta = jefe.get(f"/ventas/{venta.pk}/reasignar/", follow=True)

    assert respuesta.redirect_chain == [(venta.get_absolute_url(), 302)]
    assert "La venta ya terminó" in respuesta.content.decode()
