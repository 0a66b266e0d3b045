"""Acts that end on a page of their own: a refusal becomes messages, a repeat a success."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest

from bluecom.bolivia.errores import DatoInvalido
from bluecom.transacciones import sin_choques
from bluecom.vigencias.errores import VigenciaRechazada
from solicitudes.reglas.errores import ActoRechazado, YaDecidido

_RECHAZOS = (ActoRechazado, VigenciaRechazada, DatoInvalido)


def razones_de(rechazo: Exception) -> list[str]:
    """The Spanish sentences of a refusal."""
    return list(getattr(rechazo, "razones", [str(rechazo)]))


def intentar(request: HttpRequest, acto: Callable[[], Any], *, exito: str) -> bool:
    """Do one act and say how it went; ``False`` when it was refused."""
    try:
        sin_choques(acto)
    except YaDecidido as ya:
        messages.info(request, str(ya))
        return False
    except _RECHAZOS as rechazo:
        for razon in razones_de(rechazo):
            messages.error(request, razon)
        return False
    messages.success(request, exito)
    return True


def rechazo_de(acto: Callable[[], Any]) -> list[str]:
    """Do one act; the reasons when it was refused, to show above what was typed."""
    try:
        sin_choques(acto)
    except _RECHAZOS as rechazo:
        return razones_de(rechazo)
    return []
