"""What an installed sale owes on paper: acta of installation and terms (11.2)."""

from bluecom.cuentas.acto import Acto
from documentos import datos as d
from solicitudes.models import Venta
from solicitudes.papeles.datos import piezas as p
from solicitudes.papeles.datos.servicio import servicio_instalado


def acta_de_instalacion(venta: Venta, acto: Acto) -> d.DatosActaInstalacion:
    return d.DatosActaInstalacion(
        emision=p.emision(venta.asesor, acto.ahora),
        solicitante=p.solicitante(venta),
        contacto=p.contacto(venta),
        instalacion=p.direccion(venta),
        servicio=servicio_instalado(venta),
        fecha_instalacion=venta.instalacion.fecha,
        registrada_por=str(acto.usuario),
        numero_comodato=_numero(venta, "COMODATO"),
        numero_contrato=_numero(venta, "CONTRATO"),
        visitas=tuple(
            d.Visita(
                fecha=visita.fecha,
                resultado="Realizada" if visita.hecha else "No realizada",
                detalle=str(visita.motivo or ""),
            )
            for visita in venta.visitas.select_related("motivo")
        ),
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
    )


def _numero(venta: Venta, tipo: str) -> str:
    papel = venta.carpeta.papel(tipo)
    return papel.codigo if papel else ""
