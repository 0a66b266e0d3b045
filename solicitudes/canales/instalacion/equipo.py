"""What a piece of equipment says on its label, as it is kept."""

import re
from collections.abc import Sequence

from django.db import connection

from solicitudes.models import Instalacion, Venta
from solicitudes.reglas.errores import TransicionInvalida

_NO_HAY = {"SINSERIE", "NOTIENE", "NOTIENESERIE", "S/N", "S/S"}
_MAC = re.compile(r"[0-9A-F]{12}")


def serie_limpia(escrita: str) -> str:
    return escrita.upper().replace(" ", "")


def dice_que_no_tiene(escrita: str) -> bool:
    """Whether what was written in place of a serial says that there is none."""
    return serie_limpia(escrita) in _NO_HAY


def mac_limpia(escrita: str) -> str:
    """``001a2b3c4d5e`` or ``00-1A-…`` → ``00:1A:2B:3C:4D:5E``; empty when it is none."""
    cifras = re.sub(r"[\s:.-]", "", escrita).upper()
    if not _MAC.fullmatch(cifras):
        return ""
    return ":".join(cifras[i : i + 2] for i in range(0, 12, 2))


def serie_ajena(serie: str, venta: Venta) -> bool:
    """Whether that serial stands installed in another sale."""
    otras = Instalacion.objects.exclude(venta=venta)
    return bool(serie) and otras.filter(equipos__contains=[{"serie": serie}]).exists()


def exigir_series_libres(venta: Venta, equipos: Sequence[dict[str, str]]) -> None:
    """No piece of equipment stands in two places, also when two are recorded at once.

    Each serial is held until the transaction ends.
    """
    series = sorted({equipo["serie"] for equipo in equipos if equipo.get("serie")})
    with connection.cursor() as cursor:
        for serie in series:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 112))", [serie])
    ajenas = [serie for serie in series if serie_ajena(serie, venta)]
    if ajenas:
        raise TransicionInvalida(
            [f"La serie {serie} ya está instalada en otra venta." for serie in ajenas]
        )
