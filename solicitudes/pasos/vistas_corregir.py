"""Open a done step again, or leave it as it was."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from bluecom.cuentas.acceso import usuario_de
from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.models import Rol
from bluecom.interfaz.rechazos import razones_contra
from solicitudes.models import Venta
from solicitudes.pasos.corregir import corregir as corregir_paso
from solicitudes.pasos.corregir import reanudar as reanudar_venta
from solicitudes.pasos.formulario_corregir import CorregirForm
from solicitudes.pasos.pagina import acto_sobre
from solicitudes.puerta.web import en_la_venta
from solicitudes.reglas.procedimiento import PASOS, paso


@en_la_venta(Rol.ASESOR)
def corregir(request: HttpRequest, venta: Venta, numero: int) -> HttpResponse:
    """Open a done step again, with its coded reason."""
    if not 1 <= numero <= len(PASOS):
        raise Http404
    form = CorregirForm("CORRECCION", data=request.POST or None)
    razones: list[str] = []
    if request.method == "POST" and form.is_valid():
        acto, datos = acto_de(request), form.cleaned_data
        razones = razones_contra(lambda: corregir_paso(venta.pk, acto=acto, paso=numero, **datos))
        if not razones:
            return redirect(_al_campo(venta, numero, request.GET.get("campo", "")))
    contexto = {
        **acto_sobre(venta, usuario_de(request)),
        "form": form,
        "paso": paso(numero),
        "razones": razones,
        "verbo": "Abrir el paso",
    }
    estado = 422 if request.method == "POST" else 200
    return render(request, "ventas/corregir.html", contexto, status=estado)


@require_POST
@en_la_venta(Rol.ASESOR)
def reanudar(request: HttpRequest, venta: Venta) -> HttpResponse:
    """Leave a step that was opened as it was: walk on with the kept data."""
    despues = reanudar_venta(venta.pk, acto=acto_de(request))
    if despues.estado == venta.estado:
        messages.info(request, "Falta algo en este paso: guárdelo para continuar.")
    return redirect(despues)


def _al_campo(venta: Venta, numero: int, campo: str) -> str:
    """The open step, at the field that made somebody open it."""
    if not campo.isidentifier():
        return venta.get_absolute_url()
    return f"{reverse('paso', args=[venta.pk, numero])}?campo={campo}#id_{campo}"
