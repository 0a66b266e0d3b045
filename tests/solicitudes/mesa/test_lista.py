"""*Mis ventas*, and everybody's for the floor: filters that stay while pages are turned."""

import pytest
from django.test import Client

from bluecom.cuentas.models import Rol
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

    assert f"?estado={estado}&amp;page=2" in primera.content.decode()
    segunda = jefe.get(f"/ventas/?estado={estado}&page=2").context["pagina"]
    assert len(segunda) == 3
    assert not set(segunda) & set(primera.context["pagina"])


@pytest.mark.parametrize("asesor", ["x", "-1", "9" * 30, "٣"])
def test_an_asesor_that_is_none_filters_nothing(jefe, asesor):
    venta = venta_en(Estado.TOMADA)

    assert list(jefe.get("/ventas/", {"asesor": asesor}).context["pagina"]) == [venta]


def test_an_ended_sale_is_not_offered_to_anybody_else(jefe):
    venta = venta_en(Estado.DESCARTADA)

    respuesta = jefe.get(f"/ventas/{venta.pk}/reasignar/", follow=True)

    assert respuesta.redirect_chain == [(venta.get_absolute_url(), 302)]
    assert "La venta ya terminó" in respuesta.content.decode()
