"""The client's name, corrected by who may."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from bluecom.cuentas.acceso import usuario_de
from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.models import Rol
from bluecom.interfaz.rechazos import razones_contra
from solicitudes.mesa.formulario_nombre import NombreForm
from solicitudes.mesa.nombre import corregir_nombre
from solicitudes.models import Venta
from solicitudes.pasos.pagina import acto_sobre
from solicitudes.puerta.web import en_la_venta
from solicitudes.reglas.permisos import JEFATURA


@en_la_venta(Rol.ASESOR, *JEFATURA)
def nombre(request: HttpRequest, venta: Venta) -> HttpResponse:
    """Write the name as it should be, with its reason."""
    form = NombreForm(venta.cliente, request.POST or None)
    razones: list[str] = []
    if request.method == "POST" and form.is_valid():
        acto, datos = acto_de(request), form.datos()
        razones = razones_contra(lambda: corregir_nombre(venta.pk, acto=acto, **datos))
        if not razones:
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
