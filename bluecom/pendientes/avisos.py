"""Notices that people read."""

from collections.abc import Iterable
from datetime import datetime

from bluecom.pendientes.models import Aviso


def avisar(
    usuario_ids: Iterable[int], texto: str, *, clave: str, ahora: datetime, url: str = ""
) -> int:
    """Give each person this notice, once for each ``clave``; return how many are new."""
    nuevos = 0
    for usuario_id in usuario_ids:
        _, nuevo = Aviso.objects.get_or_create(
            usuario_id=usuario_id,
            clave=clave,
            defaults={"texto": texto, "url": url, "creado_en": ahora},
        )
        nuevos += nuevo
    return nuevos


def cerrar_puerta(usuario_id: int, url: str) -> None:
    """This person may open that page no more: the notices stay as words, without their link."""
    Aviso.objects.filter(usuario_id=usuario_id, url__startswith=url).update(url="")


def dar_por_leidos(clave: str, *, ahora: datetime) -> None:
    """What this notice asked for is done: nobody needs to open it any more."""
    Aviso.objects.filter(clave=clave).sin_leer().update(leido_en=ahora)
