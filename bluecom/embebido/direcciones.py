"""Where ``servir`` listens, and by which addresses it is reached."""

import ipaddress
import os
import re
import socket
from pathlib import Path

from bluecom.embebido.errores import ErrorEmbebido

_DE_NADIE = ("198.51.100.1", 9)
"""An address kept for documentation: the way to it is asked for, nothing is sent."""


def elegida() -> str:
    """Return DIRECCION without brackets: this machine only, unless told otherwise."""
    texto = (os.environ.get("DIRECCION") or "127.0.0.1").strip()
    try:
        return str(ipaddress.ip_address(texto.removeprefix("[").removesuffix("]")))
    except ValueError:
        pass
    try:
        return str(socket.getaddrinfo(texto, None, type=socket.SOCK_STREAM)[0][4][0])
    except (OSError, UnicodeError):
        raise ErrorEmbebido(
            f"DIRECCION={texto} no es una dirección de este equipo. Escriba una: "
            "DIRECCION=0.0.0.0 make run para toda la red, o ninguna para este equipo."
        ) from None


def entre_corchetes(direccion: str) -> str:
    """Return it as an address of the web names it: IPv6 in brackets."""
    return f"[{direccion}]" if ":" in direccion else direccion


def propia() -> str:
    """Return the address by which this same machine reaches what listens."""
    direccion = ipaddress.ip_address(elegida())
    if not direccion.is_unspecified:
        return str(direccion)
    return "127.0.0.1" if direccion.version == 4 else "::1"


def todas() -> list[str]:
    """Return every address that reaches what listens, the one to give to others first."""
    direccion = ipaddress.ip_address(elegida())
    if not direccion.is_unspecified:
        return [str(direccion)]
    de_la_red = [a for a in _del_equipo() if direccion.version == 6 or a.version == 4]
    principal = _la_de_salida()
    de_la_red.sort(key=lambda a: (str(a) != principal, a.is_loopback, a.version))
    return [str(a) for a in de_la_red] or [propia()]


def anfitriones() -> list[str]:
    """Return the names that a browser may ask for besides this machine's own."""
    if ipaddress.ip_address(elegida()).is_loopback:
        return []
    return [*map(entre_corchetes, todas()), socket.gethostname().lower()]


def _del_equipo() -> list[ipaddress.IPv4Address | ipaddress.IPv6Address]:
    """Every address of this machine but those that mean something on one cable only."""
    arbol = _leer("/proc/net/fib_trie")
    cuatro = set(re.findall(r"\|--\s+(\S+)\n\s+/32 host LOCAL", arbol))
    seis = {linea.split()[0] for linea in _leer("/proc/net/if_inet6").splitlines()}
    direcciones = [ipaddress.ip_address(texto) for texto in sorted(cuatro)]
    direcciones += [ipaddress.ip_address(bytes.fromhex(texto)) for texto in sorted(seis)]
    return [direccion for direccion in direcciones if not direccion.is_link_local]


def _leer(ruta: str) -> str:
    try:
        return Path(ruta).read_text()
    except OSError:
        return ""


def _la_de_salida() -> str:
    """The address with which this machine goes out: the others of its network know it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sonda:
        try:
            sonda.connect(_DE_NADIE)
        except OSError:
            return ""
        return str(sonda.getsockname()[0])
