"""Requests at the same instant on one sale: one thing happens, whole, and the other is told."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from solicitudes.canales.instalacion.retirar import pedir_retiro
from solicitudes.canales.instalacion.servicio import registrar_instalacion
from solicitudes.models import Instalacion, RetiroDeVisita, Venta
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, motivo, venta_en

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.paso("11.2")]
HECHA = {"resultado": "hecha", "fecha": "2026-11-23", "serie_0": "A1", "mac_0": ""}


def a_la_vez(*pedidos: Callable[[], Any]) -> list[Any]:
    barrera = Barrier(len(pedidos), timeout=30)

    def hacer(pedido: Callable[[], Any]) -> Any:
        barrera.wait()
        try:
            return pedido()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(pedidos)) as hilos:
        return list(hilos.map(hacer, pedidos))


def navegador(como, rol: str) -> Any:
    return como(UsuarioFactory(rol=rol))


def test_installing_and_asking_to_reopen_swallow_nothing(como):
    venta = venta_en(Estado.CONFORME)
    instalador, revisora = (navegador(como, Rol.CANALES_VIRTUALES) for _ in range(2))
    pedido = {"motivo": motivo("REAPERTURA", "ERROR_DE_REVISION").pk, "item": "CARTA"}

    a_la_vez(
        lambda: instalador.post(f"/instalaciones/{venta.pk}/", HECHA),
        lambda: revisora.post(f"/revision/{venta.pk}/reapertura/", pedido),
    )

    venta = Venta.objects.get(pk=venta.pk)
    pedida = venta.reapertura_pedida_por_id is not None
    assert venta.instalacion_actual is not None
    assert venta.estado == (Estado.CONFORME if pedida else Estado.INSTALADA)


@pytest.mark.parametrize("estado", [Estado.CONFORME, Estado.GLOSADA])
def test_installing_and_annulling_are_one_of_them(como, estado):
    venta = venta_en(estado)
    instalador = navegador(como, Rol.CANALES_VIRTUALES)
    quien = navegador(como, Rol.JEFE_VENTAS) if estado == Estado.CONFORME else como(venta.asesor)
    razon = {"motivo": motivo("ANULACION", "CLIENTE_DESISTE").pk}

    a_la_vez(
        lambda: instalador.post(f"/instalaciones/{venta.pk}/", HECHA),
        lambda: quien.post(f"/ventas/{venta.pk}/anular/", razon),
    )

    venta = Venta.objects.get(pk=venta.pk)
    assert (venta.estado == Estado.ANULADA) != (venta.instalacion_actual is not None)
    assert venta.tareas.exists() == (venta.estado == Estado.ANULADA)


def test_one_piece_of_equipment_is_installed_in_one_of_two_sales(como):
    ventas = [venta_en(Estado.GLOSADA) for _ in range(2)]
    instaladores = [navegador(como, Rol.CANALES_VIRTUALES) for _ in ventas]

    respuestas = a_la_vez(
        *(
            lambda v=v, n=n: n.post(f"/instalaciones/{v.pk}/", HECHA)
            for v, n in zip(ventas, instaladores, strict=True)
        )
    )

    assert Instalacion.objects.count() == 1
    assert sorted(r.status_code for r in respuestas) == [302, 422]


def test_confirming_and_refusing_a_withdrawal_are_one_of_them(como, canales):
    venta, acto = venta_en(Estado.GLOSADA), Acto(canales, AHORA)
    registrar_instalacion(venta.pk, acto=acto, fecha=hoy(AHORA))
    retiro = pedir_retiro(venta.visitas.get().pk, acto=acto, motivo=motivo("RETIRO", "OTRA_VENTA"))
    una, otra = (navegador(como, Rol.JEFE_SERVICIO) for _ in range(2))
    razon = {"motivo": motivo("NEGATIVA", "ESTA_BIEN").pk}

    a_la_vez(
        lambda: una.post(f"/retiros/{retiro.pk}/confirmar/"),
        lambda: otra.post(f"/retiros/{retiro.pk}/rechazar/", razon),
    )

    retiro = RetiroDeVisita.objects.get(pk=retiro.pk)
    instalada = Venta.objects.get(pk=venta.pk).instalacion_actual is not None
    assert (retiro.decision == "RETIRADA") != instalada
