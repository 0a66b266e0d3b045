"""Strict reading of an installation address (step 8.1, Annex 1)."""

from collections.abc import Collection

from solicitudes.direcciones.lectura import leer
from solicitudes.direcciones.partes import Partes, Trozo
from solicitudes.direcciones.reglas import revisar
from solicitudes.direcciones.texto import Palabra, canonica, cita, palabras, sin_puntos_finales
from solicitudes.direcciones.valores import (
    NUMERO_PROVISIONAL,
    SEPARADOR_OBSERVACIONES,
    Direccion,
    DireccionInvalida,
    ErrorDireccion,
)

_MARCA = SEPARADOR_OBSERVACIONES.rstrip()


def analizar(
    linea: str,
    *,
    rural: bool = False,
    observaciones: str = "",
    catalogo: Collection[str] = (),
    numero_provisional: bool = False,
) -> Direccion:
    """Read a line of Annex 1 (8.1), with its observations inside or apart.

    ``catalogo`` holds known street names: it settles a " Y " that belongs to a name.
    Raises ``DireccionInvalida`` with every error that applies, by column.
    """
    if not isinstance(linea, str) or not isinstance(observaciones, str):
        raise DireccionInvalida([_no_es_texto()])
    antes, marca, despues = linea.partition(_MARCA)
    partes = leer(_palabras_de_linea(antes), len(antes) + 1, catalogo)
    partes.rural = rural
    _leer_observaciones(partes, antes, marca, despues, observaciones)
    revisar(partes)
    _revisar_canonica(partes, antes)
    if partes.errores:
        raise DireccionInvalida(partes.errores, partes.direccion())
    provisional = numero_provisional or NUMERO_PROVISIONAL in partes.observaciones.texto
    return partes.direccion(numero_provisional=provisional)


def _no_es_texto() -> ErrorDireccion:
    return ErrorDireccion("VIA", 1, "via", "Escriba la dirección como texto.")


def _palabras_de_linea(antes: str) -> list[Palabra]:
    """The words, without the dots that are left over at the end of the line."""
    halladas = palabras(antes)
    while halladas and not (final := halladas[-1].texto.rstrip(".")):
        halladas.pop()
    if halladas:
        halladas[-1] = Palabra(final, halladas[-1].columna)
    return halladas


def _leer_observaciones(partes: Partes, antes: str, marca: str, despues: str, aparte: str) -> None:
    columna = len(antes) + len(marca) + 1
    dentro, fuera = (sin_puntos_finales(canonica(t)) for t in (despues, aparte))
    partes.observaciones = Trozo(dentro or fuera, columna)
    if marca and not dentro:
        partes.error("OBS_VACIA", columna, "observaciones", OBS_VACIA)
    if dentro and fuera and dentro != fuera:
        partes.error("SEP_OBS", columna, "observaciones", _DOS_VECES)
    if "OBSERVACION" in canonica(antes) and (suelta := _observacion_suelta(antes)):
        partes.error("SEP_OBS", suelta, "observaciones", SEP_OBS)
    if marca and dentro and not _separada(despues):
        partes.error("NO_CANONICA", columna, "observaciones", SEP_OBS)
    for texto in (despues, aparte):
        if texto.strip() and texto.strip().rstrip(" .") != sin_puntos_finales(canonica(texto)):
            _no_canonica(partes, columna, "observaciones", sin_puntos_finales(canonica(texto)))


def _separada(despues: str) -> bool:
    return despues.startswith(" ") and not despues.startswith("  ")


OBS_VACIA = "Después de OBSERVACIONES: falta el texto: escríbalo, o quite OBSERVACIONES."
SEP_OBS = (
    "Separe las observaciones con punto, espacio y dos puntos, exactamente así: "
    "«. OBSERVACIONES: PARQUE LINCOLN»."
)
_DOS_VECES = "Hay dos observaciones distintas: deje una sola, en la línea o en su campo."


def _observacion_suelta(antes: str) -> int:
    for palabra in palabras(antes):
        if palabra.texto.strip(".,:;-") in ("OBSERVACIONES", "OBSERVACION"):
            return palabra.columna
    return 0


def _revisar_canonica(partes: Partes, antes: str) -> None:
    correcta = " ".join(p.texto for p in _palabras_de_linea(antes))
    if antes != correcta:
        distinta = next(
            (i for i, letra in enumerate(correcta) if antes[i : i + 1] != letra), len(correcta)
        )
        _no_canonica(partes, distinta + 1, "linea", correcta)
        partes.errores.sort(key=lambda e: e.columna)


def _no_canonica(partes: Partes, columna: int, campo: str, correcta: str) -> None:
    partes.error(
        "NO_CANONICA",
        columna,
        campo,
        "Va en mayúsculas, sin acentos, con un solo espacio y sin puntos al final: "
        f"escriba {cita(correcta, 120)}.",
    )
