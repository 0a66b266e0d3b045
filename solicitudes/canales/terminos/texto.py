"""The text of the terms e-mail (11.2)."""

from collections.abc import Sequence

from django.conf import settings
from django.template.loader import render_to_string

from bluecom.bolivia.dinero import bs
from bluecom.bolivia.fechas import cargo_por_baja, sumar_meses
from documentos.models import Documento
from solicitudes.models import Componente, Venta


def asunto_y_texto(
    venta: Venta, documento: Documento, cambia: Sequence[str] = ()
) -> tuple[str, str]:
    """Subject and body: plan, tariff, activation, permanence, charge by month, SHA-256."""
    condiciones = venta.oferta.snapshot
    activacion = venta.instalacion.fecha
    permanencia = condiciones.permanencia
    meses = [
        (mes, bs(cargo_por_baja(condiciones.cargo_mes_faltante, permanencia, activacion, baja)))
        for mes in range(permanencia + 1)
        for baja in [sumar_meses(activacion, mes)]
    ]
    texto = render_to_string(
        "correos/terminos.txt",
        {
            "venta": venta,
            "nombre": venta.cliente.nombre_hablado,
            "producto": venta.oferta.producto,
            "condiciones": condiciones,
            "tarifa": bs(condiciones.tarifa),
            "instalacion": bs(condiciones.costo_instalacion),
            "activacion": activacion,
            "hasta": sumar_meses(activacion, permanencia),
            "meses": meses,
            "equipos": _con_nombre(venta.instalacion.equipos),
            "documento": documento,
            "cambia": cambia,
            "comteco": settings.COMTECO["razon_social"],
        },
    )
    que = "Cambian los términos" if cambia else "Términos y condiciones"
    return f"{que} de su servicio {venta.oferta.plan}", texto


def _con_nombre(equipos: list[dict[str, str]]) -> list[dict[str, str]]:
    codigos = [equipo["codigo"] for equipo in equipos]
    nombres = dict(Componente.objects.filter(codigo__in=codigos).values_list("codigo", "nombre"))
    return [{**equipo, "nombre": nombres[equipo["codigo"]]} for equipo in equipos]
