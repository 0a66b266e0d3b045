"""A client is given to somebody who takes the next one at that very instant."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol, Usuario
from solicitudes.finales.siguiente import tomar
from solicitudes.mesa.reasignar import reasignar
from solicitudes.models import Motivo, Venta
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado
from tests.apoyo.candados import cuantos_esperan
from tests.apoyo.esperar import esperar_a
from tests.cartera.factories import ContactoCarteraFactory
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, venta_en

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.paso("1.2")]


def _dar(venta: Venta, a: Usuario) -> Venta:
    supervisor = UsuarioFactory(rol=Rol.SUPERVISOR)
    motivo = Motivo.objects.filter(ambito="REASIGNACION")[0]
    try:
        return reasignar(venta.pk, acto=Acto(supervisor, AHORA), a=a, motivo=motivo)
    finally:
        connection.close()


def test_who_takes_the_next_client_meanwhile_is_given_no_second_one():
    venta, a = venta_en(Estado.TOMADA), UsuarioFactory()
    siguiente = ContactoCarteraFactory()

    with ThreadPoolExecutor(1) as hilos:
        with transaction.atomic():
            assert tomar(acto=Acto(a, AHORA)).contacto == siguiente
            pedido = hilos.submit(_dar, venta, a)
            esperar_a(lambda: cuantos_esperan() == 1)
        with pytest.raises(TransicionInvalida, match="ya tiene un cliente en mano"):
            pedido.result(timeout=20)

    assert Venta.objects.get(pk=venta.pk).asesor == venta.asesor
