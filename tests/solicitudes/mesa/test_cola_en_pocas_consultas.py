"""*Mi cola* asks the same of the database with one sale waiting and with many."""

import re
from datetime import timedelta

import pytest
import time_machine

from solicitudes.reglas.estados import Estado
from tests.cartera.factories import ContactoCarteraFactory
from tests.solicitudes.factories import AHORA, proponer, venta_en

pytestmark = pytest.mark.django_db
DE_TODO = (
    Estado.ACEPTADA,
    Estado.EXPLICADA,
    Estado.EXPLICADA,
    Estado.DOCUMENTADA,
    Estado.IMPRESA,
    Estado.OBSERVADA,
)


@pytest.mark.paso("1.2")
@pytest.mark.parametrize("estados", [(), DE_TODO])
def test_the_queue_costs_six_questions_however_much_waits(
    asesor, como, estados, django_assert_max_num_queries
):
    """Beside the four of every page of an asesor: session, person, notices, menu of states."""
    with time_machine.travel(AHORA + timedelta(minutes=10), tick=False):
        navegador = como(asesor)
        for estado in estados:
            venta_en(estado, asesor=asesor)
        if estados:
            proponer([venta_en(Estado.IMPRESA, asesor=asesor)])
            ContactoCarteraFactory(
                situacion="RELLAMADA", proximo_en=AHORA, asignado_a=asesor,
                cartera__siempre_abierta=False,
            )  # fmt: skip
        navegador.get("/cola/")

        with django_assert_max_num_queries(4 + 6):
            pagina = navegador.get("/cola/")

    assert pagina.status_code == 200
    assert len(re.findall(r'href="/ventas/\d+/"', pagina.content.decode())) == len(estados)
