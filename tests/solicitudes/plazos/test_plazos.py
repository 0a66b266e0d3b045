"""Step 10.1: 24 running hours from the confirmation, one notice for each turn of the clock."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.pendientes.models import Aviso
from solicitudes.models import Venta
from solicitudes.pasos.p04_llamada.servicio import registrar_llamada
from solicitudes.plazos.vigilar import liberar_reservas, vigilar_plazos
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, venta_en

pytestmark = pytest.mark.django_db


@pytest.mark.paso("10.1")
def test_the_clock_is_24_running_hours_from_the_confirmation():
    venta = venta_en(Estado.IMPRESA)

    assert venta.vence_en - venta.impresa_en == timedelta(hours=24)
    assert venta.politica_plazo == "horas corridas"


@pytest.mark.paso("10.1")
@pytest.mark.parametrize(("horas", "avisa"), [(21.9, False), (22, True), (23.99, True), (24, True)])
def test_a_notice_is_given_two_hours_before_and_at_the_deadline(horas, avisa):
    venta = venta_en(Estado.IMPRESA)

    avisos = vigilar_plazos(ahora=venta.impresa_en + timedelta(hours=horas))

    assert bool(avisos) == avisa


@pytest.mark.paso("10.1")
def test_run_twice_the_second_gives_none():
    venta = venta_en(Estado.IMPRESA)
    vencida = venta.vence_en + timedelta(minutes=1)

    assert len(vigilar_plazos(ahora=vencida)) == 1
    assert vigilar_plazos(ahora=vencida) == []


@pytest.mark.paso("10.1")
def test_an_overdue_folder_is_told_to_the_floor_too():
    supervisora = UsuarioFactory(rol=Rol.SUPERVISOR)
    venta = venta_en(Estado.IMPRESA)

    vigilar_plazos(ahora=venta.vence_en)

    avisados = set(
        Aviso.objects.filter(clave__startswith="plazo:vencido").values_list("usuario", flat=True)
    )
    assert {venta.asesor_id, supervisora.pk} <= avisados


@pytest.mark.paso("10.1")
def test_a_received_folder_is_late_for_ever_and_watched_no_more():
    venta = venta_en(Estado.ENTREGADA)

    assert vigilar_plazos(ahora=venta.vence_en + timedelta(days=2)) == []


def test_simulating_writes_nothing():
    venta = venta_en(Estado.IMPRESA)
    salida = StringIO()
    cuando = (venta.vence_en + timedelta(days=400)).isoformat()

    call_command("vigilar_plazos", "--simular", "--json", "--ahora", cuando, stdout=salida)

    assert len(json.loads(salida.getvalue())["avisos"]) == 1
    assert not Aviso.objects.filter(clave__startswith="plazo:").exists()


@pytest.mark.parametrize(
    ("cuando", "dice"), [("2199-01-01T00:00", "--simular"), ("ayer", "no es un instante")]
)
def test_the_command_refuses_a_time_that_is_not_now(cuando, dice):
    with pytest.raises(CommandError, match=dice):
        call_command("vigilar_plazos", "--ahora", cuando)


@pytest.mark.paso("1.2")
def test_a_client_in_hand_that_nobody_works_on_goes_back_to_the_portfolio():
    venta = venta_en(Estado.VERIFICADA)

    assert liberar_reservas(ahora=AHORA + timedelta(minutes=31)) == 1

    venta.refresh_from_db()
    venta.contacto.refresh_from_db()
    assert venta.estado == Estado.DESCARTADA
    assert venta.contacto.situacion == "REINTENTO"
    assert Aviso.objects.filter(usuario=venta.asesor, clave=f"reserva:{venta.pk}").exists()


@pytest.mark.paso("1.2")
def test_a_reservation_never_expires_while_a_call_is_fresh():
    venta = venta_en(Estado.FACTIBLE)
    registrar_llamada(
        venta.pk, acto=Acto(venta.asesor, AHORA + timedelta(minutes=20)), resultado="NO_CONTESTA"
    )

    assert liberar_reservas(ahora=AHORA + timedelta(minutes=40)) == 0


def test_an_accepted_sale_has_no_reservation_to_expire():
    venta_en(Estado.ACEPTADA)

    assert liberar_reservas(ahora=AHORA + timedelta(days=9)) == 0
    assert not Venta.objects.filter(estado=Estado.DESCARTADA).exists()
