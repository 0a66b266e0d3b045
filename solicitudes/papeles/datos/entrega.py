"""The acta de entrega: one line for each carpeta (11)."""

from bluecom.cuentas.acto import Acto
from documentos import datos as d
from documentos.tipos import FORMULARIOS
from solicitudes.models import Entrega, Venta
from solicitudes.papeles.datos import piezas as p


def acta_de_entrega(entrega: Entrega, acto: Acto) -> d.DatosActaEntrega:
    filas = entrega.carpetas.select_related(
        "venta__contacto__cliente", "venta__oferta__plan", "venta__plazo_entrega"
    )
    return d.DatosActaEntrega(
        emision=p.emision(entrega.asesor, acto.ahora),
        entrega=str(entrega.asesor),
        recibe="",
        carpetas=tuple(_fila_de_acta(fila.venta) for fila in filas),
    )


def _fila_de_acta(venta: Venta) -> d.CarpetaEntregada:
    return d.CarpetaEntregada(
        numero_smartflex=venta.numero_smartflex or "",
        cliente=venta.cliente.nombre_completo,
        ci=venta.documentacion.ci_texto,
        servicio=venta.oferta.plan.nombre,
        impresa_en=venta.impresa_en,
        vence_en=venta.vence_en,
        papeles=tuple(
            d.PapelEntregado(
                nombre=papel.get_tipo_display(), numero=papel.codigo, sha256=papel.sha256
            )
            for papel in venta.carpeta.papeles()
            if papel.tipo in FORMULARIOS
        ),
    )
