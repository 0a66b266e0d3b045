"""The client's name, corrected by who may."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from bluecom.bolivia.errores import DatoInvalido
from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.models import Rol
from solicitudes.mesa.formulario_nombre import NombreForm
from solicitudes.mesa.nombre import corregir_nombre
from solicitudes.pasos.pagina import acto_sobre
from solicitudes.puerta.rechazos import razones_de
from solicitudes.puerta.web import venta_visible
from solicitudes.reglas.errores import ActoRechazado
from solicitudes.reglas.permisos import JEFATURA


@requiere_rol(Rol.ASESOR, *JEFATURA)
def nombre(request: HttpRequest, venta_id: int) -> HttpResponse:
    """Write the name as it should be, with its reason."""
    venta = venta_visible(request, venta_id)
    form = NombreForm(venta.cliente, request.POST or None)
    razones: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            corregir_nombre(
                venta.pk, usuario=usuario_de(request), ahora=timezone.now(), **form.datos()
            )
        except (ActoRechazado, DatoInvalido) as rechazo:
            razones = razones_de(rechazo)
        else:
            messages.success(request, "Nombre corregido.")
            return redirect(venta)
    contexto = {
        **acto_sobre(venta, usuario_de(request)),
        "url_del_nombre": "",
        "form": form,
        "razones": razones,
        "verbo": "Corregir el nombre",
    }
    estado = 422 if request.method == "POST" else 200
    return render(request, "ventas/nombre.html", contexto, status=estado)
