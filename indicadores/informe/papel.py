"""The report as a PDF: the figures of the page, drawn by the house's renderer."""

import base64
from datetime import datetime
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string

from bluecom.bolivia.fechas import mes_anterior
from documentos.papel.marca import marcar
from documentos.papel.motor import html_a_pdf
from indicadores.consultas import ResumenMes, base
from indicadores.consultas.plan import acciones
from indicadores.ficha import FICHA
from indicadores.graficos import Mes, Tendencia, dibujar_tendencia

_SVG = '<svg xmlns="http://www.w3.org/2000/svg"'


class NoCuadra(Exception):
    """Counted again, a figure of the month is another: nothing is drawn."""


def dibujar(resumen: ResumenMes, *, ahora: datetime) -> bytes:
    """A4, tagged, archival. Raises ``NoCuadra``, ``PapelExcedido`` or ``PapelImposible``."""
    exigir_que_cuadre(resumen)
    html = render_to_string("indicadores/informe/informe.html", contexto(resumen, ahora))
    return marcar(html_a_pdf(html), "", "")


def exigir_que_cuadre(resumen: ResumenMes) -> None:
    """n and N counted again by statements of their own, and as the tables add them up."""
    periodo, total = resumen.periodo, resumen.total
    otra_vez = {
        "solicitudes registradas": (total.registradas, base.registradas(periodo).count()),
        "llamadas efectivas": (total.efectivas, base.efectivas(periodo).count()),
        "registradas por asesor": (total.registradas, _suma(resumen.por_agente, "registradas")),
        "registradas por producto": (total.registradas, _suma(resumen.por_producto, "registradas")),
    }
    for nombre, (dice, son) in otra_vez.items():
        if dice != son:
            raise NoCuadra(f"El mes dice {dice} {nombre} y contadas otra vez son {son}.")


def contexto(resumen: ResumenMes, ahora: datetime) -> dict[str, Any]:
    """What the template takes."""
    grafico = tendencia_de(resumen)
    return {
        "r": resumen,
        "titulo": f"Informe de {resumen.nombre}",
        "ahora": ahora,
        "ficha": FICHA,
        "plan": acciones(mes_anterior(resumen.mes)),
        "procedimiento": settings.PROCEDIMIENTO,
        "prestador": settings.COMTECO,
        "grafico": grafico if grafico.hay_datos else None,
        "grafico_imagen": _imagen(
            "indicadores/_tendencia_svg.html", {"g": grafico, "en_papel": True}
        ),
        "medidor_imagen": _imagen("indicadores/informe/_medidor.html", {"c": resumen.oficial}),
    }


def tendencia_de(resumen: ResumenMes) -> Tendencia:
    """The picture of the last months, the same on the page and on paper."""
    puntos = resumen.tendencia
    return dibujar_tendencia(
        [Mes(punto.corto, punto.mes, punto.cerrado) for punto in puntos],
        [
            (resumen.oficial.nombre, [punto.oficial for punto in puntos]),
            (resumen.tasa_aceptadas.nombre, [punto.tasa_aceptadas for punto in puntos]),
        ],
        resumen.definicion.parametro,
    )


def _suma(filas: list[Any], cuenta: str) -> int:
    return sum(getattr(fila, cuenta) for fila in filas)


def _imagen(plantilla: str, datos: dict[str, Any]) -> str:
    """A drawing of the page as a picture with an alternative text, which the archive asks for."""
    svg = render_to_string(plantilla, datos).strip().replace("<svg", _SVG, 1)
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()
