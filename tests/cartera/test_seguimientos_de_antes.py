"""A base that called before there were follow-ups gets their outcomes, and back loses them."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from cartera.catalogo import cargar_catalogo_cartera
from cartera.models import Cartera, DetalleLlamada, ResultadoLlamada
from tests.cartera.factories import CarteraFactory

SUYOS = {"ATENDIO", "DESISTE", "VUELVE_A_ACEPTAR", "NO_LLAMAR_MAS"}


def migrar(metas):
    return MigrationExecutor(connection).migrate(metas).apps


@pytest.mark.paso("4.1")
@pytest.mark.django_db(transaction=True)
def test_a_base_that_calls_already_gets_them_and_going_back_offers_none():
    DetalleLlamada.objects.all().delete()
    ResultadoLlamada.objects.all().delete()
    cargar_catalogo_cartera()
    de_fabrica = {r.pk: (r.tecla, r.efectiva, r.venta, r.desenlace) for r in _seguimientos()}
    CarteraFactory(nombre="Cartera DEMO", siempre_abierta=False)
    grafo = MigrationLoader(connection).graph
    (nueva,) = [n for n in grafo.nodes if n[1].endswith("_seguimientos_en_lo_que_ya_llama")]
    (antes,) = [n for n in grafo.node_map[nueva].parents if n[0] == "cartera"]
    try:
        viejos = migrar([antes]).get_model("cartera", "ResultadoLlamada").objects
        assert not viejos.filter(codigo__in=SUYOS, activo=True).exists()
        for resultado in viejos.filter(codigo__in=SUYOS - {"ATENDIO"}):
            resultado.detalles.all().delete()
            resultado.delete()  # as a base of before has them: not at all
        viejos.filter(pk="ATENDIO").update(solo_seguimiento=False)
    finally:
        migrar(grafo.leaf_nodes())

    assert {r.pk: (r.tecla, r.efectiva, r.venta, r.desenlace) for r in _seguimientos()} == (
        de_fabrica
    )
    assert ResultadoLlamada.objects.get(pk="DESISTE").detalles.count() == 6
    assert Cartera.objects.get(nombre="Cartera DEMO").siempre_abierta


def _seguimientos():
    return ResultadoLlamada.objects.activos().filter(solo_seguimiento=True)
