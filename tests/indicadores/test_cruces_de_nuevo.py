"""The calls of the exchange joined again: what they say already is not written a second time."""

from datetime import datetime, timedelta

import pytest
from django.db import connection

from bluecom.bolivia.fechas import LA_PAZ
from bluecom.cuentas.acto import acto_del_sistema
from cartera.models import LlamadaDeCentral, RegistroCDR
from cartera.telefonia.registro import reagrupar
from indicadores.conversaciones.cruzar import cruzar
from indicadores.models import Cruce, PorContar
from solicitudes.reglas.estados import Estado
from tests.cartera import cdr
from tests.indicadores import factories as f

pytestmark = [pytest.mark.django_db, pytest.mark.paso("4.1")]
DIA = datetime(2026, 11, 16, 9, 0, tzinfo=LA_PAZ)
FIN = datetime(2026, 11, 30, 23, 0, tzinfo=LA_PAZ)
MINUTO = timedelta(minutes=1)


def lugares():
    """Where each row lies: written again, it lies elsewhere."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT 'llamada', id, ctid::text FROM cartera_llamadadecentral "
            "UNION ALL SELECT 'cruce', central_id, ctid::text FROM indicadores_cruce ORDER BY 1, 2"
        )
        return cursor.fetchall()


@pytest.fixture
def mes():
    marcada = f.llamada(DIA + 3 * MINUTO)
    venta = f.venta(tomada_en=DIA, estado=Estado.FACTIBLE)
    legs = [
        *cdr.saliente(DIA, marcada.telefono, 90),
        *cdr.transferida(DIA + 6 * MINUTO, venta.contacto.linea, 40, 75),
        *cdr.interna(DIA),
    ]
    cdr.importar(cdr.como_csv(legs), acto=acto_del_sistema(FIN))
    return marcada, venta


def de_nuevo():
    cruzar(reagrupar(set(RegistroCDR.objects.values_list("uniqueid", flat=True))))


def test_nothing_is_written_again_nor_is_to_be_counted(mes):
    antes, por_contar = lugares(), PorContar.objects.count()
    assert len(antes) == 4

    de_nuevo()

    assert (lugares(), PorContar.objects.count()) == (antes, por_contar)


def test_a_record_nearer_to_one_call_is_taken_from_the_other(mes):
    marcada, _ = mes
    suya = LlamadaDeCentral.objects.get(llamada=marcada)
    cdr.importar(
        cdr.como_csv(cdr.saliente(DIA + 2 * MINUTO, marcada.telefono, 50)),
        acto=acto_del_sistema(FIN),
    )

    otra = LlamadaDeCentral.objects.get(llamada=marcada)
    assert otra != suya
    assert Cruce.objects.get(contacto=marcada.contacto).central == otra


@pytest.mark.usefixtures("mes")
def test_a_call_whose_client_nobody_knows_any_more_is_nobodys():
    sola = Cruce.objects.get(central__llamada=None)
    LlamadaDeCentral.objects.filter(pk=sola.pk).update(numero="+59144999999")

    cruzar({"+59144999999"})

    assert not Cruce.objects.filter(pk=sola.pk).exists()
