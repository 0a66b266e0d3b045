"""Step 6: files that arrive, and what is done to each: sorted, turned, cut, accepted, put aside."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from bluecom.bolivia.texto import con_punto
from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.models import Rol
from bluecom.rechazo import Rechazo
from documentos.models import ArchivoRecibido
from documentos.tipos import CARTAS, HOJAS_DE_CI, TipoArchivo
from solicitudes.models import Venta
from solicitudes.pasos.p06_documentos import archivos
from solicitudes.pasos.p06_documentos import servicio as documentar
from solicitudes.pasos.p06_documentos.recibidos import (
    AceptarForm,
    ArchivoForm,
    RecorteForm,
    recibidos_de,
)
from solicitudes.pasos.pagina import faltantes
from solicitudes.puerta.permitir import exigir_asesor
from solicitudes.puerta.web import en_la_venta, primer_error
from solicitudes.reglas.procedimiento import paso

OTRO_CLIENTE = "Esa misma imagen ya está en la carpeta de otro cliente."
CAMBIADO = "El de antes queda guardado, fuera de la carpeta."
POR_ORDENAR = "Un archivo quedó por ordenar, sin cambiar ninguno: diga qué es."


@require_POST
@en_la_venta(Rol.ASESOR)
def archivo(request: HttpRequest, venta: Venta) -> HttpResponse:
    """What the client sent (6.2); what is typed in the page stays.

    Of several in one request the first goes to the place it was sent to, the others where one is
    empty.
    """
    form = ArchivoForm(request.POST, request.FILES)
    if not form.is_valid():
        raise Rechazo(primer_error(form))
    tipo, en_lugar_de = form.cleaned_data["tipo"], form.cleaned_data["en_lugar_de"]
    recibidos = []
    for subido in request.FILES.getlist("archivo"):
        uno = documentar.recibir_archivo(
            venta.pk,
            acto=acto_de(request),
            tipo=tipo,
            contenido=subido.read(),
            en_lugar_de=en_lugar_de,
        )
        recibidos.append(uno)
        if en_lugar_de not in (None, uno.pk) and uno.tipo == tipo:
            cambio = con_punto(f"Cambió: {uno.get_tipo_display()}")
            messages.info(request, f"{cambio} {CAMBIADO}")
        tipo, en_lugar_de = "", None
    _decir(request, venta, recibidos)
    if request.headers.get("HX-Request"):
        contexto = {"venta": venta, **recibidos_de(venta)}
        contexto["faltantes"] = faltantes(venta, paso(6))
        return render(request, "pasos/_llegado.html", contexto)
    nombres = ", ".join(str(uno.get_tipo_display()) for uno in recibidos)
    messages.success(request, con_punto(f"Recibido: {nombres}"))
    return redirect("paso", venta.pk, 6)


def _decir(request: HttpRequest, venta: Venta, recibidos: list[ArchivoRecibido]) -> None:
    """What somebody has to look at now."""
    suyas = Venta.objects.filter(contacto__cliente=venta.contacto.cliente_id)
    carpetas = list(suyas.values_list("carpeta", flat=True))
    if any(uno.usado_en_otra_carpeta(salvo=carpetas) for uno in recibidos):
        messages.warning(request, OTRO_CLIENTE)
    if any(uno.tipo == TipoArchivo.SIN_ORDENAR for uno in recibidos):
        messages.warning(request, POR_ORDENAR)


@require_POST
@en_la_venta(Rol.ASESOR)
def ordenar(request: HttpRequest, venta: Venta, archivo_id: int) -> HttpResponse:
    """Say what a file is."""
    tipo = request.POST.get("tipo", "")
    puesto = archivos.ordenar_archivo(venta.pk, archivo_id, acto=acto_de(request), tipo=tipo)
    messages.success(request, con_punto(f"Es: {puesto.get_tipo_display()}"))
    return redirect("paso", venta.pk, 6)


@require_POST
@en_la_venta(Rol.ASESOR)
def apartar(request: HttpRequest, venta: Venta, archivo_id: int) -> HttpResponse:
    """A file of the tray is not of this sale's folder."""
    archivos.descartar_archivo(venta.pk, archivo_id, acto=acto_de(request))
    messages.success(request, "Apartado: queda guardado, fuera de la carpeta.")
    return redirect("paso", venta.pk, 6)


@require_POST
@en_la_venta(Rol.ASESOR)
def aceptar(request: HttpRequest, venta: Venta, archivo_id: int) -> HttpResponse:
    """Take a photo against the coach, with the reason."""
    form = AceptarForm(request.POST)
    if not form.is_valid():
        raise Rechazo(primer_error(form))
    porque = form.cleaned_data["porque"]
    archivos.aceptar_archivo(venta.pk, archivo_id, acto=acto_de(request), porque=porque)
    messages.success(request, "Foto aceptada: quien revisa verá por qué.")
    return redirect("paso", venta.pk, 6)


@en_la_venta(Rol.ASESOR)
def arreglar(request: HttpRequest, venta: Venta, archivo_id: int) -> HttpResponse:
    """The page that turns and cuts what people see; POST cuts it."""
    form = RecorteForm(request.POST if request.method == "POST" else None)
    razones: list[str] = []
    if form.is_bound and form.is_valid():
        archivos.recortar_archivo(
            venta.pk, archivo_id, acto=acto_de(request), recorte=form.milesimas()
        )
        messages.success(request, "Recortada. El original queda como llegó.")
        return redirect("arreglar", venta.pk, archivo_id)
    if form.is_bound:
        razones = [primer_error(form)]
    contexto = {"form": form, "razones": razones, **_mirado(request, venta, archivo_id)}
    return render(request, "pasos/arreglar.html", contexto, status=422 if razones else 200)


def _mirado(request: HttpRequest, venta: Venta, archivo_id: int) -> dict[str, Any]:
    exigir_asesor(venta, acto_de(request).usuario)
    suyos = venta.carpeta.vigentes().exclude(tipo=TipoArchivo.EVIDENCIA)
    mirado = suyos.filter(pk=archivo_id).first()
    if mirado is None:
        raise Http404
    hechos = list(mirado.arreglos.select_related("por"))
    return {"venta": venta, "archivo": mirado, "arreglos": hechos[1:]}


@en_la_venta(Rol.ASESOR)
def imprimir(request: HttpRequest, venta: Venta) -> HttpResponse:
    """What the client sent, a sheet for each C.I. and each letter, to be printed (6.4)."""
    exigir_asesor(venta, acto_de(request).usuario)
    suyos = {a.tipo: a for a in venta.carpeta.vigentes()}
    hojas = [*HOJAS_DE_CI.values(), *((carta,) for carta in CARTAS)]
    contexto = {
        "venta": venta,
        "hojas": [hoja for tipos in hojas if (hoja := [suyos[t] for t in tipos if t in suyos])],
    }
    return render(request, "pasos/imprimir_recibidos.html", contexto)


@require_POST
@en_la_venta(Rol.ASESOR)
def impreso(request: HttpRequest, venta: Venta) -> HttpResponse:
    """The browser is printing them: by the button or by its own key."""
    archivos.anotar_impreso(venta.pk, acto=acto_de(request))
    return HttpResponse(status=204)


@require_POST
@en_la_venta(Rol.ASESOR)
def girar(request: HttpRequest, venta: Venta, archivo_id: int) -> HttpResponse:
    """A quarter to the right, or to the left."""
    cuartos = 3 if request.POST.get("hacia") == "izquierda" else 1
    archivos.girar_archivo(venta.pk, archivo_id, acto=acto_de(request), cuartos=cuartos)
    return redirect("arreglar", venta.pk, archivo_id)


@require_POST
@en_la_venta(Rol.ASESOR)
def enderezar(request: HttpRequest, venta: Venta, archivo_id: int) -> HttpResponse:
    """Back to the whole."""
    archivos.enderezar_archivo(venta.pk, archivo_id, acto=acto_de(request))
    messages.success(request, "Se ve otra vez entera, como llegó.")
    return redirect("arreglar", venta.pk, archivo_id)
