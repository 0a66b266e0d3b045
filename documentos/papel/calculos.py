"""What the papers work out from the conditions: the declaration and the charge for leaving."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from bluecom.bolivia.dinero import centavos, cifras
from bluecom.bolivia.fechas import sumar_meses
from bluecom.bolivia.texto import enumerar, nombre_propio
from documentos.datos import Condiciones, DatosCarta
from documentos.papel.secciones import telefonos_de


@dataclass(frozen=True)
class Tramo:
    """Leaving between two days (both included) costs this much."""

    desde: date
    hasta: date
    faltan: int
    cargo: Decimal


def tramos_de_baja(activacion: date, condiciones: Condiciones) -> list[Tramo]:
    """Month by month; a started month counts as missing (540 at first, 30 in the last)."""
    total = condiciones.permanencia_meses
    return [
        Tramo(
            desde=sumar_meses(activacion, mes),
            hasta=sumar_meses(activacion, mes + 1) - timedelta(days=1),
            faltan=total - mes,
            cargo=centavos(condiciones.cargo_baja * (total - mes)),
        )
        for mes in range(total)
    ]


CONSENTIMIENTO = (
    "Consiento expresamente el uso de mis datos personales, de la imagen de mi C.I. y de esta "
    "carta para tramitar, instalar y facturar este servicio (D.S. N.º 1391)."
)
"""What the law asks of the client in writing, in both forms of the letter."""


def declaracion(c: Condiciones) -> str:
    """The sentence of 6.2: verbatim for the letter's campaign, else with its own figures."""
    costo = "AL COSTO CERO DE INSTALACIÓN"
    if c.costo_instalacion:
        costo = f"AL COSTO DE INSTALACIÓN DE {_bs_carta(c.costo_instalacion)}"
    if not c.permanencia_meses:
        return f"Declaro ACEPTACION {costo}. EL SERVICIO NO TIENE TIEMPO MINIMO DE PERMANENCIA."
    plazo = f"{c.permanencia_meses} {'MES' if c.permanencia_meses == 1 else 'MESES'}"
    return (
        f"Declaro ACEPTACION {costo} Y TIEMPO MINIMO DE PERMANENCIA, {plazo}. "
        f"EN CASO DE BAJA ANTICIPADA SE DEBERÁ PAGAR {_bs_carta(c.cargo_baja)} POR CADA MES "
        f"HASTA EL CUMPLIMIENTO DE {plazo}."
    )


def carta_para_copiar(datos: DatosCarta) -> str:
    """Step 6.1: the "nota escrita" as a short text to send by WhatsApp and copy by hand."""
    s, servicio = datos.solicitante, datos.servicio
    telefonos = enumerar(telefonos_de(datos.contacto))
    calidad = f"{s.calidad}, " if s.calidad else ""
    lineas = [
        f"{datos.emision.lugar}, ___ de __________ de {datos.emision.fecha.year}",
        "Señores COMTECO R.L.",
        f"Yo, {nombre_propio(s.firmante.nombre)}, con C.I. {s.firmante.ci}, {calidad}solicito el "
        f"servicio {servicio.producto}, plan {servicio.plan}.",
        f"Dirección de instalación: {datos.instalacion.linea}",
        f"Teléfonos de referencia: {telefonos}",
        declaracion(datos.condiciones),
        CONSENTIMIENTO,
        "Firma: ____________________",
    ]
    return "\n".join(lineas)


def _bs_carta(monto: Decimal) -> str:
    """Bs.30.00, as the letter of 6.2 writes it."""
    return f"Bs.{cifras(monto)}"
