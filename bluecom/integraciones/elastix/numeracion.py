"""How a number is dialled from inside the exchange."""

from bluecom.bolivia.telefonos import es_fijo, nacional


def como_lo_marca(numero: str, *, area: str, antepuesto: str) -> str:
    """From E.164: lines of its own area without it, other countries with 00, then what goes before.

    Only digits, whatever was written.
    """
    propio = nacional(numero)
    if area and es_fijo(numero):
        propio = propio.removeprefix(area)
    elif propio.startswith("+"):
        propio = f"00{propio[1:]}"
    return "".join(cifra for cifra in f"{antepuesto}{propio}" if cifra in "0123456789*#")
