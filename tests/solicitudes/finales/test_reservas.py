"""A reservation runs from its asesor's last act; when it ends the client is as before it."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.http import QueryDict

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from cartera.models import ContactoCartera
from solicitudes.finales.reservas import liberar_reservas
from solicitudes.mesa.reasignar import reasignar
from solicitudes.models import Motivo, Venta
from solicitudes.pasos.borrador import guardar_borrador
from solicitudes.pasos.p02_p03_consultas.servicio import verificar_requisitos
from solicitudes.pasos.p04_llamada.servicio import registrar_llamada
from solicitudes.puerta.avanzar import bloquear
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("1.2")]
RATO, DESPUES = AHORA + timedelta(minutes=20), AHORA + timedelta(minutes=31)
COMO_ESTABA = "situacion situacion_previa proximo_en asignado_a_id reservado_por_id".split()


def soltadas(ahora=DESPUES) -> int:
    return liberar_reservas(ahora=ahora)


def como(contacto_id) -> list:
    contacto = ContactoCartera.objects.get(pk=contacto_id)
    return [getattr(contacto, campo) for campo in COMO_ESTABA]


def test_a_check_keeps_the_reservation():
    venta = venta_en(Estado.TOMADA)
    verificar_requisitos(
        venta.pk, acto=Acto(venta.asesor, RATO), servicios=venta.servicios_requeridos
    )

    assert soltadas() == 0
    assert soltadas(RATO + timedelta(minutes=30)) == 1


def test_a_draft_keeps_the_reservation():
    venta = venta_en(Estado.TOMADA)
    guardar_borrador(
        venta.pk, paso=2, enviado=QueryDict("servicios=FTTH_GPON"), acto=Acto(venta.asesor, RATO)
    )

    assert soltadas() == 0
    assert soltadas(RATO + timedelta(minutes=30)) == 1


def test_a_call_that_goes_on_keeps_the_reservation():
    venta = venta_en(Estado.FACTIBLE)
    registrar_llamada(venta.pk, acto=Acto(venta.asesor, RATO), resultado="CORTADA")

    assert soltadas() == 0
    assert soltadas(RATO + timedelta(minutes=30)) == 1


def test_any_act_of_its_asesor_keeps_it_and_none_of_another():
    venta = venta_en(Estado.TOMADA)

    with transaction.atomic():
        bloquear(venta.pk, acto=Acto(UsuarioFactory(rol=Rol.SUPERVISOR), RATO))
        assert Venta.objects.con_reserva_vencida(DESPUES).exists()
        bloquear(venta.pk, acto=Acto(venta.asesor, RATO))

    assert not Venta.objects.con_reserva_vencida(DESPUES).exists()


def test_what_others_do_keeps_nothing_but_a_new_hand_has_its_whole_time():
    venta = venta_en(Estado.TOMADA)
    razon = Motivo.objects.filter(ambito="REASIGNACION")[0]
    jefa, otra = UsuarioFactory(rol=Rol.SUPERVISOR), UsuarioFactory(rol=Rol.ASESOR)
    reasignar(venta.pk, acto=Acto(jefa, RATO), a=otra, motivo=razon)

    assert soltadas() == 0
    assert soltadas(RATO + timedelta(minutes=30)) == 1


@pytest.mark.parametrize("situacion", ["DISPONIBLE", "REINTENTO", "RELLAMADA", "ESPERA"])
def test_an_expired_taking_leaves_the_client_as_before_it(situacion):
    venta = venta_en(Estado.VERIFICADA)
    hora = None if situacion == "DISPONIBLE" else AHORA - timedelta(minutes=5)
    ContactoCartera.objects.filter(pk=venta.contacto_id).update(
        situacion_previa=situacion, proximo_en=hora
    )

    assert soltadas() == 1

    assert como(venta.contacto_id) == [situacion, "", hora, venta.asesor_id, None]
    terminada = Venta.objects.get(pk=venta.pk)
    assert terminada.estado == Estado.DESCARTADA
    assert terminada.razones.get().motivo.codigo == "RESERVA_VENCIDA"
