"""Step 11: Canales Virtuales receives the folders of each acta, by scanner or by hand.

A folder marked present is remembered in the session of who scans; only "Recibir" stops
its clock.
"""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from bluecom.bolivia.texto import con_punto
from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.models import Rol
from bluecom.interfaz.rechazos import intentar
from bluecom.mensajes import decir
from bluecom.rechazo import Rechazo
from solicitudes.canales.recepcion import servicio
from solicitudes.canales.recepcion.consulta import por_recibir
from solicitudes.canales.recepcion.escaneo import carpeta_escaneada
from solicitudes.models import CarpetaEntregada, Venta
from solicitudes.puerta.web import ids_enviados

PRESENTES = "carpetas_presentes"


@requiere_rol(Rol.CANALES_VIRTUALES)
def recepcion(request: HttpRequest) -> HttpResponse:
    """The actas on their way, with the scan field ready."""
    actas = por_recibir(usuario_de(request))
    presentes = set(request.session.get(PRESENTES, []))
    filas = [fila for acta in actas for fila in acta.filas]
    contexto = {
        "actas": actas,
        "presentes": presentes,
        "cuantas": len(filas),
        "cuantas_presentes": sum(fila.pk in presentes for fila in filas),
        "ultima": request.session.pop("ultima_escaneada", None),
    }
    return render(request, "canales/recepcion.html", contexto)


@require_POST
@requiere_rol(Rol.CANALES_VIRTUALES)
def escanear(request: HttpRequest) -> HttpResponse:
    """Mark present the folder that was scanned; scanning it twice changes nothing."""
    try:
        carpeta = carpeta_escaneada(request.POST.get("codigo", ""), usuario_de(request))
    except Rechazo as rechazo:
        decir(request, rechazo)
        return redirect("recepcion")
    presentes = request.session.get(PRESENTES, [])
    request.session[PRESENTES] = sorted({*presentes, carpeta.pk})
    request.session["ultima_escaneada"] = carpeta.pk
    messages.success(
        request, con_punto(f"Presente: venta {carpeta.venta_id}, {carpeta.venta.cliente}")
    )
    return redirect("recepcion")


@require_POST
@requiere_rol(Rol.CANALES_VIRTUALES)
def recibir(request: HttpRequest, carpeta_id: int) -> HttpResponse:
    """Receive one folder; its clock stops now."""
    carpeta = _carpeta(request, carpeta_id)
    _recibir(request, [carpeta])
    return redirect("recepcion")


@require_POST
@requiere_rol(Rol.CANALES_VIRTUALES)
def recibir_presentes(request: HttpRequest) -> HttpResponse:
    """Receive every folder ticked or scanned, one act each."""
    elegidas = ids_enviados(request, "carpeta")
    carpetas = list(_alcance(request).filter(pk__in=elegidas).order_by("entrega", "orden"))
    if not carpetas:
        messages.error(request, "Escanee o marque primero las carpetas que están presentes.")
    _recibir(request, carpetas)
    return redirect("recepcion")


@require_POST
@requiere_rol(Rol.CANALES_VIRTUALES)
def no_vino(request: HttpRequest, carpeta_id: int) -> HttpResponse:
    """The acta lists it and it is not there: back to its asesor, the clock runs on."""
    carpeta = _carpeta(request, carpeta_id)
    intentar(
        request,
        lambda: servicio.no_vino(carpeta.pk, acto=acto_de(request)),
        exito=f"Anotado: no vino la carpeta de {carpeta.venta.cliente} (venta {carpeta.venta_id}).",
    )
    return redirect("recepcion")


def _alcance(request: HttpRequest) -> QuerySet[CarpetaEntregada]:
    ajenas = Venta.objects.ajenas_a(usuario_de(request))
    return CarpetaEntregada.objects.filter(venta__in=ajenas).select_related(
        "venta__contacto__cliente"
    )


def _carpeta(request: HttpRequest, carpeta_id: int) -> CarpetaEntregada:
    return get_object_or_404(_alcance(request), pk=carpeta_id)


def _recibir(request: HttpRequest, carpetas: list[CarpetaEntregada]) -> None:
    """Received already is a success too: the button was pressed twice."""
    recibidas = []
    for carpeta in carpetas:
        if carpeta.recibida_en is None and not _recibir_una(request, carpeta):
            continue
        recibidas.append(carpeta)
    _olvidar(request, recibidas)
    tarde = _fuera_de_plazo(recibidas)
    if recibidas:
        texto = _cuantas(len(recibidas)) + (f", {tarde} fuera de plazo." if tarde else ".")
        messages.success(request, texto)


def _fuera_de_plazo(carpetas: list[CarpetaEntregada]) -> int:
    """As each reception was recorded."""
    ventas = Venta.objects.filter(entregas__in=carpetas).select_related("plazo_entrega")
    return sum(v.plazo_entrega is not None and v.plazo_entrega.a_tiempo is False for v in ventas)


def _recibir_una(request: HttpRequest, carpeta: CarpetaEntregada) -> bool:
    return intentar(
        request,
        lambda: servicio.recibir(carpeta.venta_id, acto=acto_de(request)),
        de=f"Venta {carpeta.venta_id}: ",
    )


def _cuantas(n: int) -> str:
    return "Carpeta recibida" if n == 1 else f"{n} carpetas recibidas"


def _olvidar(request: HttpRequest, carpetas: list[CarpetaEntregada]) -> None:
    recibidas = {carpeta.pk for carpeta in carpetas}
    presentes = request.session.get(PRESENTES, [])
    request.session[PRESENTES] = [pk for pk in presentes if pk not in recibidas]
