"""The second row of the bar: the pages of one entry, for whoever opens them and nobody else."""

import pytest
from django.urls import reverse

from bluecom.cuentas.models import Rol
from bluecom.interfaz.navegacion import POR_ROL
from bluecom.interfaz.secciones import SECCIONES, seccion_de
from tests.acceso.matriz import MATRIZ
from tests.factories_cuentas import UsuarioFactory


@pytest.mark.parametrize("entrada", SECCIONES, ids=lambda entrada: entrada.nombre)
def test_a_page_is_offered_to_those_who_open_it_and_to_nobody_else(entrada):
    con_la_entrada = {rol for rol, suyas in POR_ROL.items() if entrada in suyas}

    for pestana in SECCIONES[entrada]:
        assert pestana.roles & con_la_entrada == MATRIZ[pestana.nombre].roles & con_la_entrada


@pytest.mark.parametrize(
    ("nombre", "actual"), [("dia", "Tablero"), ("practica", "Práctica"), ("no_llamar", "No llamar")]
)
def test_one_of_them_is_where_one_is(nombre, actual):
    seccion = seccion_de(Rol.JEFE_VENTAS, ruta=reverse(nombre))

    assert [enlace.texto for enlace in seccion if enlace.actual] == [actual]


def test_a_page_within_one_is_of_that_one_and_an_entry_of_one_page_has_no_row():
    ruta = reverse("cartera", args=[7])
    seccion = seccion_de(Rol.SUPERVISOR, ruta=ruta)

    assert [enlace.texto for enlace in seccion if enlace.actual] == ["Carteras"]
    assert seccion_de(Rol.ADMINISTRADOR, ruta=reverse("bitacora")) == []
    assert seccion_de(Rol.SUPERVISOR, ruta=reverse("mes")) == []


@pytest.mark.django_db
def test_the_jefe_de_servicio_gets_to_the_list_that_he_lifts(client):
    client.force_login(
        UsuarioFactory(rol=Rol.JEFE_SERVICIO), backend="django.contrib.auth.backends.ModelBackend"
    )

    assert f'href="{reverse("no_llamar")}"' in client.get(reverse("carteras")).content.decode()
