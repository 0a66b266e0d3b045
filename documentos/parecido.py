"""Whether two photos are one: sent again, saved smaller, made brighter, cut a little (6.3).

A photo is kept as two numbers of what it looks like (``documentos.medidas.huella``). The short
one finds: its 64 bits in four bands, so that two that differ in seven bits or fewer have a band
that differs in one at most, which an index answers. The long one decides.
"""

CERCA, IGUALES = 7, 34
"""Bits by which the short number and the long one may differ.

Of the sample (``docs/fotos.md``) the same photo, pressed or reduced, differs in under 30 of the
long one, and no two cards that the short one takes for alike in fewer than 40.
"""
_CORTA = 16
_BANDAS = range(0, 64, 16)


def bandas(huella: str) -> list[int]:
    """What the index holds of a photo: each band with its place; nothing of none."""
    if not huella:
        return []
    corta = int(huella[:_CORTA], 16)
    return [_con_lugar(n, corta >> desde & 0xFFFF) for n, desde in enumerate(_BANDAS)]


def bandas_cercanas(huella: str) -> list[int]:
    """What to ask the index for: its bands, and each with one bit changed."""
    propias = bandas(huella)
    return propias + [banda ^ (1 << bit) for banda in propias for bit in range(16)]


def distancia(una: str, otra: str) -> int | None:
    """Bits of the long number by which two photos differ; ``None`` when they are not one."""
    if not (una and otra) or _bits(una[:_CORTA], otra[:_CORTA]) > CERCA:
        return None
    lejos = _bits(una[_CORTA:], otra[_CORTA:])
    return lejos if lejos <= IGUALES else None


def _con_lugar(lugar: int, banda: int) -> int:
    return lugar << 16 | banda


def _bits(una: str, otra: str) -> int:
    return (int(una, 16) ^ int(otra, 16)).bit_count()
