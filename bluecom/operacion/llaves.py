"""The keys that some addresses end in: whoever reads one may use it, so no log has them."""

import re

CON_LLAVE = ("a", "e")
"""What the address of a link begins with: of an e-mail of terms, and of what a client sends."""
_LLAVE = re.compile(rf"(/(?:{'|'.join(CON_LLAVE)})/)[^/?\s\"']+")


def sin_llaves(texto: str) -> str:
    """The same with a dash in the place of each key."""
    return _LLAVE.sub(r"\1-", texto)
