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


def avisar_de_una_vez(avisos: Iterable[Aviso]) -> None:
    """Many notices in one statement; whoever was already given one is not given it again."""
    Aviso.objects.bulk_create(avisos, ignore_conflicts=True)


def cerrar_puerta(usuario_id: int, url: str) -> None:
    """This person may open that page no more: the notices stay as words, without their link."""
    Aviso.objects.filter(usuario_id=usuario_id, url__startswith=url).update(url="")


def dar_por_leidos(*claves: str, ahora: datetime) -> None:
    """What these notices asked for is done: nobody needs to open them any more."""
    Aviso.objects.filter(clave__in=claves).sin_leer().update(leido_en=ahora)
