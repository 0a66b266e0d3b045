"""A call by the mark that the exchange gave each of its legs (4.1)."""

import re

from cartera.models import LlamadaDeCentral, Marcada, RegistroCDR

_UNIQUEID = re.compile(r"[\w.-]{0,60}[0-9]{9,11}\.[0-9]{1,9}", re.ASCII)


def grupo_de(texto: str) -> str:
    """Of which call a leg with this mark is one; empty when it is none, or none of ours."""
    if not _UNIQUEID.fullmatch(texto):
        return ""
    grupos = RegistroCDR.objects.filter(uniqueid=texto).values_list("grupo", flat=True)
    return grupos.first() or ""


def cuenta_de_la_llamada(texto: str) -> str:
    """What the desk had the exchange write on it (``V42``), by the mark of any of its legs."""
    if not _UNIQUEID.fullmatch(texto):
        return ""
    marcadas = Marcada.objects.filter(uniqueid=texto).values_list("cuenta", flat=True)
    llamadas = LlamadaDeCentral.objects.filter(grupo=grupo_de(texto))
    return marcadas.first() or llamadas.values_list("accountcode", flat=True).first() or ""
