"""A file on its way in: choose, see what it would do, confirm, watch, put right (1)."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.acto import acto_de
from bluecom.interfaz.rechazos import intentar
from bluecom.rechazo import Rechazo
from cartera import consultas, servicios
from cartera.forms.importar import ImportarForm
from cartera.models import Importacion
from cartera.views import QUIEN_CARGA


@requiere_rol(*QUIEN_CARGA)
def importar(request: HttpRequest) -> HttpResponse:
    """Choose the file; what is no portfolio is refused beside the field."""
    usuario = usuario_de(request)
    enviado = request.method == "POST"
    form = ImportarForm(request.POST, request.FILES) if enviado else ImportarForm()
    if form.is_valid():
        subido = form.cleaned_data["archivo"]
        try:
            importacion = servicios.pedir_importacion(
                subido.read(),
                archivo=subido.name or "cartera.csv",
                nombre=form.cleaned_data["nombre"],
                acto=acto_de(request),
            )
        except Rechazo as rechazo:
            form.add_error("archivo", rechazo.razones)
        else:
            return redirect("importacion", importacion.pk)
    contexto = {"form": form, "conocidas": consultas.carteras_de(usuario).order_by("nombre")}
    return render(request, "cartera/importar.html", contexto, status=422 if enviado else 200)


@requiere_rol(*QUIEN_CARGA)
def importacion(request: HttpRequest, importacion_id: int) -> HttpResponse:
    """Where this file is: being read, waiting for a yes, being loaded, loaded, refused."""
    una = _visible(request, importacion_id)
    contexto = {
        "importacion": una,
        "resumen": consultas.resumen_de(una),
        "clases": consultas.clases_de(una),
        "clase": request.GET.get("clase", ""),
        "antes": consultas.mismo_archivo(una),
        **_avance(una),
    }
    filas = [f for f in una.filas if contexto["clase"] in ("", f["clase"])]
    contexto["pagina"] = Paginator(filas, 50).get_page(request.GET.get("page"))
    return render(request, "cartera/importacion.html", contexto)


@requiere_rol(*QUIEN_CARGA)
def avance(request: HttpRequest, importacion_id: int) -> HttpResponse:
    """The moving part: 204 while nothing changed, the whole page once it stands still."""
    una = _visible(request, importacion_id)
    if una.quieta:
        destino = reverse("importacion", args=[una.pk])
        return HttpResponse(status=204, headers={"HX-Redirect": destino})
    contexto = {"importacion": una, **_avance(una)}
    if contexto["version"] == request.GET.get("v"):
        return HttpResponse(status=204)
    return render(request, "cartera/_avance.html", contexto)


@require_POST
@requiere_rol(*QUIEN_CARGA)
def confirmar(request: HttpRequest, importacion_id: int) -> HttpResponse:
    """Load the file as the dry run said."""
    una = _visible(request, importacion_id)
    intentar(request, lambda: servicios.confirmar_importacion(una.pk, acto=acto_de(request)))
    return redirect("importacion", una.pk)


@require_POST
@requiere_rol(*QUIEN_CARGA)
def desistir(request: HttpRequest, importacion_id: int) -> HttpResponse:
    """Leave the file without loading it."""
    una = _visible(request, importacion_id)
    servicios.desistir_importacion(una.pk, ahora=timezone.now())
    messages.info(request, f"«{una.archivo}» se dejó sin cargar: no cambió nada.")
    return redirect("carteras")


@requiere_rol(*QUIEN_CARGA)
def errores(request: HttpRequest, importacion_id: int) -> HttpResponse:
    """The rows to put right, as a file that can be imported again."""
    una = _visible(request, importacion_id)
    return HttpResponse(
        servicios.filas_por_corregir(una),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="por-corregir-{una.pk}.csv"'},
    )


def _visible(request: HttpRequest, importacion_id: int) -> Importacion:
    mias = consultas.importaciones_de(usuario_de(request))
    return get_object_or_404(mias.select_related("cartera", "pedida_por"), pk=importacion_id)


def _avance(importacion: Importacion) -> dict[str, Any]:
    linea = servicios.linea_alcanzada(importacion)
    return {"linea": linea, "version": f"{importacion.situacion}-{linea}"}
