"""What a piece of equipment says on its label, as it is kept."""

import re

_MAC = re.compile(r"[0-9A-F]{12}")


def serie_limpia(escrita: str) -> str:
    return escrita.upper().replace(" ", "")


def mac_limpia(escrita: str) -> str:
    """``001a2b3c4d5e`` or ``00-1A-…`` → ``00:1A:2B:3C:4D:5E``; empty when it is none."""
    cifras = re.sub(r"[\s:.-]", "", escrita).upper()
    if not _MAC.fullmatch(cifras):
        return ""
    return ":".join(cifras[i : i + 2] for i in range(0, 12, 2))
