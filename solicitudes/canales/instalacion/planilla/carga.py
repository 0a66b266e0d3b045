"""Go through a file of visits and installations, each visit in the order of its day (11.2)."""

from typing import Any

from django.db import connection

from bluecom.bolivia.errores import DatoInvalido
from bluecom.planillas.recorrer import OMITIDAS, RECHAZADAS, Fila, Suerte, recorrer
from bluecom.planillas.tipos import Entrada
from bluecom.rechazo import Rechazo
from solicitudes.canales.instalacion.planilla.anotar import anotar_parte
from solicitudes.canales.instalacion.planilla.hallar import hallar, ventas_de
from solicitudes.canales.instalacion.planilla.parte import (
    leer_parte,
    motivos_de_visita,
    orden_de,
)

CONTEOS = ("instaladas", "visitas", "sin_cambios", "por_decidir", RECHAZADAS, OMITIDAS)
_CANDADO = 2019_11


def cargar(entrada: Entrada) -> int | None:
    """Do each row, whatever its place: what failed on Monday comes before Tuesday's installation.

    Raises ``PlanillaRechazada``.
    """
    _uno_a_la_vez()
    motivos, ventas = motivos_de_visita(), ventas_de(de_prueba=entrada.corrida.de_prueba)

    def decidir(fila: Fila) -> Suerte:
        parte = leer_parte(fila, motivos)
        venta_id = hallar(fila, ventas)
        try:
            return anotar_parte(parte, venta_id, entrada.corrida, entrada.acto)
        except Rechazo as rechazo:
            raise DatoInvalido([f"Venta {venta_id}:", *rechazo.razones]) from rechazo

    def orden(fila: Fila) -> Any:
        return orden_de(fila, motivos)

    recorrer(entrada, decidir, orden=orden)
    return None


def _uno_a_la_vez() -> None:
    """Two files at once would not see each other's visits."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_CANDADO])
