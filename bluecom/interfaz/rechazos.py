"""A refusal becomes words: above what was typed, or as messages on the page that follows."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render

from bluecom.mensajes import decir
from bluecom.rechazo import Rechazo, YaDecidido
from bluecom.transacciones import sin_choques

Vista = Callable[..., HttpResponseBase]


def intentar(
    request: HttpRequest, hacer: Callable[[], Any], *, exito: str = "", de: str = ""
) -> bool:
    """Do one act and say how it went; ``False`` when it was refused."""
    try:
        sin_choques(hacer)
    except Rechazo as rechazo:
        decir(request, rechazo, de=de)
        return False
    if exito:
        messages.success(request, exito)
    return True


def razones_contra(hacer: Callable[[], Any]) -> list[str]:
    """Do one act; the reasons when it was refused, to show above what was typed.

    ``YaDecidido`` is raised: what was typed is of no use any more.
    """
    try:
        sin_choques(hacer)
    except YaDecidido:
        raise
    except Rechazo as rechazo:
        return rechazo.razones
    return []


def con_rechazos_dichos(adonde: Callable[..., Any]) -> Callable[[Vista], Vista]:
    """A view whose refusals are said on the page to which ``adonde`` leads from its arguments.

    A script that asked from the open page gets them alone.
    """

    def decorador(vista: Vista) -> Vista:
        @wraps(vista)
        def envuelta(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            try:
                return vista(request, *args, **kwargs)
            except Rechazo as rechazo:
                if request.headers.get("HX-Request") and not isinstance(rechazo, YaDecidido):
                    return _en_parte(request, rechazo)
                decir(request, rechazo)
            return redirect(adonde(*args, **kwargs))

        return envuelta

    return decorador


def _en_parte(request: HttpRequest, rechazo: Rechazo) -> HttpResponseBase:
    contexto = {"errores": rechazo.razones}
    return render(request, "componentes/_lista_errores.html", contexto, status=422)
