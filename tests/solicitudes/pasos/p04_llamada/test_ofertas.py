"""Step 4.2: what is offered has force, structure and capacity; what was accepted stays."""

from datetime import timedelta

import pytest

from bluecom.bolivia.fechas import hoy
from solicitudes.models import EstructuraProducto, Plan
from solicitudes.pasos.p04_llamada.ofertas import impide_ofrecer, ofertas_para, tecnologias_de
from solicitudes.reglas.estados import Estado
from tests.solicitudes.catalogo.precios import en_vigor
from tests.solicitudes.factories import AHORA, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("4.2")]
HOY = hoy(AHORA)
UN_DIA = timedelta(days=1)


@pytest.fixture
def plan():
    return Plan.objects.get(codigo="FTTH-50")


def test_a_plan_has_the_technologies_whose_structure_is_in_force(plan):
    assert tecnologias_de(plan, HOY) == ["FIBRA"]

    EstructuraProducto.objects.filter(producto=plan.producto).update(vigente_hasta=HOY)

    assert tecnologias_de(plan, HOY) == ["FIBRA"]
    assert tecnologias_de(plan, HOY + UN_DIA) == []


def test_an_offer_by_a_technology_that_its_plan_lacks_is_not_accepted(plan):
    venta = venta_en(Estado.FACTIBLE)

    (razon,) = impide_ofrecer(venta, en_vigor(), "COBRE")

    assert "elija fibra óptica" in razon
    assert impide_ofrecer(venta, en_vigor(), "FIBRA") == []


def test_what_is_listed_is_what_is_not_refused():
    venta = venta_en(Estado.FACTIBLE)
    listadas = list(ofertas_para(venta))

    assert listadas
    assert not any(impide_ofrecer(venta, oferta, "FIBRA") for oferta in listadas)


def test_without_valid_capacity_nothing_is_offered():
    venta = venta_en(Estado.FACTIBLE)
    venta.verificaciones.filter(paso=3).update(vence_el=HOY - UN_DIA)

    assert not ofertas_para(venta).exists()


def test_what_was_accepted_once_is_confirmed_again_when_its_structure_is_over(plan):
    venta = venta_en(Estado.ACEPTADA)
    EstructuraProducto.objects.filter(producto=plan.producto).update(vigente_hasta=HOY - UN_DIA)

    assert impide_ofrecer(venta, venta.oferta.condicion, "FIBRA") == []
    otra = en_vigor("FTTH-100")
    assert "otro plan" in impide_ofrecer(venta, otra, "FIBRA")[0]
