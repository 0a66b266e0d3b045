"""Every form that carries a token is done once, whatever its view."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from bluecom.cuentas.models import Usuario
from bluecom.una_vez.formulario import ficha_de
from bluecom.una_vez.servicios import hacer_una_vez


class UnaVez:
    """After CSRF and session, around the view alone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, vista: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        ficha = ficha_de(request)
        if not ficha or not isinstance(request.user, Usuario):
            return None
        return hacer_una_vez(request, request.user, ficha, lambda: vista(request, *args, **kwargs))
