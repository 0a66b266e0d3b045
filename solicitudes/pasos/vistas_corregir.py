"""Open a done step again, or leave it as it was."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from bluecom.bolivia.errores import DatoInvalido
from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.models import Rol
from solicitudes.models import Venta
from solicitudes.pasos.corregir import corregir as corregir_paso
from solicitudes.pasos.corregir import reanudar as reanudar_venta
from solicitudes.pasos.formulario_corregir import CorregirForm
from solicitudes.pasos.pagina import acto_sobre
from solicitudes.puerta.rechazos import razones_de
from solicitudes.puerta.web import acto, venta_visible
from solicitudes.reglas.errores import ActoRechazado
from solicitudes.reglas.procedimiento import PASOS, paso


@requiere_rol(Rol.ASESOR)
def corregir(request: HttpRequest, venta_id: int, numero: int) -> HttpResponse:
    """Open a done step again, with its coded reason."""
    venta = venta_visible(request, venta_id)
    if not 1 <= numero <= len(PASOS):
        raise Http404
    form = CorregirForm("CORRECCION", data=request.POST or None)
    razones: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            abierta = corregir_paso(
                venta.pk,
                usuario=usuario_de(request),
                ahora=timezone.now(),
                paso=numero,
                **form.cleaned_data,
            )
            return redirect(_al_campo(abierta, numero, request.GET.get("campo", "")))
        except (ActoRechazado, DatoInvalido) as rechazo:
            razones = razones_de(rechazo)
    contexto = {
        **acto_sobre(venta, usuario_de(request)),
        "form": form,
        "paso": paso(numero),
        "razones": razones,
        "verbo": "Abrir el paso",
    }
    estado = 422 if request.method == "POST" else 200
    return render(request, "ventas/corregir.html", contexto, status=estado)


@acto()
def reanudar(request: HttpRequest, venta: Venta) -> HttpResponse:
    """Leave a step that was opened as it was: walk on with the kept data."""
    ahora = timezone.now()
    despues = reanudar_venta(venta.pk, usuario=usuario_de(request), ahora=ahora)
    if despues.estado == venta.estado:
        messages.info(request, "Falta algo en este paso: guárdelo para continuar.")
    return redirect(despues)


def _al_campo(venta: Venta, numero: int, campo: str) -> str:
    """The open step, at the field that made somebody open it."""
    if not campo.isidentifier():
        return venta.get_absolute_url()
    return f"{reverse('paso', args=[venta.pk, numero])}?campo={campo}#id_{campo}"
