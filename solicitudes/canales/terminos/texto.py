"""The text of the terms e-mail (11.2)."""

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from bluecom.bolivia.dinero import bs
from bluecom.bolivia.fechas import cargo_por_baja, sumar_meses
from solicitudes.models import Componente, EnvioDeTerminos, Venta
from solicitudes.papeles.datos.piezas import condiciones as condiciones_en_papel


def asunto_y_texto(venta: Venta, envio: EnvioDeTerminos) -> tuple[str, str]:
    """Subject and body: plan, tariff, activation, permanence, charge by month, SHA-256, link."""
    condiciones = venta.oferta.snapshot
    activacion = venta.instalacion.fecha
    permanencia = condiciones.permanencia
    meses = [
        (mes, bs(cargo_por_baja(condiciones.cargo_mes_faltante, permanencia, activacion, baja)))
        for mes in range(permanencia + 1)
        for baja in [sumar_meses(activacion, mes)]
    ]
    otros = [
        (o.concepto, f"{bs(o.monto)} {o.unidad}".strip()) for o in condiciones_en_papel(venta).otros
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
            "otros": otros,
            "activacion": activacion,
            "hasta": sumar_meses(activacion, permanencia),
            "meses": meses,
            "equipos": _con_nombre(venta.instalacion.equipos),
            "documento": envio.documento,
            "cambia": envio.cambia,
            "enlace": settings.URL_PUBLICA + reverse("acuse", args=[envio.llave]),
            "dias_de_enlace": settings.DIAS_DE_ACUSE,
            "comteco": settings.COMTECO["razon_social"],
            "la_casa": settings.COMTECO["razon_social"].rstrip("."),
        },
    )
    que = "Cambian los términos" if envio.cambia else "Términos y condiciones"
    return f"{que} de su servicio {venta.oferta.plan}", texto


def _con_nombre(equipos: list[dict[str, str]]) -> list[dict[str, str]]:
    codigos = [equipo["codigo"] for equipo in equipos]
    nombres = dict(Componente.objects.filter(codigo__in=codigos).values_list("codigo", "nombre"))
    return [{**equipo, "nombre": nombres[equipo["codigo"]]} for equipo in equipos]
