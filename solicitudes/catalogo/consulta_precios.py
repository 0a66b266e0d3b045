"""The prices of a plan in a campaign: what forbids the next one, and what it changes."""

from datetime import date
from decimal import Decimal
from typing import Any

from bluecom.bolivia.dinero import bs
from bluecom.campos import rotulo
from bluecom.vigencias.comparacion import Campo
from bluecom.vigencias.consultas import anterior_a, serie_de
from solicitudes.catalogo.cifras import objeciones_de_cifras
from solicitudes.models import CondicionComercial
from solicitudes.reglas.condiciones import CIFRAS, DECIMALES

VALORES = (*CIFRAS, "demo")
"""What makes a price another one."""


def objeciones(nueva: CondicionComercial, dia: date) -> list[str]:
    """What forbids what this price says, in Spanish; empty when nothing does."""
    campania, desde = nueva.campania, nueva.vigente_desde
    razones = []
    if desde < campania.vigente_desde or desde > (campania.vigente_hasta or date.max):
        razones.append(f"La campaña «{campania}» no está vigente ese día: elija otro.")
    anterior = anterior_a(nueva)
    if anterior is not None and not diferencias(anterior, nueva):
        razones.append(f"Es lo mismo que la versión {anterior.numero}: cambie algún valor.")
    return razones + objeciones_de_cifras(nueva)


def diferencias(una: CondicionComercial, otra: CondicionComercial) -> list[str]:
    """The names of the figures that differ."""
    return [c for c in VALORES if getattr(una, c) != getattr(otra, c)]


def valores_de(condicion: CondicionComercial) -> dict[str, Any]:
    """What another price of the same plan and campaign begins with."""
    return {c: getattr(condicion, c) for c in ("campania", "plan", *VALORES)}


def impide_volver(condicion: CondicionComercial, dia: date) -> list[str]:
    if serie_de(condicion).vigente_el(dia) != condicion:
        return ["Solo se vuelve atrás desde el precio que rige hoy."]
    if anterior_a(condicion) is None:
        return ["Es el primer precio de ese plan en esa campaña: no hay uno anterior."]
    return []


def comparacion(condicion: CondicionComercial) -> list[Campo]:
    """Each figure before and after, those that change first."""
    antes = anterior_a(condicion)
    campos = [
        Campo(
            nombre_de(campo),
            dicho(campo, getattr(antes, campo)) if antes else None,
            dicho(campo, getattr(condicion, campo)),
        )
        for campo in VALORES
    ]
    return sorted((c for c in campos if c.antes or c.despues), key=lambda campo: not campo.cambia)


def nombre_de(campo: str) -> str:
    """A figure as people call it."""
    nombre = rotulo(CondicionComercial, campo)
    return nombre[:1].upper() + nombre[1:]


def dicho(campo: str, valor: Any) -> str:
    """Bolivianos as on the papers; what is charged by minute or mega, with its decimals."""
    if valor is None:
        return ""
    if isinstance(valor, bool):
        return "sí" if valor else "no"
    if campo in DECIMALES and CondicionComercial._meta.get_field(campo).null:
        return f"Bs {Decimal(valor).normalize():f}".replace(".", ",")
    return bs(valor) if campo in DECIMALES else str(valor)
