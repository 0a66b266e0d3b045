"""A list as a file: at once, or on a page that says how far a worker is."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.acto import Acto, acto_de
from bluecom.interfaz.rechazos import con_rechazos_dichos, intentar
from bluecom.listados import de_fondo, exportar, guardadas
from bluecom.listados.listado import Listado, listado_llamado
from bluecom.listados.models import SE_GUARDA, Exportacion, VistaGuardada
from bluecom.mensajes import decir
from bluecom.planillas.salida import Formato
from bluecom.rechazo import Rechazo


@require_POST
@requiere_rol()
def sacar(request: HttpRequest, codigo: str) -> HttpResponseBase:
    """The file of what the filters of the address show, or the page on which it will be."""
    listado, acto, filtros = _suyo(request, codigo), acto_de(request), _filtros(request)
    formato = Formato.CSV if request.POST.get("formato") == Formato.CSV else Formato.XLSX
    try:
        hallado = exportar.hallar(listado, filtros, acto=acto)
        razon = request.POST.get("razon", "")
        hecho = exportar.exportar(listado, hallado, formato, acto=acto, razon=razon)
    except Rechazo as rechazo:
        decir(request, rechazo)
        return redirect(listado.pagina(filtros))
    if isinstance(hecho, Exportacion):
        return redirect("exportacion", hecho.pk)
    return FileResponse(
        hecho,
        as_attachment=True,
        filename=exportar.nombre_del_archivo(listado, formato, acto=acto),
        content_type=formato.mime,
    )


@requiere_rol()
@require_safe
def exportacion(request: HttpRequest, exportacion_id: int) -> HttpResponse:
    """One long list: how far it is, then its file for a day."""
    una = _propia(request, exportacion_id)
    return render(request, "listados/exportacion.html", _contexto(una))


@requiere_rol()
@require_safe
def avance(request: HttpRequest, exportacion_id: int) -> HttpResponse:
    """The moving part: 204 while nothing changed, the whole page once it ended."""
    una = _propia(request, exportacion_id)
    if una.terminada_en is not None:
        destino = reverse("exportacion", args=[una.pk])
        return HttpResponse(status=204, headers={"HX-Redirect": destino})
    contexto = _contexto(una)
    if str(contexto["filas"]) == request.GET.get("v"):
        return HttpResponse(status=204)
    return render(request, "listados/_avance.html", contexto)


@requiere_rol()
@require_safe
@con_rechazos_dichos(lambda exportacion_id: reverse("exportacion", args=[exportacion_id]))
def archivo(request: HttpRequest, exportacion_id: int) -> HttpResponseBase:
    """The file of a long list, to who asked for it and may still read it."""
    una, acto = _propia(request, exportacion_id), acto_de(request)
    listado, formato = _suyo(request, una.listado), Formato(una.formato)
    hecho = Acto(acto.usuario, una.terminada_en or acto.ahora)
    return FileResponse(
        de_fondo.abrir(una, acto=acto),
        as_attachment=True,
        filename=exportar.nombre_del_archivo(listado, formato, acto=hecho),
        content_type=formato.mime,
    )


@require_POST
@requiere_rol()
def guardar_vista(request: HttpRequest, codigo: str) -> HttpResponse:
    """Keep the filters of the address by a name."""
    listado, filtros = _legible(request, codigo), _filtros(request)
    nombre, para_rol = request.POST.get("nombre", ""), request.POST.get("para_rol", "")
    intentar(
        request,
        lambda: guardadas.guardar(
            listado, nombre, filtros, para_rol=para_rol, acto=acto_de(request)
        ),
        exito="Vista guardada.",
    )
    return redirect(listado.pagina(filtros))


@require_POST
@requiere_rol()
def borrar_vista(request: HttpRequest, vista_id: int) -> HttpResponse:
    """Whoever kept it takes it away; its filters stay on the page, if he reads it still."""
    vista = get_object_or_404(VistaGuardada, pk=vista_id, de=usuario_de(request))
    guardadas.borrar(vista.pk, acto=acto_de(request))
    messages.info(request, f"La vista «{vista.nombre}» se borró.")
    listado = listado_llamado(vista.listado)
    if listado is None or not listado.lo_lee(usuario_de(request)):
        return redirect("inicio")
    return redirect(listado.pagina(vista.filtros))


def _filtros(request: HttpRequest) -> dict[str, str]:
    return {campo: valor for campo, valor in request.GET.dict().items() if valor}


def _legible(request: HttpRequest, codigo: str) -> Listado:
    listado = listado_llamado(codigo)
    if listado is None:
        raise Http404("No hay ningún listado así.")
    if not listado.lo_lee(usuario_de(request)):
        raise PermissionDenied("Su rol no lee este listado.")
    return listado


def _suyo(request: HttpRequest, codigo: str) -> Listado:
    """To be taken away."""
    listado = _legible(request, codigo)
    if not listado.lo_saca(usuario_de(request)):
        raise PermissionDenied("Su rol no se lleva este listado.")
    return listado


def _propia(request: HttpRequest, exportacion_id: int) -> Exportacion:
    una = get_object_or_404(Exportacion, pk=exportacion_id, pedida_por=usuario_de(request))
    if not de_fondo.de_quien_la_pidio(una, usuario_de(request)):
        raise PermissionDenied("Usted ya no puede ver este listado.")
    return una


def _contexto(una: Exportacion) -> dict[str, Any]:
    listado = listado_llamado(una.listado)
    return {
        "exportacion": una,
        "nombre": listado.nombre if listado else una.listado,
        "volver": listado.pagina(una.filtros) if listado and una.filtros else "",
        "filas": de_fondo.filas_alcanzadas(una),
        "guardada": una.guardada(timezone.now()),
        "hasta": una.pedida_en + SE_GUARDA,
    }
