"""What a cell of these files says: yes or no, an instant, a day; or why it cannot be read."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.fechas import LA_PAZ
from bluecom.bolivia.texto import limpiar, sin_acentos_mayusculas, sin_invisibles, tecleado
from bluecom.planillas.celdas import momento_de, sin_decimales
from bluecom.planillas.encabezado import Columnas
from cartera.servicios.importar.valores import celda

_PRIMER_ANO = 2000
"""No system of these wrote anything before: an earlier year is a slip."""
SI = frozenset({"SI", "S", "1", "VERDADERO", "TRUE"})
NO = frozenset({"NO", "N", "0", "FALSO", "FALSE"})


def textos(celdas: Sequence[str], columnas: Columnas, tal_cual: str) -> dict[str, str]:
    """The cells by their field, cleaned; in ``tal_cual`` also what elsewhere means nothing."""
    dichos = {campo: celdas[i] for campo, i in columnas.indice.items() if i < len(celdas)}
    return {
        campo: _entera(texto) if campo == tal_cual else celda(campo, texto)
        for campo, texto in dichos.items()
    }


def si_o_no(texto: str, *, si: frozenset[str] = SI, no: frozenset[str] = NO) -> bool:
    """Nothing is guessed of a word that is neither. Raises ``DatoInvalido``."""
    llano = " ".join(sin_acentos_mayusculas(sin_decimales(texto)).replace(".", " ").split())
    if llano in si or llano in no:
        return llano in si
    raise DatoInvalido(f"«{texto[:40]}» no se entiende: escriba SÍ o NO.")


def leer_momento(crudo: Mapping[str, str], ahora: datetime) -> datetime:
    """When the other system was asked; without an hour, the start of that day.

    So a file counts as older than whatever a person saw that day. Raises ``DatoInvalido``.
    """
    texto = f"{crudo.get('fecha', '')} {crudo.get('hora', '')}".strip()
    if not texto:
        raise DatoInvalido("Falta la fecha.")
    momento = _momento(texto)
    if momento > ahora:
        raise DatoInvalido(f"La fecha «{texto[:30]}» todavía no llega.")
    return momento


def leer_dia(texto: str) -> date | None:
    """A day, or none when the cell is empty. Raises ``DatoInvalido``."""
    return _momento(texto).date() if texto else None


def _momento(texto: str) -> datetime:
    momento = momento_de(texto)
    if momento is None or momento.year < _PRIMER_ANO:
        raise DatoInvalido(f"La fecha «{texto[:30]}» no se entiende: día/mes/año.")
    return momento.replace(tzinfo=LA_PAZ)


def _entera(texto: str) -> str:
    return limpiar(sin_invisibles(tecleado(texto)), lineas=True).replace("\n", " ")
