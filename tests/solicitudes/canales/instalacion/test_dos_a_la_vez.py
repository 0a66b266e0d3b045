"""Two files, or a file and a person, record one installation and owe its terms once (11.2)."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from bluecom.cuentas.acto import Acto
from bluecom.rechazo import Rechazo
from solicitudes.canales.instalacion.servicio import registrar_instalacion
from solicitudes.reglas.estados import Estado
from tests.solicitudes.canales.instalacion.archivos import DESPUES, archivo, clases, fila, traer
from tests.solicitudes.factories import AHORA, venta_en

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.paso("11.2")]


def a_la_vez(*actos: Callable[[], Any]) -> list[Any]:
    barrera = Barrier(len(actos), timeout=20)

    def hacer(acto: Callable[[], Any]) -> Any:
        barrera.wait()
        try:
            return acto()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(actos)) as hilos:
        return list(hilos.map(hacer, actos))


def debidos(venta) -> int:
    return int(venta.envios.count())


def test_two_files_at_once_are_one_after_the_other(canales):
    venta = venta_en(Estado.CONFORME)
    contenido = archivo(fila(venta))

    corridas = a_la_vez(lambda: traer(contenido, canales), lambda: traer(contenido, canales))

    assert sorted(clase for corrida in corridas for clase in clases(corrida)) == [
        "igual", "instalada",
    ]  # fmt: skip
    assert (venta.visitas.count(), debidos(venta)) == (1, 1)


def test_a_person_and_a_file_at_once_are_one_record_and_nobody_is_written_over(canales):
    venta = venta_en(Estado.CONFORME)

    def a_mano() -> str:
        try:
            registrar_instalacion(
                venta.pk,
                acto=Acto(canales, DESPUES),
                fecha=AHORA.date(),
                equipos=[{"codigo": "ONT", "serie": "MANO1", "mac": ""}],
            )
        except Rechazo:
            return "rechazada"
        return "a mano"

    dicho, corrida = a_la_vez(a_mano, lambda: traer(archivo(fila(venta)), canales))

    assert (dicho, clases(corrida)) in [
        ("a mano", ["por_decidir"]),
        ("rechazada", ["instalada"]),
    ]
    assert (venta.visitas.count(), debidos(venta)) == (1, 1)
