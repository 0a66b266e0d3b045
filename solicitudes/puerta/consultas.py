"""What a person read in Smartflex or Contact Center (2.1, 3.2), clean or not."""

from typing import Any

from bluecom.cuentas.acto import Acto
from bluecom.integraciones import contact_center, smartflex
from documentos.models import ArchivoRecibido
from documentos.recibidos import Recibida
from documentos.servicios import guardar_archivo
from documentos.tipos import TipoArchivo
from solicitudes.models import Venta, Verificacion


def anotar_consulta(
    venta: Venta, paso: int, acto: Acto, *, pantalla: Recibida | None = None, **datos: Any
) -> Verificacion:
    """Keep what was read in the system of step 2 or 3: who, when, where, and the screen."""
    sistema = smartflex() if paso == 2 else contact_center()
    return Verificacion.objects.create(
        venta=venta,
        paso=paso,
        sistema=sistema.nombre,
        servicios=venta.servicios_requeridos,
        consultado_por=acto.usuario,
        consultado_en=acto.ahora,
        evidencia=_guardar_evidencia(venta, acto, pantalla),
        **{"favorable": True, **datos},
    )


def _guardar_evidencia(
    venta: Venta, acto: Acto, pantalla: Recibida | None
) -> ArchivoRecibido | None:
    if pantalla is None:
        return None
    return guardar_archivo(
        venta.carpeta_id, TipoArchivo.EVIDENCIA, pantalla, acto=acto, canal="PANTALLA"
    )
