"""How each type of slot is read from the sale and written into the gloss (9.1)."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any

from bluecom.bolivia.dinero import bs_glosa
from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.telefonos import leer_telefono, nacional
from bluecom.bolivia.texto import no_digitable, sin_acentos_mayusculas
from solicitudes.glosas.datos_huecos import HUECOS, LARGO_DE_ADICIONAL, Tipo
from solicitudes.glosas.datos_productos import NOMBRE_DE_TECNOLOGIA, TECNOLOGIAS
from solicitudes.glosas.errores import DatoDeGlosaInvalido

_TIPOGRAFICOS = str.maketrans(
    {"“": '"', "”": '"', "«": '"', "»": '"', "’": "'", "‘": "'", "–": "-", "—": "-", "…": "."}
)
_PUNTOS = re.compile(r"\.{2,}")
_BS_VACIO = re.compile(r"\bBS\b\.?\s*(?:[-,]|$)")
_MAXIMO_DE_MONTO = Decimal(1_000_000)
_MAXIMO_DE_CUENTA = 999


def escribir(hueco: str, datos: Mapping[str, Any]) -> str:
    """Write the value of a slot, "" when there is none.

    Raises ``DatoDeGlosaInvalido`` for a value that cannot stand there.
    """
    valor = datos.get(hueco)
    tipo = HUECOS[hueco].tipo
    if tipo is Tipo.VIVIENDA:
        return _vivienda(valor, datos.get("pisos"))
    if valor is None or valor == "" or isinstance(valor, bool):
        return ""
    return _ESCRITORES[tipo](hueco, valor)


def texto_de_glosa(hueco: str, valor: Any) -> str:
    """Upper case, no accents but the Ñ, one line, no row of dots, no loose ends."""
    plano = unicodedata.normalize("NFC", str(valor)).translate(_TIPOGRAFICOS)
    plano = "".join(c if c.isprintable() else " " for c in plano)
    plano = unicodedata.normalize("NFC", sin_acentos_mayusculas(plano))
    limpio = _PUNTOS.sub(".", " ".join(plano.split())).strip(" .,;:-")
    if hueco == "promocion":
        limpio = limpio.replace('"', "'")  # the template quotes it
    if hueco == "pasar_en":
        limpio = limpio.removeprefix("PASAR ").removeprefix("EN ")  # the template says it
    _que_se_pueda_digitar(hueco, limpio)
    if hueco == "adicional" and len(limpio) > LARGO_DE_ADICIONAL:
        raise DatoDeGlosaInvalido(
            hueco, f"El texto adicional lleva hasta {LARGO_DE_ADICIONAL} letras: acórtelo."
        )
    return limpio


def _que_se_pueda_digitar(hueco: str, texto: str) -> None:
    if signo := no_digitable(texto):
        raise DatoDeGlosaInvalido(
            hueco, f"El signo «{signo}» no se puede digitar en Smartflex: escríbalo con letras."
        )
    if _BS_VACIO.search(texto):
        raise DatoDeGlosaInvalido(
            hueco, "Hay un «BS.» sin monto: escriba cuánto es, por ejemplo BS. 149.-"
        )


def _dinero(hueco: str, valor: Any) -> str:
    return bs_glosa(leer_monto(hueco, valor))


def leer_monto(hueco: str, valor: Any) -> Decimal:
    """Read an amount typed as 149, 149,50 or 149.50."""
    monto = _cifra(str(valor).strip().replace(",", "."))
    if monto is None or not 0 <= monto <= _MAXIMO_DE_MONTO or _decimales(monto) > 4:
        raise DatoDeGlosaInvalido(
            hueco, f"El monto de {_nombre(hueco)} no se entiende: escriba una cifra, como 149,50."
        )
    return monto


def _cifra(escrito: str) -> Decimal | None:
    try:
        cifra = Decimal(escrito)
    except InvalidOperation:
        return None
    return cifra if cifra.is_finite() else None


def _decimales(cifra: Decimal) -> int:
    return -int(cifra.as_tuple().exponent)


def leer_cuenta(hueco: str, valor: Any) -> int:
    """Read a whole number of months, days, points or floors."""
    escrito = str(valor).strip()
    if not (escrito.isascii() and escrito.isdigit() and int(escrito[:9]) <= _MAXIMO_DE_CUENTA):
        raise DatoDeGlosaInvalido(hueco, f"En {_nombre(hueco)} escriba un número entero, como 18.")
    return int(escrito)


def _contado(singular: str, plural: str, hueco: str, valor: Any) -> str:
    cuenta = leer_cuenta(hueco, valor)
    return f"{cuenta} {singular if cuenta == 1 else plural}"


def _telefono(hueco: str, valor: Any) -> str:
    try:
        e164 = leer_telefono(str(valor))
    except DatoInvalido as error:
        raise DatoDeGlosaInvalido(hueco, str(error)) from error
    return nacional(e164)


def _telefonos(hueco: str, valor: Any) -> str:
    sueltos = re.split(r"[,;/]|\s[yY]\s", valor) if isinstance(valor, str) else valor
    if not isinstance(sueltos, Iterable):
        sueltos = [sueltos]
    numeros = [_telefono(hueco, s) for s in sueltos if s is not None and str(s).strip()]
    if len(numeros) > 2:
        raise DatoDeGlosaInvalido(hueco, "La glosa lleva uno o dos teléfonos: quite los demás.")
    return ", ".join(dict.fromkeys(numeros))


def _tecnologia(hueco: str, valor: Any) -> str:
    codigo = str(valor).strip().upper()
    if codigo not in TECNOLOGIAS:
        raise DatoDeGlosaInvalido(hueco, f"La tecnología es una de: {', '.join(TECNOLOGIAS)}.")
    return NOMBRE_DE_TECNOLOGIA.get(codigo, "")


def _vivienda(vivienda: Any, pisos: Any) -> str:
    """CASA DE 2 PISOS, DEPARTAMENTO EN PISO 5, LOCAL; already written, it stays.

    An office says its floor when it has one.
    """
    nombre = texto_de_glosa("vivienda", "" if vivienda is None else vivienda)
    if pisos is None or str(pisos).strip() == "" or nombre not in DICEN_PISOS:
        return nombre
    if nombre == "CASA":
        cuenta = leer_cuenta("pisos", pisos)
        return f"CASA DE {cuenta} {'PISO' if cuenta == 1 else 'PISOS'}"
    planta = str(pisos).strip().upper()
    return f"{nombre} EN PISO {planta if planta == 'PB' else leer_cuenta('pisos', pisos)}"


LLEVAN_PISOS = ("CASA", "DEPARTAMENTO")
DICEN_PISOS = (*LLEVAN_PISOS, "OFICINA")

_ESCRITORES: dict[Tipo, Callable[[str, Any], str]] = {
    Tipo.DINERO: _dinero,
    Tipo.UNITARIA: _dinero,
    Tipo.TELEFONO: _telefono,
    Tipo.TELEFONOS: _telefonos,
    Tipo.MESES: partial(_contado, "MES", "MESES"),
    Tipo.DIAS: partial(_contado, "DIA", "DIAS"),
    Tipo.PUNTOS: partial(_contado, "PUNTO", "PUNTOS"),
    Tipo.TEXTO: texto_de_glosa,
    Tipo.TECNOLOGIA: _tecnologia,
}


def _nombre(hueco: str) -> str:
    return f"«{hueco.replace('_', ' ')}»"
