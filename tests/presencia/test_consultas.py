"""How long of the day, and who is where: by the same reads however many they are."""

from datetime import timedelta

import pytest

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.presencia.consultas import (
    abiertos_con_sesion,
    en_que,
    en_que_estan,
    mi_estado,
    pasa_del_limite,
    pausas,
    sumar,
    tiempos,
    tiempos_de,
)
from bluecom.presencia.models import EstadoAsesor, Intervalo
from bluecom.presencia.servicios import pasar_a
from tests.factories_cuentas import UsuarioFactory
from tests.presencia.test_servicios import sesion

pytestmark = pytest.mark.django_db
HORA = timedelta(hours=1)


@pytest.fixture
def asesor(ahora):
    """Available from 10 to 12, at lunch until 13, and available since."""
    asesor = UsuarioFactory(rol=Rol.ASESOR)
    for horas, codigo in ((0, "DISPONIBLE"), (2, "ALMUERZO"), (3, "DISPONIBLE")):
        pasar_a(codigo, acto=Acto(asesor, ahora + horas * HORA))
    return asesor


def test_the_day_s_totals_are_what_the_rows_say(asesor, ahora):
    hasta = ahora + 5 * HORA

    suyos = {"DISPONIBLE": 4 * HORA, "ALMUERZO": HORA}
    assert tiempos_de(asesor, ahora, hasta) == suyos
    assert tiempos(ahora, hasta) == {asesor.pk: suyos}
    assert sumar(Intervalo.objects.all(), desde=ahora, hasta=hasta) == {asesor.pk: suyos}


def test_who_is_where_is_the_same_read_alone_or_with_others(asesor, ahora):
    sesion(asesor, ahora, ahora + 9 * HORA)
    abiertos = list(abiertos_con_sesion(ahora + 4 * HORA))

    assert [uno.viva for uno in abiertos] == [True]
    assert en_que(abiertos, ahora + 4 * HORA) == en_que_estan(ahora + 4 * HORA)


def test_only_what_lies_within_counts(asesor, ahora):
    desde, hasta = ahora + 2.5 * HORA, ahora + 3.5 * HORA

    assert tiempos_de(asesor, desde, hasta) == {"DISPONIBLE": HORA / 2, "ALMUERZO": HORA / 2}
    assert pausas(desde, hasta) == {asesor.pk: [(desde, ahora + 3 * HORA)]}
    assert tiempos_de(asesor, ahora - 2 * HORA, ahora) == {}


def test_at_the_very_limit_a_pause_is_in_time(ahora):
    almuerzo = EstadoAsesor.objects.get(pk="ALMUERZO")

    assert not pasa_del_limite(almuerzo, ahora, ahora + HORA)
    assert pasa_del_limite(almuerzo, ahora, ahora + HORA + timedelta(seconds=1))
    assert not pasa_del_limite(EstadoAsesor(limite=0), ahora, ahora + 9 * HORA)


def test_one_s_own_state_is_one_read_with_what_may_be_chosen(asesor, django_assert_num_queries):
    with django_assert_num_queries(1):
        suyo = mi_estado(asesor)

    assert (suyo.actual.pk, suyo.en_pausa) == ("DISPONIBLE", False)
    assert [e.pk for e in suyo.opciones][:2] == ["DISPONIBLE", "DESCANSO"]


def test_a_state_that_was_taken_out_of_use_is_still_one_s_own(asesor, ahora):
    pasar_a("FALLA", acto=Acto(asesor, ahora + 4 * HORA))
    EstadoAsesor.objects.filter(pk="FALLA").update(activo=False)

    assert mi_estado(asesor).actual.pk == "FALLA"
    assert "FALLA" not in {e.pk for e in mi_estado(UsuarioFactory()).opciones}


def test_where_everybody_is_by_one_read(asesor, ahora, django_assert_num_queries):
    tarde = ahora + 5 * HORA
    sesion(asesor, ahora, tarde + HORA)
    ido = UsuarioFactory(rol=Rol.ASESOR)
    pasar_a("DESCANSO", acto=Acto(ido, ahora))

    with django_assert_num_queries(1):
        donde = en_que_estan(tarde)

    assert {pk: (d.intervalo.estado_id, d.conectado, d.pasado) for pk, d in donde.items()} == {
        asesor.pk: ("DISPONIBLE", True, False),
        ido.pk: ("DESCANSO", False, True),
    }
