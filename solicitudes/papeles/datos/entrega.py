"""The acta de entrega and the constancia of what came of it: one line for each carpeta (11)."""

from collections.abc import Iterable, Iterator

from bluecom.cuentas.acto import Acto
from documentos import datos as d
from documentos.models import Documento
from documentos.tipos import FORMULARIOS, TipoDocumento
from solicitudes.models import CarpetaEntregada, Entrega, Recepcion, Venta
from solicitudes.papeles.datos import piezas as p

_DE_LA_FILA = (
    "venta__asesor",
    "venta__contacto__cliente",
    "venta__oferta__plan",
    "venta__plazo_entrega",
)


def acta_de_entrega(entrega: Entrega, acto: Acto) -> d.DatosActaEntrega:
    filas = entrega.carpetas.select_related(*_DE_LA_FILA)
    return d.DatosActaEntrega(
        emision=p.emision(entrega.asesor, acto.ahora),
        entrega=str(entrega.asesor),
        recibe="",
        carpetas=tuple(_fila_de_acta(fila.venta) for fila in filas),
    )


def constancia(
    recepcion: Recepcion, faltan: Iterable[CarpetaEntregada], quedan: int, acto: Acto
) -> d.DatosConstancia:
    """``faltan``: marked missing; ``quedan``: how many more of the acta nobody looked at."""
    entrega = recepcion.entrega
    filas = list(recepcion.carpetas.select_related(*_DE_LA_FILA, "extra"))
    return d.DatosConstancia(
        emision=p.emision(entrega.asesor, acto.ahora),
        acta=entrega.acta.codigo if entrega.acta else "",
        entrega=str(entrega.asesor),
        recibe=str(recepcion.recibe),
        recibida_en=recepcion.en,
        recibidas=tuple(_vista(f, _en_plazo(f.venta)) for f in filas if f.extra is None),
        extra=tuple(_vista(f, str(f.extra)) for f in filas if f.extra is not None),
        faltan=tuple(_vista(fila, "") for fila in faltan),
        quedan=quedan,
    )


def _vista(fila: CarpetaEntregada, nota: str) -> d.CarpetaVista:
    return d.CarpetaVista(
        orden=fila.orden,
        carpeta=_fila_de_acta(fila.venta),
        asesor=str(fila.venta.asesor),
        nota=nota,
    )


def _en_plazo(venta: Venta) -> str:
    """As the reception recorded it."""
    plazo = venta.plazo_entrega
    if plazo is None or plazo.a_tiempo is None:
        return "—"
    return "Sí" if plazo.a_tiempo else "No: fuera de plazo"


def _fila_de_acta(venta: Venta) -> d.CarpetaEntregada:
    return d.CarpetaEntregada(
        numero_smartflex=venta.numero_smartflex or "",
        cliente=venta.cliente.nombre_completo,
        ci=venta.documentacion.ci_texto,
        servicio=venta.oferta.plan.nombre,
        impresa_en=venta.impresa_en,
        vence_en=venta.vence_en,
        papeles=tuple(papeles_del_acta(venta)),
        adjuntos=p.adjuntos_del_acta(venta),
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
