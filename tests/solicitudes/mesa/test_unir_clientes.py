"""Two clients joined: sales, calls and papers of both stand on one page (1.1)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.rechazo import Rechazo
from cartera.models import ContactoCartera
from cartera.servicios import reprogramar, unir
from solicitudes.finales.deshacer import deshacer
from solicitudes.mesa.ficha_cliente import ficha_de
from solicitudes.pasos.p04_llamada.servicio import registrar_llamada
from solicitudes.reglas.estados import Estado
from tests.cartera.factories import ClienteFactory, ContactoCarteraFactory
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, venta_en
from tests.solicitudes.segundo_producto import tambien

pytestmark = [pytest.mark.django_db, pytest.mark.paso("1.1")]
TODO_DEL_UNO = {"nombre": "uno", "ci": "uno", "codigo": "uno"}


@pytest.fixture
def jefa():
    return UsuarioFactory(rol=Rol.SUPERVISOR)


def juntar(uno, otro, jefa):
    claves = sorted((uno.pk, otro.pk))
    return unir(*claves, elegidos=TODO_DEL_UNO, razon="Lo dijo", acto=Acto(jefa, AHORA))


def test_the_sales_of_both_are_of_one_client_and_none_is_lost(jefa):
    ventas = [venta_en(Estado.ACEPTADA), venta_en(Estado.DESCARTADA)]
    uno, otro = (venta.cliente for venta in ventas)

    queda = juntar(uno, otro, jefa)

    ficha = ficha_de(queda, jefa)
    dichos = [hecho["texto"] for hecho in ficha["historia"]]
    assert {venta.pk for venta in ficha["ventas"]} == {venta.pk for venta in ventas}
    assert sum("Llamada al" in dicho for dicho in dichos) == 1
    assert any(dicho.startswith("Unido con el cliente") for dicho in dichos)


def test_in_one_portfolio_a_sale_in_hand_goes_on_where_it_was(jefa):
    venta = venta_en(Estado.FACTIBLE)
    repetido = ContactoCarteraFactory(
        cartera=venta.contacto.cartera, cliente=ClienteFactory(), situacion="CERRADO"
    )

    queda = juntar(venta.cliente, repetido.cliente, jefa)

    venta.refresh_from_db()
    assert (venta.estado, venta.contacto.situacion) == (Estado.FACTIBLE, "EN_MANO")
    assert venta.contacto.cliente == queda
    assert not ContactoCartera.objects.filter(pk=repetido.pk).exists()


def test_who_is_in_hand_by_his_other_name_is_not_taken_back_from_that_hand(jefa):
    venta, otra = venta_en(Estado.FACTIBLE), venta_en(Estado.FACTIBLE)
    ContactoCartera.objects.filter(pk=otra.contacto_id).update(
        cartera=venta.contacto.cartera, orden=999
    )
    yo = Acto(venta.asesor, AHORA)
    llamada = registrar_llamada(venta.pk, acto=yo, resultado="NO_ACEPTA", detalle="PRECIO")
    juntar(venta.cliente, otra.cliente, jefa)

    with pytest.raises(Rechazo, match="en manos de otra persona"):
        deshacer(venta.pk, llamada.pk, acto=yo)

    otra.refresh_from_db()
    assert (otra.estado, otra.contacto.reservado_por) == (Estado.FACTIBLE, otra.asesor)


def test_a_sale_of_the_place_that_is_no_more_is_of_the_one_that_stays(jefa):
    anulada, vendida = venta_en(Estado.ANULADA), venta_en(Estado.ACEPTADA)
    ContactoCartera.objects.filter(pk=anulada.contacto_id).update(
        cartera=vendida.contacto.cartera, orden=999
    )

    queda = juntar(anulada.cliente, vendida.cliente, jefa)

    assert queda.contactos.get() == vendida.contacto
    assert set(vendida.contacto.ventas.all()) == {anulada, vendida}


def test_a_second_product_is_in_nobodys_hand_and_keeps_neither_from_being_joined(jefa):
    primera, tomada = venta_en(Estado.ACEPTADA), venta_en(Estado.TOMADA)
    segunda = tambien(primera)

    queda = juntar(primera.cliente, tomada.cliente, jefa)

    assert {v.pk for v in ficha_de(queda, jefa)["ventas"]} == {primera.pk, segunda.pk, tomada.pk}


def test_what_was_done_at_a_place_that_is_no_more_is_still_told(jefa):
    venta = venta_en(Estado.FACTIBLE)
    repetido = ContactoCarteraFactory(cartera=venta.contacto.cartera, situacion="RELLAMADA")
    reprogramar(
        repetido.rellamadas.get().pk,
        acto=Acto(jefa, timezone.now()),
        cuando=timezone.now() + timedelta(days=1),
    )

    queda = juntar(venta.cliente, repetido.cliente, jefa)

    dichos = [hecho["texto"] for hecho in ficha_de(queda, jefa)["historia"]]
    assert any("otra hora" in dicho for dicho in dichos)
