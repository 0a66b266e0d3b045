"""A file of legs: each record in exactly one class, the same file twice writes nothing (4.1)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.fechas import hoy
from bluecom.planillas.celdas import sin_excel
from bluecom.planillas.encabezado import Columnas, encontrar
from bluecom.planillas.errores import PlanillaRechazada
from bluecom.planillas.filas import motivo_para_omitir
from bluecom.planillas.fuente import FilasSql, Hoja
from bluecom.planillas.herencia import dejar_a_otros
from bluecom.planillas.models import Corrida
from bluecom.planillas.registro import Registro
from bluecom.planillas.renglones import Dicho, escribir_renglones
from bluecom.planillas.tipos import Entrada
from cartera.models import RegistroCDR
from cartera.telefonia.columnas import CAMPOS
from cartera.telefonia.lectura import leer_tramo
from cartera.telefonia.registro import escribir, uno_a_la_vez, ya_estan
from cartera.telefonia.tramos import Tramo

TIPO = "cdr"
CONTEOS = ("nuevas", "repetidas", "rechazadas", "omitidas")
_LOTE = 1000


@dataclass
class Leido:
    """One record: the leg that it is, or why it is none."""

    registro: Registro
    tramo: Tramo | None = None
    resultado: str = ""
    motivo: str = ""
    fila_id: int | None = None
    de_otro_id: int | None = None


@dataclass
class Carga:
    """What came of a file; ``uniqueids`` are of the legs that it brought, ``dias`` of all."""

    conteos: dict[str, int] = field(default_factory=lambda: dict.fromkeys(CONTEOS, 0))
    uniqueids: set[str] = field(default_factory=set)
    dias: set[date] = field(default_factory=set)


def cargar(entrada: Entrada) -> Carga:
    """Go through the whole file; with ``simular`` only the rows of its run are written.

    Raises ``PlanillaRechazada`` for a workbook, whose numbers of calls are no longer exact, for
    one of practice, and for a file without a single leg.
    """
    if isinstance(entrada.columnas.tabla, Hoja):
        raise PlanillaRechazada(
            "Excel redondea los números de las llamadas: exporte el CDR como CSV y no lo abra."
        )
    if entrada.corrida.de_prueba:
        raise PlanillaRechazada("El CDR es de llamadas de verdad: no entra en la práctica.")
    uno_a_la_vez()
    carga, vistas = Carga(), set[str]()
    for lote in _en_lotes(entrada):
        _decidir(lote, vistas, simular=entrada.simular)
        _asentar(entrada.corrida, lote)
        for leido in lote:
            carga.conteos[leido.resultado] += 1
            if leido.tramo:
                carga.dias.add(hoy(leido.tramo.calldate))
                if leido.resultado == "nuevas":
                    carga.uniqueids.add(leido.tramo.uniqueid)
    leidas = sum(carga.conteos.values())
    if leidas == carga.conteos["omitidas"]:
        raise PlanillaRechazada("El archivo no tiene ninguna llamada: solo el encabezado.")
    carga.conteos = {"leidas": leidas, **carga.conteos}
    return carga


def quitar(corrida: Corrida, *, salvo_grupos: set[str]) -> tuple[set[str], int]:
    """Take out the legs that this file brought; the ``uniqueid`` concerned, and how many went.

    A leg that another loaded file says too is that file's from now on.
    """
    dejar_a_otros(corrida)
    suyos = RegistroCDR.objects.filter(
        pk__in=corrida.renglones.filter(objeto_id__isnull=False).values("objeto_id")
    )
    fuera = suyos.exclude(grupo__in=salvo_grupos)
    uniqueids = set(fuera.values_list("uniqueid", flat=True))
    salieron, _ = fuera.delete()
    return uniqueids, salieron


def _en_lotes(entrada: Entrada) -> Iterator[list[Leido]]:
    columnas = entrada.columnas
    lote: list[Leido] = []
    for registro in columnas.tabla.registros(len(columnas)):
        if registro.linea <= columnas.linea:
            continue
        lote.append(leer_registro(registro, columnas, ahora=entrada.acto.ahora))
        if len(lote) == _LOTE:
            entrada.avance(registro.linea)
            yield lote
            lote = []
    if lote:
        yield lote


def leer_filas(filas: Sequence[Mapping[str, Any]], *, ahora: datetime) -> list[Leido]:
    """What the exchange's own table answered, read as a file is."""
    if not filas:
        return []
    columnas = encontrar([FilasSql(filas)], CAMPOS)
    return [
        leer_registro(registro, columnas, ahora=ahora)
        for registro in columnas.tabla.registros()
        if registro.linea > columnas.linea
    ]


def leer_registro(registro: Registro, columnas: Columnas, *, ahora: datetime) -> Leido:
    """One record, wherever it comes from."""
    if omitida := motivo_para_omitir(registro.celdas, columnas):
        return Leido(registro, resultado="omitidas", motivo=omitida)
    mal = columnas.rechazo_de(registro)
    if mal:
        return Leido(registro, resultado="rechazadas", motivo=mal)
    try:
        return Leido(registro, leer_tramo(_valores(registro, columnas), ahora=ahora))
    except DatoInvalido as error:
        return Leido(registro, resultado="rechazadas", motivo=str(error))


def _valores(registro: Registro, columnas: Columnas) -> dict[str, str]:
    celdas = registro.celdas
    return {campo: sin_excel(celdas[i]) for campo, i in columnas.indice.items() if i < len(celdas)}


def _decidir(lote: list[Leido], vistas: set[str], *, simular: bool) -> None:
    con_tramo = [leido for leido in lote if leido.tramo is not None]
    tramos = [leido.tramo for leido in con_tramo if leido.tramo]
    ya = ya_estan(tramos)
    nuevos = []
    for leido, tramo in zip(con_tramo, tramos, strict=True):
        repetida = tramo.huella in ya or tramo.huella in vistas
        vistas.add(tramo.huella)
        leido.resultado = "repetidas" if repetida else "nuevas"
        leido.de_otro_id = ya.get(tramo.huella)
        if not repetida:
            nuevos.append((leido, tramo))
    if not simular:
        filas = escribir([tramo for _, tramo in nuevos])
        for (leido, _), fila_id in zip(nuevos, filas, strict=True):
            leido.fila_id = fila_id


def _asentar(corrida: Corrida, lote: list[Leido]) -> None:
    escribir_renglones(
        corrida,
        (
            Dicho(
                leido.registro.linea,
                leido.registro.celdas,
                leido.resultado,
                leido.resultado[:-1],
                leido.motivo,
                leido.fila_id,
                leido.de_otro_id,
            )
            for leido in lote
        ),
    )
