"""PostgreSQL refuses every way to change a state but ``avanzar()``."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import DatabaseError, OperationalError, connection, transaction

from bluecom.cuentas.acto import Acto
from solicitudes.models import Venta
from solicitudes.puerta.avanzar import bloquear
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA
from tests.solicitudes.ventas_sueltas import VentaFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def venta() -> Venta:
    return VentaFactory(estado=Estado.GLOSADA)


def _sigue_glosada(venta: Venta) -> bool:
    return Venta.objects.get(pk=venta.pk).estado == Estado.GLOSADA


def test_an_update_of_the_state_is_refused(venta):
    with pytest.raises(DatabaseError, match=r"solo cambia por avanzar"), transaction.atomic():
        Venta.objects.filter(pk=venta.pk).update(estado=Estado.CONCLUIDA)

    assert _sigue_glosada(venta)


def test_assigning_the_state_is_refused_before_the_database(venta):
    with pytest.raises(AttributeError):
        venta.estado = Estado.CONCLUIDA


def test_a_transition_called_by_hand_cannot_be_saved(venta):
    descartada = VentaFactory(estado=Estado.TOMADA)
    descartada.ahora = descartada.tomada_en
    descartada.descartar()

    with pytest.raises(DatabaseError, match=r"solo cambia por avanzar"), transaction.atomic():
        descartada.save()

    assert Venta.objects.get(pk=descartada.pk).estado == Estado.TOMADA


def test_a_bulk_update_of_the_state_is_refused(venta):
    venta.__dict__["estado"] = Estado.CONCLUIDA

    with pytest.raises(DatabaseError, match=r"solo cambia por avanzar"), transaction.atomic():
        Venta.objects.bulk_update([venta], ["estado"])

    assert _sigue_glosada(venta)


def test_other_columns_are_saved_as_always(venta):
    venta.numero_smartflex = "12345"
    venta.save()

    assert Venta.objects.get(pk=venta.pk).numero_smartflex == "12345"


@pytest.mark.django_db(transaction=True)
def test_whoever_locks_a_sale_is_alone_with_it_and_reads_the_hour_of_the_act():
    venta, acto = VentaFactory(), Acto(UsuarioFactory(), AHORA)

    with transaction.atomic():
        suya = bloquear(venta.pk, acto=acto)
        assert suya.ahora == AHORA
        with pytest.raises(OperationalError), ThreadPoolExecutor(1) as otro:
            otro.submit(_tomarla_sin_esperar, venta.pk).result()


def _tomarla_sin_esperar(venta_id: int) -> None:
    try:
        with transaction.atomic():
            Venta.objects.select_for_update(nowait=True).get(pk=venta_id)
    finally:
        connection.close()
