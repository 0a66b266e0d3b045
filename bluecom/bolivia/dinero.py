"""Bolivianos: in papers, in glosses, in words.

A unit price is written with every decimal it has; only a total is rounded, by ``centavos``.
"""

from decimal import ROUND_HALF_UP, Decimal

from bluecom.bolivia.errores import DatoInvalido

_CENTAVO = Decimal("0.01")
_UNIDADES = (
    "CERO UNO DOS TRES CUATRO CINCO SEIS SIETE OCHO NUEVE DIEZ ONCE DOCE TRECE CATORCE QUINCE "
    "DIECISÉIS DIECISIETE DIECIOCHO DIECINUEVE VEINTE VEINTIUNO VEINTIDÓS VEINTITRÉS "
    "VEINTICUATRO VEINTICINCO VEINTISÉIS VEINTISIETE VEINTIOCHO VEINTINUEVE"
).split()
_DECENAS = ". . . TREINTA CUARENTA CINCUENTA SESENTA SETENTA OCHENTA NOVENTA".split()
_CENTENAS = (
    ". CIENTO DOSCIENTOS TRESCIENTOS CUATROCIENTOS QUINIENTOS SEISCIENTOS SETECIENTOS "
    "OCHOCIENTOS NOVECIENTOS"
).split()


def bs(monto: Decimal) -> str:
    """``1149.5`` → ``"Bs 1.149,50"``, ``0.375`` → ``"Bs 0,375"``, as papers write it."""
    enteros, decimales = f"{monto:,.{_decimales(monto)}f}".split(".")
    return f"Bs {enteros.replace(',', '.')},{decimales}"


def cifras(monto: Decimal) -> str:
    """``30`` → ``"30.00"``, ``0.375`` → ``"0.375"``."""
    return f"{monto:.{_decimales(monto)}f}"


def centavos(total: Decimal) -> Decimal:
    """What is paid for many units, in whole centavos."""
    return total.quantize(_CENTAVO, ROUND_HALF_UP)


def bs_glosa(monto: Decimal) -> str:
    """``149`` → ``"BS. 149.-"``, ``0.375`` → ``"BS. 0,375"``, as Annex 2 writes them."""
    if monto == monto.to_integral_value():
        return f"BS. {int(monto)}.-"
    return f"BS. {cifras(monto).replace('.', ',')}"


def en_letras(monto: Decimal) -> str:
    """``149.50`` → ``"CIENTO CUARENTA Y NUEVE 50/100 BOLIVIANOS"``, ``0.375`` → ``375/1000``."""
    if not 0 <= monto < 1_000_000_000:
        raise DatoInvalido("El monto debe estar entre cero y mil millones de bolivianos.")
    lugares = _decimales(monto)
    enteros, resto = divmod(int(monto.scaleb(lugares)), 10**lugares)
    return f"{_apocopado(_numero(enteros))} {resto:0{lugares}d}/{10**lugares} BOLIVIANOS"


def _decimales(monto: Decimal) -> int:
    """How many decimals it has, two at least."""
    exponente = monto.normalize().as_tuple().exponent
    return max(2, -exponente) if isinstance(exponente, int) else 2


def _numero(n: int) -> str:
    if n < 30:
        return _UNIDADES[n]
    if n < 100:
        decena, resto = divmod(n, 10)
        return _DECENAS[decena] + (f" Y {_UNIDADES[resto]}" if resto else "")
    if n < 1000:
        return _centenas(n)
    if n < 1_000_000:
        miles, resto = divmod(n, 1000)
        cabeza = "MIL" if miles == 1 else f"{_apocopado(_numero(miles))} MIL"
    else:
        millones, resto = divmod(n, 1_000_000)
        cabeza = "UN MILLÓN" if millones == 1 else f"{_apocopado(_numero(millones))} MILLONES"
    return f"{cabeza} {_numero(resto)}" if resto else cabeza


def _centenas(n: int) -> str:
    if n == 100:
        return "CIEN"
    centena, resto = divmod(n, 100)
    return f"{_CENTENAS[centena]} {_numero(resto)}" if resto else _CENTENAS[centena]


def _apocopado(palabras: str) -> str:
    """Before a noun: VEINTIUNO → VEINTIÚN, UNO → UN."""
    if palabras.endswith("VEINTIUNO"):
        return palabras.removesuffix("VEINTIUNO") + "VEINTIÚN"
    return palabras.removesuffix("O") if palabras.endswith("UNO") else palabras
