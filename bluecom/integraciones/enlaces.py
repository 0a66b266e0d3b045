"""Where a client is looked at in the system of another, by one key."""

from urllib.parse import quote

from django.conf import settings


def enlace_a(sistema: str, *, codigo: str, linea: str) -> str:
    """The address of his page; empty while the desk knows none, or has not what it needs."""
    patron: str = settings.ENLACES[sistema]
    for hueco, dato in (("{codigo}", codigo), ("{linea}", linea)):
        if hueco in patron and not dato:
            return ""
        patron = patron.replace(hueco, quote(dato, safe=""))
    return patron
