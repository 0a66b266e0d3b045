"""Whatever kind of file it is: one at a time, and its act in the log."""

from collections.abc import Callable

from django.db import connection

from bluecom.bitacora.servicios import anotar
from bluecom.planillas.informe import Informe
from bluecom.planillas.tipos import Entrada

_CANDADO = 2019_03


def de_a_uno(cargar: Callable[[Entrada], None]) -> Callable[[Entrada], None]:
    """A load that waits for the one before: two at once would not see what the other writes."""

    def hacer(entrada: Entrada) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_CANDADO])
        cargar(entrada)
        if not entrada.simular:
            corrida = entrada.corrida
            datos = {"sha256": corrida.sha256, **Informe(corrida).conteos}
            anotar(f"archivo:{corrida.pk}", "cargar_archivo", acto=entrada.acto, datos=datos)

    return hacer
