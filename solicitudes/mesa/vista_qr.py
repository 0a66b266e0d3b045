"""Where the QR of a paper leads whoever looks at it with a phone (11)."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from bluecom.bolivia.texto import con_punto
from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.models import Rol, Usuario
from bluecom.mensajes import decir
from bluecom.rechazo import Rechazo
from documentos.models import Documento
from solicitudes.canales.recepcion.escaneo import escanear
from solicitudes.canales.recepcion.marcas import marcar
from solicitudes.models import Entrega, Marca, Recepcion, Venta
from solicitudes.models.custodia import Paso
from solicitudes.papeles.vistas import LEEN_PAPELES
from solicitudes.reglas.estados import Estado


@require_safe
@requiere_rol(*LEEN_PAPELES)
def qr(request: HttpRequest, token: str) -> HttpResponse:
    """The sale for who may see it; who receives marks its folder present by looking at it.

    A mark binds nobody and can be taken back: that is why an address may give it.
    """
    documento = get_object_or_404(Documento, token=token)
    usuario = usuario_de(request)
    if documento.carpeta_id is None:
        return _de_un_acta(documento, usuario)
    if usuario.tiene_rol(Rol.CANALES_VIRTUALES):
        return _en_el_mostrador(request, documento)
    visibles = Venta.objects.visibles_para(usuario)
    return redirect(get_object_or_404(visibles, carpeta_id=documento.carpeta_id))


def _en_el_mostrador(request: HttpRequest, documento: Documento) -> HttpResponse:
    usuario = usuario_de(request)
    ajenas = Venta.objects.ajenas_a(usuario).filter(asesor__de_prueba=usuario.de_prueba)
    venta = get_object_or_404(ajenas, carpeta_id=documento.carpeta_id)
    tiene = venta.tenencia_actual()
    if tiene is not None and tiene.como == Paso.DEVUELTA:
        return redirect("custodia_de", venta.pk)
    if venta.estado in (Estado.ENTREGADA, Estado.OBSERVADA):
        return redirect("revisar", venta.pk)
    if venta.estado != Estado.IMPRESA and _la_ve(venta, usuario):
        return redirect(venta)
    try:
        escaneado = escanear(documento.token, usuario)
    except Rechazo as rechazo:
        decir(request, rechazo)
        return redirect("recepcion_camara")
    if escaneado.suelta is not None:
        return redirect(f"{reverse('recepcion_camara')}?extra={escaneado.suelta.pk}")
    fila = escaneado.fila
    assert fila is not None  # the paper of a sale names no acta
    if _alguien_mira(request):
        marcar(fila.pk, acto=acto_de(request), marca=Marca.PRESENTE)
        messages.success(request, con_punto(f"Presente: venta {venta.pk}, {fila.venta.cliente}"))
    return redirect(f"{reverse('recepcion_camara')}?acta={fila.entrega_id}&ultima={fila.pk}")


def _la_ve(venta: Venta, usuario: Usuario) -> bool:
    return bool(Venta.objects.visibles_para(usuario).filter(pk=venta.pk).exists())


def _alguien_mira(request: HttpRequest) -> bool:
    """Not a browser that fetches ahead what nobody opened yet."""
    return request.method == "GET" and "prefetch" not in request.headers.get("Sec-Purpose", "")


def _de_un_acta(documento: Documento, usuario: Usuario) -> HttpResponse:
    recepcion = Recepcion.objects.filter(constancia=documento).first()
    entrega = recepcion.entrega if recepcion else get_object_or_404(Entrega, acta=documento)
    if usuario.tiene_rol(Rol.CANALES_VIRTUALES):
        return redirect("recepcion_acta", entrega.pk)
    if usuario.tiene_rol(Rol.ASESOR):
        if entrega.asesor_id != usuario.pk:
            raise Http404
        return redirect("entregas")
    return redirect("constancia", recepcion.pk) if recepcion else redirect("acta", entrega.pk)
