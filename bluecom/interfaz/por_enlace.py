"""The pages of who has a link and signs in nowhere: not kept, not told on, not asked too often."""

from collections.abc import Callable
from functools import wraps

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from bluecom.cuentas.direccion import direccion_de

RATO = 600
SIN_RUTA = "strict-origin"
"""What a link of ours leads to learns the house it came from, never the page."""
Vista = Callable[[HttpRequest, str], HttpResponse]


def por_enlace(plantilla: str, *, por_rato: int = 40) -> Callable[[Vista], Vista]:
    """A view of one key. ``por_rato``: times that one address may ask in ten minutes.

    That is a household, not a program that guesses; past it ``plantilla`` is drawn with
    ``esperar``.
    """

    def decorador(vista: Vista) -> Vista:
        @never_cache
        @wraps(vista)
        def envuelta(request: HttpRequest, llave: str) -> HttpResponse:
            if _veces(f"{vista.__name__}:{direccion_de(request)}") > por_rato:
                respuesta = render(request, plantilla, {"esperar": True}, status=429)
                respuesta["Retry-After"] = str(RATO)
            else:
                respuesta = vista(request, llave)
            respuesta["Referrer-Policy"] = SIN_RUTA
            return respuesta

        return envuelta

    return decorador


def _veces(quien: str) -> int:
    """Counted in the cache: without it nobody is refused."""
    clave = f"enlace:{quien}"
    cache.add(clave, 0, RATO)
    try:
        return int(cache.incr(clave))
    except ValueError:
        return 0
