"""Amounts, months and promotions in a text that differ from the accepted offer."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from bluecom.bolivia.dinero import bs_glosa
from bluecom.bolivia.texto import sin_acentos_mayusculas
from solicitudes.glosas.datos_huecos import VALORES_DE_CATALOGO
from solicitudes.glosas.formatos import leer_monto

_MONTO = re.compile(
    r"\b(?:BS|BOB)\b\.?[ ,]?([0-9]{1,7}(?:[.,][0-9]{1,4})?)"
    r"|\b([0-9]{1,7}(?:[.,][0-9]{1,4})?) ?(?:BS\b|BOLIVIANOS?\b|\.-)",
    re.IGNORECASE,
)
_PLAZO = re.compile(
    r"\b([0-9]{1,3}|UN|UNO|UNA|DOS|TRES|SEIS|DOCE|DIECIOCHO|VEINTICUATRO|TREINTA Y SEIS) ?"
    r"(MES(?:ES)?|AÑOS?)\b",
    re.IGNORECASE,
)
_GRATIS = re.compile(
    r"(?:COSTO(?: DE| POR)? INSTALACI[OÓ]N|INSTALACI[OÓ]N|COSTO)[ :]{1,2}"
    r"(?:A )?(?:COSTO )?(CERO|GRATIS|GRATUITA|SIN COSTO)\b",
    re.IGNORECASE,
)
_PROMOCION = re.compile(r'\bPROMOCI[OÓ]N:? ?"([^"]{1,200})"', re.IGNORECASE)
_SEPARADOR = re.compile(r"[,;(]| [YyEe] |\. ")
_EN_LETRAS = {
    "UN": 1, "UNO": 1, "UNA": 1, "DOS": 2, "TRES": 3, "SEIS": 6, "DOCE": 12,
    "DIECIOCHO": 18, "VEINTICUATRO": 24, "TREINTA Y SEIS": 36,
}  # fmt: skip

# The nearest of these words before an amount tells which condition it speaks of.
_TEMAS = (
    ("PUNTO", "costo_por_punto"),
    ("CABLE", "cable_excedente"),
    ("MEGA", "mega_adicional"),
    ("HSR", "tarifa_hsr"),
    ("HR", "tarifa_hr"),
    ("HN", "tarifa_hn"),
    ("INSTALACI", "costo_instalacion"),
    ("BAJA", "cargo_mes_faltante"),
    ("CADA MES", "cargo_mes_faltante"),
    ("TARIFA", "tarifa"),
    ("MENSUAL", "tarifa"),
)
_NOMBRES = {
    "tarifa": "la tarifa mensual",
    "costo_instalacion": "el costo de instalación",
    "costo_por_punto": "el costo por punto",
    "cable_excedente": "el cable excedente",
    "cargo_mes_faltante": "el cargo por mes faltante",
    "mega_adicional": "el mega adicional",
    "tarifa_hn": "la tarifa HN",
    "tarifa_hr": "la tarifa HR",
    "tarifa_hsr": "la tarifa HSR",
}
_MAS_LARGO = 5_000
_NINGUNA = "ninguna"


@dataclass(frozen=True)
class Contradiccion:
    """What the text says, what the accepted offer holds, and the text put right.

    ``codigo`` is the condition (tarifa, costo_instalacion, permanencia, promocion …) or
    ``monto`` when the amount matches none.
    """

    codigo: str
    dice: str
    vale: str
    mensaje: str
    corregido: str


def contradicciones(texto_libre: str, condiciones: Mapping[str, Any]) -> list[Contradiccion]:
    """Hold a text against the conditions snapshot of the sale (step 9).

    A condition that the snapshot lacks is not judged; the annex's catalogue values stand
    for the rates. ``corregido`` cures the finding in one key.
    """
    texto = texto_libre[:_MAS_LARGO]
    vigentes = {**VALORES_DE_CATALOGO, **{k: v for k, v in condiciones.items() if v is not None}}
    halladas = [
        *_montos(texto, vigentes),
        *_plazos(texto, vigentes),
        *_gratis(texto, vigentes),
        *_promociones(texto, vigentes),
    ]
    return [_contradiccion(texto, hallada) for hallada in sorted(halladas)]


class _Hallada(NamedTuple):
    """Where it stands, which condition it speaks of, what it says and what it should say."""

    inicio: int
    fin: int
    codigo: str
    nombre: str
    dice: str
    vale: str


def _contradiccion(texto: str, h: _Hallada) -> Contradiccion:
    mensaje = (
        f"El texto dice {h.dice} y {h.nombre} de la oferta aceptada es {h.vale}: escriba {h.vale}"
    )
    cura = "" if h.vale == _NINGUNA else h.vale
    corregido = texto[: h.inicio] + cura + texto[h.fin :]
    return Contradiccion(h.codigo, h.dice, h.vale, f"{mensaje.removesuffix('.')}.", corregido)


def _montos(texto: str, vigentes: Mapping[str, Any]) -> Iterator[_Hallada]:
    for hallado in _MONTO.finditer(texto):
        dice = Decimal((hallado[1] or hallado[2]).replace(",", "."))
        tema = _tema(texto, hallado.start())
        vale = _vale(tema, dice, vigentes)
        if vale is None or vale == dice:
            continue
        fin = hallado.end() + (2 if texto[hallado.end() :].startswith(".-") else 0)
        yield _Hallada(
            hallado.start(),
            fin,
            tema or "monto",
            _NOMBRES[tema or "tarifa"],
            bs_glosa(dice),
            bs_glosa(vale),
        )


def _vale(tema: str, dice: Decimal, vigentes: Mapping[str, Any]) -> Decimal | None:
    """The amount the offer holds for it; None when the offer says nothing of it."""
    if not tema:
        return _ninguno(dice, vigentes)
    return leer_monto(tema, vigentes[tema]) if tema in vigentes else None


def _ninguno(dice: Decimal, vigentes: Mapping[str, Any]) -> Decimal | None:
    """The tariff, when an amount without context is none of the conditions."""
    montos = {tema: leer_monto(tema, vigentes[tema]) for tema in _NOMBRES if tema in vigentes}
    return None if dice in montos.values() else montos.get("tarifa")


def _tema(texto: str, inicio: int) -> str:
    """The condition named in the same clause, the closest before the amount."""
    antes = texto[max(0, inicio - 80) : inicio].upper()
    clausula = _SEPARADOR.split(antes)[-1]
    lugares = [(clausula.rfind(senial), tema) for senial, tema in _TEMAS if senial in clausula]
    return max(lugares)[1] if lugares else ""


def _plazos(texto: str, vigentes: Mapping[str, Any]) -> Iterator[_Hallada]:
    if "permanencia" not in vigentes:
        return
    vale = int(vigentes["permanencia"])
    for hallado in _PLAZO.finditer(texto):
        cuenta = hallado[1].upper()
        meses = int(cuenta) if cuenta.isdigit() else _EN_LETRAS[cuenta]
        meses *= 12 if hallado[2].upper().startswith("A") else 1
        if meses != vale:
            debido = f"{vale} {'MES' if vale == 1 else 'MESES'}"
            dice = hallado[0].upper()
            yield _Hallada(*hallado.span(), "permanencia", "la permanencia", dice, debido)


def _gratis(texto: str, vigentes: Mapping[str, Any]) -> Iterator[_Hallada]:
    if "costo_instalacion" not in vigentes:
        return
    vale = leer_monto("costo_instalacion", vigentes["costo_instalacion"])
    for hallado in _GRATIS.finditer(texto):
        if vale:
            nombre = _NOMBRES["costo_instalacion"]
            dice = hallado[0].upper()
            yield _Hallada(*hallado.span(1), "costo_instalacion", nombre, dice, bs_glosa(vale))


def _promociones(texto: str, vigentes: Mapping[str, Any]) -> Iterator[_Hallada]:
    if "promocion" not in vigentes:
        return
    vale = _plano(str(vigentes["promocion"]))
    for hallado in _PROMOCION.finditer(texto):
        dice = _plano(hallado[1])
        if dice != vale:
            lugar = hallado.span(1) if vale else hallado.span()
            yield _Hallada(*lugar, "promocion", "la promoción", dice, vale or _NINGUNA)


def _plano(nombre: str) -> str:
    return sin_acentos_mayusculas(" ".join(nombre.replace('"', "'").split()))
