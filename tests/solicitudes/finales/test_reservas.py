"""What keeps a client reserved: any act of this taking, and of no other."""

from datetime import timedelta

import pytest
from django.http import QueryDict

from bluecom.cuentas.acto import Acto
from bluecom.pendientes.models import Aviso
from solicitudes.finales.reservas import liberar_reservas
from solicitudes.models import Borrador, Venta
from solicitudes.pasos.borrador import guardar_borrador
from solicitudes.pasos.p04_llamada.servicio import registrar_llamada
from solicitudes.reglas.estados import Estado
from tests.cartera.factories import LlamadaFactory
from tests.solicitudes.factories import AHORA, venta_en

pytestmark = pytest.mark.django_db
RATO, DESPUES = timedelta(minutes=20), AHORA + timedelta(minutes=31)


def soltadas() -> int:
    return liberar_reservas(ahora=DESPUES)


def test_a_check_keeps_the_reservation():
    venta = venta_en(Estado.VERIFICADA)
    venta.verificaciones.update(consultado_en=AHORA + RATO)
    assert soltadas() == 0

    venta.verificaciones.update(consultado_en=AHORA)
    assert soltadas() == 1


def test_a_draft_keeps_the_reservation():
    venta = venta_en(Estado.TOMADA)
    guardar_borrador(
        venta.pk, paso=2, enviado=QueryDict("servicios=FTTH_GPON"),
        acto=Acto(venta.asesor, AHORA + RATO),
    )  # fmt: skip
    assert soltadas() == 0

    Borrador.objects.filter(venta=venta).update(escrito_en=AHORA)
    assert soltadas() == 1


def test_a_call_of_an_earlier_taking_keeps_nothing():
    venta = venta_en(Estado.TOMADA)
    LlamadaFactory(contacto=venta.contacto, agente=venta.asesor, inicio=AHORA + RATO)
    Venta.objects.filter(pk=venta.pk).update(tomada_en=AHORA)
    assert soltadas() == 0

    venta.contacto.llamadas.update(inicio=AHORA - RATO)
    assert soltadas() == 1


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
