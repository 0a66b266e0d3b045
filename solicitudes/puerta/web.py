"""How a POST becomes an act: one service, one message, one redirect; refusals in words."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from bluecom.bolivia.errores import DatoInvalido
from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.models import Rol
from bluecom.interfaz.navegacion import MESA, situar
from solicitudes.models import Venta
from solicitudes.puerta.rechazos import razones_de
from solicitudes.reglas.errores import ActoRechazado, YaDecidido

CIFRAS_DE_UN_ID = 18
Vista = Callable[..., HttpResponseBase]


def venta_visible(request: HttpRequest, venta_id: int) -> Venta:
    """The sale, or 404 when it is outside what this person may see.

    The pages of the sale in hand are of *Mesa*; of any other, of the list of sales.
    """
    usuario = usuario_de(request)
    venta: Venta = get_object_or_404(
        Venta.objects.visibles_para(usuario).con_cabecera(), pk=venta_id
    )
    venta.ahora = timezone.now()
    venta.actor = usuario
    if venta.en_mano and venta.asesor_id == usuario.pk:
        situar(request, MESA)
    return venta


def acto(*roles: str) -> Callable[[Vista], Vista]:
    """A POST on one sale: 404 outside one's scope, refusals as messages, back to the sale."""

    def decorador(vista: Vista) -> Vista:
        @wraps(vista)
        def envuelta(request: HttpRequest, venta_id: int, **kwargs: Any) -> HttpResponseBase:
            venta = venta_visible(request, venta_id)
            try:
                return vista(request, venta, **kwargs)
            except YaDecidido as ya:
                messages.info(request, str(ya))
            except (ActoRechazado, DatoInvalido) as rechazo:
                if request.headers.get("HX-Request"):
                    return _en_parte(request, rechazo)
                for razon in razones_de(rechazo):
                    messages.error(request, razon)
            return redirect(venta)

        return require_POST(requiere_rol(*(roles or (Rol.ASESOR,)))(envuelta))

    return decorador


def _en_parte(request: HttpRequest, rechazo: Exception) -> HttpResponseBase:
    """The refusal alone, for a request that a script sent from the open page."""
    contexto = {"errores": razones_de(rechazo)}
    return render(request, "componentes/_lista_errores.html", contexto, status=422)


def ids_enviados(request: HttpRequest, campo: str) -> set[int]:
    """The ids ticked in a list; what can be no id is as good as not sent."""
    enviados = request.POST.getlist(campo)
    return {int(n) for n in enviados if n.isdecimal() and len(n) <= CIFRAS_DE_UN_ID}


def primer_error(form: Any) -> str:
    """The first sentence of an invalid form, for acts that have no page of their own."""
    for errores in form.errors.values():
        return str(errores[0])
    return "Revise lo escrito."
