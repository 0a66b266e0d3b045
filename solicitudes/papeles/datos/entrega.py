"""The acta de entrega: one line for each carpeta (11)."""

from collections.abc import Iterator

from bluecom.cuentas.acto import Acto
from documentos import datos as d
from documentos.models import Documento
from documentos.tipos import FORMULARIOS, TipoDocumento
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
        papeles=tuple(papeles_del_acta(venta)),
    )


def papeles_del_acta(venta: Venta) -> Iterator[d.PapelEntregado]:
    """The forms of the folder, Smartflex's own print included (III.1)."""
    if venta.carpeta.solicitud_de_smartflex:
        yield d.PapelEntregado(
            nombre=f"{TipoDocumento.SOLICITUD.label}, impresa por Smartflex",
            numero=f"N.º {venta.numero_smartflex}",
            sha256="",
        )
    for papel in venta.carpeta.papeles().filter(tipo__in=FORMULARIOS):
        yield d.PapelEntregado(nombre=_nombre(papel), numero=papel.codigo, sha256=papel.sha256)


def _nombre(papel: Documento) -> str:
    """With how many there are of it, when they are not an original and a copy."""
    nombre, ficha = papel.get_tipo_display(), papel.ficha
    if ficha is None or (ficha.originales, ficha.copias) == (1, 1):
        return nombre
    return f"{nombre}: {ficha.ejemplares}"
