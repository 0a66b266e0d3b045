"""Telephones of Bolivia, stored as E.164; a regular expression first, then the library."""

import re

import phonenumbers
from phonenumbers import PhoneMetadata, PhoneNumberType

from bluecom.bolivia.errores import DatoInvalido

_SEPARADORES = str.maketrans("", "", " .-()/\t\n\xa0\u202a\u202c\u200e")
_NACIONAL = re.compile(r"(?:0(?:1[0-9])?)?([2-7][0-9]{7}|[2-4][0-9]{6})")
_CON_PAIS = re.compile(r"(?:\+|00)?591(?:0(?:1[0-9])?)?([2-7][0-9]{7})")
_CELULAR = re.compile(r"[67][0-9]{7}")
_LINEA = re.compile(r"44[0-9]{6}")


class TelefonoInvalido(DatoInvalido):
    """What was written is not a telephone that can be called."""


def leer_telefono(texto: str) -> str:
    """Read a telephone as people write it and return it as E.164.

    Seven digits are a fixed line of Cochabamba; another country needs its ``+``.
    """
    junto = texto.translate(_SEPARADORES)
    numero = _numero_nacional(junto)
    if numero and (_CELULAR.fullmatch(numero) or _es_fijo_asignado(numero)):
        return f"+591{numero}"
    return _segun_la_biblioteca(numero or junto)


def leer_linea(texto: str) -> tuple[str, bool]:
    """Read the fixed line of a portfolio row (1.1) as ``(E.164, marcada)``.

    A number of the right shape outside the library's assigned ranges is taken and
    marked, so that a person looks at it.
    """
    numero = _numero_nacional(texto.translate(_SEPARADORES))
    if numero is None or not _LINEA.fullmatch(numero):
        raise TelefonoInvalido(
            "No es una línea fija de Cochabamba: escriba siete dígitos que empiecen con 4, "
            "por ejemplo 4251234."
        )
    return f"+591{numero}", not _es_fijo_asignado(numero)


def es_fijo(e164: str) -> bool:
    numero = e164.removeprefix("+591")
    if numero != e164:
        return bool(_LINEA.fullmatch(numero)) or _es_fijo_asignado(numero)
    return _tipo(e164) == PhoneNumberType.FIXED_LINE


def es_celular(e164: str) -> bool:
    """Whether it may have WhatsApp: a mobile of any country."""
    numero = e164.removeprefix("+591")
    if numero != e164 and _CELULAR.fullmatch(numero):
        return True
    return _tipo(e164) in (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE)


def nacional(e164: str) -> str:
    """As it is dialled here: ``+59144251234`` → ``44251234``; foreign numbers stay."""
    return e164.removeprefix("+591")


def _numero_nacional(junto: str) -> str | None:
    partes = _NACIONAL.fullmatch(junto) or _CON_PAIS.fullmatch(junto)
    if partes is None:
        return None
    return partes[1] if len(partes[1]) == 8 else f"4{partes[1]}"


def _patron_de_fijos() -> re.Pattern[str]:
    datos = PhoneMetadata.metadata_for_region("BO")
    assert datos is not None and datos.fixed_line is not None
    return re.compile(str(datos.fixed_line.national_number_pattern))


_FIJO = _patron_de_fijos()


def _es_fijo_asignado(numero: str) -> bool:
    return _FIJO.fullmatch(numero) is not None


def _segun_la_biblioteca(junto: str) -> str:
    try:
        numero = phonenumbers.parse(junto, "BO")
    except phonenumbers.NumberParseException:
        raise _ilegible() from None
    if not re.fullmatch(r"\+?[0-9]+", junto) or not phonenumbers.is_valid_number(numero):
        raise _ilegible()
    return phonenumbers.format_number(numero, phonenumbers.PhoneNumberFormat.E164)


def _ilegible() -> TelefonoInvalido:
    return TelefonoInvalido(
        "Escriba un celular de ocho dígitos (70712345), un fijo (4251234) "
        "o un número de otro país con su + (+54…)."
    )


def _tipo(e164: str) -> int:
    try:
        return int(phonenumbers.number_type(phonenumbers.parse(e164, None)))
    except phonenumbers.NumberParseException:
        return int(PhoneNumberType.UNKNOWN)
