"""Step 4.2: what changes from one offer to another, before the client chooses."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from bluecom.bolivia.dinero import bs
from bluecom.bolivia.fechas import hoy
from solicitudes import glosas
from solicitudes.models import CondicionComercial, Venta
from solicitudes.reglas.condiciones import CIFRAS


@dataclass(frozen=True)
class Cambio:
    """One thing that the two offers say differently."""

    que: str
    antes: str
    ahora: str


@dataclass(frozen=True)
class Comparada:
    """``glosa``: what Annex 2 will tell otherwise."""

    filas: list[Cambio]
    glosa: list[str]


def comparar(venta: Venta, una: CondicionComercial, otra: CondicionComercial) -> Comparada:
    """The product, the plan with its speed, the campaign, and every figure that is another."""
    antes, ahora = _todo(una), _todo(otra)
    filas = [
        Cambio(_nombre(campo), _dicho(campo, antes[campo]), _dicho(campo, ahora[campo]))
        for campo in antes
        if campo != "promocion" and antes[campo] != ahora[campo]
    ]
    return Comparada(filas, _de_la_glosa(venta, (una, otra), antes, ahora))


def _todo(condicion: CondicionComercial) -> dict[str, Any]:
    campania = condicion.campania
    return {
        "producto": str(condicion.plan.producto),
        "plan": str(condicion.plan),
        "campania": str(campania),
        "promocion": str(campania) if campania.es_promocion else "",
        **{cifra: getattr(condicion, cifra) for cifra in CIFRAS},
    }


def _de_la_glosa(
    venta: Venta,
    dos: tuple[CondicionComercial, CondicionComercial],
    antes: dict[str, Any],
    ahora: dict[str, Any],
) -> list[str]:
    """What either gloss asserts whose facts are not the same in both."""
    dichas = {a for condicion in dos for a in _afirma(venta, condicion)}
    return [
        afirmacion.etiqueta
        for afirmacion in glosas.Afirmacion
        if afirmacion in dichas
        and any(antes[campo] != ahora[campo] for campo in glosas.DICEN[afirmacion])
    ]


def _afirma(venta: Venta, condicion: CondicionComercial) -> tuple[glosas.Afirmacion, ...]:
    producto = condicion.plan.producto_id
    return glosas.afirmaciones(
        producto,
        glosas.facturacion_para(producto, propia=True),
        promocion=condicion.campania.es_promocion,
        redaccion=venta.redaccion_el(hoy(venta.ahora)),
    )


_NOMBRES = {"producto": "Producto", "plan": "Plan", "campania": "Campaña"}


def _nombre(campo: str) -> str:
    if campo in _NOMBRES:
        return _NOMBRES[campo]
    nombre = str(CondicionComercial._meta.get_field(campo).verbose_name)  # type: ignore[union-attr]  # a plain field
    return nombre[:1].upper() + nombre[1:]


def _dicho(campo: str, valor: Any) -> str:
    if valor is None or valor == "":
        return "—"
    if isinstance(valor, Decimal):
        return bs(valor)
    unidades = {"permanencia": "meses", "aviso_retiro_dias": "días"}
    return f"{valor} {unidades[campo]}" if campo in unidades else str(valor)
