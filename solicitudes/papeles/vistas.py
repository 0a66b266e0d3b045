"""Papers as PDF for who may read them: one paper, the acta, the dossier, a reprint."""

import logging
from collections.abc import Callable, Iterable

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header

from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.models import Rol
from bluecom.pendientes.apartados import REPONEN
from bluecom.pendientes.fallas import sin_direcciones
from bluecom.pendientes.models import Pendiente, Situacion
from documentos import servicios as documentos
from documentos.errores import (
    ArchivoAlterado,
    DocumentoPendiente,
    PapelExcedido,
    PapelImposible,
    SinEspacio,
)
from documentos.models import Documento
from solicitudes.models import Entrega, Recepcion, Venta
from solicitudes.puerta.web import venta_visible
from solicitudes.reglas import permisos
from solicitudes.retencion.vistas import no_esta

LEEN_PAPELES = (
    Rol.ASESOR,
    Rol.CANALES_VIRTUALES,
    Rol.SUPERVISOR,
    Rol.JEFE_VENTAS,
    Rol.JEFE_SERVICIO,
)
registro = logging.getLogger(__name__)


@requiere_rol(*LEEN_PAPELES)
def papel(request: HttpRequest, venta_id: int, tipo: str) -> HttpResponse:
    """One paper of a sale, in force, or the version asked for with ``?version=``."""
    venta = venta_visible(request, venta_id)
    documento = _documento(venta, tipo, request.GET.get("version", ""))
    nombre = nombre_de(documento, f"venta-{venta.pk}")

    def contenido() -> bytes:
        pdf = documentos.ejemplar(documento)
        documentos.registrar_vista(venta.carpeta_id, que=documento.tipo, acto=acto_de(request))
        return pdf

    return _pdf(request, [documento], contenido, nombre)


@requiere_rol(*permisos.VEN_FOTOS)
def dosier(request: HttpRequest, venta_id: int) -> HttpResponse:
    """The whole folder to print (10.1), each view in the log."""
    venta = venta_visible(request, venta_id)
    usuario = usuario_de(request)
    if not permisos.ve_fotos(venta, usuario):
        raise PermissionDenied("Su rol no abre la carpeta completa.")

    def contenido() -> bytes:
        pdf = documentos.dosier_hecho(venta.carpeta_id, ahora=acto_de(request).ahora)
        documentos.registrar_vista(venta.carpeta_id, que="DOSIER", acto=acto_de(request))
        return pdf

    return _pdf(request, venta.carpeta.papeles(), contenido, f"venta-{venta.pk}-carpeta.pdf")


@requiere_rol(*LEEN_PAPELES)
def acta(request: HttpRequest, entrega_id: int) -> HttpResponse:
    """The acta of one hand-over: its asesor, and who reads everybody's."""
    entrega, documento = acta_visible(request, entrega_id)
    return _pdf(
        request,
        [documento],
        lambda: documentos.ejemplar(documento),
        nombre_de(documento, f"entrega-{entrega.pk}"),
    )


@requiere_rol(*LEEN_PAPELES)
def constancia(request: HttpRequest, recepcion_id: int) -> HttpResponse:
    """What came of one hand-over: whoever may open its acta."""
    recepcion = get_object_or_404(
        Recepcion.objects.select_related("entrega", "constancia"), pk=recepcion_id
    )
    documento, usuario = recepcion.constancia, usuario_de(request)
    ajena = usuario.tiene_rol(Rol.ASESOR) and recepcion.entrega.asesor_id != usuario.pk
    if ajena or documento is None:
        raise Http404
    return _pdf(
        request,
        [documento],
        lambda: documentos.ejemplar(documento),
        nombre_de(documento, f"recepcion-{recepcion.pk}"),
    )


def acta_visible(request: HttpRequest, entrega_id: int) -> tuple[Entrega, Documento]:
    """A hand-over and its acta, or 404: of the asesores only who proposed it has it."""
    entrega = get_object_or_404(Entrega.objects.select_related("acta"), pk=entrega_id)
    usuario = usuario_de(request)
    ajena = usuario.tiene_rol(Rol.ASESOR) and entrega.asesor_id != usuario.pk
    if ajena or entrega.acta is None:
        raise Http404
    return entrega, entrega.acta


def nombre_de(documento: Documento, de_que: str) -> str:
    """A clear file name without anybody's name: ``venta-12-contrato-0000123.pdf``."""
    tipo = documento.tipo.lower().replace("_", "-")
    return f"{de_que}-{tipo}-{documento.numero:07d}.pdf"


def pdf_en_linea(contenido: bytes, nombre: str) -> HttpResponse:
    """A PDF that opens in the browser and is kept by nobody."""
    respuesta = HttpResponse(contenido, content_type="application/pdf")
    respuesta["Content-Disposition"] = content_disposition_header(False, nombre) or "inline"
    respuesta["Cache-Control"] = "no-store, private"
    return respuesta


def _documento(venta: Venta, tipo: str, version: str = "") -> Documento:
    filas = Documento.objects.filter(carpeta_id=venta.carpeta_id, tipo=tipo)
    if version.isdecimal() and len(version) < 6:
        return get_object_or_404(filas, version=int(version))
    documento = venta.carpeta.papel(tipo)
    if documento is None:
        raise Http404
    return documento


def _pdf(
    request: HttpRequest,
    papeles: Iterable[Documento],
    contenido: Callable[[], bytes],
    nombre: str,
) -> HttpResponse:
    """The stored file, or a page that says that it is on its way and asks again."""
    try:
        return pdf_en_linea(contenido(), nombre)
    except DocumentoPendiente as pendiente:
        debido = documentos.debido_de(list(papeles), pendiente.clave)
        if debido and debido.situacion == Situacion.APARTADO:
            return _apartado(request, debido)
        contexto = {"dicho": sin_direcciones(debido.ultimo_error) if debido else ""}
        respuesta = render(request, "papeles/preparando.html", contexto, status=202)
        respuesta["Refresh"] = "2"
        return respuesta
    except ArchivoAlterado:
        return no_esta(request, next((p.carpeta_id for p in papeles if p.carpeta_id), None), nombre)
    except (SinEspacio, PapelExcedido, PapelImposible) as error:
        registro.error("No se pudo preparar %s: %s", nombre, error)
        estado = 507 if isinstance(error, SinEspacio) else 503
        return render(request, "papeles/no_se_pudo.html", {"motivo": error}, status=estado)


def _apartado(request: HttpRequest, apartado: Pendiente) -> HttpResponse:
    """Nobody is making it: say what failed and who puts it back."""
    contexto = {
        "apartado": apartado,
        "motivo": sin_direcciones(apartado.ultimo_error),
        "puede_reponer": usuario_de(request).tiene_rol(*REPONEN),
    }
    return render(request, "papeles/apartado.html", contexto, status=409)
