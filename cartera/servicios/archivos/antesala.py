"""The rows of a file in a table of their own, and what becomes of each by statements.

A row is decided by the first statement that says something of it; whatever none refuses is new.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from django.db import connection

from bluecom.bolivia.errores import DatoInvalido
from bluecom.planillas import antesala
from bluecom.planillas.encabezado import Columnas
from bluecom.planillas.errores import PlanillaRechazada
from bluecom.planillas.filas import motivo_para_omitir
from bluecom.planillas.models import Corrida
from bluecom.planillas.registro import Registro
from bluecom.planillas.tipos import Entrada, tipo_de
from cartera.servicios.archivos.celdas import textos

Valores = Mapping[str, str | None]
Leer = Callable[[Mapping[str, str]], Valores]
"""Raises ``DatoInvalido`` with why a row cannot be taken; ``aviso`` is said of one that is."""
_DE_TODA_FILA = {"dicho_en": "timestamptz", "aviso": "text"}
_LINEAS_POR_AVISO = 1000


def llenar(
    tabla: str,
    entrada: Entrada,
    leer: Leer,
    *,
    propias: dict[str, str],
    calculadas: dict[str, str],
    tal_cual: str = "",
) -> None:
    """Copy the whole file; ``calculadas`` are the columns that statements fill.

    ``tal_cual``: the field in which «0» or «ninguno» say something.
    """
    leidas = _DE_TODA_FILA | propias
    antesala.crear(tabla, leidas | calculadas)
    columnas = [*antesala.DE_TODOS, *leidas]
    antesala.copiar(tabla, columnas, _filas(entrada, leer, list(leidas), tal_cual))
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {tabla}")


def marcar(tabla: str, de: str, donde: str, **dicho: str) -> None:
    """Decide the rows that hold ``donde``; ``dicho``: what becomes of them, as SQL."""
    cambios = ", ".join(f"{columna} = {valor}" for columna, valor in dicho.items())
    desde = f"FROM {de}" if de else ""
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {tabla} f SET {cambios} {desde} WHERE f.resultado = '' AND ({donde})"  # noqa: S608  constants of the kind
        )


def cerrar(tabla: str, corrida: Corrida, creado: str) -> None:
    """Each row of the table as a row of the run, and how many of each there are.

    ``creado``: the column with the id of what a row made, if it did. Raises
    ``PlanillaRechazada``.
    """
    con_aviso = "CASE WHEN aviso <> '' THEN 'advertencia' ELSE 'nueva' END"
    marcar(
        tabla,
        "",
        "true",
        clase=con_aviso,
        motivo="coalesce(aviso, '')",
        resultado="'nuevas'",
    )
    antesala.asentar(tabla, corrida, "true", objeto_id=creado)
    contados = antesala.conteos(corrida)
    leidas = sum(contados.values())
    if leidas == contados.get("omitidas", 0):
        raise PlanillaRechazada("El archivo no tiene ninguna fila: solo el encabezado.")
    corrida.conteos = {"leidas": leidas} | dict.fromkeys(tipo_de(corrida).conteos, 0) | contados


def _filas(
    entrada: Entrada, leer: Leer, propias: Sequence[str], tal_cual: str
) -> Iterator[list[str | None]]:
    columnas = entrada.columnas
    for registro in columnas.tabla.registros(len(columnas)):
        if registro.linea <= columnas.linea:
            continue
        if registro.linea % _LINEAS_POR_AVISO == 0:
            entrada.avance(registro.linea)
        comun = [str(registro.linea), antesala.celdas_juntas(registro.celdas)]
        if omitida := motivo_para_omitir(registro.celdas, columnas):
            yield [*comun, "omitidas", "omitida", omitida, *[None] * len(propias)]
            continue
        try:
            valores = _leida(registro, columnas, leer, tal_cual)
        except DatoInvalido as error:
            yield [*comun, "rechazadas", "rechazada", str(error), *[None] * len(propias)]
        else:
            yield [*comun, "", "nueva", "", *[valores.get(columna) for columna in propias]]


def _leida(registro: Registro, columnas: Columnas, leer: Leer, tal_cual: str) -> Valores:
    rechazo = columnas.rechazo_de(registro)
    if rechazo:
        raise DatoInvalido(rechazo)
    return leer(textos(registro.celdas, columnas, tal_cual))
