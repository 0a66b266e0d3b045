"""The address a request comes from, behind as many proxies of ours as there are."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def direccion_de(request: HttpRequest) -> str | None:
    """The last address that no proxy of ours wrote down for another of ours.

    Each proxy adds to the right of X-Forwarded-For whom it was asked by; what lies further to
    the left anybody may have written. Without proxies the header says nothing.
    """
    cadena = request.headers.get("X-Forwarded-For", "").split(",")
    cuantos: int = settings.PROXIES
    if 0 < cuantos <= len(cadena) and (dicha := _leida(cadena[-cuantos])):
        return dicha
    return _leida(request.META.get("REMOTE_ADDR", ""))


def _leida(escrita: str) -> str | None:
    """An IPv4 address has one spelling, also inside IPv6; None when it is no address."""
    try:
        direccion = ip_address(escrita.strip())
    except ValueError:
        return None
    return str(getattr(direccion, "ipv4_mapped", None) or direccion)
