"""What ships with the system is loaded once, and is the administrator's from then on."""

import pytest

from solicitudes.catalogo.demo.listas import cargar_listas
from solicitudes.catalogo.demo.motivos import cargar_motivos
from solicitudes.catalogo.demo.precios import cargar_precios
from solicitudes.catalogo.demo.productos import cargar_productos
from solicitudes.catalogo.demo.smartflex import cargar_campos_smartflex
from solicitudes.models import (
    CampoSmartflex,
    CicloFacturacion,
    CondicionComercial,
    EstructuraProducto,
    Motivo,
    Plan,
)

pytestmark = pytest.mark.django_db
CARGAS = (
    cargar_listas,
    cargar_motivos,
    cargar_productos,
    cargar_precios,
    cargar_campos_smartflex,
)
MODELOS = (CicloFacturacion, Motivo, Plan, EstructuraProducto, CondicionComercial, CampoSmartflex)


def test_loading_again_adds_nothing():
    antes = [modelo.objects.count() for modelo in MODELOS]
    assert all(antes)

    for cargar in CARGAS:
        cargar()

    assert [modelo.objects.count() for modelo in MODELOS] == antes


def test_what_somebody_changed_is_not_loaded_over():
    CampoSmartflex.objects.update(etiqueta="Otra")
    Motivo.objects.update(activo=False)
    Plan.objects.update(nombre="Otro")

    for cargar in CARGAS:
        cargar()

    assert not Motivo.objects.filter(activo=True).exists()
    assert not CampoSmartflex.objects.exclude(etiqueta="Otra").exists()
    assert not Plan.objects.exclude(nombre="Otro").exists()


def test_no_plan_is_offered_twice_at_one_price():
    ofertas = CondicionComercial.objects.values_list("plan", "tarifa", "costo_instalacion")

    assert len(set(ofertas)) == len(ofertas)
