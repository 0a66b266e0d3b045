"""A month with all that an exchange writes: the same in any order, and its figure recounted."""

from datetime import datetime
from random import Random

import pytest

from bluecom.bolivia.fechas import LA_PAZ
from bluecom.cuentas.acto import acto_del_sistema
from cartera.models import Llamada, LlamadaDeCentral, RegistroCDR
from indicadores.consultas import filas, mes
from indicadores.models import Conversacion
from tests.cartera import cdr
from tests.indicadores.mes_al_azar import recontar, un_mes

pytestmark = pytest.mark.django_db
FIN = datetime(2026, 11, 30, 23, 0, tzinfo=LA_PAZ)


def cargar(legs):
    cdr.importar(cdr.como_csv(legs), acto=acto_del_sistema(FIN))


def denominador():
    return mes("2026-11", ahora=FIN).oficial.d


def lo_que_hay():
    return sorted(
        Conversacion.objects.values_list(
            "llamada", "telefono", "inicio", "agente", "proposito", "segundos", "marcada",
            "central__grupo",
        ),
        key=str,
    )  # fmt: skip


@pytest.mark.paso("III.2")
@pytest.mark.parametrize("semilla", range(3))
def test_a_month_is_the_same_in_any_order_and_equals_a_recount_of_its_rows(semilla):
    azar = Random(semilla)
    legs, registros, tomados = un_mes(azar)
    esperado = recontar(legs, registros, tomados)
    cargar(legs)
    de_una_vez = lo_que_hay()
    assert denominador() == esperado
    assert filas("2026-11", "efectivas", ahora=FIN).consulta.count() == esperado
    RegistroCDR.objects.all().delete()
    LlamadaDeCentral.objects.all().delete()

    sueltos = legs + azar.sample(legs, 20)
    azar.shuffle(sueltos)
    for i in range(0, len(sueltos), 17):
        cargar(sueltos[i : i + 17])

    assert lo_que_hay() == de_una_vez
    assert denominador() == esperado


def test_without_cdr_the_figure_is_that_of_the_marks():
    _, registros, _ = un_mes(Random(7))

    assert denominador() == sum(marcada for _, _, marcada in registros)
    assert denominador() == Llamada.objects.filter(efectiva=True).count()
