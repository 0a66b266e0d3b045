"""A month is signed while a file of its calls, or of its requests, comes in (III.2)."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, transaction

from bluecom.cuentas.acto import Acto, acto_del_sistema
from bluecom.cuentas.models import Rol
from bluecom.rechazo import Rechazo
from indicadores.cierre.servicio import cerrar
from indicadores.models import Cierre
from indicadores.smartflex import uno_a_la_vez
from solicitudes.reglas.estados import Estado
from tests.apoyo.candados import cuantos_esperan
from tests.apoyo.esperar import esperar_a
from tests.cartera import cdr
from tests.indicadores import factories as f
from tests.indicadores.cierres import DIA, MES, SIN_ARCHIVOS, TERMINADO, de

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.paso("III.2")]


def _cerrar(acto: Acto) -> Cierre:
    try:
        return cerrar(MES, dispensas=SIN_ARCHIVOS, acto=acto)
    finally:
        connection.close()


def test_a_close_waits_for_the_calls_that_come_in_and_asks_what_they_brought():
    venta = f.venta(tomada_en=DIA, estado=Estado.FACTIBLE)
    sin_marca = cdr.saliente(DIA + timedelta(minutes=1), venta.contacto.linea, 60)
    acto = de(Rol.JEFE_VENTAS)
    with ThreadPoolExecutor(1) as hilos:
        with transaction.atomic():
            cdr.importar(cdr.como_csv(sin_marca), acto=acto_del_sistema(TERMINADO))
            pedido = hilos.submit(_cerrar, acto)
            esperar_a(lambda: cuantos_esperan() == 1)
        with pytest.raises(Rechazo, match="Por decidir: 1"):
            pedido.result(timeout=20)

    assert not Cierre.objects.exists()


def test_a_close_waits_for_the_report_that_comes_in():
    acto = de(Rol.JEFE_VENTAS)
    with ThreadPoolExecutor(1) as hilos:
        with transaction.atomic():
            uno_a_la_vez()
            pedido = hilos.submit(_cerrar, acto)
            esperar_a(lambda: cuantos_esperan() == 1)
            assert not Cierre.objects.exists()
        assert pedido.result(timeout=20).mes == MES
