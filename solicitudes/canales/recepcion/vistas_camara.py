"""The phone at the counter (11): its camera is one more reader, and a photo is read here."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.models import Rol
from bluecom.mensajes import decir
from bluecom.rechazo import Rechazo
from documentos.recibidos import codigos_de
from solicitudes.canales.recepcion import consulta
from solicitudes.canales.recepcion.escaneo import Escaneado, escanear
from solicitudes.canales.recepcion.vistas_marcas import lo_escaneado
from solicitudes.canales.recepcion.web import de_vuelta, la_entrega, lo_de_mas, numero
from solicitudes.models import CarpetaEntregada


@requiere_rol(Rol.CANALES_VIRTUALES)
def camara(request: HttpRequest) -> HttpResponse:
    """What the camera sees, and of the acta at the counter how much is present."""
    usuario = usuario_de(request)
    en = numero(request.GET.get("acta", ""))
    entrega = la_entrega(request, en) if en else None
    ultima = numero(request.GET.get("ultima", ""))
    abiertas = consulta.carpetas_por_recibir(usuario).select_related("venta__contacto__cliente")
    fila: CarpetaEntregada | None = abiertas.filter(pk=ultima).first() if ultima else None
    contexto: dict[str, Any] = {
        "entrega": entrega,
        "cuenta": consulta.cuenta_de(entrega, usuario) if entrega else None,
        "ultima": fila,
        **lo_de_mas(request, usuario),
    }
    return render(request, "canales/camara.html", contexto)


@require_POST
@requiere_rol(Rol.CANALES_VIRTUALES)
def foto(request: HttpRequest) -> HttpResponse:
    """A still photo of the QR, for a phone whose browser gives no camera without https."""
    en = numero(request.POST.get("acta", ""))
    entrega = la_entrega(request, en) if en else None
    archivo = request.FILES.get("foto")
    try:
        escaneado = _lo_que_se_ve(archivo.read() if archivo else b"", request)
        return lo_escaneado(request, escaneado, entrega)
    except Rechazo as rechazo:
        decir(request, rechazo)
        return de_vuelta(request, entrega)


def _lo_que_se_ve(contenido: bytes, request: HttpRequest) -> Escaneado:
    """The first code of the photo that is something of the house."""
    codigos = codigos_de(contenido)
    if not codigos:
        raise Rechazo("En la foto no se lee ningún QR: acérquese, con luz y sin mover el teléfono.")
    rechazos = []
    for codigo in codigos:
        try:
            return escanear(codigo, usuario_de(request))
        except Rechazo as rechazo:
            rechazos.append(rechazo)
    raise rechazos[0]
