"""What an installed sale owes on paper: acta of installation and terms (11.2)."""

from datetime import date

from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from documentos import datos as d
from documentos.datos import SIN_MAC, SIN_SERIE
from documentos.tipos import TipoDocumento
from solicitudes.models import Componente, Rectificacion, Venta
from solicitudes.papeles.datos import piezas as p
from solicitudes.papeles.datos.servicio import servicio_instalado


def acta_de_instalacion(venta: Venta, acto: Acto) -> d.DatosActaInstalacion:
    instalacion = venta.instalacion
    visitas = list(venta.visitas.select_related("motivo"))
    return d.DatosActaInstalacion(
        emision=p.emision(venta.asesor, acto.ahora),
        solicitante=p.solicitante(venta),
        contacto=p.contacto(venta),
        instalacion=p.direccion(venta),
        servicio=servicio_instalado(venta),
        fecha_instalacion=instalacion.fecha,
        registrada_por=str(instalacion.registrada_por),
        numero_comodato=_numero(venta, "COMODATO"),
        numero_contrato=_numero(venta, "CONTRATO"),
        tecnico=next((visita.tecnico for visita in visitas if visita.hecha), ""),
        visitas=tuple(
            d.Visita(
                fecha=visita.fecha,
                resultado="Realizada" if visita.hecha else "No realizada",
                detalle=str(visita.motivo or ""),
            )
            for visita in visitas
        ),
        rectificaciones=tuple(_en_papel(venta, r) for r in _rectificaciones(venta)),
    )


def terminos(venta: Venta, acto: Acto) -> d.DatosTerminos:
    return d.DatosTerminos(
        emision=p.emision(venta.asesor, acto.ahora),
        solicitante=p.solicitante(venta),
        contacto=p.contacto(venta),
        instalacion=p.direccion(venta),
        servicio=servicio_instalado(venta),
        facturacion=p.facturacion(venta),
        condiciones=p.condiciones(venta),
        activacion=venta.instalacion.fecha,
        fecha_carta=p.fecha_carta(venta),
        rectificaciones=tuple(
            _en_papel(venta, r) for r in _rectificaciones(venta) if _las_corrige(venta, r)
        ),
    )


def cambios(venta: Venta, rectificacion: Rectificacion) -> list[d.Cambio]:
    """What it says otherwise, field by field, in the words of the papers."""
    antes, despues = rectificacion.antes, rectificacion.despues
    dichos = [("Fecha de instalación", _dia(antes["fecha"]), _dia(despues["fecha"]))]
    codigos = [equipo["codigo"] for equipo in antes["equipos"]]
    filas = Componente.objects.filter(codigo__in=codigos).values_list("codigo", "nombre")
    nombres = dict(filas)
    for n, (viejo, nuevo) in enumerate(zip(antes["equipos"], despues["equipos"], strict=True), 1):
        cual = nombres.get(viejo["codigo"], viejo["codigo"])
        cual = f"{cual} {n}" if codigos.count(viejo["codigo"]) > 1 else cual
        dichos += [
            (f"Serie de {cual}", _serie(viejo), _serie(nuevo)),
            (f"MAC de {cual}", _mac(viejo), _mac(nuevo)),
        ]
    return [d.Cambio(que, uno, otro) for que, uno, otro in dichos if uno != otro]


def en_palabras(equipo: dict[str, str]) -> tuple[str, str]:
    """Serial and MAC of an installed piece of equipment, as papers and pages say them."""
    return _serie(equipo), _mac(equipo)


def _rectificaciones(venta: Venta) -> list[Rectificacion]:
    return list(venta.rectificaciones.select_related("motivo", "por"))


def _las_corrige(venta: Venta, rectificacion: Rectificacion) -> bool:
    """Whether the terms had said it already."""
    propios = venta.carpeta.documentos.filter(tipo=TipoDocumento.TERMINOS)
    primeros = propios.order_by("version").first()
    return primeros is not None and rectificacion.en >= primeros.emitido_en


def _en_papel(venta: Venta, rectificacion: Rectificacion) -> d.Rectificacion:
    return d.Rectificacion(
        fecha=hoy(rectificacion.en),
        quien=str(rectificacion.por),
        motivo=str(rectificacion.motivo),
        cambios=tuple(cambios(venta, rectificacion)),
    )


def _dia(escrita: str) -> str:
    return f"{date.fromisoformat(escrita):%d/%m/%Y}"


def _serie(equipo: dict[str, str]) -> str:
    return equipo.get("serie") or SIN_SERIE


def _mac(equipo: dict[str, str]) -> str:
    return equipo.get("mac") or SIN_MAC


def _numero(venta: Venta, tipo: str) -> str:
    papel = venta.carpeta.papel(tipo)
    return papel.codigo if papel else ""
