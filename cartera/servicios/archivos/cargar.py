"""Load one of these files at once, or say what loading it would do."""

import io
from collections.abc import Callable
from typing import BinaryIO

from django.db import connection, transaction

from bluecom.bitacora.servicios import anotar
from bluecom.cuentas.acto import Acto
from bluecom.planillas.corridas import correr, estrenar, terminar
from bluecom.planillas.models import Corrida, Situacion
from bluecom.planillas.tipos import Entrada
from cartera.servicios.archivos.antesala import CONTEOS

_CANDADO = 2019_02


def importar_archivo(
    archivo: bytes | BinaryIO,
    *,
    tipo: str,
    acto: Acto,
    simular: bool = False,
    de_prueba: bool = False,
    nombre_del_archivo: str = "archivo.csv",
) -> Corrida:
    """All or nothing, with the report that the pages give. Raises ``PlanillaRechazada``."""
    abierto = io.BytesIO(archivo) if isinstance(archivo, bytes) else archivo
    with transaction.atomic():
        corrida = estrenar(
            abierto,
            tipo=tipo,
            nombre_del_archivo=nombre_del_archivo,
            nombre="",
            acto=acto,
            de_prueba=de_prueba,
        )
        correr(corrida, abierto, acto=acto, simular=simular)
        terminar(corrida, Situacion.DESISTIDA if simular else Situacion.HECHA, acto.ahora)
    return corrida


def de_a_uno(cargar: Callable[[Entrada], None]) -> Callable[[Entrada], None]:
    """One load at a time, which would not see what another writes; and its act in the log."""

    def hacer(entrada: Entrada) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_CANDADO])
        cargar(entrada)
        if not entrada.simular:
            corrida = entrada.corrida
            cuenta = {conteo: corrida.conteos[conteo] for conteo in CONTEOS}
            datos = {"sha256": corrida.sha256, **cuenta}
            anotar(f"archivo:{corrida.pk}", "cargar_archivo", acto=entrada.acto, datos=datos)

    return hacer
