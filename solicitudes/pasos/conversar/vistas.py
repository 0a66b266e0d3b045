"""The conversation with the client inside his sale (6.2)."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from bluecom.cuentas.acceso import usuario_de
from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.models import Rol
from bluecom.interfaz.rechazos import razones_contra
from documentos import servicios as documentos
from documentos.almacen import almacen
from documentos.errores import ArchivoAlterado
from solicitudes.conversacion import envios
from solicitudes.models import Adjunto, Venta
from solicitudes.pasos.conversar.consulta import charla_de, para_escribir
from solicitudes.pasos.conversar.formulario import MensajeForm
from solicitudes.pasos.pagina import acto_sobre
from solicitudes.puerta.web import en_la_venta, primer_error
from solicitudes.reglas import permisos


@en_la_venta(*permisos.CONVERSAN)
@require_safe
def conversacion(request: HttpRequest, venta: Venta) -> HttpResponse:
    """Everything said outside the calls, and what may be written now."""
    return _pagina(request, venta)


@en_la_venta(*permisos.CONVERSAN)
@require_safe
def viva(request: HttpRequest, venta: Venta) -> HttpResponse:
    """The part that moves; 204 while it is as the page has it."""
    contexto = charla_de(venta, usuario_de(request), timezone.now())
    if contexto["marca"] == request.GET.get("marca"):
        return HttpResponse(status=204)
    return render(request, "ventas/conversacion/_charla.html", contexto)


@require_POST
@en_la_venta(Rol.ASESOR)
def escribir(request: HttpRequest, venta: Venta) -> HttpResponse:
    """Free text, within the window."""
    form = MensajeForm(request.POST)
    texto = request.POST.get("texto", "")
    if not form.is_valid():
        return _pagina(request, venta, texto=texto, razones=[primer_error(form)])
    dicho = form.cleaned_data["texto"]
    return _hacer(
        request,
        venta,
        lambda: envios.escribir(venta.pk, acto=acto_de(request), texto=dicho),
        texto=texto,
    )


@require_POST
@en_la_venta(Rol.ASESOR)
def plantilla(request: HttpRequest, venta: Venta) -> HttpResponse:
    """The approved text, at any hour; he answers, and the window opens."""
    return _hacer(
        request, venta, lambda: envios.escribir_plantilla(venta.pk, acto=acto_de(request))
    )


@require_POST
@en_la_venta(Rol.ASESOR)
def carta(request: HttpRequest, venta: Venta) -> HttpResponse:
    """The letter's form as a PDF, within the window."""
    return _hacer(request, venta, lambda: envios.enviar_carta(venta.pk, acto=acto_de(request)))


@require_POST
@en_la_venta(Rol.ASESOR)
def numero(request: HttpRequest, venta: Venta) -> HttpResponse:
    """Ask whoever hides his number to share it."""
    return _hacer(request, venta, lambda: envios.pedir_numero(venta.pk, acto=acto_de(request)))


@en_la_venta(Rol.ASESOR, Rol.CANALES_VIRTUALES)
@require_safe
def adjunto(request: HttpRequest, venta: Venta, mensaje_id: int) -> HttpResponse:
    """The file of one message as it came, to be saved; each taking leaves one row in the log."""
    usuario = usuario_de(request)
    if not permisos.ve_fotos(venta, usuario):
        raise PermissionDenied("Su rol no ve lo que envían los clientes.")
    suyos = Adjunto.objects.filter(mensaje__venta=venta).exclude(sha256="")
    hallado = get_object_or_404(suyos.select_related("archivo"), mensaje=mensaje_id)
    try:
        contenido = _bytes_de(hallado)
    except ArchivoAlterado:
        raise Http404("Ese archivo ya no está.") from None
    documentos.registrar_vista(
        venta.carpeta_id, que="ADJUNTO", acto=acto_de(request), archivo=hallado.archivo
    )
    respuesta = HttpResponse(contenido, content_type="application/octet-stream")
    nombre = f"venta-{venta.pk}-mensaje-{mensaje_id}{_extension(hallado.mime)}"
    respuesta["Content-Disposition"] = f'attachment; filename="{nombre}"'
    respuesta["Cache-Control"] = "no-store, private"
    return respuesta


def _bytes_de(hallado: Adjunto) -> bytes:
    if hallado.archivo is not None:
        return documentos.leer_original(hallado.archivo)
    return almacen().leer(hallado.original, sha256=hallado.sha256)


_EXTENSIONES = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/webp": ".webp",
    "image/heic": ".heic",
    "image/heif": ".heif",
    "application/pdf": ".pdf",
    "audio/ogg": ".ogg",
    "audio/mpeg": ".mp3",
    "audio/mp4": ".m4a",
    "audio/amr": ".amr",
    "video/mp4": ".mp4",
}


def _extension(mime: str) -> str:
    return _EXTENSIONES.get(mime, ".bin")


def _hacer(
    request: HttpRequest, venta: Venta, hacer: Callable[[], Any], *, texto: str = ""
) -> HttpResponse:
    razones = razones_contra(hacer)
    if razones:
        return _pagina(request, venta, texto=texto, razones=razones)
    messages.success(request, "Por salir: el estado se ve en la conversación.")
    return redirect("conversacion", venta.pk)


def _pagina(
    request: HttpRequest, venta: Venta, *, texto: str = "", razones: list[str] | None = None
) -> HttpResponse:
    usuario, ahora = usuario_de(request), timezone.now()
    preparada = request.GET.get("preparada", "")
    contexto = {
        **acto_sobre(venta, usuario),
        **charla_de(venta, usuario, ahora),
        **para_escribir(venta, usuario, ahora, texto=texto, preparada=preparada),
        "razones": razones or [],
    }
    estado = 422 if razones else 200
    return render(request, "ventas/conversacion/pagina.html", contexto, status=estado)
