"""What counts in a month: each read by itself, before any figure is made of them."""

from datetime import date, datetime, timedelta

import pytest
from django.db.models import Value

from bluecom.bitacora.models import Evento
from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.fechas import LA_PAZ, limites_del_mes
from indicadores.consultas import base
from indicadores.consultas.dia import dia as el_dia
from indicadores.consultas.embudo import ESCALERA, desde_el_peldano
from indicadores.consultas.tendencia import definicion_de
from indicadores.models import Definicion
from solicitudes.models import Motivo, Reasignacion, Venta
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.indicadores import factories as f

pytestmark = pytest.mark.django_db
DIA = datetime(2026, 11, 10, 10, tzinfo=LA_PAZ)
FIN = datetime(2026, 11, 30, 23, 59, tzinfo=LA_PAZ)
NOVIEMBRE = base.Periodo("2026-11", *limites_del_mes("2026-11"), FIN)


def registros(conversaciones):
    return [conversacion.llamada for conversacion in conversaciones]


def test_a_month_has_its_limits_its_cut_off_and_knows_whether_it_runs():
    assert NOVIEMBRE.en_curso and not NOVIEMBRE.futuro
    assert base.periodo("2026-12", ahora=FIN).futuro
    assert base.sin_cierre("2026-12", ahora=FIN) == base.periodo("2026-12", ahora=FIN)
    assert not base.el_cierre("2026-12").exists()
    assert not base.periodo("2026-10", ahora=FIN).en_curso
    with pytest.raises(DatoInvalido):
        base.periodo("noviembre", ahora=FIN)


@pytest.mark.paso("4.1")
def test_calls_that_count_are_real_and_were_not_taken_back():
    cuenta = f.llamada(DIA)
    f.llamada(DIA, anulada_en=DIA)
    f.llamada(DIA, de_prueba=True)
    f.llamada(DIA, agente=UsuarioFactory(de_prueba=True))

    assert registros(base.llamadas()) == [cuenta]


@pytest.mark.paso("4.1")
def test_an_offer_of_the_month_is_no_follow_up_and_ends_at_midnight():
    oferta = f.llamada(FIN)
    f.llamada(FIN + timedelta(minutes=1))
    f.llamada(DIA, proposito="SEGUIMIENTO")

    assert registros(base.de_oferta(NOVIEMBRE)) == [oferta]


@pytest.mark.paso("4.2")
def test_an_accepted_call_is_one_whose_sale_was_accepted_whatever_became_of_it():
    aceptada, sin_aceptar = f.llamada(DIA, "ACEPTA"), f.llamada(DIA, "ACEPTA")
    f.venta(aceptada_en=DIA, llamada=aceptada, estado=Estado.ANULADA)
    f.venta(tomada_en=DIA, llamada=sin_aceptar, estado=Estado.FACTIBLE)

    assert registros(base.aceptadas(NOVIEMBRE)) == [aceptada]
    assert registros(base.llamadas().filter(base.con_aceptacion())) == [aceptada]


def test_the_cohort_is_whoever_was_taken_in_the_month():
    tomada = f.venta(tomada_en=DIA, estado=Estado.TOMADA)
    f.venta(tomada_en=DIA - timedelta(days=30), aceptada_en=DIA, estado=Estado.ACEPTADA)
    f.venta(tomada_en=DIA, de_prueba=True)

    assert list(base.tomadas(NOVIEMBRE)) == [tomada]


def test_a_sale_is_of_who_had_it_then_though_it_was_re_assigned_later():
    antes, despues = UsuarioFactory.create_batch(2)
    venta = f.venta(glosada_en=DIA, asesor=despues)
    Reasignacion.objects.create(
        venta=venta, de=antes, a=despues, por=antes, en=DIA + timedelta(days=1),
        motivo=Motivo.objects.filter(ambito="REASIGNACION")[0],
    )  # fmt: skip

    quien = Venta.objects.annotate(quien=base.autor("glosada_en")).get().quien
    ahora = Venta.objects.annotate(quien=base.autor("cerrada_en")).get().quien

    assert (quien, ahora) == (antes.pk, despues.pk)


def test_chains_are_named_as_their_sales_name_them():
    venta = f.venta(glosada_en=DIA)
    f.recorrer(venta, "tomar", [DIA])

    de_ellas = base.cadenas(Venta.objects.filter(pk=venta.pk))

    assert list(Evento.objects.filter(cadena__in=de_ellas).values_list("cadena", flat=True)) == [
        venta.cadena
    ]
    dicha = Venta.objects.annotate(dicha=base.cadena_de(Value(7))).get().dicha
    assert dicha == "venta:7"


def test_who_reached_a_rung_reached_those_below_it():
    transiciones = [transicion for _, transicion, _, _ in ESCALERA]

    assert desde_el_peldano("tomar") == transiciones
    assert desde_el_peldano("concluir") == ["concluir"]


def test_each_month_goes_by_the_definition_that_ruled_then():
    vieja = Definicion(vigente_desde=date(2026, 1, 1))
    nueva = Definicion(vigente_desde=date(2026, 11, 1))

    definiciones = [nueva, vieja]

    assert definicion_de(definiciones, "2026-11") is nueva
    assert definicion_de(definiciones, "2026-10") is vieja
    assert definicion_de(definiciones, "2025-12").vigente_desde == date(2019, 9, 1)


def test_the_day_counts_the_calls_of_today_and_of_nobody_else():
    asesora = UsuarioFactory(first_name="Ana")
    f.llamada(DIA, agente=asesora)
    f.llamada(DIA - timedelta(days=1), agente=asesora)

    puestos = [p for p in el_dia(ahora=DIA).puestos if p.llamadas]

    assert [(str(p.asesor), p.llamadas) for p in puestos] == [(str(asesora), 1)]
