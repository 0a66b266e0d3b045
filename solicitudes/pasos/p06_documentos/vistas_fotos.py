"""Photos of the C.I. and the letter."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.acto import acto_de
from documentos import servicios as documentos
from documentos.errores import ArchivoAlterado
from documentos.models import ArchivoRecibido
from documentos.tipos import TipoArchivo
from solicitudes.models import Venta
from solicitudes.puerta.web import venta_visible
from solicitudes.reglas import permisos
from solicitudes.retencion.vistas import no_esta


@require_safe
@requiere_rol(*permisos.VEN_PANTALLAS)
def foto(request: HttpRequest, venta_id: int, archivo_id: int) -> HttpResponse:
    """The re-encoded copy of one image (2, 3, 6.2); each view leaves one row in the log."""
    venta = venta_visible(request, venta_id)
    archivo = get_object_or_404(_imagenes_de(venta), pk=archivo_id)
    de_pantalla = archivo.tipo == TipoArchivo.EVIDENCIA
    ve = permisos.ve_pantallas if de_pantalla else permisos.ve_fotos
    if not ve(venta, usuario_de(request)):
        raise PermissionDenied("Su rol no ve las fotografías.")
    try:
        contenido = documentos.leer_copia(archivo)
    except ArchivoAlterado:
        return no_esta(request, archivo.carpeta_id, f"archivo recibido {archivo.pk}")
    documentos.registrar_vista(
        venta.carpeta_id, que=archivo.tipo, acto=acto_de(request), archivo=archivo
    )
    respuesta = HttpResponse(contenido, content_type="image/jpeg")
    respuesta["Content-Disposition"] = f'inline; filename="venta-{venta.pk}-{archivo.pk}.jpg"'
    respuesta["Cache-Control"] = "no-store, private"
    return respuesta


def _imagenes_de(venta: Venta) -> QuerySet[ArchivoRecibido]:
    """Those of its folder, and the screens of the earlier checks that it took over."""
    tomadas = venta.verificaciones.filter(reutiliza__isnull=False).values("evidencia")
    suyas = Q(carpeta=venta.carpeta_id) | Q(pk__in=tomadas)
    return ArchivoRecibido.objects.filter(suyas)
