"""What a sent form says of itself: its token, and a fingerprint of what it asks."""

import hashlib
import json
import re

from django.http import HttpRequest

from bluecom.cuentas.firma import FIRMA

CAMPO = "una_vez"
AJENOS = {CAMPO, FIRMA, "csrfmiddlewaretoken"}
_FORMA = re.compile(r"[\w-]{16,32}")
_DE_PERSONA = re.compile(r"[a-záéíóúüñ]|\s|\d{7}")
"""What somebody types has small letters, spaces or a long number; what is picked is a code."""


def ficha_de(request: HttpRequest) -> str:
    """The token of a form that a person sends; empty for scripts, which ask again on purpose."""
    if request.method != "POST" or request.headers.get("HX-Request"):
        return ""
    ficha = request.POST.get(CAMPO, "")
    return ficha if _FORMA.fullmatch(ficha) else ""


def campos_de(request: HttpRequest) -> list[tuple[str, str]]:
    """Every field and value that the person sent."""
    propios = [campo for campo in request.POST if campo not in AJENOS]
    return [(campo, valor) for campo in propios for valor in request.POST.getlist(campo)]


def huella_de(request: HttpRequest) -> str:
    """SHA-256 of the address, the fields and the files of a form."""
    suma = hashlib.sha256(request.get_full_path().encode())
    suma.update(json.dumps(sorted(campos_de(request))).encode())
    for campo in sorted(request.FILES):
        for archivo in request.FILES.getlist(campo):
            suma.update(json.dumps([campo, archivo.name, archivo.size]).encode())
            for trozo in archivo.chunks():
                suma.update(trozo)
            archivo.seek(0)
    return suma.hexdigest()


def escrito_en(request: HttpRequest) -> list[str]:
    """What was typed, apart from the codes of what was picked: to show it back."""
    return [valor for _, valor in campos_de(request) if _DE_PERSONA.search(valor)]
