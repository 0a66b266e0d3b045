"""Steps 2 and 3: the screen of the other system, pasted or chosen."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.models import Rol
from bluecom.rechazo import Rechazo
from solicitudes.models import Venta
from solicitudes.pasos.p02_p03_consultas.servicio import guardar_pantalla
from solicitudes.puerta.web import en_la_venta, primer_error


class PantallaForm(forms.Form):
    archivo = forms.FileField(
        error_messages={
            "required": "Pegue o elija la imagen de la pantalla.",
            "empty": "La imagen está vacía: péguela de nuevo.",
        }
    )


@require_POST
@en_la_venta(Rol.ASESOR)
def pantalla(request: HttpRequest, venta: Venta) -> HttpResponse:
    """One screen for each request; what is typed in the page stays."""
    form = PantallaForm(request.POST, request.FILES)
    if not form.is_valid():
        raise Rechazo(primer_error(form))
    contenido = form.cleaned_data["archivo"].read()
    guardada = guardar_pantalla(venta.pk, acto=acto_de(request), contenido=contenido)
    if request.headers.get("HX-Request"):
        contexto = {"venta": venta, "pantalla_pegada": guardada}
        return render(request, "pasos/_pantalla.html", contexto)
    messages.success(request, "Pantalla guardada: queda con la consulta de este paso.")
    return redirect(venta)
