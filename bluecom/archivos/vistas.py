"""A file on its way in: choose, recognise, see what it would do, confirm, put right, undo."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from bluecom.archivos import consulta
from bluecom.archivos.caras import Cara, cara_de, cara_llamada, caras_para
from bluecom.archivos.formulario import ArchivoForm
from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.models import Rol, Usuario
from bluecom.interfaz.rechazos import intentar, razones_contra
from bluecom.planillas import corridas
from bluecom.planillas.formulario import ReconocerForm
from bluecom.planillas.herencia import mismo_archivo
from bluecom.planillas.models import Corrida, Situacion
from bluecom.planillas.rechazos import por_corregir
from bluecom.rechazo import Rechazo

TRAEN = (Rol.SUPERVISOR, Rol.JEFE_VENTAS, Rol.CANALES_VIRTUALES)
"""Who brings any kind of file at all; each kind says whose it is."""
ULTIMAS = 50


@requiere_rol(*TRAEN)
def archivos(request: HttpRequest) -> HttpResponse:
    """What this person may bring, what waits for somebody, and what came last."""
    usuario = usuario_de(request)
    contexto = {
        "caras": caras_para(usuario),
        "esperando": en_camino(usuario),
        "ultimas": _con_cara(consulta.corridas_de(usuario)[:ULTIMAS]),
    }
    return render(request, "archivos/archivos.html", contexto)


@requiere_rol(*TRAEN)
def traer(request: HttpRequest, que: str) -> HttpResponse:
    """Choose the file; what is none of its kind is refused beside the field."""
    cara = _cara(request, que)
    enviado = request.method == "POST"
    form = ArchivoForm(cara, request.POST, request.FILES) if enviado else ArchivoForm(cara)
    if form.is_valid():
        subido = form.cleaned_data["archivo"]
        try:
            corrida = corridas.pedir(
                subido.file,
                tipo=cara.tipo,
                nombre_del_archivo=subido.name or "archivo.csv",
                nombre=form.cleaned_data.get("nombre", cara.que_es),
                alcance=form.cleaned_data.get("alcance", ""),
                acto=acto_de(request),
            )
        except Rechazo as rechazo:
            form.add_error("archivo", rechazo.razones)
        else:
            return redirect("corrida", corrida.pk)
    pide = cara.pide_nombre
    contexto = {
        "cara": cara,
        "form": form,
        "conocidos": pide.conocidos(usuario_de(request)) if pide else (),
        "esperando": en_camino(usuario_de(request), cara.tipo),
    }
    return render(request, "archivos/traer.html", contexto, status=422 if enviado else 200)


@requiere_rol(*TRAEN)
def corrida(request: HttpRequest, corrida_id: int) -> HttpResponse:
    """Where this file is: its columns asked, being read, waiting for a yes, loaded, refused."""
    return _pagina(request, _visible(request, corrida_id))


def _pagina(
    request: HttpRequest,
    una: Corrida,
    reconocer: ReconocerForm | None = None,
    razones: Sequence[str] = (),
) -> HttpResponse:
    cara = cara_de(una)
    contexto = {
        "cara": cara,
        "corrida": una,
        "donde": cara.donde(una),
        "alcance": cara.pide_alcance.dicho(una) if cara.pide_alcance else "",
        "resumen": consulta.resumen_de(una),
        "clases": consulta.clases_de(una),
        "clase": request.GET.get("clase", ""),
        "antes": mismo_archivo(una),
        "puede_deshacer": corridas.se_puede_deshacer(una),
        "razones": razones,
        **_avance(una),
    }
    if una.situacion == Situacion.POR_RECONOCER:
        contexto["reconocer"] = reconocer or ReconocerForm(una)
    if una.situacion == Situacion.HECHA:
        contexto |= {"frase": cara.hecho(una), "destino": cara.destino(una)}
    if una.situacion == Situacion.DESHECHA:
        contexto["frase"] = cara.deshecho(una)
    contexto["por_mirar"] = sum(clase["n"] for clase in contexto["clases"])
    contexto["por_corregir"] = any(
        clase["clase"] in cara.por_corregir for clase in contexto["clases"]
    )
    filas = consulta.por_mirar(una, contexto["clase"])
    pagina = Paginator(filas, 50).get_page(request.GET.get("page"))
    for fila in pagina.object_list:
        fila.insignia = cara.clases[fila.clase]  # type: ignore[attr-defined]
    contexto["pagina"] = pagina
    estado = 422 if reconocer is not None else 200
    return render(request, "archivos/archivo.html", contexto, status=estado)


@require_POST
@requiere_rol(*TRAEN)
def reconocer(request: HttpRequest, corrida_id: int) -> HttpResponse:
    """Somebody says which column is which, once for all files of this format."""
    una = _visible(request, corrida_id)
    form = ReconocerForm(una, request.POST)
    razones = ["Elija un dato de la lista para cada columna."]
    if form.is_valid():
        dicho, acto = form.dicho(), acto_de(request)
        razones = razones_contra(lambda: corridas.reconocer(una.pk, dicho, acto=acto))
        if not razones:
            return redirect("corrida", una.pk)
    una.refresh_from_db()
    return _pagina(request, una, form, razones)


@requiere_rol(*TRAEN)
def avance(request: HttpRequest, corrida_id: int) -> HttpResponse:
    """The moving part: 204 while nothing changed, the whole page once it stands still."""
    una = _visible(request, corrida_id)
    if una.quieta:
        destino = reverse("corrida", args=[una.pk])
        return HttpResponse(status=204, headers={"HX-Redirect": destino})
    contexto = {"corrida": una, **_avance(una)}
    if contexto["version"] == request.GET.get("v"):
        return HttpResponse(status=204)
    return render(request, "archivos/_avance.html", contexto)


@require_POST
@requiere_rol(*TRAEN)
def confirmar(request: HttpRequest, corrida_id: int) -> HttpResponse:
    """Load the file as the dry run said."""
    una = _visible(request, corrida_id)
    intentar(request, lambda: corridas.confirmar(una.pk, acto=acto_de(request)))
    return redirect("corrida", una.pk)


@require_POST
@requiere_rol(*TRAEN)
def desistir(request: HttpRequest, corrida_id: int) -> HttpResponse:
    """Leave the file without loading it."""
    una = _visible(request, corrida_id)
    corridas.desistir(una.pk, ahora=timezone.now())
    messages.info(request, f"«{una.archivo}» se dejó sin cargar: no cambió nada.")
    return redirect(cara_de(una).vuelta[1])


@require_POST
@requiere_rol(*TRAEN)
def deshacer(request: HttpRequest, corrida_id: int) -> HttpResponse:
    """Take back what this file brought and nobody has worked since."""
    una = _visible(request, corrida_id)
    intentar(request, lambda: corridas.deshacer(una.pk, acto=acto_de(request)))
    return redirect("corrida", una.pk)


@requiere_rol(*TRAEN)
def rechazos(request: HttpRequest, corrida_id: int) -> HttpResponse:
    """The rows to put right, as a file that can be brought again."""
    una = _visible(request, corrida_id)
    return HttpResponse(
        por_corregir(una, cara_de(una).por_corregir),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="por-corregir-{una.pk}.csv"'},
    )


def _cara(request: HttpRequest, que: str) -> Cara:
    cara = cara_llamada(que)
    if cara is None:
        raise Http404("No hay archivos de esta clase.")
    if not usuario_de(request).tiene_rol(*cara.roles):
        raise PermissionDenied("Su rol no trae estos archivos.")
    return cara


def _visible(request: HttpRequest, corrida_id: int) -> Corrida:
    return get_object_or_404(consulta.corridas_de(usuario_de(request)), pk=corrida_id)


def en_camino(usuario: Usuario, tipo: str = "") -> list[dict[str, Any]]:
    """The files that wait for somebody, for ``archivos/_esperando.html``."""
    return _con_cara(consulta.sin_cerrar(usuario, tipo))


def _con_cara(varias: Iterable[Corrida]) -> list[dict[str, Any]]:
    return [{"corrida": una, "cara": cara_de(una)} for una in varias]


def _avance(corrida: Corrida) -> dict[str, Any]:
    linea = corridas.linea_alcanzada(corrida)
    return {"linea": linea, "version": f"{corrida.situacion}-{linea}"}
