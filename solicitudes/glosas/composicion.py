"""Composes the observations that step 9 types into Smartflex (9.1, Annex 2)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from solicitudes.glosas.afirmacion import Afirmacion, afirmaciones_de
from solicitudes.glosas.correcciones import Correccion, correcciones_de
from solicitudes.glosas.datos_huecos import (
    HUECOS,
    VALORES_DE_CATALOGO,
    VALORES_POR_OMISION,
)
from solicitudes.glosas.datos_literales import Fila
from solicitudes.glosas.datos_productos import FILA_DE_PROMOCION, PRODUCTOS, PROMOCION
from solicitudes.glosas.datos_redaccion_literal import PLANTILLAS_LITERALES
from solicitudes.glosas.errores import CombinacionImposible, Falta, GlosaIncompleta
from solicitudes.glosas.formatos import LLEVAN_PISOS, escribir
from solicitudes.glosas.plantilla import Plantilla, leer_plantilla
from solicitudes.glosas.redaccion import DEL_SISTEMA, Redaccion


@dataclass(frozen=True)
class Glosa:
    """The text to type, what was corrected in it, the slots used and the version it follows."""

    texto: str
    correcciones: tuple[Correccion, ...]
    huecos: dict[str, str]
    version: str

    @property
    def largo(self) -> int:
        """Its length, to be held against Smartflex's limit."""
        return len(self.texto)


def componer(
    producto: str,
    facturacion: str,
    datos: Mapping[str, Any],
    literal: bool = False,
    promocion: str | bool | None = None,
    *,
    redaccion: Redaccion = DEL_SISTEMA,
) -> Glosa:
    """Compose the gloss of step 9.1 from the sale's data.

    ``promocion``: its name, or True to take it from ``datos``. ``literal`` keeps the annex's
    wording; amounts, months, names and phones always come from ``datos``. ``redaccion`` holds
    the texts in force. Raises ``CombinacionImposible``, ``GlosaIncompleta`` (every blank at
    once) or ``DatoDeGlosaInvalido``.
    """
    filas = _filas(producto, facturacion, promocion)
    todos = _completar(producto, datos, promocion)
    lecturas = _plantillas(filas, PLANTILLAS_LITERALES if literal else redaccion.textos)
    valores = {h: escribir(h, todos) for lectura in lecturas for h in lectura.huecos}
    faltan = _faltan(lecturas, valores, todos)
    if faltan:
        raise GlosaIncompleta(faltan)
    partes = [lectura.rellenar(valores) for lectura in lecturas] + _agregados(filas[0], todos)
    corregidas = () if literal else correcciones_de(filas, redaccion.textos)
    usados = {h: v for h, v in valores.items() if v}
    return Glosa(_unir(partes), corregidas, usados, redaccion.version_de(filas))


def faltantes(
    producto: str,
    facturacion: str,
    datos: Mapping[str, Any],
    promocion: str | bool | None = None,
    *,
    literal: bool = False,
    redaccion: Redaccion = DEL_SISTEMA,
) -> list[Falta]:
    """Every blank that is left, with its question; a value that cannot be read raises."""
    filas = _filas(producto, facturacion, promocion)
    todos = _completar(producto, datos, promocion)
    lecturas = _plantillas(filas, PLANTILLAS_LITERALES if literal else redaccion.textos)
    valores = {h: escribir(h, todos) for lectura in lecturas for h in lectura.huecos}
    return _faltan(lecturas, valores, todos)


def afirmaciones(
    producto: str,
    facturacion: str,
    *,
    promocion: bool = False,
    redaccion: Redaccion = DEL_SISTEMA,
) -> tuple[Afirmacion, ...]:
    """What this gloss says that SE INFORMO: the ticks that step 5 must ask."""
    filas = _filas(producto, facturacion, promocion)
    return afirmaciones_de(redaccion.textos[fila] for fila in filas)


def facturacion_para(producto: str, *, propia: bool) -> str:
    """From the one question (¿factura propia o al teléfono?) to the product's wording."""
    if producto not in PRODUCTOS:
        raise CombinacionImposible(_sin_producto(producto))
    return PRODUCTOS[producto].facturaciones[0 if propia else 1]


def _filas(producto: str, facturacion: str, promocion: str | bool | None) -> list[Fila]:
    """The rows of Annex 2 that make one gloss: the product's, and the promotion's if any."""
    fila = _fila(producto, facturacion)
    if not promocion or fila == FILA_DE_PROMOCION:
        return [fila]
    return [fila, FILA_DE_PROMOCION]


def _fila(producto: str, facturacion: str) -> Fila:
    if producto == PROMOCION:
        return FILA_DE_PROMOCION
    if producto not in PRODUCTOS:
        raise CombinacionImposible(_sin_producto(producto))
    ficha = PRODUCTOS[producto]
    if facturacion not in ficha.facturaciones:
        raise CombinacionImposible(
            f"{ficha.nombre} no tiene glosa con facturación {facturacion or 'sin elegir'}: "
            f"elija {' o '.join(ficha.facturaciones)}."
        )
    return producto, facturacion


def _sin_producto(producto: str) -> str:
    return f"El Anexo 2 no tiene el producto {producto}: elija uno de {', '.join(PRODUCTOS)}."


def _completar(
    producto: str, datos: Mapping[str, Any], promocion: str | bool | None
) -> dict[str, Any]:
    """Add defaults: today's catalogue values, any hour, the client as the one to ask for."""
    dados = {k: v for k, v in datos.items() if v is not None and v != "" and v != []}
    todos: dict[str, Any] = {**VALORES_DE_CATALOGO, **VALORES_POR_OMISION, **dados}
    titular = str(todos["titular_o_tercero"]).strip().upper() == "TITULAR"
    persona = todos.get("cliente") or (todos.get("solicitante") if titular else None)
    if persona:
        todos.setdefault("preguntar_por", persona)
        if titular:
            todos.setdefault("solicitante", persona)
    if isinstance(promocion, str):
        todos["promocion"] = promocion
    return _con_tecnologia(producto, todos)


def _con_tecnologia(producto: str, todos: dict[str, Any]) -> dict[str, Any]:
    ficha = PRODUCTOS.get(producto)
    if ficha is None:
        return todos
    if len(ficha.tecnologias) == 1:
        todos.setdefault("tecnologia", ficha.tecnologias[0])
    pedida = str(todos.get("tecnologia", "")).strip().upper()
    if pedida and pedida not in ficha.tecnologias:
        raise CombinacionImposible(
            f"{ficha.nombre} no se instala con {pedida}: elija {' o '.join(ficha.tecnologias)}."
        )
    return todos


def _plantillas(filas: Iterable[Fila], textos: Mapping[Fila, str]) -> list[Plantilla]:
    return [leer_plantilla(textos[fila]) for fila in filas]


def _faltan(
    lecturas: list[Plantilla], valores: Mapping[str, str], todos: Mapping[str, Any]
) -> list[Falta]:
    pedidos = [h for lectura in lecturas for h in lectura.obligatorios]
    sin_valor = [h for h in dict.fromkeys(pedidos) if not valores[h]]
    usados = {h for lectura in lecturas for h in lectura.huecos}
    if "tecnologia" in usados and not todos.get("tecnologia"):
        sin_valor.insert(0, "tecnologia")
    if "vivienda" in usados and valores["vivienda"] in LLEVAN_PISOS:
        sin_valor.append("pisos")
    return [Falta(h, HUECOS[h].pregunta) for h in dict.fromkeys(sin_valor)]


def _agregados(fila: Fila, todos: Mapping[str, Any]) -> list[str]:
    """What may stand at the end: the phones of a wireless sale when asked, the free text."""
    ficha = PRODUCTOS.get(fila[0])
    sin_visita = ficha is not None and not ficha.necesita_visita
    telefonos = (
        escribir("referencia", todos) if sin_visita and todos.get("agregar_referencia") else ""
    )
    referencia = f"REFERENCIA N° {telefonos}" if telefonos else ""
    return [f"{dicho}." for dicho in (referencia, escribir("adicional", todos)) if dicho]


def _unir(partes: list[str]) -> str:
    """One line; a part that ends without a dot (the annex's wording) gets one before the next."""
    cerradas = [p if p.endswith(".") else p.rstrip(", ") + "." for p in partes[:-1]]
    return " ".join([*cerradas, partes[-1]])
