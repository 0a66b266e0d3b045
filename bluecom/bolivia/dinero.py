"""Bolivianos: in papers, in glosses, in words."""

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
    """``Decimal("1149.5")`` → ``"Bs 1.149,50"``, as papers write it."""
    enteros, centavos = f"{_redondo(monto):,.2f}".split(".")
    return f"Bs {enteros.replace(',', '.')},{centavos}"


def bs_glosa(monto: Decimal) -> str:
    """``149`` → ``"BS. 149.-"``, ``0.375`` → ``"BS. 0,375"``, as Annex 2 writes them."""
    if monto == monto.to_integral_value():
        return f"BS. {int(monto)}.-"
    cifras = str(monto.normalize())
    if -monto.normalize().as_tuple().exponent < 2:  # type: ignore[operator]  # finite: an int
        cifras = f"{monto:.2f}"
    return f"BS. {cifras.replace('.', ',')}"


def en_letras(monto: Decimal) -> str:
    """``149.50`` → ``"CIENTO CUARENTA Y NUEVE 50/100 BOLIVIANOS"``; below a thousand million."""
    redondo = _redondo(monto)
    if not 0 <= redondo < 1_000_000_000:
        raise DatoInvalido("El monto debe estar entre cero y mil millones de bolivianos.")
    enteros, centavos = divmod(int(redondo * 100), 100)
    return f"{_apocopado(_numero(enteros))} {centavos:02d}/100 BOLIVIANOS"


def _redondo(monto: Decimal) -> Decimal:
    return monto.quantize(_CENTAVO, ROUND_HALF_UP)


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
