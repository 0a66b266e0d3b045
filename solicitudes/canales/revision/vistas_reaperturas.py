"""Step 11.1: the Jefe Div. Servicio al Cliente decides on folders to open again."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.models import Rol
from bluecom.interfaz.rechazos import intentar
from solicitudes.canales import consulta as canales
from solicitudes.canales.revision import reapertura
from solicitudes.canales.revision import servicio as revision
from solicitudes.models import Razon, Venta
from solicitudes.puerta.web import venta_visible
from solicitudes.reglas.estados import Estado


@requiere_rol(Rol.JEFE_SERVICIO)
def lista(request: HttpRequest) -> HttpResponse:
    """What Canales Virtuales asks, with its reason."""
    ventas = canales.reaperturas_pedidas(usuario_de(request))
    pedidas = [{"venta": venta, "razon": _por_que(venta)} for venta in ventas]
    return render(request, "canales/reaperturas.html", {"pedidas": pedidas})


def _por_que(venta: Venta) -> Razon | None:
    """The last reason for which it was asked."""
    razones = [razon for razon in venta.razones.all() if razon.transicion == "reabrir"]
    return razones[-1] if razones else None


@require_POST
@requiere_rol(Rol.JEFE_SERVICIO)
def confirmar(request: HttpRequest, venta_id: int) -> HttpResponse:
    """The folder goes back to its asesor as observed."""
    venta = venta_visible(request, venta_id)
    if venta.estado != Estado.OBSERVADA:
        intentar(
            request,
            lambda: revision.reabrir(venta.pk, acto=acto_de(request)),
            exito=f"Venta {venta.pk} reabierta: vuelve a su asesor.",
        )
    return redirect("reaperturas")


@require_POST
@requiere_rol(Rol.JEFE_SERVICIO)
def rechazar(request: HttpRequest, venta_id: int) -> HttpResponse:
    """The folder stays as approved."""
    venta = venta_visible(request, venta_id)
    if venta.reapertura_pedida_por_id is not None:
        intentar(
            request,
            lambda: reapertura.rechazar_reapertura(venta.pk, acto=acto_de(request)),
            exito=f"La carpeta de {venta.cliente} (venta {venta.pk}) queda conforme.",
        )
    return redirect("reaperturas")
