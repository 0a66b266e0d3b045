"""The letter (6.2) and the three forms (10)."""

from datetime import datetime
from typing import Any

from bluecom.cuentas.acto import Acto
from documentos import datos as d
from solicitudes.models import Venta
from solicitudes.papeles.datos import piezas as p
from solicitudes.papeles.datos.servicio import servicio


def carta(venta: Venta, acto: Acto) -> d.DatosCarta:
    return d.DatosCarta(
        emision=p.emision(venta.asesor, acto.ahora),
        solicitante=p.solicitante(venta),
        contacto=p.contacto(venta),
        servicio=servicio(venta),
        instalacion=p.direccion(venta),
        condiciones=p.condiciones(venta),
    )


def formularios(venta: Venta, acto: Acto) -> list[d.DatosPapel]:
    """Solicitud and Contrato, and the Comodato when there is equipment."""
    comunes: dict[str, Any] = {
        "emision": p.emision(venta.asesor, _fecha_de_papeles(venta, acto.ahora)),
        "solicitante": p.solicitante(venta),
        "contacto": p.contacto(venta),
        "instalacion": p.direccion(venta),
        "servicio": servicio(venta),
        "condiciones": p.condiciones(venta),
        "fecha_carta": p.fecha_carta(venta),
    }
    papeles: list[d.DatosPapel] = [
        d.DatosSolicitud(
            **comunes,
            cobro=p.cobro(venta),
            facturacion=p.facturacion(venta),
            capacidad=p.capacidad(venta),
            glosa=venta.glosa.texto,
            adjuntos=p.adjuntos(venta),
        ),
        d.DatosContrato(**comunes, facturacion=p.facturacion(venta)),
    ]
    if comunes["servicio"].equipos:
        papeles.append(d.DatosComodato(**comunes))
    return papeles


def _fecha_de_papeles(venta: Venta, ahora: datetime) -> datetime:
    """Papers keep the date of the registration, so that a correction changes only its own."""
    return venta.glosada_en or ahora
