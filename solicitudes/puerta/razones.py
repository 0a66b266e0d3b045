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


def motivo_del_sistema(ambito: str, codigo: str, nombre: str) -> Motivo:
    """The reason of what follows by itself: there, whatever the administration keeps."""
    motivo, _ = Motivo.objects.get_or_create(
        ambito=ambito, codigo=codigo, defaults={"nombre": nombre}
    )
    return motivo
