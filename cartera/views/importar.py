"""A file on its way in: choose, recognise, see what it would do, confirm, put right, undo (1)."""

from collections.abc import Sequence
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
from bluecom.interfaz.rechazos import intentar, razones_contra
from bluecom.planillas import corridas
from bluecom.planillas.formulario import ReconocerForm
from bluecom.planillas.models import Corrida, Situacion
from bluecom.planillas.rechazos import por_corregir
from bluecom.rechazo import Rechazo
from cartera import consultas
from cartera.forms.importar import ImportarForm
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
            importacion = corridas.pedir(
                subido.file,
                tipo=consultas.TIPO,
                nombre_del_archivo=subido.name or "cartera.csv",
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
    """Where this file is: its columns asked, being read, waiting for a yes, loaded, refused."""
    return _pagina(request, _visible(request, importacion_id))


def _pagina(
    request: HttpRequest,
    una: Corrida,
    reconocer: ReconocerForm | None = None,
    razones: Sequence[str] = (),
) -> HttpResponse:
    contexto = {
        "importacion": una,
        "resumen": consultas.resumen_de(una),
        "clases": consultas.clases_de(una),
        "clase": request.GET.get("clase", ""),
        "antes": consultas.mismo_archivo(una),
        "puede_deshacer": corridas.se_puede_deshacer(una),
        "razones": razones,
        **_avance(una),
    }
    if una.situacion == Situacion.POR_RECONOCER:
        contexto["reconocer"] = reconocer or ReconocerForm(una)
    contexto["por_mirar"] = sum(clase["n"] for clase in contexto["clases"])
    filas = consultas.por_mirar(una, contexto["clase"])
    contexto["pagina"] = Paginator(filas, 50).get_page(request.GET.get("page"))
    estado = 422 if reconocer is not None else 200
    return render(request, "cartera/importacion.html", contexto, status=estado)


@require_POST
@requiere_rol(*QUIEN_CARGA)
def reconocer(request: HttpRequest, importacion_id: int) -> HttpResponse:
    """Somebody says which column is which, once for all files of this format."""
    una = _visible(request, importacion_id)
    form = ReconocerForm(una, request.POST)
    razones = ["Elija un dato de la lista para cada columna."]
    if form.is_valid():
        dicho, acto = form.dicho(), acto_de(request)
        razones = razones_contra(lambda: corridas.reconocer(una.pk, dicho, acto=acto))
        if not razones:
            return redirect("importacion", una.pk)
    una.refresh_from_db()
    return _pagina(request, una, form, razones)


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
    intentar(request, lambda: corridas.confirmar(una.pk, acto=acto_de(request)))
    return redirect("importacion", una.pk)


@require_POST
@requiere_rol(*QUIEN_CARGA)
def desistir(request: HttpRequest, importacion_id: int) -> HttpResponse:
    """Leave the file without loading it."""
    una = _visible(request, importacion_id)
    corridas.desistir(una.pk, ahora=timezone.now())
    messages.info(request, f"«{una.archivo}» se dejó sin cargar: no cambió nada.")
    return redirect("carteras")


@require_POST
@requiere_rol(*QUIEN_CARGA)
def deshacer(request: HttpRequest, importacion_id: int) -> HttpResponse:
    """Take out of the portfolio whom this file brought and nobody has worked."""
    una = _visible(request, importacion_id)
    intentar(request, lambda: corridas.deshacer(una.pk, acto=acto_de(request)))
    return redirect("importacion", una.pk)


@requiere_rol(*QUIEN_CARGA)
def errores(request: HttpRequest, importacion_id: int) -> HttpResponse:
    """The rows to put right, as a file that can be imported again."""
    una = _visible(request, importacion_id)
    return HttpResponse(
        por_corregir(una, list(consultas.CLASES)),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="por-corregir-{una.pk}.csv"'},
    )


def _visible(request: HttpRequest, importacion_id: int) -> Corrida:
    mias = consultas.importaciones_de(usuario_de(request))
    return get_object_or_404(mias.select_related("pedida_por"), pk=importacion_id)


def _avance(importacion: Corrida) -> dict[str, Any]:
    linea = corridas.linea_alcanzada(importacion)
    return {"linea": linea, "version": f"{importacion.situacion}-{linea}"}
