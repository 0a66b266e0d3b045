"""Who has which extension at an instant: what joins a call of the exchange to a person (4.1)."""

from collections import defaultdict
from collections.abc import Callable, Collection
from datetime import datetime

from bluecom.cuentas.models import Rol, Usuario
from cartera.models import Extension

LAS_TIENEN = (Rol.ASESOR, Rol.SUPERVISOR)
DE_QUIEN_SON = "cartera:de_quien_son"
"""Look again at an extension's calls from an instant that had passed: who joins them does it."""


def quien_tiene(numero: str, instante: datetime) -> Usuario | None:
    """Whoever spoke on that extension at that instant; nobody when it was nobody's."""
    una = Extension.objects.en(instante).filter(numero=numero).select_related("usuario").first()
    return una.usuario if una else None


def quienes_tienen(numeros: Collection[str]) -> Callable[[str, datetime], Usuario | None]:
    """The same of many calls, in one read: the answer asks as ``quien_tiene``."""
    de_numero: dict[str, list[Extension]] = defaultdict(list)
    for una in Extension.objects.filter(numero__in=numeros).select_related("usuario"):
        de_numero[una.numero].append(una)

    def quien(numero: str, instante: datetime) -> Usuario | None:
        de_entonces = (e.usuario for e in de_numero.get(numero, ()) if e.es_suya_en(instante))
        return next(de_entonces, None)

    return quien


def extension_de(usuario: Usuario, instante: datetime) -> str:
    """The extension of that person at that instant; empty when there is none."""
    una = Extension.objects.en(instante).filter(usuario=usuario).first()
    return una.numero if una else ""
