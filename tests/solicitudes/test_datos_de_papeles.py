"""What the papers say of a sale, read from its steps."""

import pytest

from bluecom.cuentas.models import Rol
from solicitudes.models import Oferta
from solicitudes.papeles import datos
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, venta_en

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def instalada(del_modulo):
    return venta_en(Estado.INSTALADA)


@pytest.mark.paso("11.2")
@pytest.mark.parametrize("hacer", [datos.acta_de_instalacion, datos.terminos, datos.carta])
def test_the_asesor_of_a_paper_is_the_sale_s_whoever_issues_it(instalada, hacer):
    carla = UsuarioFactory(rol=Rol.CANALES_VIRTUALES, first_name="Carla")

    papel = hacer(instalada, carla, AHORA)

    assert papel.emision.asesor == str(instalada.asesor)


@pytest.mark.paso("11")
def test_the_acta_is_its_asesor_s_and_leaves_the_receiver_s_name_open(instalada):
    entrega = instalada.entregas.get().entrega
    jefa = UsuarioFactory(rol=Rol.JEFE_VENTAS)

    acta = datos.acta_de_entrega(entrega, jefa, AHORA)

    assert (acta.entrega, acta.emision.asesor) == (str(entrega.asesor), str(entrega.asesor))
    assert acta.recibe == ""


def test_a_third_person_of_no_named_kin_is_an_authorised_one(instalada):
    _solicita_otro(instalada, Oferta.Relacion.OTRO)

    tercero = datos.carta(instalada, instalada.asesor, AHORA).solicitante.tercero

    assert tercero.vinculo == "persona autorizada por el titular"


@pytest.mark.parametrize(
    ("producto", "dice"), [("TEL_FIJA", "Es la misma línea"), ("MULTI", "Se incluye en el paquete")]
)
def test_only_a_package_includes_the_present_line(instalada, producto, dice):
    instalada.oferta.producto_id = producto
    instalada.oferta.linea_actual = Oferta.LineaActual.INCLUIDA

    servicio = datos.carta(instalada, instalada.asesor, AHORA).servicio

    assert servicio.linea_actual == dice


def _solicita_otro(venta, relacion: str) -> None:
    venta.oferta.es_titular = False
    venta.oferta.solicitante_nombre, venta.oferta.solicitante_ci = "Norma Paz", "7654321"
    venta.oferta.relacion = relacion
