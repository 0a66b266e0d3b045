"""How a sale ends without being sold, and the next client."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from bluecom.bolivia.errores import DatoInvalido
from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.models import Rol
from solicitudes.finales import servicio as terminar
from solicitudes.finales.formulario import DescartarForm
from solicitudes.finales.siguiente import tomar
from solicitudes.models import Venta
from solicitudes.pasos.pagina import acto_sobre
from solicitudes.puerta.rechazos import razones_de
from solicitudes.puerta.web import venta_visible
from solicitudes.reglas.errores import ActoRechazado

QUIEN_TERMINA = (Rol.ASESOR, Rol.SUPERVISOR, Rol.JEFE_VENTAS, Rol.CANALES_VIRTUALES)


@requiere_rol(*QUIEN_TERMINA)
def descartar(request: HttpRequest, venta_id: int) -> HttpResponse:
    """Not sold: coded reason, and the next client at once."""
    return _terminar(request, venta_visible(request, venta_id), "descartar")


@requiere_rol(*QUIEN_TERMINA)
def anular(request: HttpRequest, venta_id: int) -> HttpResponse:
    """Accepted and lost: coded reason."""
    return _terminar(request, venta_visible(request, venta_id), "anular")


def _terminar(request: HttpRequest, venta: Venta, como: str) -> HttpResponse:
    form = DescartarForm(venta, como, request.POST or None, sugerido=request.GET.get("motivo", ""))
    razones: list[str] = []
    if request.method == "POST" and form.is_valid():
        comun: dict[str, Any] = {"usuario": usuario_de(request), "ahora": timezone.now()}
        try:
            getattr(terminar, como)(venta.pk, **comun, **form.datos())
        except (ActoRechazado, DatoInvalido) as rechazo:
            razones = razones_de(rechazo)
        else:
            return _despues_de_terminar(request, como, form.datos())
    contexto = _pagina(request, venta, como) | {"form": form, "razones": razones}
    estado = 422 if request.method == "POST" else 200
    return render(request, "ventas/terminar.html", contexto, status=estado)


def _pagina(request: HttpRequest, venta: Venta, como: str) -> dict[str, Any]:
    """The desk of the act; after a discard the next client follows, unless the agent pauses."""
    usuario = usuario_de(request)
    pagina = acto_sobre(venta, usuario) | {"como": como, "verbo": "Anular"}
    if como == "descartar" and usuario.tiene_rol(Rol.ASESOR):
        pagina["verbo"] = "Descartar y seguir"
        pausar = {"nombre": "pausar", "valor": "si", "envia": request.get_full_path()}
        pagina["secundarias"].append({"texto": "Descartar y pausar", **pausar})
    elif como == "descartar":
        pagina["verbo"] = "Descartar"
    return pagina


def _despues_de_terminar(request: HttpRequest, como: str, datos: dict[str, Any]) -> HttpResponse:
    """The next client follows at once, unless the agent pauses."""
    usuario = usuario_de(request)
    if volver_en := datos.get("volver_en"):
        dia = timezone.localtime(volver_en)
        messages.success(request, f"Rellamada anotada: el {dia:%d/%m} a las {dia:%H:%M}.")
    else:
        messages.success(request, "Venta descartada." if como == "descartar" else "Venta anulada.")
    if not usuario.tiene_rol(Rol.ASESOR):
        return redirect("inicio")
    if como == "anular" or "pausar" in request.POST:
        return redirect("cola")
    siguiente = tomar(usuario=usuario, ahora=timezone.now())
    return redirect(siguiente or "cola")
