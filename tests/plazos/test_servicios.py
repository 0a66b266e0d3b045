"""A deadline of an invented kind: opened, paused, resumed, met, closed."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from bluecom.bitacora.models import Evento
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.plazos.barrido import barrer
from bluecom.plazos.models import Pausa, Plazo
from bluecom.plazos.servicios import (
    abrir,
    cerrar,
    cumplir,
    pausar,
    programar,
    reanudar,
    recomputado,
)
from bluecom.plazos.tipos import tipo_de
from bluecom.rechazo import Rechazo
from tests.factories_cuentas import UsuarioFactory

pytestmark = pytest.mark.django_db
HORA = timedelta(hours=1)


@pytest.fixture
def yo():
    return UsuarioFactory(rol=Rol.SUPERVISOR)


@pytest.fixture
def plazo(rellamada, ahora):
    return abrir(rellamada.tipo, 7, ahora=ahora)


def releido(plazo):
    return Plazo.objects.get(pk=plazo.pk)


def escribir(plazo, **columnas):
    """Past the services."""
    with transaction.atomic():
        Plazo.objects.filter(pk=plazo.pk).update(**columnas)


def test_it_runs_by_the_version_in_force_and_knows_its_next_mark(plazo, ahora):
    assert tipo_de("rellamada").nombre == "Rellamada"
    assert (plazo.vence_en, plazo.proximo_aviso_en) == (ahora + 4 * HORA, ahora + 3 * HORA)
    assert (plazo.politica.numero, plazo.abierto, plazo.a_tiempo) == (1, True, None)
    assert str(plazo) == "Rellamada · 7"


@pytest.mark.parametrize(("tarda", "a_tiempo"), [(4 * HORA, True), (5 * HORA, False)])
def test_whoever_meets_it_is_noted_and_whether_in_time(plazo, yo, ahora, tarda, a_tiempo):
    cumplir(plazo.pk, acto=Acto(yo, ahora + tarda))

    hecho = releido(plazo)
    assert (hecho.a_tiempo, hecho.cumplido_por, hecho.abierto) == (a_tiempo, yo, False)
    assert hecho.proximo_aviso_en is None


def test_once_over_it_never_changes(plazo, yo, ahora):
    cerrar(plazo.pk, acto=Acto(yo, ahora))
    cumplir(plazo.pk, acto=Acto(yo, ahora + HORA))

    assert (releido(plazo).cerrado_en, releido(plazo).cumplido_en) == (ahora, None)
    with pytest.raises(IntegrityError, match="ya no cambia"):
        escribir(plazo, vence_en=ahora)


def test_one_thing_has_one_open_deadline_of_a_kind_and_another_after_it(
    plazo, rellamada, yo, ahora
):
    with pytest.raises(IntegrityError, match="plazo_uno_abierto"), transaction.atomic():
        abrir(rellamada.tipo, 7, ahora=ahora)

    cumplir(plazo.pk, acto=Acto(yo, ahora))
    assert abrir(rellamada.tipo, 7, ahora=ahora + HORA).pk != plazo.pk


def test_the_database_keeps_start_and_policy(plazo, ahora):
    for columnas in ({"inicio": ahora - HORA}, {"objeto_id": 8}, {"tipo": "entrega"}):
        with pytest.raises(IntegrityError, match="conserva su inicio"):
            escribir(plazo, **columnas)


def test_a_pause_stops_the_clock_and_moves_the_limit_by_what_it_lasted(plazo, yo, ahora):
    pausar(plazo.pk, acto=Acto(yo, ahora + HORA), motivo="CORTE_DE_LUZ")
    assert (releido(plazo).vence_en, releido(plazo).ultimo_util) == (None, None)
    assert barrer(ahora=ahora + 9 * HORA) == []

    reanudar(plazo.pk, acto=Acto(yo, ahora + 10 * HORA))

    seguido = releido(plazo)
    assert seguido.vence_en == recomputado(seguido) == ahora + 13 * HORA
    assert seguido.proximo_aviso_en == ahora + 12 * HORA
    actos = Evento.objects.filter(cadena="contacto:7").order_by("n")
    assert [(e.tipo, e.datos) for e in actos] == [
        ("pausar_plazo", {"motivo": "CORTE_DE_LUZ", "plazo": "rellamada"}),
        ("reanudar_plazo", {"plazo": "rellamada"}),
    ]


def test_a_mark_that_was_told_is_not_told_again_after_a_pause(plazo, rellamada, yo, ahora):
    barrer(ahora=ahora + 3 * HORA)
    pausar(plazo.pk, acto=Acto(yo, ahora + 3 * HORA), motivo="FERIA")
    reanudar(plazo.pk, acto=Acto(yo, ahora + 5 * HORA))

    assert barrer(ahora=ahora + 6 * HORA) == []
    assert barrer(ahora=ahora + 7 * HORA) == ["VENCIDO 7"]
    assert rellamada.dichas == [(7, "PREVIA"), (7, "VENCIDO")]


def test_what_is_met_in_a_pause_is_measured_without_it(plazo, yo, ahora):
    pausar(plazo.pk, acto=Acto(yo, ahora + HORA), motivo="FERIA")

    cumplir(plazo.pk, acto=Acto(yo, ahora + 30 * HORA))

    assert releido(plazo).a_tiempo is True
    assert Pausa.objects.get().reanudada_por == yo


def test_a_pause_is_the_floors_or_a_jefes_with_its_reason_and_one_at_a_time(plazo, yo, ahora):
    asesor = UsuarioFactory(rol=Rol.ASESOR)
    with pytest.raises(Rechazo, match="un supervisor o un jefe"):
        pausar(plazo.pk, acto=Acto(asesor, ahora), motivo="FERIA")
    with pytest.raises(Rechazo, match="Elija el motivo"):
        pausar(plazo.pk, acto=Acto(yo, ahora), motivo="")
    with pytest.raises(Rechazo, match="no está en pausa"):
        reanudar(plazo.pk, acto=Acto(yo, ahora))

    pausar(plazo.pk, acto=Acto(yo, ahora), motivo="FERIA")
    with pytest.raises(Rechazo, match="ya está en pausa"):
        pausar(plazo.pk, acto=Acto(yo, ahora), motivo="FERIA")

    cerrar(plazo.pk, acto=Acto(yo, ahora))
    with pytest.raises(Rechazo, match="ya terminó"):
        reanudar(plazo.pk, acto=Acto(yo, ahora))


def test_a_pause_is_never_rewritten(plazo, yo, ahora):
    pausa = pausar(plazo.pk, acto=Acto(yo, ahora), motivo="FERIA")

    with pytest.raises(IntegrityError, match="no se reescribe"), transaction.atomic():
        Pausa.objects.filter(pk=pausa.pk).update(desde=ahora - HORA)


def test_all_marks_told_nothing_is_left_to_tell(plazo):
    plazo.ultima_marca = 0

    programar(plazo)

    assert plazo.proximo_aviso_en is None
