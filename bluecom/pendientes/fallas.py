"""What a failure means: the words for people, and how often it is worth trying again."""

import errno
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import InterfaceError, OperationalError

from bluecom.pendientes.errores import Apartar, Reintentar
from bluecom.transacciones import es_choque, es_sin_lugar

_SIN_LUGAR = {errno.ENOSPC, errno.EDQUOT}
_DIRECCION = re.compile(r"[^\s<>«»()]+@[^\s<>«»()]+")
SIN_LUGAR = "No hay espacio en el disco: sigue solo cuando haya."
_UNA_HORA, _UN_RATO = timedelta(hours=1), timedelta(minutes=5)


@dataclass(frozen=True)
class Falla:
    """``veces`` tries are the most; ``None``: it goes on by itself once the cause is gone.

    Of an ``imprevista`` the words say little: its trace goes to the log.
    """

    texto: str
    veces: int | None
    espera_maxima: timedelta = _UNA_HORA
    sin_lugar: bool = False
    imprevista: bool = False


def leer_falla(error: Exception) -> Falla:
    """Words and patience for whatever a handler raised."""
    if isinstance(error, Apartar):
        return Falla(str(error), 0)
    if any(map(_es_sin_lugar, _causas(error))):
        return Falla(SIN_LUGAR, None, _UN_RATO, sin_lugar=True)
    if isinstance(error, Reintentar):
        return Falla(str(error), error.veces or settings.INTENTOS_MAXIMOS)
    if es_choque(error):
        texto = "Otros trabajos usaban los mismos datos a la vez."
        return Falla(texto, settings.INTENTOS_MAXIMOS)
    if isinstance(error, OperationalError | InterfaceError):
        texto = f"La base de datos no pudo hacerlo ({type(error).__name__})."
        return Falla(texto, settings.INTENTOS_MAXIMOS)
    texto = f"Falla inesperada ({type(error).__name__}); el detalle está en el registro de tareas."
    return Falla(texto, settings.FALLAS_MAXIMAS, imprevista=True)


def sin_direcciones(texto: str) -> str:
    """The same words without anybody's e-mail address."""
    return _DIRECCION.sub("…", texto)


def _causas(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__


def _es_sin_lugar(error: BaseException) -> bool:
    if isinstance(error, OSError) and error.errno in _SIN_LUGAR:
        return True
    return es_sin_lugar(error)
