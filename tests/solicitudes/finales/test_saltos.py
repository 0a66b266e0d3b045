"""Leaving a client for later: with a reason, few a day, and never after having spoken (1.2)."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from bluecom.bitacora.models import Evento
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from cartera.models import Cartera, ContactoCartera
from solicitudes.finales.deshacer import deshacer
from solicitudes.finales.saltos import (
    de_cada_uno,
    en_pie,
    exigir_salto,
    le_quedan,
    saltos_del_dia,
)
from solicitudes.finales.servicio import descartar
from solicitudes.finales.siguiente import tomar
from solicitudes.mesa.anteriores import saltos_entre
from solicitudes.models import Motivo, Venta
from solicitudes.pasos.p04_llamada.servicio import registrar_llamada
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.parametros import SALTOS_AL_DIA
from tests.cartera.factories import ContactoCarteraFactory
from tests.factories_cuentas import UsuarioFactory
from tests.parametros.numeros import aprobado
from tests.solicitudes.factories import AHORA, motivo, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("1.2")]
MARTES = AHORA + timedelta(days=1)


@pytest.fixture
def asesor():
    ContactoCarteraFactory.create_batch(5)
    return UsuarioFactory(rol=Rol.ASESOR)


def hasta(cuantos: int) -> None:
    """From tomorrow on, so many skips a day."""
    aprobado(SALTOS_AL_DIA, cuantos, date(2026, 11, 24), ahora=AHORA)


def saltar(quien, ahora=MARTES) -> Venta:
    venta = tomar(acto=Acto(quien, ahora))
    return descartar(venta.pk, acto=Acto(quien, ahora), motivo=motivo("SALTO", "SALTADO"))


def test_a_skipped_client_comes_back_another_day_and_the_log_says_why(asesor):
    venta = saltar(asesor)

    contacto = ContactoCartera.objects.get(pk=venta.contacto_id)
    assert (contacto.situacion, contacto.proximo_en) == ("REINTENTO", MARTES + timedelta(days=1))
    evento = Evento.objects.get(cadena=venta.cadena, tipo="descartar")
    assert (evento.actor, evento.datos["motivo"]) == (asesor, "SALTADO")
    assert de_cada_uno(saltos_del_dia(MARTES)) == {asesor.pk: 1}


def test_past_the_day_s_number_the_client_in_hand_is_to_be_called(asesor):
    hasta(2)
    saltar(asesor)
    saltar(asesor)

    with pytest.raises(TransicionInvalida, match="Ya saltó a 2 clientes hoy"):
        saltar(asesor)

    assert Venta.objects.en_mano_de(asesor).count() == 1


def test_midnight_gives_them_back_and_a_colleague_has_his_own(asesor):
    hasta(1)
    saltar(asesor)

    assert le_quedan(Acto(asesor, MARTES)) == 0
    assert le_quedan(Acto(asesor, MARTES + timedelta(days=1))) == 1
    assert le_quedan(Acto(UsuarioFactory(rol=Rol.ASESOR), MARTES)) == 1


def test_who_was_taken_again_is_no_skip_any_more(asesor):
    hasta(1)
    venta = saltar(asesor)
    ContactoCartera.objects.exclude(pk=venta.contacto_id).delete()
    otra_vez = MARTES + timedelta(days=1)

    assert tomar(acto=Acto(asesor, otra_vez)).contacto_id == venta.contacto_id

    assert saltos_del_dia(MARTES).count() == 1
    assert not en_pie(saltos_del_dia(MARTES)).exists()


def test_with_whom_one_already_spoke_one_says_what_he_said():
    venta = venta_en(Estado.FACTIBLE)
    acto = Acto(venta.asesor, AHORA)
    registrar_llamada(venta.pk, acto=acto, resultado="ACEPTA")

    with pytest.raises(TransicionInvalida, match="ya se habló"):
        descartar(venta.pk, acto=acto, motivo=motivo("SALTO", "SALTADO"))


def test_a_callback_that_is_due_is_not_left_for_later():
    asesor = UsuarioFactory(rol=Rol.ASESOR)
    ContactoCarteraFactory(situacion="RELLAMADA", proximo_en=AHORA, asignado_a=asesor)
    venta = tomar(acto=Acto(asesor, AHORA))

    with pytest.raises(TransicionInvalida, match="pidió que lo llamaran"):
        descartar(venta.pk, acto=Acto(asesor, AHORA), motivo=motivo("SALTO", "SALTADO"))

    assert Venta.objects.en_mano_de(asesor).get() == venta


def test_two_tabs_skip_one_client_once(client, asesor):
    client.force_login(asesor)
    venta = tomar(acto=Acto(asesor, timezone.now()))
    otra_pestana = {"motivo": motivo("SALTO", "SALTADO").pk}

    client.post(f"/ventas/{venta.pk}/saltar/", otra_pestana)
    siguiente = Venta.objects.en_mano_de(asesor).get()
    client.post(f"/ventas/{venta.pk}/saltar/", otra_pestana)

    assert Venta.objects.en_mano_de(asesor).get() == siguiente
    assert saltos_del_dia(timezone.now()).count() == 1


def test_taking_a_call_back_leaves_the_skip_that_came_after_it_as_it_was():
    primera = venta_en(Estado.FACTIBLE)
    asesor, despues = primera.asesor, AHORA + timedelta(seconds=30)
    ContactoCarteraFactory(asignado_a=asesor)
    llamada = registrar_llamada(primera.pk, acto=Acto(asesor, AHORA), resultado="OCUPADO")
    saltada = saltar(asesor, despues)

    deshacer(primera.pk, llamada.pk, acto=Acto(asesor, despues))

    assert Venta.objects.en_mano_de(asesor).get() == primera
    assert Venta.objects.get(pk=saltada.pk).estado == Estado.DESCARTADA
    assert en_pie(saltos_del_dia(despues)).get().venta == saltada


def test_who_leads_the_floor_is_not_counted():
    hasta(0)
    venta = venta_en(Estado.FACTIBLE, ahora=MARTES)

    exigir_salto(venta, acto=Acto(UsuarioFactory(rol=Rol.SUPERVISOR), MARTES))
    with pytest.raises(TransicionInvalida, match="Ya saltó a 0 clientes hoy"):
        exigir_salto(venta, acto=Acto(venta.asesor, MARTES))


def test_a_skip_of_practice_counts_for_nobody(asesor):
    venta = saltar(asesor)
    assert list(saltos_del_dia(MARTES)) == saltos_entre(MARTES, MARTES + timedelta(hours=1)) != []

    Cartera.objects.filter(pk=venta.contacto.cartera_id).update(de_prueba=True)

    assert list(saltos_del_dia(MARTES)) == saltos_entre(MARTES, MARTES + timedelta(hours=1)) == []


def test_a_discard_that_brings_its_client_back_is_no_way_round_the_cap():
    """One that was written in the catalogue before that was refused there."""
    venta = venta_en(Estado.FACTIBLE)
    manana = Motivo.objects.create(
        ambito="DESCARTE", codigo="MANANA", nombre="Mañana", desenlace="ESPERA", dias=1
    )

    with pytest.raises(TransicionInvalida, match="eso es un salto"):
        descartar(venta.pk, acto=Acto(venta.asesor, AHORA), motivo=manana)
