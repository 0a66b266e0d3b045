"""A view of one sale, and what forms and lists send."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils import timezone

from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.models import Usuario
from bluecom.interfaz.navegacion import MESA, situar
from bluecom.interfaz.rechazos import con_rechazos_dichos
from bluecom.lecturas import Formas
from solicitudes.models import Venta

CIFRAS_DE_UN_ID = 18
Vista = Callable[..., HttpResponseBase]


def venta_visible(request: HttpRequest, venta_id: int) -> Venta:
    """The sale, or 404 when it is outside what this person may see.

    The pages of the sale in hand are of *Mesa*; of any other, of the list of sales.
    """
    usuario = usuario_de(request)
    venta = _la_visible(usuario, venta_id)
    venta.ahora = timezone.now()
    if venta.en_mano and venta.asesor_id == usuario.pk:
        situar(request, MESA)
    return venta


def _la_visible(usuario: Usuario, venta_id: int) -> Venta:
    if len(str(venta_id)) > CIFRAS_DE_UN_ID:
        raise Http404
    valores = {"usuario": usuario.pk, "venta": venta_id}
    halladas: list[Venta] = _VISIBLES.leer(usuario.rol, usuario.de_prueba, **valores)["venta"]
    if not halladas:
        raise Http404
    return halladas[0]


def _componer(rol: str, de_prueba: bool, *, usuario: int, venta: int) -> dict[str, QuerySet[Any]]:
    quien = Usuario(pk=usuario, rol=rol, de_prueba=de_prueba)
    return {"venta": Venta.objects.visibles_para(quien).con_cabecera().filter(pk=venta)}


_VISIBLES = Formas(_componer)


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
