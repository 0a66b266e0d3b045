"""Step 11.2: the sale is over, and its whole proof goes into one paper."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from bluecom.bitacora.servicios import anotar
from bluecom.cuentas.acto import Acto, acto_del_sistema
from bluecom.pendientes.errores import Reintentar
from bluecom.pendientes.models import Pendiente
from bluecom.pendientes.servicios import deber
from documentos import servicios as documentos
from documentos.models import Documento
from documentos.tipos import TipoDocumento
from solicitudes.models import Venta
from solicitudes.papeles import datos as datos_de_papeles
from solicitudes.papeles.datos.cierre import CERRAR
from solicitudes.puerta.avanzar import bloquear
from solicitudes.puerta.permitir import exigir, exigir_estado
from solicitudes.reglas import permisos
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado

DEBIDO = "solicitudes:cerrar_expediente"


def deber_expediente(venta: Venta, *, ahora: datetime, tras: str = "") -> None:
    """Owe the closing file of a concluded sale; once more after what happened later (``tras``)."""
    clave = ":".join(filter(None, (DEBIDO, str(venta.pk), tras)))
    deber(DEBIDO, clave, objeto_id=venta.pk, ahora=ahora)


def cerrar_debido(pendiente: Pendiente) -> None:
    """Close it once every paper has its file, and so its hash."""
    try:
        cerrar_expediente(int(pendiente.objeto_id or 0), acto=acto_del_sistema(pendiente.creado_en))
    except TransicionInvalida as rechazo:
        raise Reintentar(str(rechazo)) from rechazo


def cerrar_expediente(venta_id: int, *, acto: Acto) -> Documento:
    """Issue the closing file; the same one again when nothing was added since.

    Its number and huella enter the log, so that neither goes without the other.
    Raises ``TransicionInvalida`` naming the papers whose file is still owed.
    """
    with transaction.atomic():
        venta = bloquear(venta_id, acto=acto)
        exigir(permisos.concluye, venta, acto.usuario)
        exigir_estado(venta, Estado.CONCLUIDA)
        _exigir_archivos(venta)
        anterior = venta.carpeta.papel(TipoDocumento.EXPEDIENTE)
        documento = _emitir(venta, acto)
        if documento != anterior:
            datos = {"documento": documento.numero, "huella": documento.huella}
            anotar(venta.cadena, CERRAR, acto=acto, datos=datos)
    return documento


def _emitir(venta: Venta, acto: Acto) -> Documento:
    return documentos.emitir(
        venta.carpeta_id,
        datos_de_papeles.expediente(venta),
        acto=acto,
        url=settings.URL_PUBLICA + "/p/{token}",
        numero_externo=venta.numero_smartflex or "",
    )


def _exigir_archivos(venta: Venta) -> None:
    cierre = TipoDocumento.EXPEDIENTE
    faltan = [str(p) for p in venta.carpeta.papeles().exclude(tipo=cierre) if not p.listo]
    if faltan:
        raise TransicionInvalida(f"Todavía se prepara: {', '.join(faltan)}.")
