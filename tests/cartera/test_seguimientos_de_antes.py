"""A base that called before there were follow-ups gets their outcomes, and back loses them."""

import pytest

from cartera.catalogo import cargar_catalogo_cartera
from cartera.models import Cartera, DetalleLlamada, ResultadoLlamada
from tests.cartera.factories import CarteraFactory

SUYOS = {"ATENDIO", "DESISTE", "VUELVE_A_ACEPTAR", "NO_LLAMAR_MAS"}


@pytest.mark.paso("4.1")
def test_a_base_that_calls_already_gets_them_and_going_back_offers_none(antes_de):
    DetalleLlamada.objects.all().delete()
    ResultadoLlamada.objects.all().delete()
    cargar_catalogo_cartera()
    de_fabrica = {r.pk: (r.tecla, r.efectiva, r.venta, r.desenlace) for r in _seguimientos()}
    CarteraFactory(nombre="Cartera DEMO", siempre_abierta=False)
    with antes_de("cartera", "_seguimientos_en_lo_que_ya_llama") as antigua:
        viejos = antigua.get_model("cartera", "ResultadoLlamada").objects
        assert not viejos.filter(codigo__in=SUYOS, activo=True).exists()
        for resultado in viejos.filter(codigo__in=SUYOS - {"ATENDIO"}):
            resultado.detalles.all().delete()
            resultado.delete()  # as a base of before has them: not at all
        viejos.filter(pk="ATENDIO").update(solo_seguimiento=False)

    assert {r.pk: (r.tecla, r.efectiva, r.venta, r.desenlace) for r in _seguimientos()} == (
        de_fabrica
    )
    assert ResultadoLlamada.objects.get(pk="DESISTE").detalles.count() == 6
    assert Cartera.objects.get(nombre="Cartera DEMO").siempre_abierta


def _seguimientos():
    return ResultadoLlamada.objects.activos().filter(solo_seguimiento=True)
