"""Coded reasons, kept with their note."""

from typing import Any

from bluecom.cuentas.acto import Acto
from solicitudes.models import Motivo, Razon, Venta


def anotar_razon(
    venta: Venta,
    transicion: str,
    motivo: Motivo,
    nota: str,
    *,
    acto: Acto,
    paso: int | None = None,
    item: str = "",
    item_nombre: str = "",
    antes: dict[str, Any] | None = None,
) -> Razon:
    return Razon.objects.create(
        venta=venta,
        transicion=transicion,
        motivo=motivo,
        nota=nota,
        por=acto.usuario,
        en=acto.ahora,
        paso=paso,
        item=item,
        item_nombre=item_nombre,
        antes=antes or {},
    )
