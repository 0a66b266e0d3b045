"""The running month under its parameter, or going to be: told once for each crossing (III.2)."""

from datetime import date, datetime, timedelta

import pytest

from bluecom.bolivia.fechas import LA_PAZ
from bluecom.cuentas.models import Rol
from bluecom.pendientes.models import Aviso
from indicadores.alerta import vigilar
from indicadores.models import Alerta
from indicadores.parametros import ALERTA_DESDE, ALERTA_OYEN
from indicadores.tasks import vigilar_el_mes
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.indicadores import factories as f
from tests.parametros.numeros import aprobado

pytestmark = [pytest.mark.django_db, pytest.mark.paso("III.2")]
DIA = datetime(2026, 11, 16, 9, 0, tzinfo=LA_PAZ)
Que = Alerta.Que


@pytest.fixture
def oyen():
    """The jefe and the supervisora hear; the other jefe, and who is not there, do not."""
    UsuarioFactory(rol=Rol.JEFE_SERVICIO)
    UsuarioFactory(rol=Rol.JEFE_VENTAS, is_active=False)
    UsuarioFactory(rol=Rol.ASESOR)
    return [UsuarioFactory(rol=rol).pk for rol in (Rol.JEFE_VENTAS, Rol.SUPERVISOR)]


def cien(n, cuando=DIA):
    """A hundred conversations, of which ``n`` brought a request."""
    f.llamadas(100, cuando)
    f.registradas(n, cuando)


def avisos_de(oyen):
    return Aviso.objects.filter(usuario__in=oyen)


def abiertas():
    return list(Alerta.objects.filter(hasta=None).values_list("que", flat=True))


def test_whoever_is_to_hear_does_once_however_often_it_is_looked_at(oyen, ahora):
    cien(97)

    [alerta] = vigilar(ahora=ahora)
    assert vigilar(ahora=ahora + timedelta(minutes=10)) == []

    assert (alerta.que, alerta.n, alerta.d) == (Que.BAJO, 97, 100)
    avisos = Aviso.objects.abiertos().filter(usuario__in=oyen)
    assert sorted(aviso.usuario_id for aviso in avisos) == oyen
    oidos = Aviso.objects.values_list("usuario__rol", "usuario__is_active")
    assert {*oidos} == {(Rol.JEFE_VENTAS, True), (Rol.SUPERVISOR, True)}
    assert "va en 97,00 % (97 de 100), bajo el 98 %" in avisos[0].texto
    assert avisos[0].url == "/mes/2026-11/"


@pytest.mark.parametrize(("n", "baja"), [(98, False), (97, True)])
def test_at_the_parameter_itself_nobody_is_told(n, baja, ahora):
    cien(n)

    assert bool(vigilar(ahora=ahora)) == baja


def test_ninety_eight_on_the_screen_is_told_when_the_integers_are_under(ahora):
    """97,9992 %, where a rounded percentage would say 98,00."""
    f.llamadas(2_499, DIA)
    f.registradas(2_449, DIA)

    [alerta] = vigilar(ahora=ahora)
    assert (alerta.n, alerta.d) == (2_449, 2_499)

    f.registradas(1, DIA)
    assert vigilar(ahora=ahora) == []
    assert abiertas() == []


def test_a_month_that_recovers_closes_its_notices_and_falling_again_is_told_again(oyen, ahora):
    cien(97)
    vigilar(ahora=ahora)
    f.registradas(1, DIA)

    assert vigilar(ahora=ahora) == []
    assert not avisos_de(oyen).abiertos().exists()
    assert avisos_de(oyen)[0].cierre == "el mes volvió a 98,00 %"

    f.llamada(DIA)
    assert [una.que for una in vigilar(ahora=ahora)] == [Que.BAJO]
    assert avisos_de(oyen).abiertos().count() == 2
    assert avisos_de(oyen).count() == 4


def test_a_month_that_would_end_under_it_is_told_before_it_falls(oyen, ahora):
    """The days that ended say 97 %; today alone holds the month at 98."""
    ayer = ahora - timedelta(days=1)
    cien(97, ayer)
    f.registradas(1, ahora)

    assert [una.que for una in vigilar(ahora=ahora)] == [Que.BAJARIA]
    assert "a este ritmo terminaría en 97,00 %" in avisos_de(oyen)[0].texto

    f.llamada(ahora)
    assert [una.que for una in vigilar(ahora=ahora)] == [Que.BAJO]
    assert abiertas() == [Que.BAJO]
    assert avisos_de(oyen).abiertos().count() == 2


def test_a_projection_that_recovers_closes_by_itself(ahora):
    ayer = ahora - timedelta(days=1)
    cien(97, ayer)
    f.registradas(1, ahora)
    vigilar(ahora=ahora)

    f.registradas(1, ayer)
    vigilar(ahora=ahora)

    assert abiertas() == []


def test_the_next_month_starts_without_what_the_last_one_left(oyen, ahora):
    cien(97)
    vigilar(ahora=ahora)

    vigilar(ahora=datetime(2026, 12, 1, 0, 7, tzinfo=LA_PAZ))

    assert abiertas() == []
    assert {aviso.cierre for aviso in Aviso.objects.all()} == {"el mes terminó"}


def test_a_handful_of_calls_alarms_nobody(ahora):
    f.llamadas(9, DIA)
    assert vigilar(ahora=ahora) == []

    f.llamada(DIA)
    assert [una.que for una in vigilar(ahora=ahora)] == [Que.BAJO]


def test_an_annulment_is_a_crossing_too(ahora):
    cien(97)
    f.venta(DIA, estado=Estado.ANULADA, cerrada_en=ahora + timedelta(minutes=5))

    assert vigilar(ahora=ahora) == []
    assert [una.que for una in vigilar(ahora=ahora + timedelta(minutes=10))] == [Que.BAJO]


def test_who_hears_and_from_when_are_signed_numbers(oyen, ahora):
    cien(97)
    aprobado(ALERTA_OYEN, 1, date(2026, 11, 20), ahora=DIA)
    aprobado(ALERTA_DESDE, 101, date(2026, 11, 24), ahora=DIA)

    assert vigilar(ahora=ahora + timedelta(days=1)) == []
    vigilar(ahora=ahora)

    assert list(avisos_de(oyen).values_list("usuario__rol", flat=True)) == [Rol.JEFE_VENTAS]


def test_beat_looks_at_the_month_of_now():
    vigilar_el_mes()

    assert not Alerta.objects.exists()
