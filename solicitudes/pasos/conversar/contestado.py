"""What a client's messages answer of what was not asked on the call (5.1): offered, never taken.

Of one answer its field is filled, for a person to keep with one key; of two he says which.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.forms import ChoiceField, Field

from bluecom.bolivia.campos import CampoCorreo, CampoTelefono
from solicitudes.pasos.p05_explicacion.formulario import PorPreguntarForm

_CORREO = re.compile(r"[^\s<>(),;:]+@[^\s<>(),;:]+\w")
_TELEFONO = re.compile(r"(?<![\d+])(?:\+?591[\s-]?)?[2-7](?:[\s.-]?\d){6,7}(?!\w|-\w)")
_DE_OTRA_COSA = re.compile(
    r"\b(?:c\.?\s?i\.?|carn[eé]t?|c[eé]dula(?:\s+de\s+identidad)?|nit)\b\W{0,3}"
    r"(?:(?:es|n[°ºo.]{0,2}|n[uú]mero|el)\W{0,3}){0,3}\d[\d.]*",
    re.IGNORECASE,
)
"""The number of his card, or of his invoices: as long as a fixed line's."""
_CUANDO = re.compile(
    r"\b(?:mañanas?|manana|tardes?|noches?|mediod[ií]a|hoy|lunes|martes|mi[eé]rcoles|jueves"
    r"|viernes|s[aá]bados?|domingos?|horarios?|horas?|hrs?|fin de semana|d[ií]as?)\b"
    r"|\d\s?(?:am|pm)\b|\d:\d\d",
    re.IGNORECASE,
)


def ofrecer(form: PorPreguntarForm, textos: Iterable[str]) -> None:
    """Fill what one answer fills, and put beside each field those among which a person chooses.

    ``textos``: what he wrote, the last first; a later answer hides those before.
    """
    suyos = list(textos)
    dichos = {campo: _ultimos(campo, de, suyos) for campo, de in form.fields.items()}
    veces = Counter(uno for hallados in dichos.values() for uno in hallados)
    form.initial = {
        campo: hallados[0]
        for campo, hallados in dichos.items()
        if len(hallados) == 1 and veces[hallados[0]] == 1
    }
    form.ofrecidos = {
        campo: _en_palabras(form.fields[campo], hallados)
        for campo, hallados in dichos.items()
        if hallados and campo not in form.initial
    }


def _ultimos(nombre: str, campo: Field, textos: list[str]) -> list[str]:
    return next((hallados for texto in textos if (hallados := _en(nombre, campo, texto))), [])


def _en(nombre: str, campo: Field, texto: str) -> list[str]:
    """The pieces of a text that this field takes, each once."""
    posibles = _LECTURAS.get(nombre, _de_su_clase(campo))(campo, texto)
    return list(dict.fromkeys(uno for uno in posibles if _admite(campo, uno)))


def _de_su_clase(campo: Field) -> Callable[[Field, str], list[str]]:
    if isinstance(campo, CampoCorreo):
        return lambda _, texto: _CORREO.findall(texto)
    if isinstance(campo, CampoTelefono):
        return lambda _, texto: _TELEFONO.findall(_DE_OTRA_COSA.sub(" ", texto))
    if isinstance(campo, ChoiceField):
        return _elegidos
    return lambda _, texto: [texto]


def _elegidos(campo: Field, texto: str) -> list[str]:
    return [
        codigo
        for codigo, dicho in _opciones(campo).items()
        if codigo and re.search(rf"\b{re.escape(dicho)}\b", texto, re.IGNORECASE)
    ]


def _opciones(campo: Field) -> dict[str, str]:
    """Code → how it reads; of a field that offers none, none."""
    hay = campo.choices if isinstance(campo, ChoiceField) else ()
    return {str(codigo): str(dicho) for codigo, dicho in cast("Iterable[tuple[Any, Any]]", hay)}


def _cuando(_: Field, texto: str) -> list[str]:
    """Free text would take anything: only what says a time is an answer to when."""
    return [texto] if _CUANDO.search(_CORREO.sub("", texto)) else []


_LECTURAS: Mapping[str, Callable[[Field, str], list[str]]] = {"pasar_en": _cuando}


def _en_palabras(campo: Field, valores: list[str]) -> list[tuple[str, str]]:
    """Each value with how it reads."""
    dichos = _opciones(campo)
    return [(valor, dichos.get(valor, valor)) for valor in valores]


def _admite(campo: Field, texto: str) -> bool:
    try:
        campo.clean(texto)
    except ValidationError:
        return False
    return True
