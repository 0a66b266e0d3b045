"""What the pages say of a month is what its rows give, whatever befalls them and whoever counts."""

from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.db.models.functions import TruncDay, TruncHour
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from bluecom.bolivia.fechas import LA_PAZ, limites_del_mes
from cartera.models import Llamada
from indicadores.consultas import mes
from indicadores.consultas.contadas import LLAMADAS, VENTAS, contar_llamadas, contar_ventas
from indicadores.consultas.cuentas import Cuentas
from indicadores.consultas.hecho_hoy import HechoHoy
from indicadores.consultas.totales import Totales, de_los, guardados, pendientes
from indicadores.consultas.tramos import SIEMPRE, Rango, restar
from indicadores.models import PorContar, TotalDeLlamadas, Tramo
from indicadores.recuento.comparar import comparar, meses
from indicadores.recuento.juntar import juntar, periodo_de, volver_a_contar
from solicitudes.models import Venta
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.indicadores import factories as f
from tests.indicadores.definiciones import escrita
from tests.indicadores.totales import (
    ACTOS,
    COMIENZO,
    HORA,
    TRES_MESES,
    Piso,
    contadas,
    leidas,
    sin_dias,
)
from tests.solicitudes.ventas_sueltas import por_la_puerta

pytestmark = pytest.mark.django_db


def por_contar(de="LLAMADAS"):
    """Each hour, or day, of which an entry says that it is to be counted."""
    filas = PorContar.objects.filter(de=de, llamada_id=None).order_by("pk")
    return [fila.desde and f"{fila.desde.astimezone(LA_PAZ):%d/%m %H}" for fila in filas]


@settings(max_examples=12)
@given(actos=st.lists(st.tuples(st.sampled_from(ACTOS), st.integers(0, 3)), max_size=20))
@pytest.mark.paso("III.2")
def test_they_are_what_the_rows_give_after_any_acts(actos):
    with transaction.atomic():
        piso = Piso()
        for acto, n in actos:
            piso.hacer(acto, n)

            esperadas = contadas(TRES_MESES)
            assert leidas(TRES_MESES) == esperadas
            assert sin_dias(leidas(TRES_MESES, Tramo.MES)) == sin_dias(esperadas)
        assert distintas() == []
        juntar()
        assert not PorContar.objects.exists()
        assert leidas(TRES_MESES) == contadas(TRES_MESES)
        assert distintas() == []
        transaction.set_rollback(True)


def distintas():
    return [una for cada in meses() for una in comparar(cada)]


def test_a_whole_year_of_acts_is_counted_once_and_read_from_what_is_kept():
    piso = Piso()
    for vuelta in range(3):
        for i, acto in enumerate(ACTOS):
            piso.hacer(acto, (i + vuelta) % 4)
    assert leidas(TRES_MESES) == contadas(TRES_MESES)

    juntar()

    with CaptureQueriesContext(connection) as hechas:
        leidas(TRES_MESES), leidas(TRES_MESES, Tramo.MES)
    assert len(hechas) == 8
    assert not [h for h in hechas.captured_queries if "conversacion" in h["sql"]]
    assert leidas(TRES_MESES) == contadas(TRES_MESES)


def test_an_act_says_which_hour_it_changed_and_one_that_changes_no_figure_says_nothing():
    una = f.llamada(COMIENZO)
    venta = f.venta(tomada_en=COMIENZO, estado=Estado.TOMADA)
    assert (por_contar(), por_contar("VENTAS")) == (["30/10 09"], [])

    una.nota = "Volver a llamar"
    una.save()
    por_la_puerta(venta, Estado.VERIFICADA)

    assert (por_contar(), por_contar("VENTAS")) == (["30/10 09"], [])


def test_a_statement_that_brings_many_says_each_hour_once():
    f.llamadas(1, COMIENZO)
    PorContar.objects.all().delete()
    primera = Llamada.objects.get()
    Llamada.objects.bulk_create(
        Llamada(
            contacto=primera.contacto, agente=primera.agente, telefono=primera.telefono,
            inicio=COMIENZO + n * HORA / 4, resultado=primera.resultado, proposito="OFERTA",
            efectiva=True,
        )
        for n in range(8)
    )  # fmt: skip

    assert sorted(por_contar()) == ["30/10 09", "30/10 10", "30/10 11"]


def test_only_the_hour_that_changed_is_counted_anew():
    f.llamada(COMIENZO)
    f.llamada(COMIENZO + 2 * HORA)
    juntar()
    TotalDeLlamadas.objects.update(hechas=7)
    f.llamada(COMIENZO)

    horas = {
        fila["cuando"].astimezone(LA_PAZ).hour: fila["hechas"]
        for fila in Totales(TRES_MESES).llamadas(TruncHour, tramo=Tramo.HORA)
        if fila["hechas"] > 1
    }

    assert horas == {11: 7}
    assert {fila["hechas"] for fila in contar_llamadas(TRES_MESES, TruncHour)} == {1}


def test_what_is_read_as_it_stood_before_an_annulment_counts_it():
    venta = f.venta(COMIENZO)
    por_la_puerta(venta, Estado.ANULADA, cerrada_en=COMIENZO + 30 * HORA)
    juntar()

    antes, despues = (mes("2026-10", ahora=COMIENZO + n * HORA).oficial.n for n in (29, 30))

    assert (antes, despues) == (1, 0)


def test_a_definition_that_nobody_signed_is_counted_by_and_kept_nowhere():
    f.llamada(COMIENZO, "NO_CONTESTA")
    juntar()
    assert not pendientes(TRES_MESES)["LLAMADAS"]

    supuesta = [escrita(date(2026, 10, 1), segundos_minimos=0)]
    with CaptureQueriesContext(connection) as hechas:
        Cuentas(TRES_MESES, supuesta)

    assert [h for h in hechas.captured_queries if "indicadores_conversacion" in h["sql"]]


def test_the_day_is_read_by_hour_and_by_person_with_its_last_call():
    lucia, jorge = UsuarioFactory(), UsuarioFactory()
    f.llamada(COMIENZO, agente=lucia)
    f.llamada(COMIENZO + HORA, agente=lucia)
    juntar()
    f.llamada(COMIENZO + HORA, "NO_CONTESTA", agente=jorge)
    f.llamada(COMIENZO + 24 * HORA, agente=jorge)
    f.venta(COMIENZO, asesor=jorge)

    hoy = HechoHoy(COMIENZO + 3 * HORA)

    assert {hora: cuenta["hechas"] for hora, cuenta in hoy.por_hora.items()} == {9: 1, 10: 2}
    assert [hoy.de_cada_uno[p.pk]["efectivas"] for p in (lucia, jorge)] == [2, 0]
    assert hoy.de_cada_uno[jorge.pk]["registradas"] == 1
    assert hoy.ultimas == {lucia.pk: COMIENZO + HORA, jorge.pk: COMIENZO + HORA}


def test_sales_are_counted_by_the_product_and_whose_they_were_on_each_day():
    venta = f.venta(COMIENZO, plan="FTTH-50")
    f.instalar(venta, COMIENZO + timedelta(days=3))

    filas = list(contar_ventas(TRES_MESES, TruncDay))

    assert {(str(x["cuando"]), x["quien"], x["producto"]) for x in filas} == {
        ("2026-10-30", venta.asesor_id, venta.oferta.producto_id),
        ("2026-11-02", venta.asesor_id, venta.oferta.producto_id),
    }
    assert [sum(x[figura] for x in filas) for figura in VENTAS.figuras] == [1, 1, 1]
    assert LLAMADAS.claves == ("quien",)
    assert Venta.objects.count() == 1


def test_a_read_takes_the_longest_stretches_in_which_nothing_changed():
    octubre, noviembre, diciembre = (
        Rango(*limites_del_mes(m)) for m in ("2026-10", "2026-11", "2026-12")
    )
    nueve = noviembre.desde + 15 * 24 * HORA + 9 * HORA
    el_dia = Rango(noviembre.desde + 15 * 24 * HORA, noviembre.desde + 16 * 24 * HORA)
    sucia = Rango(nueve, nueve + HORA)

    cubren = guardados([Rango(octubre.desde, diciembre.hasta)], [sucia], LLAMADAS, Tramo.MES)

    assert cubren == {
        Tramo.MES: [octubre, diciembre],
        Tramo.DIA: restar([noviembre], [el_dia]),
        Tramo.HORA: restar([el_dia], [sucia]),
    }
    assert guardados([el_dia], [sucia], LLAMADAS, Tramo.HORA) == {
        Tramo.HORA: restar([el_dia], [sucia])
    }


def test_what_was_written_with_the_triggers_aside_is_told_to_be_counted():
    f.llamada(COMIENZO)
    PorContar.objects.all().delete()
    del_dia = de_los({Tramo.DIA: [SIEMPRE]})
    assert not leidas(TRES_MESES) and not TotalDeLlamadas.objects.filter(del_dia).exists()

    volver_a_contar(LLAMADAS, [SIEMPRE])

    assert leidas(TRES_MESES) == contadas(TRES_MESES)
    juntar()
    assert TotalDeLlamadas.objects.filter(del_dia).count() == 1
    de_siempre = periodo_de(SIEMPRE)
    assert leidas(de_siempre) == contadas(de_siempre) == leidas(TRES_MESES)
