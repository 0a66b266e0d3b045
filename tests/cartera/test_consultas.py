"""What the pages of *Carteras* read, each for its person and its portfolio."""

import pytest

from bluecom.cuentas.models import Rol
from bluecom.planillas.models import Corrida
from cartera import consultas
from cartera.models import Desenlace
from cartera.servicios import cerrar
from tests.cartera.factories import CarteraFactory, ContactoCarteraFactory
from tests.factories_cuentas import UsuarioFactory

pytestmark = pytest.mark.django_db


def archivo(ahora, **cambios) -> Corrida:
    fijos = {"tipo": "cartera", "archivo": "n.csv", "nombre": "N", "sha256": "a" * 64}
    datos = fijos | {"pedida_en": ahora} | cambios
    return Corrida.objects.create(pedida_por=UsuarioFactory(), **datos)


@pytest.mark.parametrize("de_prueba", [True, False])
def test_real_people_see_real_portfolios_and_test_people_theirs(ahora, de_prueba):
    quien = UsuarioFactory(rol=Rol.SUPERVISOR, de_prueba=de_prueba)
    carteras = {si: CarteraFactory(de_prueba=si) for si in (True, False)}

    assert list(consultas.carteras_de(quien)) == [carteras[de_prueba]]


def test_a_zone_counts_what_is_still_nobodys():
    cartera = CarteraFactory()
    for cambios in (
        {}, {"asignado_a": UsuarioFactory()}, {"situacion": "CERRADO"}, {"situacion": "VENDIDO"},
        {"es_elegible": False},
    ):  # fmt: skip
        ContactoCarteraFactory(cartera=cartera, zona="Sarco", **cambios)
    ContactoCarteraFactory(cartera=cartera, zona="")

    (sarco,) = consultas.por_zona(cartera)
    assert (sarco["zona"], sarco["total"], sarco["libres"]) == ("Sarco", 5, 1)
    assert [sarco[avance] for avance in consultas.AVANCES] == [2, 0, 2, 1]


def test_clients_go_to_active_asesores_of_the_same_kind():
    cartera = CarteraFactory()
    asesora = UsuarioFactory(first_name="Ana")
    UsuarioFactory(is_active=False)
    UsuarioFactory(de_prueba=True)
    UsuarioFactory(rol=Rol.SUPERVISOR)

    assert list(consultas.asesores_para(cartera)) == [asesora]


def test_whoever_has_clients_to_call_is_listed_though_absent():
    ausente, otro = UsuarioFactory(is_active=False), UsuarioFactory()
    contacto = ContactoCarteraFactory(asignado_a=ausente, situacion="REINTENTO")
    ContactoCarteraFactory(cartera=contacto.cartera, asignado_a=otro, situacion="VENDIDO")

    assert list(consultas.con_clientes_en(contacto.cartera)) == [ausente]


@pytest.mark.paso("2.1", "3.2")
def test_who_was_turned_down_without_a_call_is_of_who_had_him(ahora):
    asesora = UsuarioFactory()
    contacto = ContactoCarteraFactory(en_mano_de=asesora)
    cerrar(contacto.pk, Desenlace.CERRADO, ahora=ahora)

    assert [fila["persona"] for fila in consultas.por_agente(contacto.cartera)] == [asesora]
