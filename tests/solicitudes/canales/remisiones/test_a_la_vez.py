"""Two people take a list at one instant, and a sale is annulled while a list is taken."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.rechazo import Rechazo
from solicitudes.canales.remisiones.servicio import dar_ejemplar, tomar
from solicitudes.finales.servicio import anular
from solicitudes.models import Remision, RenglonRemitido
from solicitudes.reglas.estados import Estado
from tests.apoyo.candados import cuantos_esperan
from tests.apoyo.esperar import esperar_a
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, motivo, venta_en

pytestmark = pytest.mark.django_db(transaction=True)
CENTRO = Remision.Destino.CENTRO


def _acto() -> Acto:
    return Acto(UsuarioFactory(rol=Rol.CANALES_VIRTUALES), AHORA)


def _tomar(acto: Acto, salida: Barrier | None = None) -> Remision | None:
    try:
        if salida:
            salida.wait(20)
        return tomar(CENTRO, acto=acto)
    except Rechazo:
        return None
    finally:
        connection.close()


def test_of_several_at_once_no_two_get_the_same_sale_nor_the_same_number():
    ventas = {venta_en(Estado.GLOSADA).pk for _ in range(2)}
    actos, salida = [_acto() for _ in range(4)], Barrier(4)
    with ThreadPoolExecutor(4) as hilos:
        tomadas = list(hilos.map(lambda acto: _tomar(acto, salida), actos))

    assert [una.numero for una in tomadas if una] == [1]
    assert {*RenglonRemitido.objects.values_list("venta", flat=True)} == ventas
    assert RenglonRemitido.objects.count() == len(ventas)


def test_a_sale_that_is_being_annulled_is_waited_for_and_is_not_in_the_list():
    una, otra = venta_en(Estado.GLOSADA), venta_en(Estado.GLOSADA)
    acto, razon = _acto(), motivo("ANULACION", "CLIENTE_DESISTE")
    with ThreadPoolExecutor(1) as hilos:
        with transaction.atomic():
            anular(una.pk, acto=Acto(una.asesor, AHORA), motivo=razon)
            pedida = hilos.submit(_tomar, acto)
            esperar_a(lambda: cuantos_esperan() == 1)
        remision = pedida.result(timeout=20)

    assert list(remision.renglones.values_list("venta", flat=True)) == [otra.pk]


def test_a_sale_whose_list_is_being_taken_is_annulled_after_it_and_told_in_the_next():
    venta, acto = venta_en(Estado.GLOSADA), _acto()
    razon = motivo("ANULACION", "CLIENTE_DESISTE")

    def anularla() -> None:
        try:
            anular(venta.pk, acto=Acto(venta.asesor, AHORA), motivo=razon)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as hilos:
        with transaction.atomic():
            primera = tomar(CENTRO, acto=acto)
            hecha = hilos.submit(anularla)
            esperar_a(lambda: cuantos_esperan() == 1)
        hecha.result(timeout=20)

    segunda = tomar(CENTRO, acto=acto)
    assert [r.clase for r in primera.renglones.all()] == ["ALTA"]
    assert [(r.venta, r.clase) for r in segunda.renglones.all()] == [(venta, "BAJA")]


def test_of_two_who_take_it_away_at_once_one_has_the_original():
    venta_en(Estado.GLOSADA)
    remision, salida = tomar(CENTRO, acto=_acto()), Barrier(2)

    def llevarla(acto: Acto) -> str:
        try:
            salida.wait(20)
            return dar_ejemplar(remision, "csv", acto=acto)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as hilos:
        marcas = list(hilos.map(llevarla, [_acto(), _acto()]))

    assert sorted(marcas) == ["COPIA", "ORIGINAL"]
