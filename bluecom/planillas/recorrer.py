"""Go through a file record by record, for the kinds whose rows are decided one at a time."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from django.db import transaction

from bluecom.planillas.antesala import conteos
from bluecom.planillas.errores import PlanillaRechazada
from bluecom.planillas.filas import Fila, leer_fila, motivo_para_omitir
from bluecom.planillas.registro import Registro
from bluecom.planillas.renglones import Dicho, escribir_renglones
from bluecom.planillas.tipos import Entrada, tipo_de
from bluecom.rechazo import Rechazo

__all__ = ["OMITIDAS", "RECHAZADAS", "Fila", "Suerte", "asentar_suertes", "leer", "recorrer"]
OMITIDAS, RECHAZADAS = "omitidas", "rechazadas"
"""Counts that every such kind has: blank lines and repeated headers; what is wrong."""
_LINEAS_POR_AVISO = 200
Decidir = Callable[[Fila], "Suerte"]


class Suerte(NamedTuple):
    """What became of a record: where it counts, how it was read, why; what it made."""

    resultado: str
    clase: str
    motivo: str = ""
    objeto_id: int | None = None
    previo_id: int | None = None


def recorrer(
    entrada: Entrada, decidir: Decidir, *, orden: Callable[[Fila], Any] | None = None
) -> None:
    """Decide every record and write what became of it.

    ``decidir`` acts, and refuses a row with a ``Rechazo``, which undoes that row alone. A dry
    run does the same and takes it all back, so that it is exactly the run. ``orden``: what comes
    first where that matters; without it, the order of the file.
    Raises ``PlanillaRechazada`` for a file with nothing below its header.
    """
    leidas = list(leer(entrada))
    filas = [leida for _, leida in leidas if isinstance(leida, Fila)]
    if orden is not None:
        filas.sort(key=orden)
    with transaction.atomic():
        suertes = {fila.linea: _suerte(fila, decidir) for fila in _avisando(filas, entrada)}
        transaction.set_rollback(entrada.simular)
    asentar_suertes(entrada, leidas, suertes)


def leer(entrada: Entrada) -> Iterator[tuple[Registro, Fila | Suerte]]:
    """Every record below the header: as a row, or with what became of it already."""
    columnas = entrada.columnas
    for registro in columnas.tabla.registros(len(columnas)):
        if registro.linea <= columnas.linea:
            continue
        if omitida := motivo_para_omitir(registro.celdas, columnas):
            yield registro, Suerte(OMITIDAS, "omitida", omitida)
            continue
        try:
            yield registro, leer_fila(registro, columnas)
        except Rechazo as rechazo:
            yield registro, rechazada(rechazo)


def rechazada(rechazo: Rechazo) -> Suerte:
    return Suerte(RECHAZADAS, "rechazada", " ".join(rechazo.razones))


def asentar_suertes(
    entrada: Entrada,
    leidas: Sequence[tuple[Registro, Fila | Suerte]],
    suertes: Mapping[int, Suerte],
) -> None:
    """Write what became of each record, and count them."""
    corrida = entrada.corrida
    escribir_renglones(
        corrida,
        (
            _dicho(entrada, registro, leida if isinstance(leida, Suerte) else suertes[leida.linea])
            for registro, leida in leidas
        ),
    )
    corrida.conteos = dict.fromkeys(tipo_de(corrida).conteos, 0) | conteos(corrida)
    cuantas = sum(corrida.conteos.values())
    if cuantas == corrida.conteos[OMITIDAS]:
        raise PlanillaRechazada("El archivo no tiene ninguna fila: solo el encabezado.")
    corrida.conteos["leidas"] = cuantas


def _avisando(filas: Sequence[Fila], entrada: Entrada) -> Iterator[Fila]:
    for n, fila in enumerate(filas, start=1):
        if n % _LINEAS_POR_AVISO == 0:
            entrada.avance(n)
        yield fila


def _suerte(fila: Fila, decidir: Decidir) -> Suerte:
    try:
        with transaction.atomic():
            return decidir(fila)
    except Rechazo as rechazo:
        return rechazada(rechazo)


def _dicho(entrada: Entrada, registro: Registro, suerte: Suerte) -> Dicho:
    if entrada.simular:
        suerte = suerte._replace(objeto_id=None, previo_id=None)
    return Dicho(registro.linea, registro.celdas, *suerte)
