"""Bolivian telephones as people type them, stored as E.164."""

import re

import phonenumbers

from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.texto import tecleado

_SOBRA = re.compile(r"[\s().\-/]+")
_PREFIJO = re.compile(r"^(?:\+591|00591|591(?=\d{8}$))", re.ASCII)
_OPERADORA = re.compile(r"^0(?:1\d)?(?=\d{8}$|\d{7}$)", re.ASCII)
_FIJO_ASIGNADO = re.compile(r"4(?:4\d\d|6(?:11|[24689]\d|72))\d{4}", re.ASCII)
"""The ranges of Cochabamba that numbering plans list; the library knows the same."""
_CELULAR = re.compile(r"[67]\d{7}", re.ASCII)
_LINEA = re.compile(r"4\d{7}", re.ASCII)
_SOLO_CIFRAS = re.compile(r"\+?[0-9]+")


class TelefonoInvalido(DatoInvalido):
    """Not a telephone; the message says how to write one."""


def leer_telefono(texto: str) -> str:
    """Read a telephone of Bolivia, or of any country when it begins with ``+``.

    Seven digits that begin with 4 are a line of Cochabamba. Returns E.164; raises
    ``TelefonoInvalido``.
    """
    nacional_ = _nacional(_solo_el_numero(texto))
    if _CELULAR.fullmatch(nacional_) or _FIJO_ASIGNADO.fullmatch(nacional_):
        return f"+591{nacional_}"
    numero = _segun_la_biblioteca(nacional_)
    if numero is None or not phonenumbers.is_valid_number(numero):
        raise TelefonoInvalido(
            "Escriba un teléfono fijo de 7 u 8 cifras (4251234) o un celular de 8 (70712345)."
        )
    return str(phonenumbers.format_number(numero, phonenumbers.PhoneNumberFormat.E164))


def leer_linea(texto: str) -> tuple[str, bool]:
    """Read the fixed line of a portfolio row: E.164, and whether it deserves a mark.

    A line of Cochabamba that no assigned range knows is accepted and marked; anything
    but a line of Cochabamba raises ``TelefonoInvalido``.
    """
    nacional_ = _nacional(_solo_el_numero(texto))
    if not _LINEA.fullmatch(nacional_):
        raise TelefonoInvalido(
            f"«{texto.strip()}» no es una línea fija de Cochabamba: 7 cifras que empiezan con 4."
        )
    asignada = _FIJO_ASIGNADO.fullmatch(nacional_) is not None
    return f"+591{nacional_}", not asignada


def es_fijo(e164: str) -> bool:
    return bool(re.fullmatch(r"\+591[2-4][0-9]{7}", e164))


def es_celular(e164: str) -> bool:
    """Whether it may have WhatsApp: a mobile of Bolivia or of any other country."""
    if e164.startswith("+591"):
        return bool(re.fullmatch(r"\+591[67][0-9]{7}", e164))
    numero = _segun_la_biblioteca(e164)
    return numero is not None and phonenumbers.number_type(numero) in (
        phonenumbers.PhoneNumberType.MOBILE,
        phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE,
    )


def nacional(e164: str) -> str:
    """``+59144251234`` → ``44251234``; other countries keep their whole number."""
    return e164.removeprefix("+591")


def _segun_la_biblioteca(texto: str) -> phonenumbers.PhoneNumber | None:
    if not _SOLO_CIFRAS.fullmatch(texto):
        return None
    try:
        return phonenumbers.parse(texto, "BO")
    except phonenumbers.NumberParseException:
        return None


def _solo_el_numero(texto: str) -> str:
    if texto.isascii() and texto.isdigit():
        return texto
    return _SOBRA.sub("", tecleado(texto))


def _nacional(crudo: str) -> str:
    """Without Bolivia or carrier; seven digits that begin with 4 gain the area's 4."""
    numero = _OPERADORA.sub("", _PREFIJO.sub("", crudo))
    return f"4{numero}" if re.fullmatch(r"4[0-9]{6}", numero) else numero
