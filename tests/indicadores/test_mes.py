"""What counts in a month and what never does."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.fechas import LA_PAZ
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from cartera.models import Llamada, RegistroCDR
from indicadores.consultas import filas, mes
from indicadores.formula import Veredicto
from indicadores.recuento.juntar import juntar
from solicitudes.mesa.reasignar import reasignar
from solicitudes.models import Motivo
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.indicadores import factories as f
from tests.indicadores.definiciones import aprobada

pytestmark = pytest.mark.django_db
DIA = datetime(2026, 11, 16, 9, 0, tzinfo=LA_PAZ)


def test_an_empty_month_is_sin_datos_and_provisional(ahora):
    r = mes("2026-11", ahora=ahora)

    assert (r.oficial.n, r.oficial.d, r.oficial.veredicto) == (0, 0, Veredicto.SIN_DATOS)
    assert r.provisional
    assert "en curso" in r.faltantes[0]
    assert "Ningún CDR" in r.faltantes[1]


@pytest.mark.paso("III.2")
@pytest.mark.paso("4.1")
def test_refusals_count_and_calls_that_reached_nobody_do_not(ahora):
    f.llamada(DIA, "NO_ACEPTA")
    f.llamada(DIA, "ACEPTA")
    f.llamada(DIA, "NO_CONTESTA")
    f.llamada(DIA, "NUMERO_EQUIVOCADO")

    r = mes("2026-11", ahora=ahora)

    assert r.oficial.d == 2
    assert (r.contactabilidad.n, r.contactabilidad.d) == (2, 4)


def test_the_outcome_as_it_was_recorded_counts_not_the_catalogue_of_today(ahora):
    una = f.llamada(DIA, "NO_ACEPTA")
    una.resultado.efectiva = False
    una.resultado.save()

    assert mes("2026-11", ahora=ahora).oficial.d == 1


def test_follow_up_calls_are_shown_apart(ahora):
    f.llamada(DIA, "NO_ACEPTA", proposito="SEGUIMIENTO")

    r = mes("2026-11", ahora=ahora)

    assert (r.oficial.d, r.seguimientos) == (0, 1)


def test_taken_back_calls_do_not_count(ahora):
    f.llamada(DIA, anulada_en=DIA)

    assert mes("2026-11", ahora=ahora).oficial.d == 0


@pytest.mark.paso("III.2")
def test_registered_sales_with_a_number_are_the_numerator(ahora):
    f.venta(DIA)
    f.venta(DIA, numero_smartflex=None)

    r = mes("2026-11", ahora=ahora)

    assert r.oficial.n == 1
    assert "Sin número de Smartflex, y por eso sin contar: 1." in r.faltantes


def test_a_sale_annulled_by_the_cut_off_leaves_the_numerator(ahora):
    f.venta(DIA, estado=Estado.ANULADA, cerrada_en=DIA + timedelta(days=2))

    assert mes("2026-11", ahora=ahora).oficial.n == 0
    assert mes("2026-11", ahora=DIA + timedelta(days=1)).oficial.n == 1


@pytest.mark.parametrize(
    ("instante", "en_mes"),
    [
        (datetime(2026, 11, 30, 23, 30, tzinfo=LA_PAZ), "2026-11"),
        (datetime(2026, 12, 1, 3, 30, tzinfo=UTC), "2026-11"),
        (datetime(2026, 12, 1, 0, 0, tzinfo=LA_PAZ), "2026-12"),
        (datetime(2026, 11, 1, 0, 0, tzinfo=LA_PAZ), "2026-11"),
        (datetime(2026, 10, 31, 23, 59, 59, tzinfo=LA_PAZ), "2026-10"),
    ],
)
def test_each_event_belongs_to_its_local_month(instante, en_mes, ahora):
    f.llamada(instante)
    f.venta(instante)
    meses = ["2026-10", "2026-11", "2026-12"]

    cuentas = {m: mes(m, ahora=ahora).oficial for m in meses}

    assert {m: (c.n, c.d) for m, c in cuentas.items()} == {
        m: (1, 1) if m == en_mes else (0, 0) for m in meses
    }


def test_test_portfolios_and_test_people_never_count(ahora):
    de_prueba = UsuarioFactory(de_prueba=True)
    f.llamada(DIA, de_prueba=True)
    f.llamada(DIA, agente=de_prueba)
    f.venta(DIA, de_prueba=True)
    f.venta(DIA, asesor=de_prueba)

    r = mes("2026-11", ahora=ahora)

    assert (r.oficial.n, r.oficial.d, r.por_agente) == (0, 0, [])


def test_the_accepted_rate_divides_by_accepted_calls_once_each(ahora):
    una = f.llamada(DIA, "ACEPTA")
    f.llamada(DIA, "NO_ACEPTA")
    f.venta(DIA, llamada=una)
    f.venta(aceptada_en=DIA, llamada=una, estado=Estado.ACEPTADA)

    r = mes("2026-11", ahora=ahora)

    assert (r.tasa_aceptadas.n, r.tasa_aceptadas.d) == (1, 1)
    assert (r.conversion.n, r.conversion.d) == (1, 2)


def test_installed_sales_belong_to_the_month_of_their_installation(ahora):
    venta = f.venta(datetime(2026, 10, 30, 9, 0, tzinfo=LA_PAZ))
    f.instalar(venta, DIA)

    assert mes("2026-11", ahora=ahora).instaladas.n == 1
    assert mes("2026-10", ahora=ahora).instaladas.n == 0


@pytest.mark.paso("III.2")
def test_a_sale_reassigned_later_stays_with_who_registered_it(ahora):
    lucia, jorge = UsuarioFactory(), UsuarioFactory()
    f.llamada(DIA, agente=lucia)
    venta = f.venta(DIA, asesor=lucia)
    razon = Motivo.objects.filter(ambito=Motivo.Ambito.REASIGNACION)[0]
    jefe = UsuarioFactory(rol=Rol.JEFE_VENTAS)

    reasignar(venta.pk, acto=Acto(jefe, DIA + timedelta(days=1)), a=jorge, motivo=razon)

    (fila,) = mes("2026-11", ahora=ahora).por_agente
    assert (fila.clave, fila.registradas, fila.efectivas) == (str(lucia.pk), 1, 1)
    detras = filas("2026-11", "registradas", ahora=ahora, filtros={"agente": fila.clave})
    assert [v.pk for v in detras.consulta] == [venta.pk]


def test_agents_products_and_weeks_add_up_to_the_month(ahora):
    ana, beto = UsuarioFactory(), UsuarioFactory()
    una = f.llamada(DIA, "ACEPTA", agente=ana)
    f.venta(DIA, asesor=ana, llamada=una, plan="FTTH-50")
    f.llamada(DIA - timedelta(days=14), agente=beto)
    f.venta(DIA - timedelta(days=7), asesor=beto)

    r = mes("2026-11", ahora=ahora)

    for cuentas in (r.por_agente, r.por_semana):
        assert sum(x.registradas for x in cuentas) == r.oficial.n == 2
        assert sum(x.efectivas for x in cuentas) == r.oficial.d == 2
    assert {(x.nombre, x.registradas) for x in r.por_producto} == {
        ("Internet FTTH-GPON", 1),
        ("Sin oferta", 1),
    }
    assert [x.nombre for x in r.por_semana] == ["2–8", "9–15", "16–22"]


def test_a_definition_rules_from_its_month_on(ahora):
    aprobada(date(2026, 12, 1), ahora=ahora)

    assert mes("2026-11", ahora=ahora).definicion.parametro == 98
    assert mes("2026-12", ahora=ahora).definicion.parametro == 90


def test_the_cdr_says_up_to_when_it_was_imported(ahora):
    RegistroCDR.objects.create(uniqueid="1", huella="1", grupo="1", calldate=DIA)

    assert (
        "CDR de Elastix importado hasta el 16 de noviembre de 2026."
        in mes("2026-11", ahora=ahora).faltantes
    )


@pytest.mark.parametrize("texto", ["2026-13", "noviembre", "", "2026-11-01"])
def test_a_month_that_is_none_says_how_to_write_it(texto, ahora):
    with pytest.raises(DatoInvalido, match="2026-11"):
        mes(texto, ahora=ahora)


@pytest.mark.parametrize(("contado", "preguntas"), [(False, 21), (True, 17)])
@pytest.mark.parametrize("cuantos", [1, 4])
def test_the_month_costs_the_same_queries_for_one_agent_or_four(
    cuantos, contado, preguntas, ahora, django_assert_num_queries
):
    for _ in range(cuantos):
        asesor = UsuarioFactory()
        una = f.llamada(DIA, "ACEPTA", agente=asesor)
        venta = f.venta(DIA, asesor=asesor, llamada=una, plan="FTTH-50")
        f.recorrer(venta, "glosar", [DIA] * 9)
    assert Llamada.objects.count() == cuantos

    if contado:
        juntar()
    with django_assert_num_queries(preguntas):
        r = mes("2026-11", ahora=ahora)
        _ = (r.por_agente, r.por_producto, r.por_semana, r.tendencia, r.faltantes)
        _ = (r.embudo, r.tiempos)
