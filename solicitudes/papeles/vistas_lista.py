"""The papers of a sale in one place, and a paper printed again with its reason."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.acto import acto_de
from bluecom.mensajes import decir
from bluecom.rechazo import Rechazo
from documentos import servicios as documentos
from documentos.errores import DocumentoPendiente
from documentos.models import Documento
from documentos.tipos import Situacion
from solicitudes.models import Venta
from solicitudes.papeles.consulta import actas_de_entrega, papeles_de
from solicitudes.papeles.vistas import LEEN_PAPELES, acta_visible
from solicitudes.puerta.web import venta_visible
from solicitudes.reglas import permisos


@require_safe
@requiere_rol(*LEEN_PAPELES)
def papeles(request: HttpRequest, venta_id: int) -> HttpResponse:
    """Every version of every paper, its state and why, its reprints; and the actas (10, 11)."""
    venta, usuario = venta_visible(request, venta_id), usuario_de(request)
    contexto = {
        "venta": venta,
        "versiones": papeles_de(venta, usuario),
        "actas": actas_de_entrega(venta, usuario),
        "abre_carpeta": permisos.ve_fotos(venta, usuario) and venta.impresa_en is not None,
    }
    return render(request, "papeles/lista.html", contexto)


@requiere_rol(*permisos.VEN_FOTOS)
def reimprimir(request: HttpRequest, venta_id: int, tipo: str) -> HttpResponse:
    """The paper in force again, with its reason ("atasco") in the log.

    Who asks for a version that another one replaced meanwhile is told so, and prints nothing.
    """
    venta = venta_visible(request, venta_id)
    documento = venta.carpeta.papel(tipo)
    if dicho := _por_que_no(request, venta, tipo, documento):
        messages.warning(request, dicho)
        return redirect("papeles", venta.pk)
    if documento is None:
        raise Http404
    contexto = {"venta": venta, "de_que": f"Venta {venta.pk}"}
    return _otra_vez(request, documento, contexto, ("papel", venta.pk, tipo))


@requiere_rol(*permisos.VEN_FOTOS)
def reimprimir_acta(request: HttpRequest, entrega_id: int) -> HttpResponse:
    """The acta of a hand-over again, with its reason."""
    entrega, documento = acta_visible(request, entrega_id)
    if documento.situacion != Situacion.VIGENTE:
        messages.warning(request, f"{documento} se retiró: se consulta, y no se reimprime.")
        return redirect("acta", entrega.pk)
    contexto = {"de_que": f"Acta de {entrega.asesor}"}
    return _otra_vez(request, documento, contexto, ("acta", entrega.pk))


def _otra_vez(
    request: HttpRequest, documento: Documento, contexto: dict[str, Any], a_donde: tuple[Any, ...]
) -> HttpResponse:
    if request.method != "POST":
        return render(request, "papeles/reimprimir.html", contexto | {"documento": documento})
    motivo = request.POST.get("motivo", "")
    try:
        documentos.reimprimir(documento, acto=acto_de(request), motivo=motivo)
    except Rechazo as rechazo:
        decir(request, rechazo)
        return redirect(request.path)
    except DocumentoPendiente:
        messages.error(request, "El papel se está preparando: pídalo de nuevo en un momento.")
        return redirect(request.path)
    return redirect(*a_donde)


def _por_que_no(request: HttpRequest, venta: Venta, tipo: str, rige: Documento | None) -> str:
    """Of a sale that ended, or of a version that the page before showed in force and is not."""
    if not permisos.reimprime(venta, usuario_de(request)):
        estado = venta.get_estado_display().lower()
        return f"La venta está {estado}: sus papeles se consultan, y no se reimprimen."
    pedida = (request.POST or request.GET).get("version", "")
    viejas = venta.carpeta.documentos.filter(tipo=tipo)
    if rige is None:
        vieja = viejas.order_by("-version").first()
        return f"{vieja} ya no va en la carpeta: no se reimprime." if vieja else ""
    if not pedida or pedida == str(rige.version):
        return ""
    return (
        f"Mientras tanto se emitió la versión {rige.version} de {rige.get_tipo_display()}: "
        "es la que rige y la que se reimprime."
    )
