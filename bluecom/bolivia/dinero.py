"""Bolivianos: always ``Decimal``, written for papers, glosses and contracts."""

from decimal import ROUND_HALF_UP, Decimal

from bluecom.bolivia.errores import MontoInvalido

_UNIDADES = [
    "CERO",
    "UN",
    "DOS",
    "TRES",
    "CUATRO",
    "CINCO",
    "SEIS",
    "SIETE",
    "OCHO",
    "NUEVE",
    "DIEZ",
    "ONCE",
    "DOCE",
    "TRECE",
    "CATORCE",
    "QUINCE",
    "DIECISÉIS",
    "DIECISIETE",
    "DIECIOCHO",
    "DIECINUEVE",
    "VEINTE",
    "VEINTIÚN",
    "VEINTIDÓS",
    "VEINTITRÉS",
    "VEINTICUATRO",
    "VEINTICINCO",
    "VEINTISÉIS",
    "VEINTISIETE",
    "VEINTIOCHO",
    "VEINTINUEVE",
]
_DECENAS = ["TREINTA", "CUARENTA", "CINCUENTA", "SESENTA", "SETENTA", "OCHENTA", "NOVENTA"]
_CENTENAS = [
    "CIENTO",
    "DOSCIENTOS",
    "TRESCIENTOS",
    "CUATROCIENTOS",
    "QUINIENTOS",
    "SEISCIENTOS",
    "SETECIENTOS",
    "OCHOCIENTOS",
    "NOVECIENTOS",
]


def bs(monto: Decimal) -> str:
    """For papers: ``Bs 149,00``, ``Bs 1.149,50``."""
    texto = f"{_redondear(monto):,.2f}"
    return "Bs " + texto.translate(str.maketrans(",.", ".,"))


def bs_glosa(monto: Decimal) -> str:
    """For glosses, as Annex 2 writes it: ``BS. 149.-``, with cents ``BS. 149,50``."""
    entero, centavos = f"{_redondear(monto):.2f}".split(".")
    return f"BS. {entero}.-" if centavos == "00" else f"BS. {entero},{centavos}"


def en_letras(monto: Decimal) -> str:
    """For the contract: ``CIENTO CUARENTA Y NUEVE 00/100 BOLIVIANOS``."""
    redondo = _redondear(monto)
    if not 0 <= redondo < 10**9:
        raise MontoInvalido("El monto debe estar entre 0 y 999 millones de bolivianos.")
    entero, centavos = f"{redondo:.2f}".split(".")
    return f"{_entero_en_letras(int(entero))} {centavos}/100 BOLIVIANOS"


def _redondear(monto: Decimal) -> Decimal:
    if not monto.is_finite():
        raise MontoInvalido("Escriba el monto en bolivianos con dos decimales: 149,00.")
    redondo = monto.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    return redondo if redondo else abs(redondo)


def _entero_en_letras(n: int) -> str:
    if n < 1000:
        return _hasta_999(n)
    millones, resto = divmod(n, 1_000_000)
    miles, unidades = divmod(resto, 1000)
    partes = []
    if millones:
        partes.append("UN MILLÓN" if millones == 1 else f"{_hasta_999(millones)} MILLONES")
    if miles:
        partes.append("MIL" if miles == 1 else f"{_hasta_999(miles)} MIL")
    if unidades:
        partes.append(_hasta_999(unidades))
    return " ".join(partes)


def _hasta_999(n: int) -> str:
    if n == 100:
        return "CIEN"
    centenas, resto = divmod(n, 100)
    partes = [_CENTENAS[centenas - 1]] if centenas else []
    if resto or not centenas:
        partes.append(_hasta_99(resto))
    return " ".join(partes)


def _hasta_99(n: int) -> str:
    if n < 30:
        return _UNIDADES[n]
    decenas, unidad = divmod(n, 10)
    decena = _DECENAS[decenas - 3]
    return f"{decena} Y {_UNIDADES[unidad]}" if unidad else decena
