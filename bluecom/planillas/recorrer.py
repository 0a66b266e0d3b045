"""Go through a file record by record, for the kinds whose rows are decided one at a time."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from django.db import transaction

from bluecom.planillas.antesala import conteos
from bluecom.planillas.errores import PlanillaRechazada
from bluecom.planillas.models import Renglon
from bluecom.planillas.registro import Registro, rechazo_de, sobra_o_falta
from bluecom.planillas.tipos import Entrada, tipo_de
from bluecom.rechazo import Rechazo

OMITIDAS, RECHAZADAS = "omitidas", "rechazadas"
"""Counts that every such kind has: blank lines and repeated headers; what is wrong."""
_LINEAS_POR_AVISO = 200


class Fila(NamedTuple):
    """One record that can be read; ``datos``: ``{field: cell without its spaces}``."""

    linea: int
    celdas: list[str]
    datos: dict[str, str]


class Suerte(NamedTuple):
    """What became of a record: where it counts, how it was read, why; what it made."""

    resultado: str
    clase: str
    motivo: str = ""
    objeto_id: int | None = None
    previo_id: int | None = None


def recorrer(entrada: Entrada, decidir: Callable[[Fila], Suerte]) -> None:
    """Decide every record in the order of the file and write what became of it.

    ``decidir`` acts, and refuses a row with a ``Rechazo``, which undoes that row alone. A dry
    run does the same and takes it all back, so that it is exactly the run.
    Raises ``PlanillaRechazada`` for a file with nothing below its header.
    """
    corrida = entrada.corrida
    with transaction.atomic():
        suertes = [(registro, _suerte(entrada, registro, decidir)) for registro in _debajo(entrada)]
        transaction.set_rollback(entrada.simular)
    Renglon.objects.bulk_create(
        (_renglon(entrada, registro, suerte) for registro, suerte in suertes), batch_size=1000
    )
    corrida.conteos = dict.fromkeys(tipo_de(corrida).conteos, 0) | conteos(corrida)
    leidas = sum(corrida.conteos.values())
    if leidas == corrida.conteos[OMITIDAS]:
        raise PlanillaRechazada("El archivo no tiene ninguna fila: solo el encabezado.")
    corrida.conteos["leidas"] = leidas


def _debajo(entrada: Entrada) -> Iterator[Registro]:
    columnas = entrada.columnas
    for registro in columnas.tabla.registros(len(columnas)):
        if registro.linea > columnas.linea:
            if registro.linea % _LINEAS_POR_AVISO == 0:
                entrada.avance(registro.linea)
            yield registro


def _suerte(entrada: Entrada, registro: Registro, decidir: Callable[[Fila], Suerte]) -> Suerte:
    columnas, celdas = entrada.columnas, registro.celdas
    if not any(celda.strip() for celda in celdas):
        return Suerte(OMITIDAS, "omitida", "Línea en blanco.")
    if columnas.es_encabezado(celdas):
        return Suerte(OMITIDAS, "omitida", "Encabezado repetido.")
    mal = rechazo_de(registro) or sobra_o_falta(registro, len(columnas), columnas.necesarias)
    if mal:
        return Suerte(RECHAZADAS, "rechazada", mal)
    datos = {
        campo: celdas[i].strip() if i < len(celdas) else "" for campo, i in columnas.indice.items()
    }
    try:
        with transaction.atomic():
            return decidir(Fila(registro.linea, celdas, datos))
    except Rechazo as rechazo:
        return Suerte(RECHAZADAS, "rechazada", " ".join(rechazo.razones))


def _renglon(entrada: Entrada, registro: Registro, suerte: Suerte) -> Renglon:
    hecho = not entrada.simular
    return Renglon(
        corrida=entrada.corrida,
        linea=registro.linea,
        resultado=suerte.resultado,
        clase=suerte.clase,
        motivo=suerte.motivo,
        celdas=registro.celdas,
        objeto_id=suerte.objeto_id if hecho else None,
        previo_id=suerte.previo_id if hecho else None,
    )
