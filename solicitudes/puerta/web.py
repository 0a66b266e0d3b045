"""A view of one sale, and what forms and lists send."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone

from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.interfaz.navegacion import MESA, situar
from bluecom.interfaz.rechazos import con_rechazos_dichos
from solicitudes.models import Venta

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
    if venta.en_mano and venta.asesor_id == usuario.pk:
        situar(request, MESA)
    return venta


def en_la_venta(*roles: str) -> Callable[[Vista], Vista]:
    """A view of one sale: 404 outside one's scope; refusals as messages, back to the sale."""

    def decorador(vista: Vista) -> Vista:
        dicha = con_rechazos_dichos(lambda venta, **_: venta)(vista)

        @requiere_rol(*roles)
        @wraps(vista)
        def envuelta(request: HttpRequest, venta_id: int, **kwargs: Any) -> HttpResponseBase:
            return dicha(request, venta_visible(request, venta_id), **kwargs)

        return envuelta

    return decorador


def ids_enviados(request: HttpRequest, campo: str) -> set[int]:
    """The ids ticked in a list; what can be no id is as good as not sent."""
    enviados = request.POST.getlist(campo)
    return {int(n) for n in enviados if n.isdecimal() and len(n) <= CIFRAS_DE_UN_ID}


def primer_error(form: Any) -> str:
    """The first sentence of an invalid form, for acts that have no page of their own."""
    for errores in form.errors.values():
        return str(errores[0])
    return "Revise lo escrito."
