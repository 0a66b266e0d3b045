"""Coded reasons, kept with their note."""

from datetime import datetime

from bluecom.cuentas.models import Usuario
from solicitudes.models import Motivo, Razon, Venta


def anotar_razon(
    venta: Venta,
    transicion: str,
    motivo: Motivo,
    nota: str,
    *,
    usuario: Usuario,
    ahora: datetime,
    paso: int | None = None,
    item: str = "",
    item_nombre: str = "",
) -> Razon:
    return Razon.objects.create(
        venta=venta,
        transicion=transicion,
        motivo=motivo,
        nota=nota,
        por=usuario,
        en=ahora,
        paso=paso,
        item=item,
        item_nombre=item_nombre,
    )
